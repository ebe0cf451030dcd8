import { describe, expect, it } from 'vitest';
import { sift, type Sifted } from '../../../codemods/src/trial/sift.js';

type Outcome = Sifted<number, string> & { readonly tried: readonly (readonly number[])[] };

/** Sifts the numbers below `count`; `fails` says of a set whether it fails. */
async function siftNumbers(
  count: number,
  fails: (set: ReadonlySet<number>) => boolean,
  most = 100,
): Promise<Outcome> {
  const tried: (readonly number[])[] = [];
  const sifted = await sift(
    Array.from({ length: count }, (_, index) => index),
    most,
    (items) => {
      tried.push(items);
      return Promise.resolve(fails(new Set(items)) ? `with ${items.at(-1) ?? 'none'}` : undefined);
    },
  );
  return { ...sifted, tried };
}

const withAny =
  (...culprits: readonly number[]) =>
  (set: ReadonlySet<number>): boolean =>
    culprits.some((culprit) => set.has(culprit));

/** Every set that the tests were not tried with must not be taken. */
function expectTried({ passing, tried }: Outcome, fails: (set: ReadonlySet<number>) => boolean): void {
  expect(fails(new Set(passing))).toBe(false);
  if (passing.length > 0) expect(tried.map((items) => items.join())).toContain(passing.join());
}

describe('what tests fail with', () => {
  it('is nothing where all pass together', async () => {
    expect(await siftNumbers(5, () => false)).toEqual({
      passing: [0, 1, 2, 3, 4],
      failures: [],
      tried: [[0, 1, 2, 3, 4]],
    });
  });

  it('is the only one without a further run', async () => {
    expect(await siftNumbers(1, () => true)).toEqual({
      passing: [],
      failures: [{ items: [0], failure: 'with 0' }],
      tried: [[0]],
    });
  });

  it.each([[[0]], [[3]], [[7]], [[2, 3]], [[0, 7]], [[0, 1, 2, 3, 4, 5, 6, 7]]])(
    'is found among eight: %j',
    async (culprits) => {
      const outcome = await siftNumbers(8, withAny(...culprits));
      expect(outcome.failures.map(({ items }) => items)).toEqual(culprits.map((culprit) => [culprit]));
      expect(outcome.passing).toEqual([0, 1, 2, 3, 4, 5, 6, 7].filter((item) => !culprits.includes(item)));
      expectTried(outcome, withAny(...culprits));
    },
  );

  it('is the later one of two that only fail together', async () => {
    const together = (set: ReadonlySet<number>): boolean => set.has(1) && set.has(4);
    const outcome = await siftNumbers(6, together);
    expect(outcome.failures).toEqual([{ items: [4], failure: 'with 4' }]);
    expectTried(outcome, together);
  });

  it('is found among a thousand in a dozen runs', async () => {
    const { tried, failures } = await siftNumbers(1000, withAny(321));
    expect(failures).toEqual([{ items: [321], failure: 'with 321' }]);
    expect(tried.length).toBeLessThanOrEqual(12);
  });

  it('comes with the failure of the run that it was found by', async () => {
    const { failures } = await siftNumbers(4, withAny(1, 2));
    expect(failures).toEqual([
      { items: [1], failure: 'with 1' },
      { items: [2], failure: 'with 2' },
    ]);
  });
});

describe('a bounded number of runs', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '%i runs: the rest is put back, and only what was tried is taken',
    async (most) => {
      const fails = withAny(2, 5, 11);
      const outcome = await siftNumbers(12, fails, most);
      expect(outcome.tried.length).toBeLessThanOrEqual(most);
      expectTried(outcome, fails);
      const back = outcome.failures.flatMap(({ items }) => items);
      expect([...outcome.passing, ...back].sort((a, b) => a - b)).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
      ]);
    },
  );

  it('puts everything back when there is none left', async () => {
    const { passing, failures, tried } = await siftNumbers(3, () => true, 1);
    expect({ passing, tried }).toEqual({ passing: [], tried: [[0, 1, 2]] });
    expect(failures).toEqual([{ items: [0, 1, 2], failure: 'with 2' }]);
  });

  it('is enough where it is just as many as it takes', async () => {
    // All, the first half, the first quarter, and what is left.
    expect((await siftNumbers(4, withAny(0), 4)).passing).toEqual([1, 2, 3]);
    expect((await siftNumbers(4, withAny(0), 3)).passing).toEqual([]);
  });
});
