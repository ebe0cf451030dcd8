import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  getRetryInfo,
  isRetryable,
  parseGraphError,
  retryGraph,
  type GiveUpEvent,
  type RetryContext,
} from 'msgraph-errors';
import { failure, plainSignal, rejection } from './retry-tools.js';

const hang = (): Promise<never> => new Promise(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('attemptTimeoutMs', () => {
  it('ends an attempt that does not heed its signal, and repeats a GET', async () => {
    const work = vi
      .fn<() => Promise<string>>(hang)
      .mockImplementationOnce(hang)
      .mockResolvedValueOnce('done');
    const promise = retryGraph(work, { method: 'GET', attemptTimeoutMs: 500, jitter: 'none' });
    await vi.advanceTimersByTimeAsync(1499);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await expect(promise).resolves.toBe('done');
  });

  it.each(['POST', undefined])('does not repeat work with the method %s', async (method) => {
    const work = vi.fn(hang);
    const promise = rejection(retryGraph(work, { method, attemptTimeoutMs: 500 }));
    await vi.advanceTimersByTimeAsync(500);
    const error = await promise;
    expect(error).toMatchObject({
      name: 'TimeoutError',
      code: 'ETIMEDOUT',
      message: 'No answer within 500 ms.',
    });
    expect(work).toHaveBeenCalledTimes(1);
    expect(getRetryInfo(error)).toMatchObject({ attempts: 1, reason: 'not-retryable', elapsedMs: 500 });
    expect(parseGraphError(error)).toMatchObject({ category: 'network' });
    expect(isRetryable(error)).toBe(true);
  });

  it('leaves work alone that ends in time, and the signal of an attempt that ended', async () => {
    const signals: AbortSignal[] = [];
    const work = async ({ signal, attempt }: RetryContext): Promise<string> => {
      signals.push(signal);
      await new Promise((done) => setTimeout(done, 499));
      if (attempt === 1) throw failure(503);
      return 'done';
    };
    const promise = retryGraph(work, { method: 'GET', attemptTimeoutMs: 500 });
    await vi.advanceTimersByTimeAsync(5000);
    await expect(promise).resolves.toBe('done');
    expect(signals.map(({ aborted }) => aborted)).toEqual([false, false]);
    expect(new Set(signals).size).toBe(2);
  });

  it('aborts the signal of that attempt alone', async () => {
    const seen: unknown[] = [];
    const work = ({ signal, attempt }: RetryContext): Promise<string> => {
      signal.addEventListener('abort', () => {
        seen.push(attempt, (signal.reason as Error).name);
      });
      return attempt === 1 ? hang() : Promise.resolve('done');
    };
    const promise = retryGraph(work, { method: 'GET', attemptTimeoutMs: 500 });
    await vi.advanceTimersByTimeAsync(3000);
    await expect(promise).resolves.toBe('done');
    expect(seen).toEqual([1, 'TimeoutError']);
  });

  it('drops what the abandoned work gives or throws later, and frees its answer', async () => {
    const cancelled = vi.fn();
    const late = new Response(new ReadableStream({ cancel: cancelled }));
    const endings = [
      (): unknown => late,
      (): unknown => {
        throw new Error('late');
      },
    ];
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const work = async (): Promise<unknown> => {
      const ending = endings.shift();
      await new Promise((done) => setTimeout(done, 800));
      return ending === undefined ? 'done' : ending();
    };
    const promise = rejection(
      retryGraph(work, {
        method: 'GET',
        attemptTimeoutMs: 500,
        maxAttempts: 2,
        baseDelayMs: 100,
        jitter: 'none',
      }),
    );
    await vi.advanceTimersByTimeAsync(3000);
    expect(await promise).toMatchObject({ name: 'TimeoutError' });
    expect(cancelled).toHaveBeenCalledTimes(1);
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });

  it('touches nothing of late data that only has the names of a stream', async () => {
    const destroy = vi.fn();
    const work = async (): Promise<object> => {
      await new Promise((done) => setTimeout(done, 800));
      return { body: { destroy, cancel: destroy }, data: { destroy } };
    };
    const promise = rejection(retryGraph(work, { attemptTimeoutMs: 500 }));
    await vi.advanceTimersByTimeAsync(1000);
    await promise;
    expect(destroy).not.toHaveBeenCalled();
  });
});

describe('maxElapsedMs', () => {
  it.each(['GET', 'POST'])('ends work that hangs: %s', async (method) => {
    const ended: GiveUpEvent[] = [];
    let signal: AbortSignal | undefined;
    const promise = rejection(
      retryGraph(
        (context) => {
          signal = context.signal;
          return hang();
        },
        { method, maxElapsedMs: 2000, onGiveUp: (event) => ended.push(event) },
      ),
    );
    await vi.advanceTimersByTimeAsync(1999);
    expect(signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await promise).toMatchObject({ name: 'TimeoutError' });
    expect(signal?.aborted).toBe(true);
    expect(ended).toMatchObject([{ attempt: 1, reason: 'elapsed' }]);
  });

  it('is ten minutes by default', async () => {
    const promise = rejection(retryGraph(hang));
    await vi.advanceTimersByTimeAsync(599_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(getRetryInfo(await promise)).toMatchObject({ reason: 'elapsed', elapsedMs: 600_000 });
  });

  it('leaves the rest of the time to a later attempt', async () => {
    const work = vi.fn(hang).mockRejectedValueOnce(failure(503));
    const promise = rejection(retryGraph(work, { method: 'GET', maxElapsedMs: 3000, jitter: 'none' }));
    await vi.advanceTimersByTimeAsync(3000);
    expect(getRetryInfo(await promise)).toMatchObject({ attempts: 2, reason: 'elapsed', elapsedMs: 3000 });
  });

  it('has no bound with Infinity, and does not end the only attempt with 0', async () => {
    for (const maxElapsedMs of [Infinity, 0]) {
      const promise = retryGraph(() => new Promise((done) => setTimeout(done, 700_000, 'done')), {
        maxElapsedMs,
      });
      await vi.advanceTimersByTimeAsync(700_000);
      await expect(promise).resolves.toBe('done');
    }
    const work = vi.fn(() => Promise.reject(failure(503)));
    await rejection(retryGraph(work, { method: 'GET', maxElapsedMs: 0 }));
    expect(work).toHaveBeenCalledTimes(1);
  });
});

describe('an abort while the work runs', () => {
  it.each([
    [
      'of the platform',
      () => {
        const controller = new AbortController();
        return Object.assign(controller.signal, {
          end: () => {
            controller.abort('why');
          },
        });
      },
    ],
    [
      'without `reason`',
      () => {
        const signal = plainSignal();
        return Object.assign(signal, {
          end: () => {
            signal.abort();
          },
        });
      },
    ],
  ])('ends work that hangs, by a signal %s', async (name, make) => {
    const caller = make();
    const seen: unknown[] = [];
    const promise = rejection(
      retryGraph(
        ({ signal }) => {
          signal.addEventListener('abort', () => {
            seen.push(signal.aborted);
          });
          return hang();
        },
        { signal: caller },
      ),
    );
    await vi.advanceTimersByTimeAsync(10);
    caller.end();
    await vi.advanceTimersByTimeAsync(0);
    if (name.startsWith('without')) expect(await promise).toMatchObject({ name: 'AbortError' });
    else expect(await promise).toBe('why');
    expect(seen).toEqual([true]);
  });

  it('hands on what work throws that heeds the signal', async () => {
    const controller = new AbortController();
    const own = new Error('cleaned up');
    const work = ({ signal }: RetryContext): Promise<never> =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(own);
        });
      });
    const promise = rejection(retryGraph(work, { signal: controller.signal, method: 'GET' }));
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    await vi.advanceTimersByTimeAsync(0);
    expect(await promise).toBe(own);
    expect(getRetryInfo(own)).toMatchObject({ attempts: 1, reason: 'aborted' });
  });

  it('also reaches the body of an answer after the work is done', async () => {
    const controller = new AbortController();
    let inner: AbortSignal | undefined;
    await retryGraph(
      ({ signal }) => {
        inner = signal;
      },
      { signal: controller.signal },
    );
    controller.abort('reading');
    expect(inner?.reason).toBe('reading');
  });
});

it('puts no listener on a signal that many calls share', async () => {
  const warned = vi.fn();
  process.on('warning', warned);
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 50 }, () => retryGraph(() => 'fine', { signal })));
  vi.useRealTimers();
  await new Promise((done) => setImmediate(done));
  vi.useFakeTimers();
  process.off('warning', warned);
  expect(warned).not.toHaveBeenCalled();
});
