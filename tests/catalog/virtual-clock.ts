/** Time that moves only when everybody waits, and chance that is the same in every run. */
export interface VirtualClock {
  readonly now: () => number;
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Moves time on from sleeper to sleeper until the promise is settled. */
  readonly until: <T>(promise: Promise<T>) => Promise<T>;
  /** Moves time on by so many milliseconds. */
  readonly pass: (ms: number) => Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Lets everything that is ready run: several promises lie between an answer and the next request. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/**
 * When a timer rings that is due so many milliseconds after the start: not before. All are late while a
 * program is busy.
 */
export type Late = (due: number, random: () => number) => number;

export function virtualClock(seed = 1, late: Late = (due) => due): VirtualClock {
  const start = Date.UTC(2026, 0, 1);
  let time = start;
  let last = seed;
  const sleepers: Sleeper[] = [];
  const sleep = (ms: number): Promise<void> =>
    new Promise((wake) => {
      const at = time + Math.max(0, ms);
      // Sorted by time, those of the same time in the order in which they lay down.
      let low = 0;
      let high = sleepers.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((sleepers[middle]?.at ?? 0) > at) low = middle + 1;
        else high = middle;
      }
      sleepers.splice(low, 0, { at, wake });
    });
  const random = (): number => {
    last = (last * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return last / 4_294_967_296;
  };
  const wakeNext = (): boolean => {
    const next = sleepers.pop();
    if (next === undefined) return false;
    time = Math.max(time, start + late(next.at - start, random));
    next.wake();
    return true;
  };
  const until = async <T>(promise: Promise<T>): Promise<T> => {
    const state = { isSettled: false };
    const settle = (): void => {
      state.isSettled = true;
    };
    promise.then(settle, settle);
    await settled();
    while (!state.isSettled) {
      if (!wakeNext()) throw new Error('Everybody waits and nobody sleeps.');
      await settled();
    }
    return promise;
  };
  return {
    now: () => time,
    random,
    sleep,
    until,
    pass: (ms) => until(sleep(ms)),
  };
}
