import { readHeader } from './headers.js';

/** Thirty years: still a date, and beyond every bound. */
const longestWait = 1e12;

/**
 * The wait that headers ask for, in milliseconds, or undefined. Read are `retry-after-ms`, `x-ms-retry-after-ms` and
 * `Retry-After` as seconds (with decimals) or as an HTTP date; a date in the past is 0. What cannot be read counts as absent.
 */
export function retryAfterOf(headers: readonly object[], now: number): number | undefined {
  const wait = fromHeader(readHeader(headers, 'retry-after'), now) ?? decimal(readHeader(headers, 'retry-after-ms', 'x-ms-retry-after-ms'), 1);
  return wait === undefined ? undefined : Math.min(Math.max(0, wait), longestWait);
}

const decimal = (value: string | undefined, unit: number): number | undefined =>
  value !== undefined && /^\s*\d+(\.\d+)?\s*$/.test(value) ? Number(value) * unit : undefined;

function fromHeader(value: string | undefined, now: number): number | undefined {
  const seconds = decimal(value, 1000);
  // `Date.parse` takes '-1' and '5 5' for dates; an HTTP date names its month.
  if (value === undefined || seconds !== undefined || !/[a-z]{3}/i.test(value)) return seconds;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time - now;
}
