import type { Middleware as KiotaMiddlewareType } from '@microsoft/kiota-http-fetchlibrary';
import {
  Client,
  HTTPMessageHandler,
  RedirectHandler,
  ResponseType,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { hasErrorCode } from 'msgraph-errors';
import { createGraphClientMiddleware } from 'msgraph-errors/graph-client';
import { createKiotaMiddleware } from 'msgraph-errors/kiota';
import { plan, testServer } from './server.js';

const server = testServer();

const retry = { baseDelayMs: 1, jitter: 'none' } as const;
const throttled = {
  status: 429,
  headers: { 'retry-after': '0' },
  body: { error: { code: 'TooManyRequests', message: 'm' } },
};
const ok = { status: 200, body: { id: 'me' } };
const graph = (run: string): ReturnType<Client['api']> =>
  Client.initWithMiddleware({
    middleware: [createGraphClientMiddleware({ retry }), new RedirectHandler(), new HTTPMessageHandler()],
    baseUrl: `${server.origin}/${run}/`,
  }).api('/me');

describe('createGraphClientMiddleware', () => {
  it('has the type of the client', () => {
    const middleware: Middleware = createGraphClientMiddleware();
    expect(middleware.setNext).toBeTypeOf('function');
  });

  it('begins each attempt with the request as it was given, whatever a redirection made of it', async () => {
    const target = plan(throttled, ok);
    const run = plan({ status: 307, headers: { location: `${server.origin}/${target}` } });
    expect(await graph(run).post({ subject: 'x' })).toEqual({ id: 'me' });
    for (const path of [run, target])
      expect(server.sent(path).map(({ method, body }) => [method, body])).toEqual([
        ['POST', '{"subject":"x"}'],
        ['POST', '{"subject":"x"}'],
      ]);
  });

  it('repeats a Request', async () => {
    const run = plan(throttled, ok);
    const middleware = createGraphClientMiddleware({ retry });
    middleware.setNext(new HTTPMessageHandler());
    const context: { request: Request; response?: Response } = {
      request: new Request(`${server.origin}/${run}`, {
        method: 'POST',
        body: 'text',
        headers: { 'X-Own': 'kept' },
      }),
    };
    await middleware.execute(context);
    expect(context.response?.status).toBe(200);
    expect(
      server
        .sent(run)
        .map(({ method, body, headers }) => [method, body, headers['x-own'], headers['retry-attempt']]),
    ).toEqual([
      ['POST', 'text', 'kept', undefined],
      ['POST', 'text', 'kept', '1'],
    ]);
  });

  it('judges raw answers, which the client does not throw', async () => {
    const run = plan(throttled, ok);
    const response = (await graph(run).responseType(ResponseType.RAW).get()) as Response;
    expect(response.status).toBe(200);
  });

  it('sends bytes again, which the handler of the client does not, and a stream once', async () => {
    const run = plan(throttled, ok);
    await graph(run).header('Content-Type', 'application/octet-stream').put(new TextEncoder().encode('text'));
    expect(server.sent(run).map(({ body }) => body)).toEqual(['text', 'text']);
    const once = plan(throttled);
    const failure: unknown = await graph(once)
      .options({ duplex: 'half' })
      .putStream(Readable.toWeb(Readable.from([new TextEncoder().encode('text')])))
      .catch((error: unknown) => error);
    expect(hasErrorCode(failure, 'TooManyRequests')).toBe(true);
    expect(server.requests(once)).toHaveLength(1);
  });

  it('says so when nothing stands behind it', async () => {
    await expect(createGraphClientMiddleware().execute({ request: 'http://x', options: {} })).rejects.toThrow(
      '`next`',
    );
  });
});

describe('createKiotaMiddleware', () => {
  it('has the type of the client', () => {
    const middleware: KiotaMiddlewareType = createKiotaMiddleware();
    expect(middleware.next).toBeUndefined();
  });

  it('leaves the request of the caller as it is, and hands on the options', async () => {
    const middleware = createKiotaMiddleware({ retry });
    const seen: unknown[] = [];
    const answers = [new Response(null, { status: 429, headers: { 'retry-after': '0' } }), new Response('x')];
    middleware.next = {
      execute: (url: string, init: { headers: Record<string, string> }, options: unknown) => {
        init.headers['X-Added'] = 'yes';
        seen.push([url, init.headers['Retry-Attempt'], options]);
        return Promise.resolve(answers.shift());
      },
    };
    const init = { method: 'GET', headers: { Accept: 'a' } };
    const options = { key: 'value' };
    expect(((await middleware.execute('http://x', init, options)) as Response).status).toBe(200);
    expect(seen).toEqual([
      ['http://x', undefined, options],
      ['http://x', '1', options],
    ]);
    expect(init).toEqual({ method: 'GET', headers: { Accept: 'a' } });
  });

  it('says so when nothing stands behind it', async () => {
    await expect(createKiotaMiddleware().execute('http://x', {})).rejects.toThrow('`next`');
  });
});
