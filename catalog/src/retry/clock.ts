import type { AbortSignalLike, RetrySignal } from './signal.js';
import { reasonOf } from './signal.js';

/** Time and chance, replaceable in tests. */
export interface RetryClock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after `ms` milliseconds; rejects with `signal.reason` as soon as the signal is aborted. */
  readonly sleep: (ms: number, signal: RetrySignal) => Promise<void>;
  /** A number from 0 up to, not including, 1. */
  readonly random: () => number;
}

/** Timers fire at once when they are given more. */
const longestTimer = 2 ** 31 - 1;

/**
 * Calls back once, after a time or as soon as the signal is aborted.
 *
 * @returns a function that takes timer and listener away
 */
export function after(ms: number, signal: AbortSignalLike, done: (isAborted: boolean) => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const stop = (): void => {
    clearTimeout(timer);
    signal.removeEventListener?.('abort', end);
  };
  // The timer says true; what a signal hands to its listeners is an event or nothing.
  const end = (isTimer?: unknown): void => {
    stop();
    done(isTimer !== true);
  };
  const wait = (rest: number): void => {
    timer =
      rest > longestTimer ? setTimeout(wait, longestTimer, rest - longestTimer) : setTimeout(end, rest, true);
  };
  wait(ms);
  signal.addEventListener('abort', end);
  return stop;
}

export const systemClock: RetryClock = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      after(ms, signal, (isAborted) => {
        // The reason is the caller's own value and is handed back as it is.
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
        if (isAborted) reject(reasonOf(signal));
        else resolve();
      });
    }),
};
