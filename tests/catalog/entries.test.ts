import {
  AnonymousAuthenticationProvider,
  Headers as KiotaHeaders,
  HttpMethod,
  ParseNodeFactoryRegistry,
  RequestInformation,
} from '@microsoft/kiota-abstractions';
import {
  HttpClient,
  MiddlewareFactory as KiotaMiddlewares,
  RetryHandler as KiotaRetryHandler,
  RetryHandlerOptions,
} from '@microsoft/kiota-http-fetchlibrary';
import { JsonParseNodeFactory } from '@microsoft/kiota-serialization-json';
import {
  AuthenticationHandler,
  Client,
  HTTPMessageHandler,
  RedirectHandler,
  TelemetryHandler,
} from '@microsoft/microsoft-graph-client';
import { GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import { createODataErrorFromDiscriminatorValue } from '@microsoft/msgraph-sdk/models/oDataErrors/index.js';
import axios from 'axios';
import { describe, expect, it, vi } from 'vitest';
import { createThrottleGate, hasErrorCode } from 'msgraph-errors';
import { installGraphRetry } from 'msgraph-errors/axios';
import { createGraphFetch, type GraphPolicyOptions, type RequestLimiter } from 'msgraph-errors/fetch';
import { createGraphClientMiddleware } from 'msgraph-errors/graph-client';
import { createKiotaMiddleware } from 'msgraph-errors/kiota';
import { createGraphLimiter } from 'msgraph-errors/limiter';
import { plan, testServer } from './server.js';

const server = testServer();

interface Request {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly body?: object;
  readonly signal?: AbortSignal;
}
type Send = (run: string, request?: Request) => Promise<unknown>;

/** Fetch gives a failed answer back; for the comparison with the others it is thrown. */
const sendWithFetch =
  (fetcher: typeof fetch): Send =>
  async (run, { body, ...init } = {}) => {
    const response = await fetcher(`${server.origin}/${run}/v1.0/me`, {
      ...init,
      ...(body && { body: JSON.stringify(body) }),
    });
    // What a caller gets in place of an error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (!response.ok) throw response;
    return response.json();
  };

async function sendWithKiota(
  http: HttpClient,
  run: string,
  { method = 'GET', body }: Request = {},
): Promise<unknown> {
  const factories = new ParseNodeFactoryRegistry();
  factories.contentTypeAssociatedFactories.set('application/json', new JsonParseNodeFactory());
  const adapter = new GraphRequestAdapter(new AnonymousAuthenticationProvider(), factories, undefined, http);
  const information = new RequestInformation(HttpMethod[method], `${server.origin}/${run}/v1.0/me`);
  information.headers = new KiotaHeaders();
  information.headers.add('Accept', 'application/json');
  if (body)
    information.setStreamContent(new TextEncoder().encode(JSON.stringify(body)).buffer, 'application/json');
  return adapter.sendPrimitive(information, 'string', { XXX: createODataErrorFromDiscriminatorValue });
}

/** Every entry with the client that it is for, and the clients that take a fetch. */
const entries: Readonly<Record<string, (options: GraphPolicyOptions) => Send>> = {
  fetch: (options) => sendWithFetch(createGraphFetch(options)),
  'fetch with a Request': (options) => {
    const graphFetch = createGraphFetch(options);
    return sendWithFetch((input, init) => graphFetch(new Request(input, init)));
  },
  '@microsoft/microsoft-graph-client':
    (options) =>
    (run, { method = 'GET', body, signal } = {}) => {
      const middleware = [
        new AuthenticationHandler({ getAccessToken: () => Promise.resolve('token') }),
        createGraphClientMiddleware(options),
        new RedirectHandler(),
        new TelemetryHandler(),
        new HTTPMessageHandler(),
      ];
      const client = Client.initWithMiddleware({
        middleware,
        baseUrl: `${server.origin}/${run}/`,
        customHosts: new Set(['127.0.0.1']),
      });
      const request = client.api('/me');
      if (signal) request.option('signal', signal);
      return (
        method === 'GET' ? request.get() : method === 'POST' ? request.post(body) : request.patch(body)
      ) as Promise<unknown>;
    },
  'kiota, middleware': (options) => {
    const middlewares = KiotaMiddlewares.getDefaultMiddlewares().map((one) =>
      one instanceof KiotaRetryHandler ? createKiotaMiddleware(options) : one,
    );
    const http = new HttpClient(undefined, ...middlewares);
    return (run, request) => sendWithKiota(http, run, request);
  },
  'kiota, fetch': (options) => {
    const graphFetch = createGraphFetch(options);
    const http = new HttpClient(
      graphFetch,
      ...KiotaMiddlewares.getDefaultMiddlewares(graphFetch).filter(
        (one) => !(one instanceof KiotaRetryHandler),
      ),
    );
    return (run, request) => sendWithKiota(http, run, request);
  },
  axios: (options) => {
    const instance = axios.create();
    installGraphRetry(instance, options);
    return async (run, { method = 'GET', body, signal } = {}) =>
      (
        await instance.request<unknown>({
          url: `${server.origin}/${run}/v1.0/me`,
          method,
          data: body,
          ...(signal && { signal }),
        })
      ).data;
  },
};
const takesSignal = (name: string): boolean => !name.startsWith('kiota');

const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const refused = (
  status: number,
  seconds?: string,
): { status: number; headers: Record<string, string>; body: object } => ({
  status,
  headers: seconds === undefined ? {} : { 'retry-after': seconds },
  body: { error: { code: status === 429 ? 'TooManyRequests' : 'serviceNotAvailable', message: 'm' } },
});
const ok = { status: 200, body: { id: 'me' } };
const retry = { baseDelayMs: 1, jitter: 'none' } as const;

describe.each(Object.entries(entries))('%s', (name, create) => {
  it('makes four requests for a call that keeps failing, and hands on the last failure', async () => {
    const run = plan(refused(503, '0'));
    const failure = await failureOf(create({ retry })(run));
    expect(server.requests(run)).toHaveLength(4);
    expect(server.sent(run).map(({ headers }) => headers['retry-attempt'])).toEqual([
      undefined,
      '1',
      '2',
      '3',
    ]);
    expect(hasErrorCode(failure, 'serviceNotAvailable') || failure instanceof Response).toBe(true);
    expect(JSON.stringify(failure ?? {})).not.toContain('Bearer');
  });

  it('waits as long as Retry-After says', async () => {
    const run = plan(refused(429, '0.3'), ok);
    await create({ retry })(run);
    const [first = 0, second = 0] = server.requests(run);
    expect(second - first).toBeGreaterThan(295);
  });

  it('sends a POST again after 429, with its body, and not after 500 or a lost connection', async () => {
    const throttled = plan(refused(429, '0'), ok);
    await create({ retry })(throttled, { method: 'POST', body: { subject: 'x' } });
    expect(server.sent(throttled).map(({ method, body }) => [method, JSON.parse(body) as unknown])).toEqual([
      ['POST', { subject: 'x' }],
      ['POST', { subject: 'x' }],
    ]);
    for (const step of [refused(500), 'connection-reset']) {
      const run = plan(step);
      expect(
        await failureOf(create({ retry })(run, { method: 'POST', body: { subject: 'x' } })),
      ).toBeDefined();
      expect(server.requests(run)).toHaveLength(1);
    }
  });

  it('sends a GET again after 500 and a lost connection', async () => {
    const run = plan(refused(500), 'connection-reset', ok);
    await create({ retry })(run);
    expect(server.requests(run)).toHaveLength(3);
  });

  it.each([400, 401, 403, 404])('does not repeat %i', async (status) => {
    const run = plan({ status, body: { error: { code: 'itemNotFound', message: 'm' } } });
    expect(await failureOf(create({ retry })(run))).toBeDefined();
    expect(server.requests(run)).toHaveLength(1);
  });

  it('takes every attempt through the limiter', async () => {
    const seen: unknown[] = [];
    const limiter: RequestLimiter = {
      run: async (request, work) => {
        const answer = await work().catch((error: unknown) => error as never);
        seen.push([request.method, new URL(request.url).pathname, (answer as { status?: number }).status]);

        if (answer instanceof Error) throw answer;
        return answer;
      },
    };
    const run = plan(refused(429, '0'), ok);
    await create({ retry, limiter })(run);
    expect(seen).toEqual([
      ['GET', `/${run}/v1.0/me`, 429],
      ['GET', `/${run}/v1.0/me`, 200],
    ]);
  });

  it('works with the limiter of this package', async () => {
    const run = plan(refused(429, '0'), ok);
    await create({ retry, limiter: createGraphLimiter() })(run);
    expect(server.requests(run)).toHaveLength(2);
  });

  it('shares a gate between calls', async () => {
    const gate = createThrottleGate();
    const send = create({ retry: { ...retry, gate } });
    const [first, second] = [plan(refused(429, '0.3'), ok), plan(ok)];
    const slow = send(first);
    await vi.waitFor(() => {
      expect(gate.pausedUntil('')).toBeGreaterThan(0);
    });
    const start = performance.now();
    await Promise.all([slow, send(second)]);
    expect((server.requests(second)[0] ?? 0) - start).toBeGreaterThan(150);
  });

  // Kiota's requests have no signal.
  if (takesSignal(name)) {
    it('ends the wait when it is aborted', async () => {
      const run = plan(refused(429, '60'));
      const controller = new AbortController();
      const call = failureOf(create({ retry })(run, { signal: controller.signal }));
      await vi.waitFor(() => {
        expect(server.requests(run)).toHaveLength(1);
      });
      setTimeout(() => {
        controller.abort();
      }, 50);
      const start = performance.now();
      expect(await call).toBeDefined();
      expect(performance.now() - start).toBeLessThan(2000);
      expect(server.requests(run)).toHaveLength(1);
    });
  }

  it('ends the wait when the signal of all requests is aborted', async () => {
    const run = plan(refused(429, '60'));
    const controller = new AbortController();
    const call = failureOf(
      create({ retry: { ...retry, signal: controller.signal } })(
        run,
        takesSignal(name) ? { signal: new AbortController().signal } : {},
      ),
    );
    await vi.waitFor(() => {
      expect(server.requests(run)).toHaveLength(1);
    });
    controller.abort(new Error('stop'));
    expect(await call).toBeDefined();
    expect(server.requests(run)).toHaveLength(1);
  });

  it('ends an attempt that gets no answer, and makes another', async () => {
    const run = plan('no-answer', ok);
    await create({ retry: { ...retry, attemptTimeoutMs: 300 } })(run);
    expect(server.requests(run)).toHaveLength(2);
  });

  it('tells the hooks', async () => {
    const onRetry = vi.fn();
    const onGiveUp = vi.fn();
    await failureOf(
      create({ retry: { ...retry, maxAttempts: 2, onRetry, onGiveUp } })(plan(refused(503, '0'))),
    );
    expect(onRetry).toHaveBeenCalledTimes(1);
    expect(onGiveUp.mock.calls).toMatchObject([[{ attempt: 2, reason: 'attempts', info: { status: 503 } }]]);
  });

  it.each<[string, GraphPolicyOptions]>([
    ['`maxAttempts`', { retry: { maxAttempts: 0 } }],
    ['`jitter`', { retry: { jitter: 'some' as never } }],
    ['`retry`', { retry: 3 as never }],
    ['`limiter`', { limiter: {} as never }],
    ['`limiter`', { limiter: null as never }],
    ['`options`', null as never],
  ])('names a wrong option when it is made: %s', (option, options) => {
    expect(() => create(options)('run')).toThrow(TypeError);
    expect(() => create(options)('run')).toThrow(option);
  });
});

describe('two layers', () => {
  it('are sixteen requests when the own retry of the client stays', async () => {
    const run = plan(refused(503, '0'));
    const graphFetch = createGraphFetch({ retry });
    const [, ...others] = KiotaMiddlewares.getDefaultMiddlewares(graphFetch);
    const own = new KiotaRetryHandler(new RetryHandlerOptions({ delay: 0 }));
    await failureOf(sendWithKiota(new HttpClient(graphFetch, own, ...others), run));
    expect(server.requests(run)).toHaveLength(16);
  });
});
