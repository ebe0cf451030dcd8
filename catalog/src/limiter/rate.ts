import type { LimitedAnswer, NumberOf } from './answer.js';
import type { Clock } from './options.js';

/**
 * How fast requests of one scope may follow each other, as the functions that ask and teach it. Times are in
 * milliseconds since 1970.
 *
 * - `due`: when the next request may start. One that came at `since` may pass a gate that has held it back
 *   for the longest time that
 *   is allowed.
 * - `spend`: so many requests start, after a time without any, which does not count. -1 takes one back: it
 *   was none.
 * - `learn`: takes what an answer tells. When that request was sent, and how many are still under way.
 */
export type Rate = readonly [
  due: (now: number, since: number) => number,
  spend: (requests: number, now: number, idleMs: number) => void,
  learn: (started: number, now: number, answer: LimitedAnswer, underWay: number) => void,
];

/** Seconds. A header that says more is wrong, and must not stop a scope for ever. */
const longestReset = 86_400;
/** The longest pause where nothing tells how long it should be, in milliseconds. */
const longestPause = 600_000;
/** Units that no request costs. */
const tooMany = 10_000;

/**
 * The rate that headers allow. With a share it is twice the mean rate at 0.8, the mean rate at 0.9, next to
 * nothing at 1: it comes to rest wherever the service refills. With numbers, what remains is spread over the
 * time until there is more. What is under way has not been counted yet: it is taken off what remains, and
 * added to the share in proportion to what has been spent.
 *
 * @param mean units a millisecond
 * @param ahead units that are under way
 */
function toldRate(header: NumberOf, mean: number, cost: number, ahead: number, spent: number): number {
  const share = header('x-ms-throttle-limit-percentage');
  const remaining = header('ratelimit-remaining');
  if (share >= 0.8) return mean * Math.max(10 - 10 * share * (1 + ahead / spent), 0.1);
  return remaining <= header('ratelimit-limit') / 5
    ? Math.max(remaining - ahead, cost) /
        Math.min(Math.max(header('ratelimit-reset') || 0, 1), longestReset) /
        1000
    : Infinity;
}

/**
 * The rate that a refusal shows. What got through since the one before tells it, unless those requests were
 * few, or so many that the service may have had more to give. It always tells when the gate was closed for
 * most of that time: bursts and waits take turns.
 *
 * @param top the rate that was refused before; `Infinity` when none was
 * @param speed the rate that is refused now
 */
function refusedRate(top: number, speed: number, mean: number, requests: number, wasClosed: boolean): number {
  const isDoubtful = top < Infinity && !wasClosed && (requests < 9 || requests > 150);
  return Math.max(Math.min(mean, speed), isDoubtful ? Math.max(top * 0.95, speed * 0.7) : 0);
}

/**
 * When a request counts as started that starts now, so long after the one before at the earliest. Timers are
 * late while a program is busy. That is made up for as far as a service that counts single requests bears it:
 * by 20 ms, and by a quarter of a second less one request. One that is later than that has not been waiting.
 */
function startOf(before: number, step: number, now: number): number {
  const due = before + step;
  return now - due > Math.max(20, 250 - step) ? now : due;
}

/**
 * The gate and the rate of one scope. The rate is in units a millisecond: a request costs what
 * `x-ms-resource-unit` said of those before it, else 1. It is the lower of what the headers of the last
 * answer allow and what refusals have shown.
 *
 * @param perSecond units a second to begin with; unknown when not given
 * @param begin milliseconds since 1970
 * @param maxWaitMs how long refusals may hold a request back
 */
export function createRate(
  perSecond: number | undefined,
  begin: number,
  maxWaitMs: number,
  random: Clock[1],
): Rate {
  /**
   * When the gate opens, or opened; refusals without a success between them; when the first and the last of
   * them was.
   */
  let opens = 0,
    refusals = 0,
    closedAt = 0,
    refusedAt = 0;
  /** When the last request started, or should have; the mean cost of a request. */
  let last = 0,
    cost = 1;
  /** The rate that headers allow. */
  let told = Infinity;
  /** The rate that was refused, and units spent since, and when that was. */
  let top = perSecond ? perSecond / 1000 : Infinity;
  let spent = 0;
  let since = begin;

  // 3 % below the refused rate, back there after 200 requests, close to it for as many, then faster and
  // faster beyond it.
  const pace = (): number => Math.min(told, top * (1 + 0.03 * (spent / cost / 200 - 1) ** 3));

  /** Takes what a request cost that was not refused. */
  const accept = (units: number): void => {
    const more = units > 0 && units < tooMany ? units - cost : 0;
    last += more / pace();
    spent += cost + more;
    cost += more / 8;
    refusals = 0;
  };

  /** Closes the gate, and lowers the rate. */
  const refuse = (started: number, now: number, mean: number, retryAfterMs = 0): void => {
    const wasClosed = 2 * opens >= now + since;
    // Others that were under way at a refusal say nothing new.
    const isNews = started >= refusedAt;
    // Never sooner than asked, and not all processes in the same millisecond.
    if (isNews || retryAfterMs)
      opens = Math.max(
        opens,
        now + (retryAfterMs || Math.min(1000 * 2 ** refusals, longestPause)) * (1 + random() / 50),
      );
    if (!isNews) return;
    if (!refusals++) closedAt = now;
    refusedAt = now;
    // Headers tell more than a refusal, and a second one without a success between them only that the wait
    // was too short.
    if (told < Infinity || (top < Infinity && !spent)) return;
    // A long wait belongs to a quota, and says nothing about the rate.
    since = top < Infinity && retryAfterMs > 10_000 ? opens : now;
    top = refusedRate(top, pace(), mean, spent / cost, wasClosed);
    spent = 0;
  };

  return [
    (now, came) =>
      Math.max(opens > now && now - Math.max(came, closedAt) >= maxWaitMs ? 0 : opens, last + cost / pace()),
    (requests, now, idleMs) => {
      last = startOf(last, (requests * cost) / pace(), now);
      since += idleMs;
    },
    (started, now, [status, retryAfterMs, , header], underWay) => {
      // After a long wait was asked for, that time lies ahead.
      const mean = (spent + cost) / (Math.max(now - since, 0) + 1);
      const isRefused = status === 429 || status === 509 || (status === 503 && !!retryAfterMs);
      // A refusal may leave out what other answers tell: then that still holds.
      told = Math.min(
        isRefused ? told : Infinity,
        toldRate(header, mean, cost, underWay * cost, spent + cost),
      );
      if (isRefused) refuse(started, now, mean, retryAfterMs);
      else accept(header('x-ms-resource-unit'));
    },
  ];
}
