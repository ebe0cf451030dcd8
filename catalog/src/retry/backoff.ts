/** How the wait between two attempts grows. Times are in milliseconds. */
export interface Backoff {
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  readonly factor: number;
  readonly jitter: 'full' | 'none';
}

const exponential = ({ baseDelayMs, maxDelayMs, factor }: Backoff, attempt: number): number =>
  Math.min(maxDelayMs, baseDelayMs * factor ** (attempt - 1));

/**
 * Our own wait before the next attempt, in milliseconds, at least 1.
 *
 * Full jitter draws from 0 to the exponential value, which spreads callers best. After throttling without
 * `Retry-After` the value is doubled and only its upper half is drawn from: a refusal for load takes longer
 * to pass than an outage.
 *
 * @param attempt number of the attempt that failed, from 1
 * @param share a number from 0 up to 1, by chance
 */
export function backoffDelay(backoff: Backoff, attempt: number, throttled: boolean, share: number): number {
  const value = exponential(backoff, attempt);
  const drawn =
    backoff.jitter === 'none'
      ? value
      : throttled
        ? (Math.min(backoff.maxDelayMs, value * 2) * (1 + share)) / 2
        : value * share;
  // The clock of a test may give anything for chance.
  return Math.max(1, Math.round(drawn) || 0);
}

/**
 * What is added to a wait that all callers were given alike (`Retry-After`, a closed gate), in milliseconds:
 * up to the exponential value, so that they do not come back in the same moment, and at most half of the time
 * that is left then, because chance must not make a wait too long, and the request needs time as well.
 *
 * @param rest milliseconds that are left after the wait
 * @param share a number from 0 up to 1, by chance
 */
export function spread(backoff: Backoff, attempt: number, rest: number, share: number): number {
  return backoff.jitter === 'none'
    ? 0
    : Math.max(0, Math.ceil(Math.min(exponential(backoff, attempt), rest / 2) * share) || 0);
}
