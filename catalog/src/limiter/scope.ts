import { readHeader } from '../headers.js';
import type { Level } from '../read.js';

/** Time and chance, replaceable in tests. */
export interface LimiterClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
  /** Resolves after `ms` milliseconds. */
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** A request that is under way. */
export interface Run {
  /** Milliseconds since 1970. */
  readonly started: number;
}

/** A request that waits for its turn. */
export type Start = (run: Run) => void;

/** Requests that count together. */
export interface Scope {
  /** Those that wait, in their order. */
  readonly queue: Set<Start>;
  readonly running: Set<Run>;
  /** Starts as many as may start now, and comes back for the rest. */
  readonly pump: () => void;
  /** Learns from the answer to a run. */
  readonly learn: (run: Run, answer: readonly Level[], status: number, retryAfterMs: number | undefined) => void;
}

/**
 * The queue, the gate and the rate of one scope. The rate is in units a millisecond: a request costs what `x-ms-resource-unit`
 * said of those before it, else 1. It is the lower of what the headers of the last answer allow and what refusals have shown.
 *
 * @param concurrency requests at a time
 * @param rate units a second to begin with; unknown when not given
 */
export function createScope(concurrency: number, rate: number | undefined, { now: time, sleep, random }: LimiterClock): Scope {
  const queue = new Set<Start>();
  const running = new Set<Run>();
  /** Since when nothing is asked of it; 0 while something is. */
  let idle = time();
  /** Number of the last look at the queue. */
  let look = 0;
  /** The gate: closed until then. */
  let until = 0;
  /** Units that may be spent at once, below 0 after a start, and when that was counted. */
  let credit = 0;
  let counted = idle;
  /** Mean cost of a request. */
  let cost = 1;
  /** The rate that headers allow. */
  let told = Infinity;
  /** The rate that was refused, and units spent since, and when that was. Time without requests does not count. */
  let top = rate ? rate / 1000 : Infinity;
  let spent = 0;
  let since = idle;
  let refusals = 0;
  let refusedAt = 0;

  // 5 % below the refused rate, back there after 200 requests, close to it for as many, then faster and faster beyond it.
  const pace = (): number => Math.min(told, top * (1 + 0.05 * (spent / cost / 200 - 1) ** 3));

  const count = (): number => {
    const now = time();
    const speed = pace();
    // Timers are late by some milliseconds: what was not used meanwhile is not lost.
    credit = speed < Infinity ? Math.min(credit + Math.max(0, now - Math.max(counted, until)) * speed, speed * 100) : 0;
    return (counted = now);
  };

  const pump = (): void => {
    for (const start of queue) {
      const now = count();
      // Work that hangs, or waits for other work of its scope, must not stop the others for ever.
      for (const run of running) if (now - run.started > 15_000) running.delete(run);
      let wait = Math.ceil(Math.max(0, until - now, -credit / pace()));
      if (running.size >= concurrency) wait ||= 1000;
      if (wait) {
        const mine = ++look;
        // No longer than a second: a timer that nobody waits for any more must not hold up the end of a program.
        void sleep(Math.min(wait, 1000)).then(() => {
          if (mine === look) pump();
        });
        return;
      }
      since += idle && now - idle;
      idle = 0;
      const run = { started: now };
      credit -= cost;
      queue.delete(start);
      running.add(run);
      start(run);
    }
  };

  const refuse = (run: Run, now: number, retryAfterMs: number | undefined): void => {
    // Others that were under way at a refusal say nothing new.
    const isFirst = run.started >= refusedAt;
    if (isFirst || retryAfterMs) {
      // Never sooner than asked, and not all processes in the same millisecond.
      until = Math.max(until, now + (retryAfterMs || Math.min(1000 * 2 ** refusals, 600_000)) * (1 + random() / 50));
    }
    if (!isFirst) return;
    refusals++;
    refusedAt = now;
    // Headers tell more than a refusal, and a second refusal without a success between them only that the wait was too short.
    const isKnown = top < Infinity;
    if (told < Infinity || (isKnown && !spent)) return;
    // What got through since the last refusal; little less than before where that were too few to tell.
    top = Math.max((spent + cost) / (now - since + 1), isKnown && spent < 9 ? top * 0.7 : 0);
    spent = 0;
    since = now;
  };

  const learn = (run: Run, answer: readonly Level[], status: number, retryAfterMs: number | undefined): void => {
    const header = (name: string): number => parseFloat(readHeader(answer, name));
    const now = count();
    running.delete(run);
    idle = queue.size + running.size ? 0 : now;
    const share = header('x-ms-throttle-limit-percentage');
    const remaining = header('ratelimit-remaining');
    told = Infinity;
    // Twice the mean rate at 0.8, the mean rate at 0.9, next to nothing at 1: comes to rest wherever the service refills.
    if (share >= 0.8) told = ((spent + cost) / (now - since + 1)) * Math.max(10 - 10 * share, 0.1);
    else if (remaining <= header('ratelimit-limit') / 5) told = Math.max(remaining - running.size * cost, cost) / Math.max(header('ratelimit-reset') || 0, 1) / 1000;
    if (status === 429 || (status === 503 && retryAfterMs)) refuse(run, now, retryAfterMs);
    else {
      const actual = header('x-ms-resource-unit') || cost;
      credit += cost - actual;
      cost += (actual - cost) / 8;
      spent += actual;
      refusals = 0;
    }
  };

  return { queue, running, pump, learn };
}
