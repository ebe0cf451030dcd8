import { afterEach, describe, expect, it, vi } from 'vitest';
import { retryGraph, getRetryInfo, type RetryOptions } from 'msgraph-errors';
import { always, failing, failure, fakeClock, plainSignal, rejection } from './retry-tools.js';

afterEach(() => {
  vi.useRealTimers();
});

describe('waits', () => {
  const waitsFor = async (error: unknown, options: RetryOptions, random = 1): Promise<number[]> => {
    const clock = fakeClock(random);
    await retryGraph(always(error), { method: 'GET', maxElapsedMs: Infinity, ...options, clock }).catch(
      () => undefined,
    );
    return clock.waits;
  };

  it('grow exponentially up to the longest', async () => {
    expect(await waitsFor(failure(503), { maxAttempts: 7, maxDelayMs: 5000, jitter: 'none' })).toEqual([
      1000, 2000, 4000, 5000, 5000, 5000,
    ]);
  });

  it('are drawn from the whole range with full jitter', async () => {
    expect(await waitsFor(failure(503), {}, 0.5)).toEqual([500, 1000, 2000]);
    expect(await waitsFor(failure(503), {}, 0)).toEqual([1, 1, 1]);
  });

  it('are longer after throttling than after an outage', async () => {
    expect(await waitsFor(failure(429), {}, 0.5)).toEqual([1500, 3000, 6000]);
    expect(await waitsFor(failure(429), {}, 0)).toEqual([1000, 2000, 4000]);
  });

  it('are fixed with factor 1 and no jitter', async () => {
    expect(await waitsFor(failure(429), { baseDelayMs: 250, factor: 1, jitter: 'none' })).toEqual([
      250, 250, 250,
    ]);
  });

  it('are at least as long as Retry-After, with its decimals', async () => {
    expect(await waitsFor(failure(429, { 'retry-after': '9.5' }), {}, 0)).toEqual([9500, 9500, 9500]);
    expect(await waitsFor(failure(429, { 'retry-after': '9.5' }), { jitter: 'none' })).toEqual([
      9500, 9500, 9500,
    ]);
    expect(await waitsFor(failure(503, { 'retry-after': '3' }), { jitter: 'none' })).toEqual([
      3000, 3000, 4000,
    ]);
  });

  it('are never zero and never NaN', async () => {
    for (const wait of await waitsFor(failure(503, { 'retry-after': '0' }), { baseDelayMs: 0 }, NaN))
      expect(wait).toBeGreaterThanOrEqual(1);
    for (const wait of await waitsFor(failure(503), { baseDelayMs: 0, maxDelayMs: 0 })) expect(wait).toBe(1);
  });

  it('really pass', async () => {
    vi.useFakeTimers();
    const work = failing(failure(429, { 'retry-after': '2' }));
    const promise = retryGraph(work, { jitter: 'none' });
    await vi.advanceTimersByTimeAsync(1999);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(work).toHaveBeenCalledTimes(2);
    await expect(promise).resolves.toBe('done');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('do not fire early when they are longer than a timer can be', async () => {
    vi.useFakeTimers();
    const work = failing(failure(429, { 'retry-after': '3000000' }));
    const promise = retryGraph(work, { maxElapsedMs: Infinity, jitter: 'none' });
    await vi.advanceTimersByTimeAsync(2_999_999_999);
    expect(work).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    await expect(promise).resolves.toBe('done');
  });
});

describe('abort', () => {
  it('ends a wait at once, with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = { why: 'user left' };
    const promise = rejection(
      retryGraph(always(failure(429, { 'retry-after': '60' })), { signal: controller.signal }),
    );
    setTimeout(() => {
      controller.abort(reason);
    }, 20);
    const begin = performance.now();
    expect(await promise).toBe(reason);
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  it('hands on any reason, null as well', async () => {
    for (const reason of ['text', 0, '', false, null]) {
      const signal = AbortSignal.abort(reason);
      expect(await rejection(retryGraph(failing(), { signal }))).toBe(reason);
    }
  });

  it('ends the wait when a hook has brought it about', async () => {
    const controller = new AbortController();
    const promise = rejection(
      retryGraph(always(failure(429, { 'retry-after': '60' })), {
        signal: controller.signal,
        onRetry: () => {
          controller.abort('hook');
        },
      }),
    );
    expect(await promise).toBe('hook');
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const promise = rejection(
      retryGraph(always(failure(429, { 'retry-after': '60' })), { signal: controller.signal }),
    );
    await vi.advanceTimersByTimeAsync(10);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort();
    await promise;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('makes no attempt when it has happened before', async () => {
    const work = failing();
    expect(await rejection(retryGraph(work, { signal: AbortSignal.abort('early') }))).toBe('early');
    expect(work).not.toHaveBeenCalled();
  });

  it('hands on the failure of an attempt that was aborted, and tries no more', async () => {
    const controller = new AbortController();
    const error = new DOMException('stopped', 'AbortError');
    const work = vi.fn(() => {
      controller.abort();
      return Promise.reject(error);
    });
    expect(await rejection(retryGraph(work, { signal: controller.signal, retryOn: () => true }))).toBe(error);
    expect(work).toHaveBeenCalledTimes(1);
    expect(getRetryInfo(error)?.reason).toBe('aborted');
  });

  it('leaves no listener behind', async () => {
    const controller = new AbortController();
    for (const signal of [controller.signal, plainSignal()]) {
      const added = vi.spyOn(signal, 'addEventListener');
      const removed = vi.spyOn(signal, 'removeEventListener');
      await retryGraph(failing(failure(429)), { signal, baseDelayMs: 1 });
      expect(removed.mock.calls).toEqual(added.mock.calls);
    }
  });
});
