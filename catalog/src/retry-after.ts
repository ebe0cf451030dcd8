import { readHeader } from './headers.js';
import type { Level } from './read.js';

/** Thirty years: still a date, and beyond every bound. */
const longestWait = 1e12;

/**
 * Milliseconds, or undefined for what is no plain number. `Date.parse` takes '-1' and '5 5' for dates; an
 * HTTP date names its month.
 */
export function millisecondsOf(value: string, unit: number): number | undefined {
  if (!value) return undefined;
  const wait = /^\s*\d[\d.]*\s*$/.test(value)
    ? Number(value) * unit
    : /[a-z]{3}/i.test(value)
      ? // The oldest of the three forms has no zone, and means UTC.
        Date.parse(value.replace(/ \d{4}\s*$/, '$& GMT')) - Date.now()
      : NaN;
  return wait < 0 ? 0 : wait >= 0 ? Math.min(wait, longestWait) : undefined;
}

/**
 * The wait that headers ask for, in milliseconds, or undefined. Read are `Retry-After` as seconds (with
 * decimals) or as an HTTP date, and `retry-after-ms` and `x-ms-retry-after-ms` of a service that throttles or
 * fails; a date in the past is 0. What cannot be read counts as absent.
 */
export function retryAfterOf(chain: readonly Level[], status: number): number | undefined {
  const wait = millisecondsOf(readHeader(chain, 'retry-after'), 1000);
  if (wait !== undefined || status < 429) return wait;
  return millisecondsOf(readHeader(chain, 'retry-after-ms', 'x-ms-retry-after-ms'), 1);
}
