import type { LimitedAnswer } from './answer.js';
import type { Clock } from './options.js';
import { createRate } from './rate.js';

/** A request that is under way, since so many milliseconds after 1970. */
export type Run = readonly [started: number];

/** A request that waits for its turn, since so many milliseconds after 1970. */
export type Waiting = readonly [since: number, start: (run: Run) => void];

/**
 * Requests that count together.
 *
 * - `enter`: a request waits from now on.
 * - `leave`: a request ends, gives up, or turns out to be none: then what it cost is for others. Its place is in any case.
 * - `learn`: takes what the answer to a run tells.
 * - `isIdle`: nothing waits, is under way or is held back. Only what was learnt of the rate is lost with it.
 */
export type Scope = readonly [
  enter: (waiting: Waiting) => void,
  leave: (waiting: Waiting, run: Run | undefined, isNoRequest?: boolean) => void,
  learn: (run: Run, answer: LimitedAnswer) => void,
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
export function createScope(concurrency: number, perSecond: number | undefined, maxWaitMs: number, ...[time, random, sleep]: Clock): Scope {
  /** Those that wait, in their order. */
  const queue = new Set<Waiting>();
  const running = new Set<Run | undefined>();
  /** Since when nothing is asked of it; 0 while something is. */
  let idle = time();
  const [waitFor, spend, learn] = createRate(perSecond, idle, maxWaitMs, random);
  /** Number of the last look at the queue. */
  let look = 0;

  /** Starts as many as may start now, and comes back for the rest. */
  const pump = (): void => {
    for (const waiting of queue) {
      const now = time();
      for (const run of running) if (now - (run?.[0] ?? 0) > longestRunMs) running.delete(run);
      const [since, start] = waiting;
      // Those that pass a closed gate do so one at a time.
      const wait = Math.ceil(waitFor(now, running.size ? now : since));
      if (wait > 0 || running.size >= concurrency) {
        const mine = ++look;
        void sleep(Math.min(wait > 0 ? wait : longestTimerMs, longestTimerMs)).then(() => {
          if (mine === look) pump();
        });
        return;
      }
      spend(1, idle && now - idle);
      idle = 0;
      const run = [now] as const;
      queue.delete(waiting);
      running.add(run);
      start(run);
    }
  };

  return [
    (waiting) => {
      if (queue.add(waiting).size < 2) pump();
    },
    (waiting, run, isNoRequest) => {
      queue.delete(waiting);
      running.delete(run);
      if (isNoRequest) spend(-1, 0);
      idle ||= queue.size + running.size ? 0 : time();
      pump();
    },
    (run, answer) => {
      running.delete(run);
      learn(run[0], time(), answer, running.size);
    },
    () => !(queue.size + running.size) && waitFor(time(), time()) <= 0,
  ];
}
