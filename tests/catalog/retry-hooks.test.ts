import { channel, subscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createThrottleGate,
  getRetryInfo,
  retryGraph,
  type GiveUpEvent,
  type RetryAttemptEvent,
  type RetryDiagnostic,
} from 'msgraph-errors';
import { always, failure, fakeClock, rejection } from './retry-tools.js';

describe('hooks', () => {
  it('are told attempt, wait, time, request id and the value itself', async () => {
    const error = Object.assign(failure(429, { 'retry-after': '4', 'request-id': 'r-1' }), { name: 'E' });
    const retried: RetryAttemptEvent[] = [];
    const ended: GiveUpEvent[] = [];
    const clock = fakeClock(0);
    const start = clock.now();
    await rejection(
      retryGraph(always(error), {
        maxAttempts: 2,
        clock,
        onRetry: (event) => retried.push(event),
        onGiveUp: (event) => ended.push(event),
      }),
    );
    const told = {
      status: 429,
      code: undefined,
      requestId: 'r-1',
      info: expect.objectContaining({ status: 429 }) as unknown,
    };
    expect(retried).toEqual([
      { ...told, attempt: 1, elapsedMs: 0, delayMs: 4000, retryAt: new Date(start + 4000) },
    ]);
    expect(retried[0]?.error).toBe(error);
    expect(ended).toEqual([
      { ...told, attempt: 2, elapsedMs: 4000, reason: 'attempts', retryAt: new Date(start + 8000) },
    ]);
    expect(ended[0]?.error).toBe(error);
  });

  it('end the retry with what they throw', async () => {
    const stop = new Error('stop');
    const work = always(failure(429));
    expect(
      await rejection(retryGraph(work, { clock: fakeClock(), onRetry: () => Promise.reject(stop) })),
    ).toBe(stop);
    expect(work).toHaveBeenCalledTimes(1);
  });
});

const key = Symbol.for('msgraph-errors');
const diagnostics = globalThis as unknown as Record<
  symbol,
  { publish: (event: RetryDiagnostic) => unknown } | undefined
>;
afterEach(() => {
  diagnostics[key] = undefined;
});

describe('diagnostics', () => {
  const throttled = failure(429, { 'retry-after': '4', 'request-id': 'r-1' }, 'TooManyRequests');

  it('reach a channel of Node, or any object that can publish', async () => {
    const seen: unknown[] = [];
    subscribe('msgraph-errors-test', (event) => seen.push(event));
    diagnostics[key] = channel('msgraph-errors-test');
    const clock = fakeClock(0);
    await rejection(retryGraph(always(throttled), { maxAttempts: 2, clock }));
    const told = { status: 429, code: 'TooManyRequests', requestId: 'r-1' };
    expect(seen).toEqual([
      { name: 'retry', attempt: 1, elapsedMs: 0, delayMs: 4000, retryAt: new Date(clock.now()), ...told },
      {
        name: 'give-up',
        attempt: 2,
        elapsedMs: 4000,
        reason: 'attempts',
        retryAt: new Date(clock.now() + 4000),
        ...told,
      },
    ]);
  });

  it('also tell a gate that is closed before the first attempt', async () => {
    const seen: RetryDiagnostic[] = [];
    diagnostics[key] = { publish: (event) => seen.push(event) };
    const gate = createThrottleGate();
    gate.pause('', Infinity);
    await rejection(retryGraph(() => 1, { gate }));
    expect(seen).toMatchObject([{ name: 'give-up', attempt: 0, reason: 'elapsed', status: undefined }]);
  });

  it.each<[string, unknown]>([
    [
      'a function that throws',
      {
        publish: () => {
          throw new Error('m');
        },
      },
    ],
    ['one that rejects', { publish: () => Promise.reject(new Error('m')) }],
    ['no function', { publish: 5 }],
    ['no object', 'x'],
    [
      'a getter that throws',
      {
        get publish(): never {
          throw new Error('m');
        },
      },
    ],
  ])('change nothing with %s', async (_name, attached) => {
    diagnostics[key] = attached as { publish: () => void };
    expect(await rejection(retryGraph(always(throttled), { maxAttempts: 2, clock: fakeClock() }))).toBe(
      throttled,
    );
    await new Promise((done) => setImmediate(done));
  });
});

it('shows no token in events, diagnostics or getRetryInfo', async () => {
  const token = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.secret';
  const headers = { Authorization: `Bearer ${token}` };
  const error = Object.assign(new Error('m'), {
    config: { headers, method: 'get' },
    request: { headers },
    response: { status: 503, headers: { 'request-id': 'r' }, config: { headers } },
  });
  const seen: unknown[] = [];
  diagnostics[key] = { publish: (event) => seen.push(event) };
  await rejection(
    retryGraph(always(error), {
      clock: fakeClock(),
      onRetry: (event) => seen.push(event),
      onGiveUp: (event) => seen.push(event),
    }),
  );
  seen.push(getRetryInfo(error));
  expect(seen).toHaveLength(9);
  for (const value of seen) {
    for (const text of [
      JSON.stringify(value),
      inspect(value, { depth: 9, showHidden: true }),
      JSON.stringify({ ...(value as object) }),
    ])
      expect(text).not.toContain('secret');
  }
});
