import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  createRetryBudget,
  createThrottleGate,
  getRetryInfo,
  retryGraph,
  type AbortSignalLike,
  type GiveUpEvent,
  type RetryAttemptEvent,
  type RetryClock,
  type RetryOptions,
} from 'msgraph-errors';

/** A clock that moves only when somebody sleeps, and says for how long. */
function fakeClock(random = 1): RetryClock & { readonly waits: number[] } {
  let time = Date.now();
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    random: () => random,
    sleep: (ms, signal) => {
      signal.throwIfAborted();
      waits.push(ms);
      time += ms;
      return Promise.resolve();
    },
  };
}

const failure = (status: number, headers: Record<string, string> = {}, code?: string): Error =>
  Object.assign(new Error(`status ${status}`), { statusCode: status, headers, ...(code !== undefined && { body: { error: { code } } }) });

/** Fails with each failure in turn, then succeeds. */
function failing(...failures: readonly unknown[]): ReturnType<typeof vi.fn<() => Promise<string>>> {
  const rest = [...failures];
  return vi.fn(() => (rest.length === 0 ? Promise.resolve('done') : Promise.reject(rest.shift() as Error)));
}
const always = (error: unknown): ReturnType<typeof vi.fn<() => Promise<string>>> => vi.fn(() => Promise.reject(error as Error));

/** A signal as React Native and the package `abort-controller` have it: no `throwIfAborted`, no `reason`. */
function plainSignal(): AbortSignalLike & { removeEventListener: (type: 'abort', listener: () => void) => void; abort: () => void } {
  const listeners = new Set<() => void>();
  return {
    aborted: false,
    addEventListener: (_type, listener) => { listeners.add(listener); },
    removeEventListener: (_type, listener) => { listeners.delete(listener); },
    abort() {
      (this as { aborted: boolean }).aborted = true;
      for (const listener of listeners) listener();
    },
  };
}

async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('resolved'),
    (error: unknown) => error,
  );
}

afterEach(() => {
  vi.useRealTimers();
});

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
    ['not a PATCH after a reset', { method: 'PATCH' }, Object.assign(new Error('m'), { code: 'ECONNRESET' }), 1],
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
    await retryGraph(work, { clock: fakeClock(), retryOn: (info, thrown: Error) => info === undefined && thrown.message === 'own' });
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
    const error = await rejection(retryGraph(work, { method: 'GET', maxAttempts: 99, maxElapsedMs: 10_000, clock }));
    expect(clock.waits).toEqual([1000, 2000, 4000]);
    expect(getRetryInfo(error)).toMatchObject({ attempts: 4, reason: 'elapsed', elapsedMs: 7000 });
  });

  it('never shortens Retry-After: what does not fit ends at once and tells when to come back', async () => {
    const clock = fakeClock();
    const start = clock.now();
    const error = await rejection(retryGraph(always(failure(429, { 'retry-after': '700' })), { clock }));
    expect(clock.waits).toEqual([]);
    expect(getRetryInfo(error)).toEqual({ attempts: 1, reason: 'elapsed', elapsedMs: 0, retryAt: new Date(start + 700_000) });
  });

  it.each<[RetryOptions, string]>([
    [{ maxAttempts: 0 }, '`maxAttempts`'],
    [{ maxAttempts: 1.5 }, '`maxAttempts`'],
    [{ maxAttempts: Infinity }, '`maxAttempts`'],
    [{ maxAttempts: NaN }, '`maxAttempts`'],
    [{ maxAttempts: '4' as unknown as number }, '`maxAttempts`'],
    [{ maxElapsedMs: -1 }, '`maxElapsedMs`'],
    [{ maxElapsedMs: NaN }, '`maxElapsedMs`'],
    [{ baseDelayMs: Infinity }, '`baseDelayMs`'],
    [{ maxDelayMs: -5 }, '`maxDelayMs`'],
    [{ factor: 0.5 }, '`factor`'],
    [{ jitter: 'half' as 'full' }, '`jitter`'],
    [{ retryOn: 'x' as unknown as () => boolean }, '`retryOn`'],
    [{ onRetry: 1 as unknown as () => void }, '`onRetry`'],
  ])('refuses %o', async (options, name) => {
    const work = failing();
    const error = await rejection(retryGraph(work, options));
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(name);
    expect(work).not.toHaveBeenCalled();
  });

  it('takes undefined for an option that is not given', async () => {
    await expect(retryGraph(failing(), { maxAttempts: undefined, signal: undefined, clock: undefined })).resolves.toBe('done');
  });
});

describe('waits', () => {
  const waitsFor = async (error: unknown, options: RetryOptions, random = 1): Promise<number[]> => {
    const clock = fakeClock(random);
    await retryGraph(always(error), { method: 'GET', maxElapsedMs: Infinity, ...options, clock }).catch(() => undefined);
    return clock.waits;
  };

  it('grow exponentially up to the longest', async () => {
    expect(await waitsFor(failure(503), { maxAttempts: 7, maxDelayMs: 5000, jitter: 'none' })).toEqual([1000, 2000, 4000, 5000, 5000, 5000]);
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
    expect(await waitsFor(failure(429), { baseDelayMs: 250, factor: 1, jitter: 'none' })).toEqual([250, 250, 250]);
  });

  it('are at least as long as Retry-After, with its decimals', async () => {
    expect(await waitsFor(failure(429, { 'retry-after': '9.5' }), {}, 0)).toEqual([9500, 9500, 9500]);
    expect(await waitsFor(failure(429, { 'retry-after': '9.5' }), { jitter: 'none' })).toEqual([9500, 9500, 9500]);
    expect(await waitsFor(failure(503, { 'retry-after': '3' }), { jitter: 'none' })).toEqual([3000, 3000, 4000]);
  });

  it('are never zero and never NaN', async () => {
    for (const wait of await waitsFor(failure(503, { 'retry-after': '0' }), { baseDelayMs: 0 }, NaN)) expect(wait).toBeGreaterThanOrEqual(1);
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
    const promise = rejection(retryGraph(always(failure(429, { 'retry-after': '60' })), { signal: controller.signal }));
    setTimeout(() => { controller.abort(reason); }, 20);
    const begin = performance.now();
    expect(await promise).toBe(reason);
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  it('ends the wait when a hook has brought it about', async () => {
    const controller = new AbortController();
    const promise = rejection(retryGraph(always(failure(429, { 'retry-after': '60' })), { signal: controller.signal, onRetry: () => { controller.abort('hook'); } }));
    expect(await promise).toBe('hook');
  });

  it('leaves no timer behind', async () => {
    vi.useFakeTimers();
    const controller = new AbortController();
    const promise = rejection(retryGraph(always(failure(429, { 'retry-after': '60' })), { signal: controller.signal }));
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

describe('what is handed on', () => {
  it.each([undefined, null, 'text', 0, Symbol('s'), { error: { code: 'itemNotFound' } }, Object.freeze(new Error('m'))])('is %o itself', async (value) => {
    expect(await rejection(retryGraph(always(value), { clock: fakeClock() }))).toBe(value);
  });

  it('is the result of synchronous work, and what it throws', async () => {
    expect(await retryGraph(() => 5)).toBe(5);
    expect(await rejection(retryGraph(() => { throw new RangeError('m'); }))).toBeInstanceOf(RangeError);
    expectTypeOf(retryGraph(() => 5)).toEqualTypeOf<Promise<number>>();
  });

  it('tells the attempt and gives a signal', async () => {
    const seen: [number, boolean][] = [];
    await retryGraph(({ attempt, signal }) => {
      seen.push([attempt, signal.aborted]);
      if (attempt < 3) throw failure(429);
    }, { clock: fakeClock() });
    expect(seen).toEqual([[1, false], [2, false], [3, false]]);
  });

  it('is the last failed Response, with its body still to be read', async () => {
    const work = vi.fn(() => new Response('{"error":{"code":"activityLimitReached","message":"m"}}', { status: 429 }));
    const response = await retryGraph(work, { clock: fakeClock() });
    expect(work).toHaveBeenCalledTimes(4);
    expect(response.status).toBe(429);
    expect(response.bodyUsed).toBe(false);
    expect(await response.json()).toMatchObject({ error: { code: 'activityLimitReached' } });
    expect(getRetryInfo(response)).toMatchObject({ attempts: 4, reason: 'attempts' });
  });

  it('is a Response as soon as one is fine', async () => {
    const answers = [new Response(null, { status: 503, headers: { 'retry-after': '1' } }), new Response('fine')];
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

describe('hooks', () => {
  it('are told attempt, wait, time, request id and the value itself', async () => {
    const error = Object.assign(failure(429, { 'retry-after': '4', 'request-id': 'r-1' }), { name: 'E' });
    const retried: RetryAttemptEvent[] = [];
    const ended: GiveUpEvent[] = [];
    const clock = fakeClock(0);
    const start = clock.now();
    await rejection(retryGraph(always(error), { maxAttempts: 2, clock, onRetry: (event) => retried.push(event), onGiveUp: (event) => ended.push(event) }));
    const told = { status: 429, code: undefined, requestId: 'r-1', info: expect.objectContaining({ status: 429 }) as unknown };
    expect(retried).toEqual([{ ...told, attempt: 1, elapsedMs: 0, delayMs: 4000, retryAt: new Date(start + 4000) }]);
    expect(retried[0]?.error).toBe(error);
    expect(ended).toEqual([{ ...told, attempt: 2, elapsedMs: 4000, reason: 'attempts', retryAt: new Date(start + 8000) }]);
    expect(ended[0]?.error).toBe(error);
  });

  it('end the retry with what they throw', async () => {
    const stop = new Error('stop');
    const work = always(failure(429));
    expect(await rejection(retryGraph(work, { clock: fakeClock(), onRetry: () => Promise.reject(stop) }))).toBe(stop);
    expect(work).toHaveBeenCalledTimes(1);
  });
});

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
    const error = await rejection(retryGraph(always(failure(429, { 'retry-after': '30' })), { gate, gateKey: 'tenant', maxAttempts: 1, clock }));
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
    expect(getRetryInfo(error)).toMatchObject({ attempts: 0, reason: 'elapsed', retryAt: new Date(clock.now() + 700_000) });
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

  it('does not close for outages', async () => {
    const gate = createThrottleGate();
    await rejection(retryGraph(always(failure(503)), { gate, method: 'GET', maxAttempts: 1, clock: fakeClock() }));
    expect(gate.pausedUntil('')).toBe(0);
  });
});
