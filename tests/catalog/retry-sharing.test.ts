import { describe, expect, it } from 'vitest';
import {
  createRetryBudget,
  createThrottleGate,
  getRetryInfo,
  retryGraph,
  type RetryOptions,
} from 'msgraph-errors';
import { always, failing, failure, fakeClock, rejection } from './retry-tools.js';

describe('budget', () => {
  it('ends retries of many calls when it is used up, and recovers with successes', async () => {
    const budget = createRetryBudget({ capacity: 10, throttleCost: 5, transientCost: 10, refill: 5 });
    const first = always(failure(429));
    const error = await rejection(retryGraph(first, { budget, clock: fakeClock() }));
    expect(first).toHaveBeenCalledTimes(3);
    expect(getRetryInfo(error)?.reason).toBe('budget');
    expect(budget.tokens).toBe(0);
    const second = always(failure(429));
    await rejection(retryGraph(second, { budget, clock: fakeClock() }));
    expect(second).toHaveBeenCalledTimes(1);
    await retryGraph(failing(), { budget });
    expect(budget.tokens).toBe(5);
    const third = always(failure(500));
    await rejection(retryGraph(third, { budget, method: 'GET', clock: fakeClock() }));
    expect(third).toHaveBeenCalledTimes(1);
  });

  it('never holds more than its capacity, and refuses bad numbers', () => {
    const budget = createRetryBudget({ capacity: 1 });
    budget.deposit();
    expect(budget.tokens).toBe(1);
    expect(() => createRetryBudget({ refill: NaN })).toThrow(/`refill`/);
  });
});

describe('gate', () => {
  it('holds back calls of the same key while one is throttled', async () => {
    const gate = createThrottleGate();
    const clock = fakeClock(0);
    const error = await rejection(
      retryGraph(always(failure(429, { 'retry-after': '30' })), {
        gate,
        gateKey: 'tenant',
        maxAttempts: 1,
        clock,
      }),
    );
    expect(error).toBeInstanceOf(Error);
    await retryGraph(failing(), { gate, gateKey: 'other', clock });
    expect(clock.waits).toEqual([]);
    await retryGraph(failing(), { gate, gateKey: 'tenant', clock });
    expect(clock.waits).toEqual([30_000]);
  });

  it('rejects at once, with the time, when the pause outlasts the time allowed', async () => {
    const gate = createThrottleGate();
    const clock = fakeClock();
    gate.pause('', clock.now() + 700_000);
    const work = failing();
    const error = await rejection(retryGraph(work, { gate, clock }));
    expect(work).not.toHaveBeenCalled();
    expect(getRetryInfo(error)).toMatchObject({
      attempts: 0,
      reason: 'elapsed',
      retryAt: new Date(clock.now() + 700_000),
    });
  });

  it('waits again when the pause has grown, and ends with a clock that stands still', async () => {
    const gate = createThrottleGate();
    const waits: number[] = [];
    gate.pause('', 1000);
    const sleep = (ms: number): Promise<void> => {
      waits.push(ms);
      if (waits.length === 1) gate.pause('', 2500);
      return Promise.resolve();
    };
    await retryGraph(failing(), { gate, jitter: 'none', clock: { now: () => 0, sleep } });
    expect(waits).toEqual([1000, 2500]);
  });

  it('never shortens a pause', () => {
    const gate = createThrottleGate();
    gate.pause('k', 50);
    gate.pause('k', 20);
    expect(gate.pausedUntil('k')).toBe(50);
    expect(gate.pausedUntil('unknown')).toBe(0);
  });

  it('closes for 503 with Retry-After, until then, and for no other outage', async () => {
    for (const [error, closed] of [
      [failure(503), 0],
      [failure(500, { 'retry-after': '60' }), 0],
      [failure(409, { 'retry-after': '60' }), 0],
      [failure(503, { 'retry-after': '60' }), 60_000],
    ] as const) {
      const gate = createThrottleGate();
      const clock = fakeClock();
      const start = clock.now();
      await rejection(retryGraph(always(error), { gate, method: 'GET', maxAttempts: 1, clock }));
      expect(gate.pausedUntil('')).toBe(closed && start + closed);
    }
  });
});

describe('a gate that closes between two attempts', () => {
  /** Another call is throttled for ten times the time that is allowed while this one waits. */
  const closing = (
    seconds: number,
  ): { gate: ReturnType<typeof createThrottleGate>; clock: ReturnType<typeof fakeClock> } => {
    const gate = createThrottleGate();
    const clock = fakeClock();
    const sleep: typeof clock.sleep = (ms, signal) => {
      gate.pause('', clock.now() + seconds * 1000);
      return clock.sleep(ms, signal);
    };
    return { gate, clock: { ...clock, sleep } };
  };

  it.each([
    ['an error', failure(503, {}, 'serviceNotAvailable')],
    ['a body', { error: { code: 'serviceNotAvailable', message: 'm' } }],
  ])('hands on what was thrown, %s, and tells it once', async (_name, error) => {
    const told: unknown[] = [];
    const { gate, clock } = closing(6000);
    expect(
      await rejection(
        retryGraph(always(error), {
          method: 'GET',
          gate,
          clock,
          onGiveUp: ({ attempt, reason, error: given }) => told.push(attempt, reason, given === error),
        }),
      ),
    ).toBe(error);
    expect(told).toEqual([1, 'elapsed', true]);
    expect(getRetryInfo(error)).toMatchObject({ attempts: 1, reason: 'elapsed' });
    expect(getRetryInfo(error)?.retryAt?.getTime()).toBeGreaterThan(clock.now());
  });

  it('hands on the answer that was returned, still to be read', async () => {
    const { gate, clock } = closing(6000);
    const response = await retryGraph(
      () => new Response('{"error":{"code":"serviceNotAvailable"}}', { status: 503 }),
      { method: 'GET', gate, clock },
    );
    expect(await response.json()).toEqual({ error: { code: 'serviceNotAvailable' } });
    expect(getRetryInfo(response)).toMatchObject({ attempts: 1, reason: 'elapsed' });
  });

  it('is waited for when it opens in time', async () => {
    const { gate, clock } = closing(60);
    await expect(retryGraph(failing(failure(503)), { method: 'GET', gate, clock })).resolves.toBe('done');
  });

  it('ends the retry at once when it is closed already, without a wait', async () => {
    const gate = createThrottleGate();
    const clock = fakeClock();
    const error = failure(503);
    const work = (): never => {
      gate.pause('', clock.now() + 6_000_000);
      throw error;
    };
    expect(await rejection(retryGraph(work, { method: 'GET', gate, clock }))).toBe(error);
    expect(clock.waits).toEqual([]);
  });
});

describe('a gate that is closed before the first attempt', () => {
  it('is told to the hook, without an attempt', async () => {
    const gate = createThrottleGate();
    gate.pause('', Infinity);
    const told: unknown[] = [];
    const error = await rejection(
      retryGraph(failing(), {
        gate,
        clock: fakeClock(),
        onGiveUp: ({ attempt, reason }) => told.push(attempt, reason),
      }),
    );
    expect((error as Error).message).toMatch(/^The `gate` is closed until .*Z\.$/);
    expect(told).toEqual([0, 'elapsed']);
  });

  it('ends a wait when the caller gives up', async () => {
    const gate = createThrottleGate();
    gate.pause('', Date.now() + 60_000);
    const controller = new AbortController();
    const promise = rejection(retryGraph(failing(), { gate, signal: controller.signal }));
    setTimeout(() => {
      controller.abort('enough');
    }, 10);
    expect(await promise).toBe('enough');
  });
});

describe('many callers', () => {
  /** When each of fifty callers comes back, in milliseconds, with chance drawn evenly. */
  async function comeback(
    options: RetryOptions,
    first: () => unknown,
    maxElapsedMs = 600_000,
  ): Promise<number[]> {
    const times = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const clock = fakeClock(index / 50);
        const start = clock.now();
        let time = NaN;
        await retryGraph(
          ({ attempt }) => {
            time = clock.now() - start;
            if (attempt === 1) return first();
            return undefined;
          },
          { method: 'GET', maxElapsedMs, ...options, clock },
        );
        return time;
      }),
    );
    return times.toSorted((a, b) => a - b);
  }
  const refused = (seconds: number) => (): never => {
    throw failure(429, { 'retry-after': String(seconds) });
  };

  it.each([3, 120, 0.25])('come back spread out after Retry-After: %d, none too early', async (seconds) => {
    const times = await comeback({}, refused(seconds));
    expect(times[0]).toBe(seconds * 1000);
    expect(times.at(-1)).toBeGreaterThan(seconds * 1000 + 900);
    expect(new Set(times).size).toBe(50);
  });

  it('come back spread out behind a gate', async () => {
    const gate = createThrottleGate();
    const pausedUntil = (): number => now + 300;
    const now = Date.now();
    const times = await comeback({ gate: { ...gate, pausedUntil } }, () => undefined);
    expect(times[0]).toBeGreaterThanOrEqual(290);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(900);
  });

  it('come back in the same moment without jitter', async () => {
    expect(new Set(await comeback({ jitter: 'none' }, refused(3)))).toEqual(new Set([3000]));
  });

  it('are not given up for chance alone: the wait leaves time for the request', async () => {
    const times = await comeback({}, refused(3), 3200);
    expect(times.at(-1)).toBeLessThanOrEqual(3100);
    expect(new Set(times).size).toBe(50);
    expect(await comeback({}, refused(3), 3000)).toEqual(Array.from({ length: 50 }, () => 3000));
  });
});
