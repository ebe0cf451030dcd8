import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { getRetryInfo, retryGraph, type RetryOptions } from 'msgraph-errors';
import { always, failing, failure, fakeClock, rejection } from './retry-tools.js';

describe('what is repeated', () => {
  it.each([408, 429, 500, 502, 503, 504, 509])('a GET after %d', async (status) => {
    const work = failing(failure(status));
    await expect(retryGraph(work, { method: 'GET', clock: fakeClock() })).resolves.toBe('done');
    expect(work).toHaveBeenCalledTimes(2);
  });

  it.each([400, 401, 403, 404, 409, 410, 412, 413, 423, 501, 507])('nothing after %d', async (status) => {
    const error = failure(status);
    const work = always(error);
    expect(await rejection(retryGraph(work, { method: 'GET', clock: fakeClock() }))).toBe(error);
    expect(work).toHaveBeenCalledTimes(1);
    expect(getRetryInfo(error)).toMatchObject({ attempts: 1, reason: 'not-retryable', retryAt: undefined });
  });

  it.each([
    ['Directory_ConcurrencyViolation', 409, 2],
    ['activityLimitReached', 507, 2],
    ['itemNotFound', 409, 1],
    ['Request_ThrottledPermanently', 503, 1],
    ['internalServerErrorUncategorized', 500, 1],
    ['TooManyRequests', 403, 1],
  ])('%s with status %d: %d attempts', async (code, status, attempts) => {
    const work = failing(failure(status, {}, code));
    await retryGraph(work, { method: 'GET', clock: fakeClock() }).catch(() => undefined);
    expect(work).toHaveBeenCalledTimes(attempts);
  });

  it.each<[string, RetryOptions, Error, number]>([
    ['a POST after 429', { method: 'POST' }, failure(429), 2],
    ['a POST after 503 with Retry-After', { method: 'POST' }, failure(503, { 'retry-after': '1' }), 2],
    ['not a POST after 503', { method: 'POST' }, failure(503), 1],
    ['not a POST after 504', { method: 'POST' }, failure(504), 1],
    [
      'not a PATCH after a reset',
      { method: 'PATCH' },
      Object.assign(new Error('m'), { code: 'ECONNRESET' }),
      1,
    ],
    ['not an unknown method after a reset', {}, Object.assign(new Error('m'), { code: 'ECONNRESET' }), 1],
    ['a GET after a reset', { method: 'get' }, Object.assign(new Error('m'), { code: 'ECONNRESET' }), 2],
    ['a POST that is idempotent after 504', { method: 'POST', idempotent: true }, failure(504), 2],
    ['not a GET that is not', { method: 'GET', idempotent: false }, failure(504), 1],
  ])('%s', async (_name, options, error, attempts) => {
    const work = failing(error);
    await retryGraph(work, { ...options, clock: fakeClock() }).catch(() => undefined);
    expect(work).toHaveBeenCalledTimes(attempts);
  });

  it('is decided by retryOn alone when it is given', async () => {
    const seen: unknown[] = [];
    const error = failure(404);
    const options: RetryOptions = {
      clock: fakeClock(),
      retryOn: (info, thrown) => {
        seen.push(info?.status, thrown);
        return true;
      },
    };
    await expect(retryGraph(failing(error, error), options)).resolves.toBe('done');
    expect(seen).toEqual([404, error, 404, error]);
    const work = failing(failure(429));
    await retryGraph(work, { clock: fakeClock(), retryOn: () => false }).catch(() => undefined);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('gives retryOn undefined for what is no failed request', async () => {
    const work = failing(new Error('own'));
    await retryGraph(work, {
      clock: fakeClock(),
      retryOn: (info, thrown: Error) => info === undefined && thrown.message === 'own',
    });
    expect(work).toHaveBeenCalledTimes(2);
  });
});

describe('bounds', () => {
  it.each([1, 2, 4, 7])('makes %d attempts at most', async (maxAttempts) => {
    const work = always(failure(429));
    await rejection(retryGraph(work, { maxAttempts, maxElapsedMs: Infinity, clock: fakeClock() }));
    expect(work).toHaveBeenCalledTimes(maxAttempts);
  });

  it('makes four attempts by default, also when retryOn always says yes', async () => {
    const work = always(failure(404));
    const error = await rejection(retryGraph(work, { retryOn: () => true, clock: fakeClock() }));
    expect(work).toHaveBeenCalledTimes(4);
    expect(getRetryInfo(error)).toMatchObject({ attempts: 4, reason: 'attempts' });
  });

  it('starts no attempt after maxElapsedMs', async () => {
    const clock = fakeClock();
    const work = always(failure(503));
    const error = await rejection(
      retryGraph(work, { method: 'GET', maxAttempts: 99, maxElapsedMs: 10_000, clock }),
    );
    expect(clock.waits).toEqual([1000, 2000, 4000]);
    expect(getRetryInfo(error)).toMatchObject({ attempts: 4, reason: 'elapsed', elapsedMs: 7000 });
  });

  it('never shortens Retry-After: what does not fit ends at once and tells when to come back', async () => {
    const clock = fakeClock();
    const start = clock.now();
    const error = await rejection(retryGraph(always(failure(429, { 'retry-after': '700' })), { clock }));
    expect(clock.waits).toEqual([]);
    expect(getRetryInfo(error)).toEqual({
      attempts: 1,
      reason: 'elapsed',
      elapsedMs: 0,
      retryAt: new Date(start + 700_000),
    });
  });
});

describe('what is handed on', () => {
  it.each([
    undefined,
    null,
    'text',
    0,
    Symbol('s'),
    { error: { code: 'itemNotFound' } },
    Object.freeze(new Error('m')),
  ])('is %o itself', async (value) => {
    expect(await rejection(retryGraph(always(value), { clock: fakeClock() }))).toBe(value);
  });

  it('is the result of synchronous work, and what it throws', async () => {
    expect(await retryGraph(() => 5)).toBe(5);
    expect(
      await rejection(
        retryGraph(() => {
          throw new RangeError('m');
        }),
      ),
    ).toBeInstanceOf(RangeError);
    expectTypeOf(retryGraph(() => 5)).toEqualTypeOf<Promise<number>>();
  });

  it('tells the attempt and gives a signal', async () => {
    const seen: [number, boolean][] = [];
    await retryGraph(
      ({ attempt, signal }) => {
        seen.push([attempt, signal.aborted]);
        if (attempt < 3) throw failure(429);
      },
      { clock: fakeClock() },
    );
    expect(seen).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ]);
  });

  it('is the last failed Response, with its body still to be read', async () => {
    const work = vi.fn(
      () => new Response('{"error":{"code":"activityLimitReached","message":"m"}}', { status: 429 }),
    );
    const response = await retryGraph(work, { clock: fakeClock() });
    expect(work).toHaveBeenCalledTimes(4);
    expect(response.status).toBe(429);
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toMatchObject({ error: { code: 'activityLimitReached' } });
    expect(getRetryInfo(response)).toMatchObject({ attempts: 4, reason: 'attempts' });
  });

  it('is the last failed Response, after its forerunners were cancelled, when their bodies never end', async () => {
    vi.useFakeTimers();
    const cancelled: number[] = [];
    let count = 0;
    const work = (): Response => {
      const number = ++count;
      return new Response(
        new ReadableStream({
          cancel: () => {
            cancelled.push(number);
          },
        }),
        { status: 429 },
      );
    };
    const promise = retryGraph(work, { clock: fakeClock() });
    await vi.advanceTimersByTimeAsync(60_000);
    const response = await promise;
    expect(response.bodyUsed).toBe(false);
    expect(cancelled).toEqual([1, 2, 3]);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('is a Response as soon as one is fine', async () => {
    const answers = [
      new Response(null, { status: 503, headers: { 'retry-after': '1' } }),
      new Response('fine'),
    ];
    const clock = fakeClock(0);
    const response = await retryGraph(() => answers.shift() ?? Response.error(), { clock });
    expect(await response.text()).toBe('fine');
    expect(clock.waits).toEqual([1000]);
  });

  it('a Response of 304, which is no failure', async () => {
    const onGiveUp = vi.fn();
    expect((await retryGraph(() => new Response(null, { status: 304 }), { onGiveUp })).status).toBe(304);
    expect(onGiveUp).not.toHaveBeenCalled();
  });

  it('a Response of 404 at once', async () => {
    const work = vi.fn(() => new Response('x', { status: 404 }));
    expect((await retryGraph(work)).status).toBe(404);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
