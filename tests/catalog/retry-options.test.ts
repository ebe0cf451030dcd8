import { describe, expect, it, vi } from 'vitest';
import {
  createRetryBudget,
  createThrottleGate,
  getRetryInfo,
  retryGraph,
  type RetryOptions,
} from 'msgraph-errors';
import { always, failing, failure, fakeClock, plainSignal, rejection } from './retry-tools.js';

const nothing = (): undefined => undefined;

describe('an option of the wrong kind', () => {
  it.each<[string, unknown]>([
    ['maxAttempts', 0],
    ['maxAttempts', 1.5],
    ['maxAttempts', Infinity],
    ['maxAttempts', NaN],
    ['maxAttempts', '4'],
    ['maxAttempts', null],
    ['maxElapsedMs', -1],
    ['maxElapsedMs', NaN],
    ['maxElapsedMs', '60'],
    ['attemptTimeoutMs', 0],
    ['attemptTimeoutMs', -5],
    ['attemptTimeoutMs', NaN],
    ['attemptTimeoutMs', '1s'],
    ['baseDelayMs', Infinity],
    ['baseDelayMs', -1],
    ['maxDelayMs', -5],
    ['maxDelayMs', {}],
    ['factor', 0.5],
    ['factor', Infinity],
    ['jitter', 'half'],
    ['jitter', true],
    ['jitter', ''],
    ['method', 5],
    ['method', null],
    ['gateKey', 7],
    ['gateKey', {}],
    ['idempotent', 'yes'],
    ['idempotent', 1],
    ['idempotent', null],
    ['retryOn', 'x'],
    ['retryOn', true],
    ['onRetry', 1],
    ['onGiveUp', {}],
    ['onGiveUp', null],
    ['budget', {}],
    ['budget', null],
    ['budget', 5],
    ['budget', { withdraw: nothing }],
    ['budget', { deposit: nothing, withdraw: true }],
    ['gate', {}],
    ['gate', 'x'],
    ['gate', { pause: nothing }],
    ['gate', new Map()],
    ['signal', 'x'],
    ['signal', {}],
    ['signal', new AbortController()],
    ['signal', { aborted: false }],
    ['signal', { aborted: 'no', addEventListener: nothing }],
    ['signal', true],
    ['clock', 5],
    ['clock', 'x'],
    ['clock', null],
    ['clock', { now: 5 }],
    ['clock', { sleep: 'x' }],
    ['clock', { random: 0.5 }],
  ])('%s: %o is told before the first attempt', async (name, value) => {
    const work = failing();
    const error = await rejection(retryGraph(work, { [name]: value }));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(`\`${name}\` must be`);
    expect(work).not.toHaveBeenCalled();
  });

  it('is told of the arguments as well', async () => {
    expect(((await rejection(retryGraph('x' as unknown as () => void))) as Error).message).toContain(
      '`work` must be',
    );
    expect(((await rejection(retryGraph(nothing, 'x' as RetryOptions))) as Error).message).toContain(
      '`options` must be',
    );
    expect(
      ((await rejection(retryGraph(nothing, null as unknown as RetryOptions))) as Error).message,
    ).toContain('`options` must be');
  });
});

describe('an option', () => {
  class Policy {
    readonly maxAttempts = 2;
  }

  it.each<[string, RetryOptions]>([
    [
      'undefined',
      { maxAttempts: undefined, signal: undefined, clock: undefined, gate: undefined, retryOn: undefined },
    ],
    ['null for no signal, as `fetch` has it', { signal: null }],
    ['a signal without `throwIfAborted` and `reason`', { signal: plainSignal() }],
    ['a signal without `removeEventListener`', { signal: { aborted: false, addEventListener: nothing } }],
    ['a clock with some of the functions', { clock: { random: () => 0 } }],
    ['a budget and a gate', { budget: createRetryBudget(), gate: createThrottleGate() }],
    ['`Infinity` for a time', { maxElapsedMs: Infinity, attemptTimeoutMs: Infinity }],
    ['0 for a wait', { baseDelayMs: 0, maxDelayMs: 0, maxElapsedMs: 0 }],
    ['an instance of a class', new Policy()],
    ['a name that is for another helper', { limiter: {} } as RetryOptions],
  ])('may be %s', async (_name, options) => {
    await expect(retryGraph(() => 'fine', options)).resolves.toBe('fine');
  });

  it('keeps the functions of a gate and a budget bound to their object', async () => {
    class Counter {
      #count = 0;
      get count(): number {
        return this.#count;
      }
      readonly tokens = 0;
      withdraw(): boolean {
        this.#count++;
        return true;
      }
      deposit(): void {
        this.#count++;
      }
    }
    const budget = new Counter();
    await retryGraph(failing(failure(429)), { budget, clock: fakeClock() });
    expect(budget.count).toBe(2);
  });
});

describe('a function that never answers', () => {
  const hangs = (): Promise<never> => new Promise(() => undefined);
  const error = failure(429);

  it('is waited for as long as all attempts may take, and the failure is handed on', async () => {
    for (const name of ['retryOn', 'onRetry', 'onGiveUp']) {
      const work = always(error);
      const options = { maxElapsedMs: 40, baseDelayMs: 1, maxAttempts: name === 'onGiveUp' ? 1 : 4 };
      expect(await rejection(retryGraph(work, { ...options, [name]: hangs }))).toBe(error);
      expect(work).toHaveBeenCalledTimes(1);
      expect(getRetryInfo(error)?.reason).toBe(name === 'onGiveUp' ? 'attempts' : 'elapsed');
    }
  });

  it('is left when the caller gives up', async () => {
    for (const name of ['retryOn', 'onRetry', 'onGiveUp']) {
      const controller = new AbortController();
      setTimeout(() => {
        controller.abort('stop');
      }, 20);
      const options = { signal: controller.signal, maxAttempts: name === 'onGiveUp' ? 1 : 4 };
      expect(await rejection(retryGraph(always(error), { ...options, [name]: hangs }))).toBe('stop');
    }
  });

  it('is not asked at all when the caller gave up before', async () => {
    const controller = new AbortController();
    const retryOn = vi.fn(() => true);
    const work = (): never => {
      controller.abort('stop');
      throw error;
    };
    await rejection(retryGraph(work, { signal: controller.signal, retryOn }));
    expect(retryOn).not.toHaveBeenCalled();
  });
});

describe('retryOn', () => {
  it.each([
    ['no', false, 1],
    ['yes', true, 4],
  ])('may be asynchronous and say %s', async (_word, answer, attempts) => {
    const work = vi.fn(() => Promise.reject(failure(403)));
    await rejection(retryGraph(work, { retryOn: () => Promise.resolve(answer), clock: fakeClock() }));
    expect(work).toHaveBeenCalledTimes(attempts);
  });

  it('ends the retry with what it throws', async () => {
    const stop = new Error('stop');
    expect(
      await rejection(
        retryGraph(failing(failure(429)), {
          retryOn: () => {
            throw stop;
          },
        }),
      ),
    ).toBe(stop);
    expect(await rejection(retryGraph(failing(failure(429)), { retryOn: () => Promise.reject(stop) }))).toBe(
      stop,
    );
  });
});
