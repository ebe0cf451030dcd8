import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import {
  Client,
  ResponseType,
  RetryHandlerOptions,
  type GraphRequest,
} from '@microsoft/microsoft-graph-client';
import axios from 'axios';
import got from 'got';
import ky from 'ky';
import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { graphErrorCodes, hasErrorCode, parseGraphError, parseGraphErrorAsync } from 'msgraph-errors';

const nodeFetch = createRequire(import.meta.url)('node-fetch') as (url: string) => Promise<Response>;
const json = '{"error":{"code":"itemNotFound","message":"gone","innerError":{"request-id":"r"}}}';

let server: Server;
let origin = '';
beforeAll(async () => {
  // `/json`, a number of bytes of HTML, `/slow` never ends.
  server = createServer((incoming, answer) => {
    const path = (incoming.url ?? '').slice(1);
    answer.writeHead(path === '' || path === 'x' || path === 'v1.0/x' ? 404 : 503, {
      'content-type': Number(path) > 0 ? 'text/html' : 'application/json',
      'request-id': 'h',
    });
    if (path === 'slow') answer.write('{"error":');
    else answer.end(Number(path) > 0 ? `<html>${'x'.repeat(Number(path))}` : json);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const failureOf = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (error: unknown) => error,
  );
const sdk = (): GraphRequest =>
  Client.init({
    baseUrl: `${origin}/`,
    authProvider: (done) => {
      done(null, 't');
    },
  })
    .api('/x')
    .middlewareOptions([new RetryHandlerOptions(0, 0)]);

describe('a failed download', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['the classic SDK, getStream', () => sdk().getStream() as Promise<unknown>],
    [
      'the classic SDK, array buffer',
      () => sdk().responseType(ResponseType.ARRAYBUFFER).get() as Promise<unknown>,
    ],
    ['the classic SDK, blob', () => sdk().responseType(ResponseType.BLOB).get() as Promise<unknown>],
    ['the classic SDK, stream', () => sdk().responseType(ResponseType.STREAM).get() as Promise<unknown>],
    ['the classic SDK, raw', () => sdk().responseType(ResponseType.RAW).get() as Promise<unknown>],
    ['axios, array buffer', () => axios.get(origin, { responseType: 'arraybuffer' })],
    ['axios, stream', () => axios.get(origin, { responseType: 'stream' })],
    ['axios, blob by fetch', () => axios.get(origin, { responseType: 'blob', adapter: 'fetch' })],
    ['axios, stream by fetch', () => axios.get(origin, { responseType: 'stream', adapter: 'fetch' })],
    ['got, buffer', () => got(origin, { retry: { limit: 0 }, responseType: 'buffer' })],
    ['ky, array buffer', () => ky.get(origin, { retry: 0 }).arrayBuffer()],
    ['ky, blob', () => ky.get(origin, { retry: 0 }).blob()],
    ['node-fetch', () => nodeFetch(origin)],
    ['undici, whose body is read in place', () => request(origin)],
  ])('of %s tells its codes', async (_name, download) => {
    const failure = await failureOf(download());
    expect(await parseGraphErrorAsync(failure)).toMatchObject({
      codes: ['itemNotFound'],
      status: 404,
      requestId: 'r',
      conditions: ['notFound'],
      message: 'gone',
    });
  });

  it.each<[string, (bytes: Uint8Array) => unknown]>([
    ['an ArrayBuffer', (bytes) => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)],
    ['a Uint8Array', (bytes) => new Uint8Array(bytes)],
    ['a Buffer', (bytes) => Buffer.from(bytes)],
    [
      'a part of a DataView',
      (bytes) => new DataView(Uint8Array.from([123, ...bytes, 125]).buffer, 1, bytes.length),
    ],
    ['a Buffer that went through JSON', (bytes) => JSON.parse(JSON.stringify(Buffer.from(bytes))) as unknown],
  ])('whose body is %s in memory is read at once', (_name, make) => {
    const bytes = make(new TextEncoder().encode(json));
    for (const thrown of [
      bytes,
      { statusCode: 404, body: bytes },
      { response: { status: 404, data: bytes } },
      { name: 'HttpErrorResponse', status: 404, error: bytes },
    ]) {
      expect(graphErrorCodes(thrown)).toEqual(['itemNotFound']);
      expect(hasErrorCode(thrown, 'itemNotFound')).toBe(true);
      expect(parseGraphError(thrown)?.requestId).toBe('r');
    }
  });

  it('is not taken for bytes because of a member alone', () => {
    const error = { code: 'itemNotFound', message: 'm' };
    expect(graphErrorCodes({ error: { ...error, type: 'Buffer' } })).toEqual(['itemNotFound']);
    expect(graphErrorCodes({ error: { ...error, type: 'Image', data: [123, 125] } })).toEqual([
      'itemNotFound',
    ]);
    for (const data of [{ length: 2 ** 32 }, 2 ** 40, 'x', null])
      expect(graphErrorCodes({ statusCode: 404, body: { type: 'Buffer', data } })).toEqual([]);
    for (const bytes of [
      { byteLength: 9, length: 2 ** 32 },
      { byteLength: 9, buffer: { length: 2 ** 32 } },
    ])
      expect(graphErrorCodes({ statusCode: 404, body: bytes })).toEqual([]);
  });

  it('whose bytes are no JSON, cut off or empty has no codes', () => {
    for (const content of ['<html>', json.slice(0, 40), ''])
      expect(parseGraphError({ statusCode: 502, body: Buffer.from(content) })).toMatchObject({
        codes: [],
        status: 502,
      });
  });
});

describe('reading a body', () => {
  it('leaves the body of the answer to the caller', async () => {
    for (const answer of [
      await fetch(origin),
      await nodeFetch(origin),
      await fetch(`${origin}/1000`),
      await nodeFetch(`${origin}/1000`),
    ]) {
      await parseGraphErrorAsync(answer);
      expect((await answer.text()).length).toBeGreaterThan(20);
    }
  });

  it.each([1000, 30_000, 200_000])(
    'settles at once for %i bytes of HTML of node-fetch, whose copies stop when nobody reads the original',
    async (bytes) => {
      const answer = await nodeFetch(`${origin}/${bytes}`);
      const start = performance.now();
      expect(await parseGraphErrorAsync(answer)).toMatchObject({ status: 503, codes: [] });
      expect(performance.now() - start).toBeLessThan(1500);
      expect(await answer.text()).toHaveLength(bytes + 6);
    },
  );

  it('gives up after two seconds where the body never ends, and leaves no timer', async () => {
    for (const answer of [
      await fetch(`${origin}/slow`),
      { statusCode: 503, body: new PassThrough() },
      { statusCode: 503, body: new ReadableStream() },
      { status: 503, bodyUsed: false, clone: () => ({ text: () => new Promise(() => undefined) }) },
    ]) {
      const start = performance.now();
      expect(await parseGraphErrorAsync(answer)).toMatchObject({ status: 503, codes: [] });
      expect(performance.now() - start).toBeLessThan(3500);
    }
  }, 20_000);

  it('reads no more than 64 KiB and cancels the rest', async () => {
    let chunks = 0;
    const cancel = vi.fn();
    const body = new ReadableStream({
      pull: (controller) => {
        chunks++;
        controller.enqueue(new Uint8Array(16_384).fill(32));
      },
      cancel,
    });
    await parseGraphErrorAsync({ statusCode: 503, body });
    expect(chunks).toBeLessThan(8);
    await vi.waitFor(() => {
      expect(cancel).toHaveBeenCalledOnce();
    });
    const node = new Readable({
      read() {
        this.push(' '.repeat(16_384));
      },
    });
    await parseGraphErrorAsync({ statusCode: 503, body: node });
    await vi.waitFor(() => {
      expect(node.destroyed).toBe(true);
    });
  });

  it('reads texts and bytes, in pieces that cut a character', async () => {
    const bytes = Buffer.from('{"error":{"code":"itemNotFound","message":"Größe"}}');
    const cut = bytes.indexOf('ö') + 1;
    const streams = [
      Readable.from([bytes.subarray(0, cut), bytes.subarray(cut)]),
      new PassThrough({ encoding: 'utf8' }).end(bytes),
      new Blob([bytes]),
    ];
    for (const body of streams)
      expect(await parseGraphErrorAsync({ statusCode: 404, body })).toMatchObject({
        codes: ['itemNotFound'],
        message: 'Größe',
      });
  });

  it('reads a copy without streams as text, as React Native has it', async () => {
    const answer = {
      status: 404,
      ok: false,
      bodyUsed: false,
      clone: () => ({ text: () => Promise.resolve(json) }),
    };
    expect((await parseGraphErrorAsync(answer))?.codes).toEqual(['itemNotFound']);
  });

  it('touches neither what is no failure nor what is known already', async () => {
    const touched = vi.fn();
    const stream = (): object =>
      new Proxy(new PassThrough(), {
        get: (target, key) => {
          if (key === 'destroy' || key === Symbol.asyncIterator) touched(key);
          return Reflect.get(target, key) as unknown;
        },
      });
    await parseGraphErrorAsync(stream());
    await parseGraphErrorAsync({ status: 200, data: stream() });
    await parseGraphErrorAsync({ statusCode: 404, code: 'itemNotFound', body: stream() });
    expect(touched).not.toHaveBeenCalled();
  });

  it.each<[string, () => unknown]>([
    [
      'a stream that somebody reads',
      () => {
        const body = new ReadableStream();
        body.getReader();
        return body;
      },
    ],
    [
      'a stream that fails',
      () =>
        new Readable({
          read() {
            this.destroy(new Error('lost'));
          },
        }),
    ],
    ['a stream that was destroyed', () => new PassThrough().destroy()],
    ['a list of objects', () => Readable.from([{ a: 1 }])],
    [
      'a copy that fails',
      () => ({
        bodyUsed: false,
        clone: () => {
          throw new Error('lost');
        },
      }),
    ],
    [
      'a copy whose text fails',
      () => ({ bodyUsed: false, clone: () => ({ text: () => Promise.reject(new Error('lost')) }) }),
    ],
    [
      'a reader that gives nothing',
      () => ({
        getReader: () => ({ read: () => Promise.resolve(), cancel: () => Promise.reject(new Error('lost')) }),
      }),
    ],
    ['a reader whose promise is none', () => ({ getReader: () => ({ read: () => 5 }) })],
  ])('does not fail with %s', async (_name, make) => {
    expect(await parseGraphErrorAsync({ statusCode: 503, body: make() })).toMatchObject({
      status: 503,
      codes: [],
    });
  });
});
