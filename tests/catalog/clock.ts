import type { RetryClock } from 'msgraph-errors';

/**
 * A clock that never waits: it notes the waits, in milliseconds, and moves on by them. Chance is always 0.
 */
export function fakeClock(): RetryClock & { readonly waits: number[] } {
  let time = Date.now();
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    random: () => 0,
    sleep: (ms) => {
      waits.push(ms);
      time += ms;
      return Promise.resolve();
    },
  };
}
