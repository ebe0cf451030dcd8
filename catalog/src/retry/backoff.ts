/** How the wait between two attempts grows. Times are in milliseconds. */
export interface Backoff {
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  readonly factor: number;
  readonly jitter: 'full' | 'none';
}

/** The exponential value, and the share of a range that chance takes: a clock of tests may give anything. */
const partsOf = ({ baseDelayMs, maxDelayMs, factor, jitter }: Backoff, attempt: number, random: number): readonly [value: number, share: number] => [
  Math.min(maxDelayMs, baseDelayMs * factor ** (attempt - 1)),
  jitter === 'full' && random >= 0 && random <= 1 ? random : 1,
];

/**
 * Our own wait before the next attempt, in milliseconds, at least 1.
 *
 * Full jitter draws from 0 to the exponential value, which spreads callers best. After throttling without `Retry-After` the
 * value is doubled and only its upper half is drawn from: a refusal for load takes longer to pass than an outage.
 *
 * @param attempt number of the attempt that failed, from 1
 * @param random a number from 0 up to 1
 */
export function backoffDelay(backoff: Backoff, attempt: number, throttled: boolean, random: number): number {
  const [value, share] = partsOf(backoff, attempt, random);
  const drawn = throttled && backoff.jitter === 'full' ? Math.min(backoff.maxDelayMs, value * 2) * (0.5 + share / 2) : value * share;
  return Math.max(1, Math.round(drawn));
}

/**
 * The wait above a floor that all callers were given alike (`Retry-After`, a closed gate), in milliseconds: up to the exponential
 * value more, so that they do not come back in the same moment, and never more than half of the time that is left above the
 * floor, because chance must not make a wait too long, and the request needs time as well.
 *
 * @param own the wait where there is no floor; the least without jitter
 * @param rest time that is left, in milliseconds
 */
export function delayAbove(floor: number, own: number, rest: number, backoff: Backoff, attempt: number, random: number): number {
  if (!(floor > 0) || backoff.jitter === 'none') return Math.max(own, floor || 0);
  const [value, share] = partsOf(backoff, attempt, random);
  return floor + Math.ceil(Math.max(0, Math.min(value, (rest - floor) / 2)) * share);
}
