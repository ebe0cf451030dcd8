import type { LimitedAnswer, NumberOf } from './answer.js';
import type { Clock } from './options.js';

/**
 * How fast requests of one scope may follow each other, as the functions that ask and teach it. Times are in milliseconds since 1970.
 *
 * - `wait`: milliseconds until the next request may start, 0 or less when it may now. One that came at `since` may pass a gate that
 *   has held it back for the longest time that is allowed.
 * - `spend`: so many requests start, after a time without any, which does not count. -1 takes one back: it was none.
 * - `learn`: takes what an answer tells. When that request was sent, and how many are still under way.
 */
export type Rate = readonly [
  wait: (now: number, since: number) => number,
  spend: (requests: number, idleMs: number) => void,
  learn: (started: number, now: number, answer: LimitedAnswer, underWay: number) => void,
];

/** Seconds. A header that says more is wrong, and must not stop a scope for ever. */
const longestReset = 86_400;
/** Units that no request costs. */
const tooMany = 10_000;

/**
 * The rate that headers allow. With a share it is twice the mean rate at 0.8, the mean rate at 0.9, next to nothing at 1: it comes to
 * rest wherever the service refills. With numbers, what remains is spread over the time until there is more.
 */
function toldRate(header: NumberOf, mean: number, cost: number, underWay: number): number {
  const share = header('x-ms-throttle-limit-percentage');
  const remaining = header('ratelimit-remaining');
  if (share >= 0.8) return mean * Math.max(10 - 10 * share, 0.1);
  return remaining <= header('ratelimit-limit') / 5 ? Math.max(remaining - underWay * cost, cost) / Math.min(Math.max(header('ratelimit-reset') || 0, 1), longestReset) / 1000 : Infinity;
}

/**
 * The gate and the rate of one scope. The rate is in units a millisecond: a request costs what `x-ms-resource-unit` said of those
 * before it, else 1. It is the lower of what the headers of the last answer allow and what refusals have shown.
 *
 * @param perSecond units a second to begin with; unknown when not given
 * @param begin milliseconds since 1970
 * @param maxWaitMs how long refusals may hold a request back
 */
export function createRate(perSecond: number | undefined, begin: number, maxWaitMs: number, random: Clock[1]): Rate {
  /** When the gate opens, or opened. */
  let opens = 0;
  /** Refusals without a success between them, when the first and the last of them was. */
  let refusals = 0;
  let closedAt = 0;
  let refusedAt = 0;
  /** Units that may be spent at once, below 0 after a start, and when that was counted. */
  let credit = 0;
  let counted = begin;
  /** Mean cost of a request. */
  let cost = 1;
  /** The rate that headers allow. */
  let told = Infinity;
  /** The rate that was refused, and units spent since, and when that was. */
  let top = perSecond ? perSecond / 1000 : Infinity;
  let spent = 0;
  let since = begin;

  // 3 % below the refused rate, back there after 200 requests, close to it for as many, then faster and faster beyond it.
  const pace = (): number => Math.min(told, top * (1 + 0.03 * (spent / cost / 200 - 1) ** 3));

  const wait = (now: number, came: number): number => {
    const speed = pace();
    // Timers are late while a program is busy. What was not used meanwhile is not lost, as far as a service that counts single
    // requests bears it: 20 ms, and a quarter of a second less one request.
    credit = speed < Infinity ? Math.min(credit + Math.max(0, now - Math.max(counted, opens)) * speed, Math.max(speed * 20, speed * 250 - 1)) : 0;
    counted = now;
    return opens > now && now - Math.max(came, closedAt) >= maxWaitMs ? 0 : Math.max(opens - now, -credit / speed);
  };

  const lower = (now: number, opened: number, mean: number, retryAfterMs = 0): void => {
    const isKnown = top < Infinity;
    // Headers tell more than a refusal, and a second one without a success between them only that the wait was too short.
    if (told < Infinity || (isKnown && !spent)) return;
    const speed = pace();
    const requests = spent / cost;
    // What got through since the last refusal tells the rate, unless those were few, or so many that the service may have had
    // more to give. It always tells when the gate was closed for most of that time: bursts and waits take turns.
    const isDoubtful = isKnown && 2 * opened < now + since && (requests < 9 || requests > 150);
    top = Math.max(Math.min(mean, speed), isDoubtful ? Math.max(top * 0.95, speed * 0.7) : 0);
    spent = 0;
    // A long wait belongs to a quota, and says nothing about the rate.
    since = isKnown && retryAfterMs > 10_000 ? opens : now;
  };

  const learn: Rate[2] = (started, now, [status, retryAfterMs, , header], underWay) => {
    wait(now, now);
    const opened = opens;
    // After a long wait was asked for, that time lies ahead.
    const mean = (spent + cost) / (Math.max(now - since, 0) + 1);
    told = toldRate(header, mean, cost, underWay);
    if (status !== 429 && status !== 509 && !(status === 503 && retryAfterMs)) {
      const units = header('x-ms-resource-unit');
      const actual = units > 0 && units < tooMany ? units : cost;
      credit += cost - actual;
      cost += (actual - cost) / 8;
      spent += actual;
      refusals = 0;
      return;
    }
    // Others that were under way at a refusal say nothing new.
    const isNews = started >= refusedAt;
    // Never sooner than asked, and not all processes in the same millisecond.
    if (isNews || retryAfterMs) opens = Math.max(opens, now + (retryAfterMs || Math.min(1000 * 2 ** refusals, 600_000)) * (1 + random() / 50));
    if (!isNews) return;
    if (!refusals++) closedAt = now;
    refusedAt = now;
    lower(now, opened, mean, retryAfterMs);
  };

  return [
    wait,
    (requests, idleMs) => {
      credit -= requests * cost;
      since += idleMs;
    },
    learn,
  ];
}
