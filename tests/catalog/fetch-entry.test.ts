import { Readable } from 'node:stream';
import { request as undiciRequest } from 'undici';
import { describe, expect, it, vi } from 'vitest';
import { getRetryInfo } from 'msgraph-errors';
import { createGraphFetch } from 'msgraph-errors/fetch';
import { plan, testServer } from './server.js';

const server = testServer();

const retry = { baseDelayMs: 1, jitter: 'none' } as const;
const graphFetch = createGraphFetch({ retry });
const throttled = { status: 429, headers: { 'retry-after': '0' } };
const ok = { status: 200, body: { id: 'me' } };
const bytes = new TextEncoder().encode('text');
const form = new FormData();
form.set('name', 'text');

describe('a body', () => {
  it.each<[string, NonNullable<RequestInit['body']>]>([
    ['a text', 'text'],
    ['URLSearchParams', new URLSearchParams('text=')],
    ['a Blob', new Blob(['text'])],
    ['an ArrayBuffer', bytes.buffer],
    ['a view', bytes],
    ['a Buffer', Buffer.from('text')],
    ['FormData', form],
  ])('is sent again: %s', async (_name, body) => {
    const run = plan(throttled, ok);
    expect((await graphFetch(`${server.origin}/${run}`, { method: 'POST', body })).status).toBe(200);
    const bodies = server.sent(run).map((request) => request.body);
    expect(bodies).toHaveLength(2);
    for (const sent of bodies) expect(sent).toContain('text');
  });

  it.each<[string, () => Parameters<typeof fetch>]>([
    ['of a text', () => ['', { body: 'text' }]],
    ['of a stream', () => ['', { body: new Blob(['text']).stream(), duplex: 'half' }]],
  ])('of a Request is sent again, made %s', async (_name, make) => {
    const run = plan(throttled, ok);
    const [, init] = make();
    const request = new Request(`${server.origin}/${run}`, {
      ...init,
      method: 'POST',
      headers: { 'X-Own': 'kept' },
    });
    expect((await graphFetch(request)).status).toBe(200);
    expect(
      server
        .sent(run)
        .map(({ method, body, headers }) => [method, body, headers['x-own'], headers['retry-attempt']]),
    ).toEqual([
      ['POST', 'text', 'kept', undefined],
      ['POST', 'text', 'kept', '1'],
    ]);
  });

  it.each<[string, () => unknown]>([
    ['a web stream', () => new Blob(['text']).stream()],
    ['a stream of Node', () => Readable.from(['text'])],
    [
      'an asynchronous generator',
      () =>
        (async function* () {
          yield await Promise.resolve(bytes);
        })(),
    ],
  ])('that is used up is sent once, and the failure handed on: %s', async (_name, make) => {
    const run = plan(throttled);
    const onGiveUp = vi.fn();
    const response = await createGraphFetch({ retry: { ...retry, retryOn: () => true, onGiveUp } })(
      `${server.origin}/${run}`,
      { method: 'PUT', body: make(), duplex: 'half' } as RequestInit,
    );
    expect(response.status).toBe(429);
    expect(server.sent(run).map(({ body }) => body)).toEqual(['text']);
    expect(onGiveUp.mock.calls).toMatchObject([[{ reason: 'not-retryable' }]]);
  });
});

describe('headers', () => {
  it.each<[string, NonNullable<RequestInit['headers']>]>([
    ['an object', { 'X-Own': 'kept' }],
    ['a list', [['X-Own', 'kept']]],
    ['Headers', new Headers({ 'X-Own': 'kept' })],
  ])('are kept and not changed: %s', async (_name, headers) => {
    const run = plan(throttled, throttled, ok);
    await graphFetch(`${server.origin}/${run}`, { headers });
    expect(
      server.sent(run).map((request) => [request.headers['x-own'], request.headers['retry-attempt']]),
    ).toEqual([
      ['kept', undefined],
      ['kept', '1'],
      ['kept', '2'],
    ]);
    expect(new Headers(headers).has('Retry-Attempt')).toBe(false);
  });

  it('are added where there are none', async () => {
    const run = plan(throttled, ok);
    await graphFetch(new URL(`${server.origin}/${run}`));
    expect(server.sent(run).map(({ headers }) => headers['retry-attempt'])).toEqual([undefined, '1']);
  });
});

describe('the method', () => {
  it.each<[string, string | URL | Request, RequestInit | undefined, number]>([
    ['none', 'x', undefined, 2],
    ['in lower case', 'x', { method: 'delete' }, 2],
    ['POST', 'x', { method: 'POST' }, 1],
    ['of a Request', new Request('http://x', { method: 'POST' }), undefined, 1],
    ['over that of a Request', new Request('http://x', { method: 'POST' }), { method: 'PUT' }, 2],
  ])('decides: %s', async (_name, input, init, attempts) => {
    let calls = 0;
    const send: typeof fetch = () =>
      Promise.resolve(new Response(null, { status: calls++ === 0 ? 500 : 200 }));
    await createGraphFetch({ retry, fetch: send })(input, init);
    expect(calls).toBe(attempts);
  });
});

describe('the signal', () => {
  const slow = plan('no-answer');

  it.each<[string, (signal: AbortSignal) => Parameters<typeof fetch>]>([
    ['of the call', (signal) => [`${server.origin}/${slow}`, { signal }]],
    ['of a Request', (signal) => [new Request(`${server.origin}/${slow}`, { signal })]],
    [
      'of the call over that of a Request',
      (signal) => [
        new Request(`${server.origin}/${slow}`, { signal: new AbortController().signal }),
        { signal },
      ],
    ],
  ])('%s ends an attempt', async (_name, make) => {
    const controller = new AbortController();
    setTimeout(() => {
      controller.abort(new Error('stop'));
    }, 50);
    await expect(graphFetch(...make(controller.signal))).rejects.toThrow('stop');
  });

  it('that is aborted already sends nothing', async () => {
    const send = vi.fn<typeof fetch>();
    await expect(
      createGraphFetch({ fetch: send })('http://x', { signal: AbortSignal.abort(new Error('stop')) }),
    ).rejects.toThrow('stop');
    expect(send).not.toHaveBeenCalled();
  });

  it('null stands for none', async () => {
    const run = plan(throttled, ok);
    const aborted = new Request(`${server.origin}/${run}`, { signal: AbortSignal.abort() });
    expect((await graphFetch(aborted, { signal: null })).status).toBe(200);
  });
});

describe('what comes back', () => {
  it('is the last answer, unread', async () => {
    const run = plan({ ...throttled, body: { error: { code: 'TooManyRequests' } } });
    const response = await graphFetch(`${server.origin}/${run}`);
    expect(await response.json()).toEqual({ error: { code: 'TooManyRequests' } });
    expect(getRetryInfo(response)).toMatchObject({ attempts: 4, reason: 'attempts' });
  });

  it('is what the last attempt threw', async () => {
    const lost = Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
    const send = vi.fn<typeof fetch>(() => Promise.reject(lost));
    await expect(createGraphFetch({ retry, fetch: send })('http://x')).rejects.toBe(lost);
    expect(send).toHaveBeenCalledTimes(4);
  });
});

it('looks the platform fetch up when it is called', async () => {
  const early = createGraphFetch();
  const send = vi.spyOn(globalThis, 'fetch').mockImplementation(() => Promise.resolve(new Response('x')));
  expect(await (await early('http://x')).text()).toBe('x');
  send.mockRestore();
});

it('has the type of the fetch that it is given', async () => {
  const run = plan(ok);
  const own = createGraphFetch({ fetch: async (url: string) => (await undiciRequest(url)).statusCode });
  const status: number = await own(`${server.origin}/${run}`);
  expect(status).toBe(200);
});

it('refuses a `fetch` that is no function', () => {
  expect(() => createGraphFetch({ fetch: 'x' as never })).toThrow('`fetch` must be a function.');
});
