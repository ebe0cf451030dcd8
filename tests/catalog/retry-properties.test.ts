import fc from 'fast-check';
import { expect, it } from 'vitest';
import { getRetryInfo, retryGraph, type RetryOptions } from 'msgraph-errors';

const answer = fc.record({
  status: fc.constantFrom(200, 400, 404, 409, 423, 429, 500, 503, 504, 509),
  retryAfter: fc.option(fc.oneof(fc.nat(400), fc.double({ min: 0, max: 90, noNaN: true }))),
});
const options = fc.record(
  {
    maxAttempts: fc.integer({ min: 1, max: 12 }),
    maxElapsedMs: fc.oneof(fc.nat(300_000), fc.constant(Infinity)),
    baseDelayMs: fc.nat(5000),
    maxDelayMs: fc.nat(60_000),
    factor: fc.double({ min: 1, max: 5, noNaN: true }),
    jitter: fc.constantFrom('full' as const, 'none' as const),
    idempotent: fc.boolean(),
    retryOn: fc.constantFrom(
      undefined,
      () => true,
      () => false,
    ),
  },
  { requiredKeys: [] },
);

it('keeps every bound, for any answers and options', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 15 }),
      options,
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 1 }),
      async (answers, given, randoms) => {
        let time = 0;
        let attempts = 0;
        const waits: { ms: number; asked: number }[] = [];
        let asked = 0;
        const work = (): string => {
          const { status, retryAfter } = answers[Math.min(attempts, answers.length - 1)] ?? {
            status: 200,
            retryAfter: null,
          };
          attempts++;
          asked = (retryAfter ?? 0) * 1000;
          if (status === 200) return 'done';
          throw Object.assign(new Error('m'), {
            statusCode: status,
            headers: retryAfter === null ? {} : { 'retry-after': retryAfter.toFixed(3) },
          });
        };
        const settings: RetryOptions = {
          ...given,
          clock: {
            now: () => time,
            random: () => randoms[attempts % randoms.length] ?? 0,
            sleep: (ms) => {
              waits.push({ ms, asked });
              time += ms;
              return Promise.resolve();
            },
          },
        };
        const outcome = await retryGraph(work, settings).catch((error: unknown) => error);
        const { maxAttempts = 4, maxElapsedMs = 600_000 } = given;
        expect(attempts).toBeLessThanOrEqual(maxAttempts);
        expect(waits).toHaveLength(attempts - 1);
        expect(time).toBeLessThanOrEqual(maxElapsedMs);
        for (const wait of waits) {
          expect(wait.ms).toBeGreaterThanOrEqual(1);
          // Three decimals of a second are what the header had.
          expect(wait.ms).toBeGreaterThanOrEqual(wait.asked - 1);
        }
        if (outcome !== 'done') expect(getRetryInfo(outcome)).toMatchObject({ attempts, elapsedMs: time });
      },
    ),
    { numRuns: 2000 },
  );
});
