import type { LimitedAnswer } from './answer.js';
import type { Clock } from './options.js';
import { createRate } from './rate.js';

/**
 * A request, from when it came until it ends. Times are in milliseconds since 1970; `started` is 0 while it
 * waits, and when it was none.
 */
export type Turn = [since: number, start: () => void, started: number];

/**
 * Requests that count together.
 *
 * - `enter`: a request waits from now on.
 * - `leave`: a request ends with an answer or without, gives up, or turns out to be none: then what it cost
 *   is for others. An answer
 *   teaches the scope; it may be that to a request of another scope.
 * - `isIdle`: nothing waits, is under way or is held back. Only what was learnt of the rate is lost with it.
 */
export type Scope = readonly [
  enter: (turn: Turn) => void,
  leave: (turn: Turn, answer?: LimitedAnswer, isNoRequest?: boolean) => void,
  isIdle: () => boolean,
];

/** Work that hangs, or waits for other work of its scope, must not stop the others for ever. */
const longestRunMs = 15_000;
/** A timer that nobody waits for any more must not hold up the end of a program. */
const longestTimerMs = 1000;

/**
 * The queue of one scope, with its gate and its rate.
 *
 * @param concurrency requests at a time
 * @param perSecond requests a second to begin with; unknown when not given
 * @param maxWaitMs how long refusals may hold a request back
 */
export function createScope(
  concurrency: number,
  perSecond: number | undefined,
  maxWaitMs: number,
  ...[time, random, sleep]: Clock
): Scope {
  /** Those that wait, in their order. */
  const queue = new Set<Turn>();
  const running = new Set<Turn>();
  /** Since when nothing is asked of it; 0 while something is. */
  let idle = time();
  const [due, spend, learn] = createRate(perSecond, idle, maxWaitMs, random);
  /** Number of the last look at the queue. */
  let look = 0;

  /** Starts as many as may start now, and comes back for the rest. */
  const pump = (): void => {
    for (const turn of queue) {
      const now = time();
      for (const other of running) if (now - other[2] > longestRunMs) running.delete(other);
      // Those that pass a closed gate do so one at a time.
      const wait = Math.ceil(due(now, running.size ? now : turn[0]) - now);
      if (wait > 0 || running.size >= concurrency) {
        const mine = ++look;
        void sleep(Math.min(wait > 0 ? wait : longestTimerMs, longestTimerMs)).then(() => {
          if (mine === look) pump();
        });
        return;
      }
      spend(1, now, idle && now - idle);
      idle = 0;
      queue.delete(turn);
      running.add(turn);
      turn[2] = now;
      turn[1]();
    }
  };

  return [
    (turn) => {
      if (queue.add(turn).size < 2) pump();
    },
    (turn, answer, isNoRequest) => {
      queue.delete(turn);
      running.delete(turn);
      if (isNoRequest) spend(-1, 0, (turn[2] = 0));
      if (answer && turn[2]) learn(turn[2], time(), answer, running.size);
      idle ||= queue.size + running.size ? 0 : time();
      pump();
    },
    () => idle > 0 && due(time(), time()) <= time(),
  ];
}
