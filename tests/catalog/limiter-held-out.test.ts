import { describe, expect, it } from 'vitest';
import { heldOut, otherKinds } from '../bench/limiter-held-out.mjs';
import type { Service } from '../bench/limiter-model.mjs';
import { figuresOf, limited } from './limiter-load.js';
import type { Late } from './virtual-clock.js';

/** Timers ring up to 10 ms late. */
const late: Late = (due, random) => due + 10 * random();
/**
 * The program is busy for 80 ms every 5 seconds: all timers of that time ring at its end. That costs 1.6 % by
 * itself, and a late start of what follows.
 */
const busy: Late = (due, random) => (due % 5000 < 80 ? due - (due % 5000) + 80 : due + 5 * random());

const kinds: readonly (readonly [string, () => Service, number, number])[] = [
  ...Object.entries(heldOut).map(([name, create]) => [name, create, 95, 1] as const),
  ...Object.entries(otherKinds).map(
    ([name, { create, least, most }]) => [name, create, least, most] as const,
  ),
];

describe.each(kinds)('%s', (_name, create, least, most) => {
  it.each([
    ['late', late, 11, 0],
    ['busy', busy, 23, 8],
  ] as const)(
    'gets most of what is permitted through with few refusals, though timers are %s',
    async (_how, timers, seed, lost) => {
      const { throughput, refused } = await figuresOf(create(), limited, seed, timers);
      expect(throughput).toBeGreaterThanOrEqual(least - lost);
      // More than all would mean that the model permits too little.
      expect(throughput).toBeLessThanOrEqual(100.5);
      expect(refused).toBeLessThanOrEqual(most);
    },
    60_000,
  );
});
