import { Readable } from 'node:stream';
import axios, {
  AxiosError,
  type AxiosInstance,
  type AxiosResponse,
  type InternalAxiosRequestConfig,
} from 'axios';
import { describe, expect, it, vi } from 'vitest';
import { hasErrorCode, parseGraphError } from 'msgraph-errors';
import { installGraphRetry } from 'msgraph-errors/axios';
import { plan, testServer } from './server.js';

const server = testServer();

const retry = { baseDelayMs: 1, jitter: 'none' } as const;
const throttled = {
  status: 429,
  headers: { 'retry-after': '0', 'request-id': 'id-1' },
  body: { error: { code: 'TooManyRequests', message: 'm' } },
};
const ok = { status: 200, body: { id: 'me' } };
const create = (config = {}): AxiosInstance => {
  const instance = axios.create(config);
  installGraphRetry(instance, { retry });
  return instance;
};
const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('installGraphRetry', () => {
  it('runs interceptors and transformations once for a call', async () => {
    const run = plan(throttled, throttled, ok);
    const instance = create({ baseURL: server.origin });
    const [before, after, transform] = [
      vi.fn((config: InternalAxiosRequestConfig) => config),
      vi.fn((response: AxiosResponse) => response),
      vi.fn((data: unknown) => JSON.stringify(data)),
    ];
    instance.interceptors.request.use(before);
    instance.interceptors.response.use(after);
    const { data } = await instance.post<object>(
      `/${run}/me`,
      { subject: 'x' },
      { transformRequest: transform, params: { a: 1 } },
    );
    expect(data).toEqual({ id: 'me' });
    expect([before, after, transform].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1]);
    expect(server.sent(run).map(({ body, headers }) => [body, headers['retry-attempt']])).toEqual([
      ['{"subject":"x"}', undefined],
      ['{"subject":"x"}', '1'],
      ['{"subject":"x"}', '2'],
    ]);
  });

  it('gives the failure with its body parsed, and the configuration of the call', async () => {
    const run = plan(throttled);
    const instance = create();
    const failure = (await failureOf(instance.get(`${server.origin}/${run}`))) as AxiosError<{
      error: { code: string };
    }>;
    expect(failure).toBeInstanceOf(AxiosError);
    expect(failure.response?.data.error.code).toBe('TooManyRequests');
    expect(parseGraphError(failure)).toMatchObject({
      status: 429,
      codes: ['TooManyRequests'],
      requestId: 'id-1',
    });
    expect(failure.config?.headers.has('Retry-Attempt')).toBe(false);
    expect(failure.response?.config).toBe(failure.config);
  });

  it('makes four requests more, not sixteen, when the call is made again by its configuration', async () => {
    const run = plan(throttled);
    const instance = create();
    const failure = (await failureOf(instance.get(`${server.origin}/${run}`))) as AxiosError;
    const second = (await failureOf(instance.request(failure.config ?? {}))) as AxiosError<{
      error: { code: string };
    }>;
    expect(server.requests(run)).toHaveLength(8);
    expect(second.response?.data.error.code).toBe('TooManyRequests');
  });

  it('may be installed twice', async () => {
    const run = plan(throttled);
    const instance = create();
    installGraphRetry(instance, { retry });
    await failureOf(instance.get(`${server.origin}/${run}`));
    expect(server.requests(run)).toHaveLength(4);
  });

  it('can be taken out', async () => {
    const run = plan(throttled);
    const instance = axios.create();
    const uninstall = installGraphRetry(instance, { retry });
    uninstall();
    await failureOf(instance.get(`${server.origin}/${run}`));
    expect(server.requests(run)).toHaveLength(1);
  });

  it('leaves other instances alone', async () => {
    const run = plan(throttled);
    create();
    await failureOf(axios.get(`${server.origin}/${run}`));
    expect(server.requests(run)).toHaveLength(1);
  });

  it('judges an answer that `validateStatus` lets pass', async () => {
    const run = plan(throttled, ok);
    const response = await create({ validateStatus: () => true }).get(`${server.origin}/${run}`);
    expect(response.status).toBe(200);
    expect(server.requests(run)).toHaveLength(2);
  });

  it('works with an adapter of the call', async () => {
    const adapter = vi.fn((config: InternalAxiosRequestConfig) =>
      Promise.resolve({
        status: adapter.mock.calls.length === 1 ? 429 : 200,
        statusText: '',
        headers: {},
        data: '{"id":"me"}',
        config,
      }),
    );
    expect((await create({ validateStatus: null }).get('http://x', { adapter })).data).toEqual({ id: 'me' });
    expect(adapter).toHaveBeenCalledTimes(2);
  });

  it.each(['http', 'fetch'] as const)('works with the adapter %s', async (adapter) => {
    const run = plan(throttled, ok);
    expect((await create({ adapter }).get(`${server.origin}/${run}`)).data).toEqual({ id: 'me' });
    expect(server.requests(run)).toHaveLength(2);
  });

  it('does not bring back a header that was taken out for a host of others', async () => {
    const run = plan(throttled, ok);
    const instance = create({ headers: { Authorization: 'Bearer token' } });
    instance.interceptors.request.use((config) => {
      config.headers.delete('Authorization');
      return config;
    });
    await instance.get(`${server.origin}/${run}`);
    expect(server.sent(run).map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
  });

  it('sends a stream once and hands on the failure', async () => {
    const run = plan(throttled);
    const failure = await failureOf(create().put(`${server.origin}/${run}`, Readable.from(['text'])));
    expect(hasErrorCode(failure, 'TooManyRequests')).toBe(true);
    expect(server.sent(run).map(({ body }) => body)).toEqual(['text']);
  });

  it('sends FormData again', async () => {
    const run = plan(throttled, ok);
    const form = new FormData();
    form.set('name', 'text');
    await create().post(`${server.origin}/${run}`, form);
    expect(server.sent(run).map(({ body }) => body.includes('text'))).toEqual([true, true]);
  });

  it.each<[string, (abort: (call: () => void) => void) => object]>([
    [
      'signal',
      (abort) => {
        const controller = new AbortController();
        abort(() => {
          controller.abort();
        });
        return { signal: controller.signal };
      },
    ],
    [
      'cancelToken',
      (abort) => {
        const source = axios.CancelToken.source();
        abort(() => {
          source.cancel('stop');
        });
        return { cancelToken: source.token };
      },
    ],
    [
      'cancelToken beside a signal',
      (abort) => {
        const source = axios.CancelToken.source();
        abort(() => {
          source.cancel('stop');
        });
        return { cancelToken: source.token, signal: new AbortController().signal };
      },
    ],
    [
      'signal beside a cancelToken',
      (abort) => {
        const controller = new AbortController();
        abort(() => {
          controller.abort();
        });
        return { cancelToken: axios.CancelToken.source().token, signal: controller.signal };
      },
    ],
  ])('ends the wait by %s, as axios does', async (_name, make) => {
    const run = plan({ ...throttled, headers: { 'retry-after': '60' } });
    let abort = (): void => undefined;
    const config = make((call) => {
      abort = call;
    });
    const call = failureOf(create().get(`${server.origin}/${run}`, config));
    await vi.waitFor(() => {
      expect(server.requests(run)).toHaveLength(1);
    });
    setTimeout(() => {
      abort();
    }, 50);
    expect(axios.isCancel(await call)).toBe(true);
    expect(server.requests(run)).toHaveLength(1);
  });

  it('gives each attempt the `timeout` of axios', async () => {
    const run = plan('no-answer', ok);
    expect((await create({ timeout: 200 }).get(`${server.origin}/${run}`)).data).toEqual({ id: 'me' });
  });

  it('refuses what is no axios', () => {
    expect(() => installGraphRetry({} as never)).toThrow('`axios` must be');
    expect(() => installGraphRetry(undefined as never)).toThrow(TypeError);
  });
});
