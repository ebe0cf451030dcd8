import { readHeader } from './read.js';

/**
 * The wait that headers ask for, in milliseconds, or undefined. Read are `retry-after-ms`, `x-ms-retry-after-ms` and
 * `Retry-After` as seconds (with decimals) or as an HTTP date; a date in the past is 0. What cannot be read counts as absent.
 */
export function retryAfterOf(headers: unknown, now: number): number | undefined {
  const exact = readHeader(headers, 'retry-after-ms') ?? readHeader(headers, 'x-ms-retry-after-ms');
  if (exact !== undefined && isDecimal(exact)) return Math.min(Number(exact), longestWait);
  const value = readHeader(headers, 'retry-after')?.trim();
  if (value === undefined) return undefined;
  if (isDecimal(value)) return Math.min(Number(value) * 1000, longestWait);
  // `Date.parse` takes '-1' and '5 5' for dates; an HTTP date names its month.
  const time = /[a-z]{3}/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : Math.min(Math.max(0, time - now), longestWait);
}

/** Thirty years: still a date, and beyond every bound. */
const longestWait = 1e12;
const isDecimal = (value: string): boolean => /^\s*\d+(\.\d+)?\s*$/.test(value);
