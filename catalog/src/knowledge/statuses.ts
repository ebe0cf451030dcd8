import {
  builtInTables,
  isKnownStatus,
  oneToOneCondition,
  retryOfStatus,
  rowOfCode,
  statusOfName,
} from './lookup.js';

const statusText =
  /^[\s"'(:[]*(?:(?:http|status|code|error|statuscode|status_code|request|response|failed|with|returned|microsoft|graph|api)[\s:=/!-]*)*\b([1-5]\d\d)\b(.*)$/is;

/**
 * A status written as digits, with or without what people put around it (`404`, `status 404`,
 * `404 Not Found`).
 */
export function statusIn(text: string): number | undefined {
  const match = statusText.exec(text);
  const status = Number(match?.[1]);
  if (match === null || !isKnownStatus(status)) return undefined;
  const rest = (match[2] ?? '').replace(/^[\s"')\]:,.;-]+|[\s"')\]:,.;-]+$/g, '').toLowerCase();
  return rest === '' || rest === 'error' || statusOfName(rest) === status ? status : undefined;
}

/** `Service Unavailable`: `not found` and `conflict` are words of many sentences. */
export function statusNamed(text: string): number | undefined {
  const lower = text.toLowerCase();
  return /^[A-Z]\w+ [A-Z]/.test(text) && lower !== 'not found' ? statusOfName(lower) : undefined;
}

/**
 * The HTTP status that a text is: its digits (`404`, `status code 404`), or the reason phrase that stands for
 * no other.
 *
 * @param text the literal as written
 * @returns undefined for a text that is none, or that is also a code of Graph
 * @throws never
 */
export function statusOfText(text: string): number | undefined {
  const trimmed = text.trim();
  return rowOfCode(builtInTables, trimmed) === undefined
    ? (statusIn(trimmed) ?? statusNamed(trimmed))
    : undefined;
}

/**
 * The condition that says the same as a status, so that a test on the one may replace a test on the other.
 *
 * @param status an HTTP status
 * @returns undefined where status and condition differ (503, for example, is one of several ways to be
 *   unavailable)
 * @throws never
 */
export const conditionForStatus = (status: number): string | undefined => oneToOneCondition(status);

/**
 * What the catalogue says of sending a request again after a status.
 *
 * @param status an HTTP status
 * @returns as `retry` of `describeCode`; undefined for a status that the catalogue does not know
 * @throws never
 */
export const statusRetry = (status: number): string | undefined => retryOfStatus(status);
