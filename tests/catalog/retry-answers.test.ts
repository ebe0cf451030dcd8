import { createDefaultHttpClient, createPipelineRequest, RestError } from '@azure/core-rest-pipeline';
import axios from 'axios';
import got from 'got';
import ky from 'ky';
import { Agent, interceptors, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getRetryInfo, retryGraph } from 'msgraph-errors';
import { plan, startServer, type LoopbackServer } from './server.js';

let server: LoopbackServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.close();
});

type Call = (url: string, method: string) => Promise<unknown>;
const azure = createDefaultHttpClient();
const azureRequest = (url: string, method: string): ReturnType<typeof createPipelineRequest> =>
  createPipelineRequest({ url, method: method as 'GET', allowInsecureConnection: true });

/** Clients that return a failed answer, without a retry of their own. */
const returning: Readonly<Record<string, Call>> = {
  fetch: (url, method) => fetch(url, { method }),
  'axios with validateStatus': (url, method) => axios({ url, method, validateStatus: () => true }),
  'got with throwHttpErrors: false': (url, method) =>
    got(url, { method: method as 'GET', throwHttpErrors: false, retry: { limit: 0 } }),
  'ky with throwHttpErrors: false': (url, method) => ky(url, { method, throwHttpErrors: false, retry: 0 }),
  undici: (url, method) => request(url, { method: method as 'GET' }),
  '@azure/core-rest-pipeline': (url, method) => azure.sendRequest(azureRequest(url, method)),
  '@azure-rest': async (url, method) => {
    const { status, headers, bodyAsText, request: sent } = await azure.sendRequest(azureRequest(url, method));
    return {
      status: String(status),
      headers: headers.toJSON(),
      body: JSON.parse(bodyAsText ?? '') as unknown,
      request: sent,
    };
  },
};

/** The same clients where they throw. */
const throwing: Readonly<Record<string, Call>> = {
  axios: (url, method) => axios({ url, method }),
  got: (url, method) => got(url, { method: method as 'GET', retry: { limit: 0 } }),
  ky: (url, method) => ky(url, { method, retry: 0 }).json(),
  'undici, throwing': (url, method) =>
    request(url, { method: method as 'GET', dispatcher: new Agent().compose(interceptors.responseError()) }),
  'RestError of Azure': async (url, method) => {
    const sent = azureRequest(url, method);
    const response = await azure.sendRequest(sent);
    throw new RestError('m', { statusCode: response.status, request: sent, response });
  },
};

/** How often a call is made that is answered so again and again. */
async function requestsOf(
  call: Call,
  answer: { readonly status: number; readonly code?: string },
  options: { readonly method?: string; readonly sent?: string },
): Promise<number> {
  const run = plan({
    status: answer.status,
    body: { error: { code: answer.code ?? 'someCode', message: 'm' } },
  });
  await retryGraph(() => call(`${server.origin}/${run}/v1.0/me`, options.sent ?? 'GET'), {
    method: options.method,
    baseDelayMs: 1,
  }).catch(() => undefined);
  return server.requests(run).length;
}

const decisive = [
  [429, 'TooManyRequests', 4],
  [429, 'Request_ThrottledPermanently', 1],
  [409, 'Directory_ConcurrencyViolation', 4],
  [409, 'nameAlreadyExists', 1],
  [500, 'internalServerErrorUncategorized', 1],
  [500, 'generalException', 4],
  [404, 'itemNotFound', 1],
] as const;

describe.each(Object.entries({ ...returning, ...throwing }))('%s', (name, call) => {
  it.each(decisive)('%d %s: %d requests for a GET', async (status, code, requests) => {
    expect(await requestsOf(call, { status, code }, { method: 'GET' })).toBe(requests);
  });

  const tells = !/^(fetch|undici|ky with)/.test(name);
  it(`${tells ? 'tells' : 'does not tell'} the method of its request`, async () => {
    const calls = throwing[name] ?? call;
    expect(await requestsOf(calls, { status: 500 }, { sent: 'GET' })).toBe(tells ? 4 : 1);
    expect(await requestsOf(calls, { status: 500 }, { sent: 'PUT' })).toBe(tells ? 4 : 1);
    expect(await requestsOf(calls, { status: 500 }, { sent: 'POST' })).toBe(1);
    expect(await requestsOf(calls, { status: 500 }, { sent: 'POST', method: 'GET' })).toBe(4);
    expect(await requestsOf(calls, { status: 500 }, { sent: 'GET', method: 'POST' })).toBe(1);
    expect(await requestsOf(calls, { status: 429 }, { sent: 'POST' })).toBe(4);
  });
});

describe('the last answer', () => {
  it.each(Object.entries(returning))(
    'of %s is the one that is returned, with its body',
    async (name, call) => {
      const run = plan({ status: 503, body: { error: { code: 'serviceNotAvailable', message: 'm' } } });
      const answer = (await retryGraph(() => call(`${server.origin}/${run}/v1.0/me`, 'GET'), {
        method: 'GET',
        baseDelayMs: 1,
      })) as {
        readonly json?: () => Promise<unknown>;
        readonly data?: unknown;
        readonly body?: unknown;
        readonly bodyAsText?: string;
      };
      expect(getRetryInfo(answer)).toMatchObject({ attempts: 4, reason: 'attempts' });
      const body: unknown = answer.json
        ? await answer.json()
        : name === 'undici'
          ? await (answer.body as Response).json()
          : (answer.data ?? answer.bodyAsText ?? answer.body);
      expect(typeof body === 'string' ? JSON.parse(body) : body).toMatchObject({
        error: { code: 'serviceNotAvailable' },
      });
    },
  );
});

describe('what is no failed answer', () => {
  it.each<[string, unknown]>([
    ['data with a status', { status: 500 }],
    ['data with a status as text', { id: 'order', status: '404', total: 3 }],
    ['a table with headers', { status: 500, headers: ['Name', 'Size'], rows: [] }],
    ['an answer that says it is fine', { status: 500, ok: true, headers: {} }],
    ['a result with a status in words', { status: 'failed', error: { code: 'TooManyRequests' } }],
    ['an answer without failure', { status: 202, headers: { 'retry-after': '5' } }],
    ['nothing', undefined],
    ['a text', '{"status":429}'],
  ])('%s', async (_name, value) => {
    let attempts = 0;
    expect(
      await retryGraph(
        () => {
          attempts++;
          return value;
        },
        { method: 'GET', baseDelayMs: 1 },
      ),
    ).toBe(value);
    expect(attempts).toBe(1);
    expect(getRetryInfo(value)).toBeUndefined();
  });

  it.each<[string, object]>([
    ['superagent with ok()', { status: 429, statusCode: 429, ok: false, headers: {}, body: {} }],
    [
      'an item of a batch',
      { id: '1', status: 429, body: { error: { code: 'TooManyRequests', message: 'm' } } },
    ],
    ['a result of the own code', { ok: false, status: 429 }],
    ['needle and request', { statusCode: 429, headers: { 'retry-after': '0' }, body: '' }],
  ])('but %s is one', async (_name, value) => {
    let attempts = 0;
    await retryGraph(
      () => {
        attempts++;
        return value;
      },
      { baseDelayMs: 1 },
    );
    expect(attempts).toBe(4);
  });
});

describe('the method', () => {
  it.each<[string, object, number]>([
    ['superagent', { status: 500, response: { request: { method: 'GET' } } }, 4],
    ['superagent, POST', { status: 500, response: { request: { method: 'POST' } } }, 1],
    ['ofetch', { statusCode: 500, options: { method: 'put' } }, 4],
    ['Node', { statusCode: 500, req: { method: 'DELETE' }, headers: {} }, 4],
    [
      'an error that wraps that of axios',
      { cause: { status: 500, config: { method: 'get' }, response: { status: 500 } } },
      4,
    ],
    [
      'an error with a `Request`',
      { status: 500, request: new Request('http://127.0.0.1/', { method: 'HEAD' }) },
      4,
    ],
    ['an error with a method of its own', { status: 500, method: 'GET' }, 4],
    ['one that has another meaning', { status: 500, method: 'initialize' }, 1],
    ['none', { status: 500, config: {}, request: 'http://127.0.0.1/' }, 1],
    [
      'a hostile one',
      new Proxy(
        {},
        {
          get: (_target, key) => {
            if (key === 'status') return 500;
            throw new Error(String(key));
          },
        },
      ),
      1,
    ],
  ])('is read from the failure of %s', async (_name, failure, requests) => {
    let attempts = 0;
    await retryGraph(
      () => {
        attempts++;
        throw Object.assign(new Error('m'), failure);
      },
      { baseDelayMs: 1 },
    ).catch(() => undefined);
    expect(attempts).toBe(requests);
  });
});
