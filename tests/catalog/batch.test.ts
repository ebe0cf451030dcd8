import { describe, expect, it, vi } from 'vitest';
import {
  getRetryInfo,
  hasErrorCode,
  retryBatch,
  type BatchRequestItem,
  type BatchResponseItem,
  type IncompleteBatchError,
} from 'msgraph-errors';
import { get, throttled, type Send } from './batch-items.js';
import { fakeClock } from './clock.js';

describe('retryBatch', () => {
  it('sends only the failed items again, after the longest wait', async () => {
    const clock = fakeClock();
    const rounds: BatchResponseItem[][] = [
      [
        { id: '1', status: 200 },
        throttled('2', 3),
        throttled('3', 8),
        { id: '4', status: 404, body: { error: { code: 'itemNotFound' } } },
      ],
      [{ id: '2', status: 200 }, throttled('3', 2)],
      [{ id: '3', status: 200 }],
    ];
    const send = vi.fn<Send>(() => Promise.resolve({ responses: rounds.shift() ?? [] }));
    const answers = await retryBatch([get('1'), get('2'), get('3'), get('4')], send, { clock });
    expect(send.mock.calls.map(([requests]) => requests.map(({ id }) => id))).toEqual([
      ['1', '2', '3', '4'],
      ['2', '3'],
      ['3'],
    ]);
    expect(answers.map(({ id, status }) => [id, status])).toEqual([
      ['1', 200],
      ['2', 200],
      ['3', 200],
      ['4', 404],
    ]);
    expect(clock.waits).toEqual([8000, 2000]);
  });

  it('gives the failures as answers when the attempts are used up', async () => {
    const send = vi.fn<Send>(() => Promise.resolve({ responses: [throttled('1', 1)] }));
    const answers = await retryBatch([get('1')], send, { clock: fakeClock() });
    expect(send).toHaveBeenCalledTimes(4);
    expect(answers).toEqual([throttled('1', 1)]);
  });

  it('looks at the method of each item', async () => {
    const down = (id: string): BatchResponseItem => ({
      id,
      status: 504,
      body: { error: { code: 'gatewayTimeout' } },
    });
    const rounds = [[down('1'), down('2')], [{ id: '1', status: 200 }]];
    const send = vi.fn<Send>(() => Promise.resolve({ responses: rounds.shift() ?? [] }));
    const answers = await retryBatch([get('1'), { id: '2', method: 'POST', url: '/me/messages' }], send, {
      clock: fakeClock(),
    });
    expect(send.mock.calls[1]?.[0].map(({ id }) => id)).toEqual(['1']);
    expect(answers.map(({ status }) => status)).toEqual([200, 504]);
  });

  it('takes along the items that depend on a repeated one, without dependencies that are met', async () => {
    const rounds: BatchResponseItem[][] = [
      [
        { id: '1', status: 201 },
        throttled('2', 1),
        { id: '3', status: 424, body: { error: { code: 'failedDependency' } } },
        { id: '4', status: 424 },
      ],
      [
        { id: '2', status: 200 },
        { id: '3', status: 200 },
        { id: '4', status: 200 },
      ],
    ];
    const send = vi.fn<Send>(() => Promise.resolve({ responses: rounds.shift() ?? [] }));
    await retryBatch([get('1'), get('2', ['1']), get('3', ['2']), get('4', ['3'])], send, {
      clock: fakeClock(),
    });
    expect(send.mock.calls[1]?.[0]).toEqual([
      { ...get('2'), dependsOn: [] },
      get('3', ['2']),
      get('4', ['3']),
    ]);
  });

  it('leaves the items that depend on one that failed for good', async () => {
    const rounds: BatchResponseItem[][] = [
      [
        { id: '1', status: 403, body: { error: { code: 'accessDenied' } } },
        { id: '2', status: 424 },
        throttled('3', 1),
      ],
      [{ id: '3', status: 200 }],
    ];
    const send = vi.fn<Send>(() => Promise.resolve({ responses: rounds.shift() ?? [] }));
    const answers = await retryBatch([get('1'), get('2', ['1']), get('3')], send, { clock: fakeClock() });
    expect(send.mock.calls[1]?.[0].map(({ id }) => id)).toEqual(['3']);
    expect(answers.map(({ status }) => status)).toEqual([403, 424, 200]);
  });

  it('repeats a batch that was refused as a whole and hands on what it cannot repeat', async () => {
    const refused = Object.assign(new Error('m'), { statusCode: 429, headers: {} });
    const send = vi
      .fn<Send>(() => Promise.resolve({ responses: [{ id: '1', status: 200 }] }))
      .mockRejectedValueOnce(refused);
    expect(await retryBatch([get('1')], send, { clock: fakeClock() })).toHaveLength(1);
    const lost = Object.assign(new Error('m'), { statusCode: 401 });
    await expect(retryBatch([get('1')], () => Promise.reject(lost), { clock: fakeClock() })).rejects.toBe(
      lost,
    );
  });

  it('repeats a batch that was refused in its body, and gives the body at the end', async () => {
    const refused = { error: { code: 'TooManyRequests', message: 'm' } };
    const send = vi.fn(() => Promise.resolve(refused));
    await expect(retryBatch([get('1')], send, { clock: fakeClock() })).rejects.toBe(refused);
    expect(send).toHaveBeenCalledTimes(4);
    const denied = { error: { code: 'accessDenied', message: 'm' } };
    const final = vi.fn(() => Promise.resolve(denied));
    await expect(retryBatch([get('1')], final, { clock: fakeClock() })).rejects.toBe(denied);
    expect(final).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a Response', (body: object) => new Response(JSON.stringify(body))],
    ['data', (data: object) => ({ status: 200, data })],
    ['a body', (body: object) => ({ statusCode: 200, body })],
    ['a body as text', (body: object) => ({ statusCode: 200, body: JSON.stringify(body) })],
  ])('reads answers in %s', async (_name, wrap) => {
    const rounds = [[{ id: '1', status: 200 }, throttled('2', 3)], [{ id: '2', status: 201 }]];
    const clock = fakeClock();
    const answers = await retryBatch(
      [get('1'), get('2')],
      () => Promise.resolve(wrap({ responses: rounds.shift() })),
      { clock },
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 201]);
    expect(clock.waits).toEqual([3000]);
  });

  it('repeats a failed Response and throws the last one', async () => {
    const send = vi.fn(() =>
      Promise.resolve(
        new Response('{"error":{"code":"TooManyRequests"}}', {
          status: 429,
          headers: { 'Retry-After': '2' },
        }),
      ),
    );
    const failure: unknown = await retryBatch([get('1')], send, { clock: fakeClock() }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ status: 429, bodyUsed: false });
    expect(send).toHaveBeenCalledTimes(4);
    expect(getRetryInfo(failure)).toMatchObject({ attempts: 4, reason: 'attempts' });
    const denied = vi.fn(() => Promise.resolve(new Response(null, { status: 401 })));
    await expect(retryBatch([get('1')], denied, { clock: fakeClock() })).rejects.toHaveProperty(
      'status',
      401,
    );
    expect(denied).toHaveBeenCalledTimes(1);
  });

  it('sends a batch again after a lost connection when all of its methods may be sent twice', async () => {
    const lost = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
    const send = vi
      .fn<Send>(() =>
        Promise.resolve({
          responses: [
            { id: '1', status: 200 },
            { id: '2', status: 200 },
          ],
        }),
      )
      .mockRejectedValueOnce(lost);
    await retryBatch([get('1'), get('2')], send, { clock: fakeClock() });
    expect(send).toHaveBeenCalledTimes(2);
    const once = vi.fn<Send>(() => Promise.reject(lost));
    await expect(
      retryBatch([get('1'), { ...get('2'), method: 'POST' }], once, { clock: fakeClock() }),
    ).rejects.toBe(lost);
    expect(once).toHaveBeenCalledTimes(1);
  });

  it('says what is missing when `send` gives no answers', async () => {
    await expect(retryBatch([get('1')], () => Promise.resolve({}))).rejects.toThrow('`responses`');
    await expect(retryBatch([get('1')], () => Promise.resolve(undefined))).rejects.toThrow(TypeError);
  });

  it('matches numbers and other casings of an id', async () => {
    const requests = [
      { id: 1, method: 'GET', url: '/a' },
      { id: 'Two', method: 'GET', url: '/b', dependsOn: [1] },
    ];
    const rounds = [
      [throttled('1', 1), { id: 'two', status: 424 }],
      [
        { id: '1', status: 200 },
        { id: 'TWO', status: 200 },
      ],
    ];
    const answers = await retryBatch(requests, () => Promise.resolve({ responses: rounds.shift() }), {
      clock: fakeClock(),
    });
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('sends a request without an answer again when that does no harm', async () => {
    const send = vi.fn<Send>(() => Promise.resolve({ responses: [] }));
    expect(
      await retryBatch([get('1'), { id: '2', method: 'POST', url: '/b' }], send, { clock: fakeClock() }),
    ).toEqual([]);
    expect(send.mock.calls.map(([requests]) => requests.map(({ id }) => id))).toEqual([
      ['1', '2'],
      ['1'],
      ['1'],
      ['1'],
    ]);
  });

  it.each([
    ['at once', (info: unknown) => info === undefined],
    ['later', (info: unknown) => Promise.resolve(info === undefined)],
  ])(
    'asks `retryOn`, which answers %s, about single requests',
    async (_when, answersSo: (info: unknown) => boolean | Promise<boolean>) => {
      const retryOn = vi.fn(answersSo);
      const rounds = [[throttled('1', 1)], [{ id: '2', status: 200 }]];
      const answers = await retryBatch(
        [get('1'), get('2')],
        () => Promise.resolve({ responses: rounds.shift() }),
        { clock: fakeClock(), retryOn },
      );
      expect(answers.map(({ status }) => status)).toEqual([429, 200]);
    },
  );

  it('gives the answers so far when a later batch fails as a whole', async () => {
    const lost = Object.assign(new Error('m'), {
      statusCode: 401,
      body: { error: { code: 'InvalidAuthenticationToken' } },
    });
    const send = vi
      .fn<Send>(() => Promise.reject(lost))
      .mockResolvedValueOnce({ responses: [{ id: '1', status: 200 }, throttled('2', 1)] });
    const failure = (await retryBatch([get('1'), get('2')], send, { clock: fakeClock() }).catch(
      (error: unknown) => error,
    )) as IncompleteBatchError;
    expect(failure.cause).toBe(lost);
    expect(failure.answers).toEqual([{ id: '1', status: 200 }, throttled('2', 1)]);
    expect(hasErrorCode(failure, 'InvalidAuthenticationToken')).toBe(true);
  });

  it('throws the reason of an abort as it is', async () => {
    const reason = new Error('stop');
    const controller = new AbortController();
    const onRetry = (): void => {
      controller.abort(reason);
    };
    const send: Send = () => Promise.resolve({ responses: [{ id: '1', status: 200 }, throttled('2', 60)] });
    await expect(retryBatch([get('1'), get('2')], send, { signal: controller.signal, onRetry })).rejects.toBe(
      reason,
    );
  });

  it('sends nothing for no requests', async () => {
    const send = vi.fn<Send>();
    expect(await retryBatch([], send)).toEqual([]);
    expect(send).not.toHaveBeenCalled();
  });

  it.each<[string, readonly BatchRequestItem[], string]>([
    ['an id twice', [get('1'), get('1')], '`1` twice'],
    ['an id as number and text', [{ ...get('1'), id: 1 }, get('1')], '`1` twice'],
    ['an id in two casings', [get('a'), get('A')], '`A` twice'],
    ['no id', [{ method: 'GET', url: '/me' } as BatchRequestItem], '`requests[0].id`'],
    ['an unknown dependency', [get('1', ['2'])], '`2`'],
    ['a circle', [get('1', ['2']), get('2', ['1'])], 'comes back'],
    ['a request that depends on itself', [get('1', ['1'])], 'comes back'],
    ['no list', 'x' as never, '`requests`'],
  ])('refuses %s', async (_name, requests, text) => {
    const send = vi.fn<Send>();
    const failure: unknown = await retryBatch(requests, send).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TypeError);
    expect(String(failure)).toContain(text);
    expect(send).not.toHaveBeenCalled();
  });

  it('refuses a `send` that is no function', async () => {
    await expect(retryBatch([get('1')], undefined as never)).rejects.toThrow('`send` must be a function.');
  });
});
