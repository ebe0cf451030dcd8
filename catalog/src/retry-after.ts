import { readHeader } from './headers.js';

/** Thirty years: still a date, and beyond every bound. */
const longestWait = 1e12;

/** NaN for what is no plain number. */
const decimal = (value = ''): number => (/^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) : NaN);

/** `Date.parse` takes '-1' and '5 5' for dates; an HTTP date names its month. */
const untilDate = (value = ''): number => (/[a-z]{3}/i.test(value) ? Date.parse(value) - Date.now() : NaN);

/**
 * The wait that headers ask for, in milliseconds, or undefined. Read are `retry-after-ms`, `x-ms-retry-after-ms` and
 * `Retry-After` as seconds (with decimals) or as an HTTP date; a date in the past is 0. What cannot be read counts as absent.
 */
export function retryAfterOf(headers: readonly unknown[]): number | undefined {
  const after = readHeader(headers, 'retry-after');
  const waits = [decimal(after) * 1000, untilDate(after), decimal(readHeader(headers, 'retry-after-ms', 'x-ms-retry-after-ms'))];
  const wait = waits.find((value) => !Number.isNaN(value));
  return wait === undefined ? undefined : Math.min(Math.max(0, wait), longestWait);
}
