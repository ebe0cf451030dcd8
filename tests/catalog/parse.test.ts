import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  graphErrorCodes,
  isRetryable,
  parseGraphError,
  parseGraphErrorAsync,
  retryAfterMs,
  type GraphErrorInfo,
} from 'msgraph-errors';

describe('parseGraphError', () => {
  it.each([
    undefined,
    null,
    'The resource could not be found.',
    '',
    42,
    [],
    {},
    { value: [{ id: 1 }] },
    { id: '1', status: 'active', body: { content: 'text' } },
    { id: '1', status: 200, body: { id: 'me' } },
    { error: 'Not Found' },
    { error: null },
    new Error('boom'),
    new TypeError("Cannot read properties of undefined (reading 'id')"),
    Object.assign(new Error('exists'), { code: 'P2002' }),
    Object.assign(new Error('duplicate'), { code: '23505' }),
    Object.assign(new Error('no file'), { code: 'ENOENT', errno: -2 }),
    new Response('{}', { status: 200 }),
  ])('says nothing about %o', (value) => {
    expect(parseGraphError(value)).toBeUndefined();
    expect(isRetryable(value)).toBe(false);
    expect(retryAfterMs(value)).toBeUndefined();
  });

  it('reads a batch item, whatever the case of its header names', () => {
    const item = {
      id: '2',
      status: 429,
      headers: { 'RETRY-AFTER': '7' },
      body: { error: { code: 'TooManyRequests', message: 'm' } },
    };
    expect(parseGraphError(item)).toMatchObject({
      status: 429,
      codes: ['TooManyRequests'],
      retryAfterMs: 7000,
      category: 'client',
    });
  });

  it('reads a failed long-running operation, a bulk entry and a copy monitor', () => {
    expect(parseGraphError({ status: 'failed', error: { code: 'invalidReference' } })?.codes).toEqual([
      'invalidReference',
    ]);
    expect(parseGraphError({ error: { code: 'noResolvedUsers', message: '' } })?.codes).toEqual([
      'noResolvedUsers',
    ]);
    expect(
      parseGraphError({ status: 'failed', percentageComplete: 0, errorCode: 'AccessDenied_Locked' })?.codes,
    ).toEqual(['AccessDenied_Locked']);
  });

  it('reads a status that is kept as text', () => {
    expect(parseGraphError(Object.assign(new Error('m'), { httpCode: '404' }))).toMatchObject({
      status: 404,
      category: 'client',
    });
    expect(parseGraphError(Object.assign(new Error('m'), { status: '4040' }))).toBeUndefined();
  });

  it('keeps AADSTS numbers of the token endpoint as details', () => {
    const body = {
      error: 'invalid_grant',
      error_description: 'AADSTS70008: expired',
      error_codes: [70008, 65001],
    };
    expect(parseGraphError(body)).toMatchObject({
      codes: ['invalid_grant'],
      category: 'authentication',
      details: [{ code: 'AADSTS70008' }, { code: 'AADSTS65001' }],
      message: 'AADSTS70008: expired',
    });
    const msal = Object.assign(new Error('m'), {
      name: 'ServerError',
      errorCode: 'invalid_grant',
      errorNo: 70008,
      status: 400,
    });
    expect(parseGraphError(msal)).toMatchObject({
      codes: ['invalid_grant'],
      category: 'authentication',
      details: [{ code: 'AADSTS70008' }],
    });
    expect(isRetryable(msal)).toBe(false);
  });

  it('tells client, server, network, aborted and unknown apart', () => {
    const network = new TypeError('fetch failed', {
      cause: Object.assign(new Error('lookup'), { code: 'ENOTFOUND' }),
    });
    expect(parseGraphError({ status: 418, headers: {} })?.category).toBe('client');
    expect(parseGraphError({ status: 503, headers: {} })?.category).toBe('server');
    expect(parseGraphError(network)?.category).toBe('network');
    expect(parseGraphError(new DOMException('stopped', 'AbortError'))?.category).toBe('aborted');
    expect(parseGraphError(new DOMException('slow', 'TimeoutError'))?.category).toBe('network');
    expect(parseGraphError({ error: { code: 'x' } })?.category).toBe('unknown');
  });

  it('repeats name resolution and lost connections, but neither bad certificates nor what the caller stopped', () => {
    const failure = (code: string): Error =>
      new TypeError('fetch failed', { cause: Object.assign(new Error('m'), { code }) });
    for (const code of [
      'ENOTFOUND',
      'EAI_AGAIN',
      'ECONNRESET',
      'ECONNREFUSED',
      'ETIMEDOUT',
      'UND_ERR_SOCKET',
    ])
      expect(isRetryable(failure(code))).toBe(true);
    for (const code of ['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'DEPTH_ZERO_SELF_SIGNED_CERT'])
      expect(isRetryable(failure(code))).toBe(false);
    expect(isRetryable(new DOMException('stopped', 'AbortError'))).toBe(false);
  });

  it.each([
    ['5', 5000],
    ['2.128', 2128],
    ['0', 0],
    [' 3 ', 3000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['-5', undefined],
    ['soon', undefined],
    ['5 5', undefined],
    ['', undefined],
    ['1e3', undefined],
    ['99999999999999999999', 1e12],
  ])('reads Retry-After %o as %o ms', (value, expected) => {
    expect(retryAfterMs({ status: 429, headers: { 'retry-after': value } })).toBe(expected);
  });

  it('reads the oldest form of a date, which has no zone, as UTC', () => {
    const date = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);
    const [day = '', rest = '', month = '', year = '', time = ''] = date.toUTCString().split(/,? /);
    const value = `${day} ${month} ${rest.replace(/^0/, ' ')} ${time} ${year}`;
    const zone = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    try {
      const wait = retryAfterMs({ status: 503, headers: { 'retry-after': value } });
      expect(wait).toBeGreaterThan(57_000);
      expect(wait).toBeLessThanOrEqual(61_000);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it('reads waits in milliseconds, and dates relative to now', () => {
    expect(retryAfterMs({ status: 429, headers: { 'x-ms-retry-after-ms': '250' } })).toBe(250);
    expect(retryAfterMs({ status: 429, headers: { 'retry-after-ms': '125' } })).toBe(125);
    const wait = retryAfterMs({
      status: 503,
      headers: new Headers({ 'Retry-After': new Date(Date.now() + 60_000).toUTCString() }),
    });
    expect(wait).toBeGreaterThan(57_000);
    expect(wait).toBeLessThanOrEqual(60_000);
  });

  it('masks tokens in messages', () => {
    const info = parseGraphError({
      error: {
        code: 'x',
        message:
          'Bearer abc.def failed for https://h/?tempauth=v1.secret&x=1 and eyJhbGciOiJub25lIn0.eyJhIjoxfQ.',
      },
    });
    expect(info?.message).toBe('Bearer [masked] failed for https://h/?tempauth=[masked]&x=1 and [masked]');
  });

  it.each([
    ['a bearer token', 'Bearer abc'],
    ['a bearer token in capitals', 'BEARER abc'],
    ['a token parameter', 'https://h/?token=abc'],
    ['an upload URL', 'https://h/?tempauth=abc'],
    ['a signature', 'https://h/?SIG=abc'],
    ['a secret in a form', 'client_id=1&client_secret=abc'],
    ['a token in JSON', 'got {"refresh_token":"abc'],
    ['a token in JSON with spaces', 'got {"access_token": "abc'],
    ['a token in JSON within JSON', String.raw`got {\"access_token\":\"abc`],
    ['a token in the text of an object', "got { accessToken: 'x', refreshToken: 'abc9-and-so-on-for-long"],
    ['a token parameter that is written once more', 'redirect=access_token%3Dabc'],
    ['a secret behind a colon', 'client_secret: abc8Q~abcdefghijklmnopq'],
    ['a password in a form', 'grant_type=password&password=abc'],
    ['a code of a sign-in', 'https://h/callback?code=abc'],
    ['a bearer token behind a line break', 'Bearer\n  abc'],
    ['a name with a password', 'Authorization: Basic abcOnB3'],
    ['a name with a password in padded form', 'authorization: basic abcd='],
    ['the password of an address', 'connect ECONNREFUSED http://user:abc@proxy:8080'],
    ['a bare JWT', 'got eyJhbGciOiJub25lIn0.abc'],
  ])('masks %s', (_name, message) => {
    const details = [{ message, target: message }];
    const parsed = parseGraphError({ error: { code: 'x', message, details } });
    expect(parsed?.message).toMatch(/\[masked\]$/);
    expect(JSON.stringify(parsed)).not.toMatch(/abc/);
  });

  it.each([
    'Your keyJar=is full',
    'a = b',
    'forbearer',
    'Invalid token: it has expired',
    '"code":"x"',
    'The client secret: expired',
    'InvalidAuthenticationToken: CompactTokenParsingFailed',
    'Invalid token: AADSTS50013 and so on, to the end',
    'Invalid token: no:digits:before:the:third:colon:500131271',
    'Basic authentication is disabled.',
    'asic  12',
    'Expected code=404',
    'See https://h:443/a and http://h/a:b@c',
    '"token", "secret"',
  ])('leaves %o as it is', (message) => {
    expect(parseGraphError({ error: { code: 'x', message } })?.message).toBe(message);
  });

  it('reads waits in milliseconds where the service throttles or fails, and nowhere else', () => {
    const wait = (status: number): number | undefined =>
      retryAfterMs({ status, headers: { 'retry-after-ms': '50' } });
    expect([400, 404, 409, 429, 500, 503].map(wait)).toEqual([undefined, undefined, undefined, 50, 50, 50]);
  });

  it('reads the seconds that a body tells where no header does', () => {
    const wait = (error: object, headers = {}): number | undefined =>
      retryAfterMs({ status: 429, headers, data: { error: { code: 'TooManyRequests', ...error } } });
    expect(wait({ message: '{"RetryAfter":7}' })).toBe(7000);
    expect(wait({ message: 'm', innerError: { retryAfter: '1.5' } })).toBe(1500);
    expect(wait({ message: 'm', RetryAfter: 0 })).toBe(0);
    expect(wait({ message: '{"RetryAfter":7}' }, { 'Retry-After': '3' })).toBe(3000);
    expect(wait({ message: 'm', innerError: { retryAfter: 'soon' } })).toBeUndefined();
    expect(wait({ message: 'RetryAfter: 7' })).toBeUndefined();
  });

  it('asks for a challenge in 401 and 403 only', () => {
    const challenge = (status: number): unknown =>
      parseGraphError({ status, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } })?.challenge;
    expect([400, 401, 403, 503].map(challenge)).toEqual([
      undefined,
      { error: 'invalid_token' },
      { error: 'invalid_token' },
      undefined,
    ]);
  });

  it('is a snapshot: what happens to the thrown value later does not show', () => {
    const headers = new Headers({ 'Retry-After': '3', 'request-id': 'r' });
    const body = {
      error: {
        code: 'a',
        message: 'm',
        details: [{ code: 'd' }],
        innerError: { code: 'b' } as { code: string; innerError?: object },
      },
    };
    const thrown = Object.assign(new Error('outer'), { statusCode: 429, headers, body });
    const info = parseGraphError(thrown);
    const before = JSON.stringify(info);
    thrown.statusCode = 500;
    headers.set('Retry-After', '9');
    headers.set('request-id', 'other');
    body.error.code = 'other';
    body.error.innerError.innerError = { code: 'c' };
    body.error.details.push({ code: 'e' });
    expect(JSON.stringify(info)).toBe(before);
    expect(JSON.parse(before)).toEqual({
      code: 'a',
      codes: ['a', 'b'],
      details: [{ code: 'd' }],
      category: 'client',
      legacy: false,
      message: 'm',
      status: 429,
      requestId: 'r',
      retryAfterMs: 3000,
      conditions: ['throttled'],
    });
  });

  it('consists of plain data: spread, JSON and structured clones are the same', () => {
    const info = parseGraphError({
      status: 404,
      error: { code: 'itemNotFound', innerError: { 'request-id': 'r' } },
    });
    for (const copy of [{ ...info }, JSON.parse(JSON.stringify(info)) as unknown, structuredClone(info)]) {
      expect(copy).toStrictEqual({
        code: 'itemNotFound',
        codes: ['itemNotFound'],
        details: [],
        category: 'client',
        legacy: false,
        message: '',
        status: 404,
        requestId: 'r',
        conditions: ['notFound'],
      });
    }
  });

  it('takes status and headers from the response beside a body', () => {
    const thrown = {
      error: { code: 'itemNotFound' },
      response: { status: 404, headers: new Headers({ 'request-id': 'r' }) },
    };
    expect(parseGraphError(thrown)).toMatchObject({ codes: ['itemNotFound'], status: 404, requestId: 'r' });
  });

  it('takes status and headers from an error behind a copied body', () => {
    const cause = Object.assign(new Error('m'), {
      response: { status: 429, headers: { 'Retry-After': '4' } },
    });
    const thrown = Object.assign(new Error('wrapped', { cause }), {
      body: { error: { code: 'TooManyRequests', message: 'm' } },
    });
    expect(parseGraphError(thrown)).toMatchObject({
      codes: ['TooManyRequests'],
      status: 429,
      retryAfterMs: 4000,
    });
  });

  it('takes status and headers from what is behind a body that was thrown itself', () => {
    const cause = Object.assign(new Error('m'), {
      response: { status: 503, headers: { 'Retry-After': '4' } },
    });
    expect(parseGraphError({ error: { code: 'serviceNotAvailable', message: 'm' }, cause })).toMatchObject({
      status: 503,
      retryAfterMs: 4000,
    });
  });

  it('takes details and sign-in numbers from the error itself only', () => {
    const cause = {
      error: 'invalid_grant',
      error_description: 'd',
      error_codes: [7],
      details: [{ code: 'other' }],
    };
    const thrown = {
      statusCode: 404,
      details: [{ code: 'mine' }],
      body: { error: { code: 'itemNotFound', details: [{ code: 'd' }] } },
      cause,
    };
    expect(parseGraphError(thrown)).toMatchObject({
      codes: ['itemNotFound'],
      category: 'client',
      details: [{ code: 'd' }],
    });
  });

  it('takes the next place for the status where one holds none', () => {
    expect(parseGraphError(Object.assign(new Error('m'), { statusCode: -1, status: 503 }))?.status).toBe(503);
  });

  it('does not take a number under `code` for a status without an error body', () => {
    expect(parseGraphError({ code: 503, name: 'a place' })).toBeUndefined();
    expect(isRetryable(Object.assign(new Error('m'), { code: 503 }))).toBe(false);
  });

  it('looks behind the code of another library', () => {
    const database = Object.assign(new Error('duplicate key'), {
      code: '23505',
      cause: Object.assign(new Error('m'), { status: 404, code: 'itemNotFound' }),
    });
    expect(graphErrorCodes(database)).toEqual(['itemNotFound']);
  });

  it('reads a body behind other text', () => {
    const body = ' { "error": { "code": "itemNotFound" } }';
    for (const thrown of [
      body,
      `\uFEFF${body}`,
      new Error(`[404] Not Found ::>${body}`),
      { status: 404, body: `Failed:${body}` },
    ]) {
      expect(graphErrorCodes(thrown)).toEqual(['itemNotFound']);
    }
    for (const thrown of ['see {curly} braces', 'use { "a" } or { "b" }', new Error('{ "error"')])
      expect(graphErrorCodes(thrown)).toEqual([]);
  });

  it('keeps the thrown value, by identity, out of sight', () => {
    const thrown = Object.freeze({ error: { code: 'x' } });
    const info = parseGraphError(thrown);
    expect(info?.thrown).toBe(thrown);
    expect(Object.keys(info ?? {})).not.toContain('thrown');
  });

  it('has no members that are undefined', () => {
    for (const value of Object.values(parseGraphError({ error: { code: 'x' } }) ?? {}))
      expect(value).toBeDefined();
  });

  it('promises its result or undefined', () => {
    expectTypeOf(parseGraphError).returns.toEqualTypeOf<GraphErrorInfo | undefined>();
  });
});

describe('parseGraphErrorAsync', () => {
  const answer = (): Response =>
    new Response(JSON.stringify({ error: { code: 'itemNotFound', message: 'm' } }), {
      status: 404,
      headers: { 'request-id': 'r' },
    });

  it('reads the body of an unread response and leaves it to the caller', async () => {
    const response = answer();
    const info = await parseGraphErrorAsync(response);
    expect(info).toMatchObject({
      codes: ['itemNotFound'],
      status: 404,
      requestId: 'r',
      conditions: ['notFound'],
    });
    expect(info?.thrown).toBe(response);
    await expect(response.json()).resolves.toHaveProperty('error');
  });

  it('reads the response of an error', async () => {
    expect(
      (await parseGraphErrorAsync(Object.assign(new Error('m'), { response: answer() })))?.codes,
    ).toEqual(['itemNotFound']);
  });

  it('falls back on the status when the body was read already, is broken, or is no JSON', async () => {
    const read = answer();
    await read.text();
    const broken = new Response(
      new ReadableStream({
        start: (controller) => {
          controller.error(new Error('lost'));
        },
      }),
      { status: 502 },
    );
    for (const response of [read, broken, new Response('<html>', { status: 502 })]) {
      expect(await parseGraphErrorAsync(response)).toMatchObject({ codes: [], status: response.status });
    }
  });

  it('does not touch a successful response', async () => {
    const response = new Response('{"error":{"code":"x"}}', { status: 200 });
    expect(await parseGraphErrorAsync(response)).toBeUndefined();
    expect(response.bodyUsed).toBe(false);
  });
});
