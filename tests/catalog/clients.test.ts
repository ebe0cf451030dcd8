import {
  AnonymousAuthenticationProvider,
  HttpMethod,
  ParseNodeFactoryRegistry,
  RequestInformation,
} from '@microsoft/kiota-abstractions';
import { RetryHandlerOptions as KiotaRetryOptions } from '@microsoft/kiota-http-fetchlibrary';
import { JsonParseNodeFactory } from '@microsoft/kiota-serialization-json';
import { Client, ResponseType, RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import { GraphRequestAdapter } from '@microsoft/msgraph-sdk';
import { createODataErrorFromDiscriminatorValue } from '@microsoft/msgraph-sdk/models/oDataErrors/index.js';
import { DefaultHeaders, DefaultInit, graphfi } from '@pnp/graph';
import { BrowserFetch, DefaultParse } from '@pnp/queryable';
import '@pnp/graph/users/index.js';
import axios from 'axios';
import got from 'got';
import ky from 'ky';
import { describe, expect, it } from 'vitest';
import { Agent, interceptors, request } from 'undici';
import { getRetryInfo, hasErrorCode, isRetryable, parseGraphErrorAsync, retryGraph } from 'msgraph-errors';
import { plan, testServer } from './server.js';

const server = testServer();

const classic = (run: string): ReturnType<Client['api']> =>
  Client.init({
    baseUrl: `${server.origin}/${run}/`,
    defaultVersion: 'v1.0',
    authProvider: (done) => {
      done(null, 'token');
    },
  }).api('/me');

async function kiota(run: string, maxRetries: number): Promise<unknown> {
  const factories = new ParseNodeFactoryRegistry();
  factories.contentTypeAssociatedFactories.set('application/json', new JsonParseNodeFactory());
  const adapter = new GraphRequestAdapter(new AnonymousAuthenticationProvider(), factories);
  const information = new RequestInformation(HttpMethod.GET, `${server.origin}/${run}/v1.0/me`);
  information.headers.add('Accept', 'application/json');
  information.addRequestOptions([new KiotaRetryOptions({ maxRetries })]);
  return adapter.sendPrimitive(information, 'string', { XXX: createODataErrorFromDiscriminatorValue });
}

/** Every client, with its own retry turned off. */
const clients: Readonly<Record<string, (run: string) => Promise<unknown>>> = {
  '@microsoft/microsoft-graph-client': (run) =>
    classic(run)
      .middlewareOptions([new RetryHandlerOptions(0, 0)])
      .get() as Promise<unknown>,
  '@microsoft/microsoft-graph-client, raw': (run) =>
    classic(run)
      .middlewareOptions([new RetryHandlerOptions(0, 0)])
      .responseType(ResponseType.RAW)
      .get() as Promise<unknown>,
  '@microsoft/msgraph-sdk': (run) => kiota(run, 0),
  '@pnp/graph': (run) => {
    const graph = graphfi(`${server.origin}/${run}/v1.0`).using(
      DefaultHeaders(),
      DefaultInit(),
      BrowserFetch(),
      DefaultParse(),
    );
    // Importing the users module adds `me`; its type is declared for bundlers only.
    return (graph as unknown as { readonly me: () => Promise<unknown> }).me();
  },
  axios: (run) => axios.get(`${server.origin}/${run}/v1.0/me`),
  got: (run) => got(`${server.origin}/${run}/v1.0/me`, { retry: { limit: 0 } }).json(),
  ky: (run) => ky.get(`${server.origin}/${run}/v1.0/me`, { retry: 0 }).json(),
  undici: (run) =>
    request(`${server.origin}/${run}/v1.0/me`, {
      dispatcher: new Agent().compose(interceptors.responseError()),
    }),
  fetch: (run) => fetch(`${server.origin}/${run}/v1.0/me`),
};

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    (value) => value,
    (error: unknown) => error,
  );
}

describe.each(Object.entries(clients))('%s', (name, call) => {
  it.each([
    ['graph-400-nested-innerError', 400, ['invalidRequest', 'badArgument', 'parameterIsTooLong']],
    ['graph-400-lowercase-innererror', 400, ['BadRequest', 'invalidRange', 'fragmentOverlap']],
    ['graph-404', 404, ['itemNotFound']],
    ['graph-429-retry-after-1', 429, ['TooManyRequests', 'activityLimitReached']],
    ['graph-503-retry-after-1', 503, ['serviceNotAvailable']],
  ])('gives status, codes and request id of %s', async (scenario, status, codes) => {
    const run = plan(scenario);
    const info = await parseGraphErrorAsync(await failureOf(call(run)));
    expect(info).toMatchObject({ status, codes, requestId: '11111111-2222-4333-8444-555555555555' });
    expect(hasErrorCode(info, codes.at(-1) ?? '')).toBe(true);
    if (scenario.includes('retry-after')) expect(info?.retryAfterMs).toBe(1000);
    expect(server.requests(run)).toHaveLength(1);
  });

  it('gives the status of a gateway that answers in HTML', async () => {
    const info = await parseGraphErrorAsync(await failureOf(call(plan('html-502'))));
    // Kiota keeps neither status nor headers of an answer that it cannot parse.
    expect(info).toMatchObject(
      name === '@microsoft/msgraph-sdk'
        ? { category: 'unknown', codes: [] }
        : { status: 502, category: 'server', codes: [] },
    );
  });

  it('gives a lost connection as a failure of the network', async () => {
    const failure = await failureOf(call(plan('connection-reset')));
    expect(await parseGraphErrorAsync(failure)).toMatchObject({ category: 'network', codes: [] });
    expect(isRetryable(failure)).toBe(true);
  });

  it('is repeated by retryGraph until it succeeds, no earlier than Retry-After', async () => {
    const ok = { status: 200, body: { id: 'me' } };
    const run = plan(
      {
        status: 503,
        headers: { 'retry-after': '0.3' },
        body: { error: { code: 'serviceNotAvailable', message: 'm' } },
      },
      'graph-504-UnknownError-empty-message',
      ok,
    );
    await retryGraph(() => call(run), { method: 'GET', baseDelayMs: 10 });
    const times = server.requests(run);
    expect(times).toHaveLength(3);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(295);
  });

  it('makes exactly four requests for one call that keeps failing', async () => {
    const run = plan({
      status: 503,
      headers: { 'retry-after': '0' },
      body: { error: { code: 'serviceNotAvailable', message: 'm' } },
    });
    const failure = await failureOf(retryGraph(() => call(run), { method: 'GET', baseDelayMs: 1 }));
    expect(server.requests(run)).toHaveLength(4);
    expect(getRetryInfo(failure)).toMatchObject({ attempts: 4, reason: 'attempts' });
  });
});

describe('two layers of retry', () => {
  const refused = {
    status: 503,
    headers: { 'retry-after': '0' },
    body: { error: { code: 'serviceNotAvailable', message: 'm' } },
  };

  it.each<[string, (run: string) => Promise<unknown>]>([
    ['@microsoft/microsoft-graph-client', (run) => classic(run).get() as Promise<unknown>],
    ['@microsoft/msgraph-sdk', (run) => kiota(run, 3)],
  ])('%s with its own retry makes 16 requests', async (_name, call) => {
    const run = plan(refused);
    await failureOf(retryGraph(() => call(run), { method: 'GET', baseDelayMs: 1 }));
    expect(server.requests(run)).toHaveLength(16);
  });
});
