/** How the wait between two attempts grows. Times are in milliseconds. */
export interface Backoff {
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  readonly factor: number;
  readonly jitter: 'full' | 'none';
}

/**
 * Our own wait before the next attempt, in milliseconds, at least 1.
 *
 * Full jitter draws from 0 to the exponential value, which spreads callers best. After throttling without `Retry-After` the
 * value is doubled and only its upper half is drawn from: a refusal for load takes longer to pass than an outage.
 *
 * @param attempt number of the attempt that failed, from 1
 * @param random a number from 0 up to 1
 */
export function backoffDelay({ baseDelayMs, maxDelayMs, factor, jitter }: Backoff, attempt: number, throttled: boolean, random: number): number {
  const value = Math.min(maxDelayMs, baseDelayMs * factor ** (attempt - 1));
  if (jitter === 'none') return Math.max(1, value);
  const share = random >= 0 && random <= 1 ? random : 1;
  const drawn = throttled ? Math.min(maxDelayMs, value * 2) * (0.5 + share / 2) : value * share;
  return Math.max(1, Math.round(drawn));
}
