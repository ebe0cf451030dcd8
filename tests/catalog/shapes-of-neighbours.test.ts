import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  graphErrorCodes,
  hasErrorCode,
  hasErrorCondition,
  isGraphError,
  isRetryable,
  parseGraphError,
  retryAfterMs,
} from 'msgraph-errors';

const body = {
  error: { code: 'Request_ResourceNotFound', message: 'm', innerError: { 'request-id': 'rid' } },
};
const headers = { get: (): null => null };
const angular = {
  name: 'HttpErrorResponse',
  ok: false,
  status: 404,
  statusText: 'Not Found',
  url: 'https://graph.microsoft.com/v1.0/me',
  message: 'Http failure response',
  headers,
  error: body,
};
const inner = { code: 'itemNotFound', message: 'gone' };
const graphError = (): Error =>
  Object.assign(new Error('gone'), { statusCode: 404, code: 'itemNotFound', body: JSON.stringify(inner) });

describe('places of the body', () => {
  it.each<[string, unknown]>([
    ['Angular', angular],
    ['Angular, body as text', { ...angular, error: JSON.stringify(body) }],
    [
      'request-promise',
      Object.assign(new Error('404 - {"error":{…}}'), {
        name: 'StatusCodeError',
        statusCode: 404,
        error: body,
        response: { statusCode: 404, headers: {}, body },
      }),
    ],
    [
      'request-promise, body as text',
      Object.assign(new Error('404'), { statusCode: 404, error: JSON.stringify(body) }),
    ],
    [
      'superagent',
      Object.assign(new Error('Not Found'), {
        status: 404,
        response: {
          status: 404,
          headers: {},
          text: JSON.stringify(body),
          body,
          error: new Error('cannot GET /me (404)'),
        },
      }),
    ],
  ])('%s keeps it where it is found', (_name, thrown) => {
    expect(parseGraphError(thrown)).toMatchObject({
      code: 'Request_ResourceNotFound',
      codes: ['Request_ResourceNotFound'],
      status: 404,
      requestId: 'rid',
    });
    expect(hasErrorCode(thrown, 'Request_ResourceNotFound')).toBe(true);
  });

  it('are the members of an error object without a message as well', () => {
    const bare = { code: 'invalidRequest', innerError: { code: 'badArgument' } };
    expect(
      graphErrorCodes(
        Object.assign(new Error(''), { statusCode: 400, code: 'invalidRequest', body: JSON.stringify(bare) }),
      ),
    ).toEqual(['invalidRequest', 'badArgument']);
    expect(graphErrorCodes(bare)).toEqual(['invalidRequest', 'badArgument']);
    expect(graphErrorCodes({ code: 'invalidRequest' })).toEqual([]);
  });

  it('are the errors of an AggregateError, but no lists of other errors', () => {
    const throttled = {
      status: 429,
      headers: { 'retry-after': '3' },
      body: { error: { code: 'TooManyRequests', message: 'm' } },
    };
    const any = new AggregateError([new TypeError('fetch failed'), throttled, { status: 500 }]);
    expect(parseGraphError(any)).toMatchObject({
      codes: ['TooManyRequests'],
      status: 429,
      retryAfterMs: 3000,
    });
    expect(hasErrorCondition(any, 'throttled')).toBe(true);
    expect(
      parseGraphError(
        Object.assign(new Error('invalid'), {
          name: 'ValidationError',
          errors: [{ code: 'too_small', message: 'm' }],
        }),
      ),
    ).toBeUndefined();
  });

  it.each<[string, unknown, readonly string[]]>([
    [
      'a free/busy entry',
      { scheduleId: 'a@example.com', error: { message: 'm', responseCode: 'ErrorMailRecipientNotFound' } },
      ['ErrorMailRecipientNotFound'],
    ],
    [
      'people administration',
      {
        error: { code: '409', message: 'm', innerError: { peopleAdminErrorCode: 'PeopleAdminItemConflict' } },
      },
      ['PeopleAdminItemConflict'],
    ],
    [
      'a service that writes the name with a capital',
      { error: { code: 'UnknownError', message: '{"ErrorCode":"Forbidden","Message":"m"}' } },
      ['UnknownError', 'Forbidden'],
    ],
  ])('of the code: %s', (_name, thrown, codes) => {
    expect(graphErrorCodes(thrown)).toEqual(codes);
  });
});

describe('the status of a wrapper', () => {
  it.each<[string, unknown]>([
    [
      'a web framework',
      Object.assign(new Error('Internal Server Error', { cause: graphError() }), { status: 500 }),
    ],
    [
      'two of them',
      Object.assign(
        new Error('outer', {
          cause: Object.assign(new Error('m', { cause: graphError() }), { statusCode: 502 }),
        }),
        { status: 500 },
      ),
    ],
    [
      'one around axios',
      Object.assign(
        new Error('m', {
          cause: Object.assign(new Error('m'), {
            code: 'ERR_BAD_REQUEST',
            response: { status: 404, data: { error: inner } },
          }),
        }),
        { status: 500 },
      ),
    ],
    [
      'one around an answer without a body',
      Object.assign(
        new Error('m', { cause: Object.assign(new Error('m'), { response: { status: 404, data: '' } }) }),
        { status: 500 },
      ),
    ],
    [
      'an AggregateError of several',
      Object.assign(new AggregateError([graphError(), { status: 500, headers: {} }]), { status: 500 }),
    ],
  ])('does not count: %s', (_name, thrown) => {
    expect(parseGraphError(thrown)?.status).toBe(404);
    expect(isRetryable(thrown)).toBe(false);
  });

  it('counts where nothing nearer has one', () => {
    expect(
      parseGraphError(Object.assign(new Error('m', { cause: { error: inner } }), { status: 404 })),
    ).toMatchObject({ status: 404, codes: ['itemNotFound'] });
  });
});

describe('JSON between other words', () => {
  const json = JSON.stringify({ error: inner });
  it.each([
    `Request failed: ${json}`,
    `Request failed: ${json} (status 404)`,
    `${json} at /me/drive`,
    `GET /users/{id} failed: ${json} for {id}`,
    `Request {"method":"GET","headers":{"a":"b"}} failed: ${json}`,
    `${json} ${json}`,
    `\uFEFF${json}`,
    `Request failed: ${JSON.stringify({ status: 404, body: { error: inner } })}.`,
    `Request failed: ${JSON.stringify({ message: 'with } and { and \\" in it', code: 'itemNotFound' })}!`,
  ])('is found in %s', (message) => {
    expect(graphErrorCodes(new Error(message))).toEqual(['itemNotFound']);
  });

  it.each([
    `${json.slice(0, -4)} …`,
    'use {"a": 1}',
    '[{"code":"itemNotFound","message":"m"}]',
    '{'.repeat(50_000),
    '{"a":'.repeat(20_000),
    `${json.slice(0, -1)}${'}'.repeat(50_000)}x`.replace('error', 'x'),
  ])('is not seen in other texts (%#)', (message) => {
    expect(graphErrorCodes(new Error(message))).toEqual([]);
  });

  it('tells the status in the text of PnP', () => {
    const text = (status: string, rest: string): Error =>
      new Error(`Error making HttpClient request in queryable [${status}] Not Found ::> ${rest}`);
    expect(parseGraphError(text('404', json))).toMatchObject({ status: 404, codes: ['itemNotFound'] });
    expect(parseGraphError(text('503', '<html>'))).toMatchObject({
      status: 503,
      codes: [],
      category: 'server',
    });
    expect(parseGraphError(new Error('[404] Not Found'))).toBeUndefined();
  });

  it('tells the status that a body writes with its name', () => {
    expect(parseGraphError({ status: '410 Gone', code: 'SyncStateNotFound', message: 'm' })?.status).toBe(
      410,
    );
  });
});

describe('the token endpoint', () => {
  it('is read in the spelling of Azure Identity', () => {
    const errorResponse = {
      error: 'invalid_client',
      errorDescription: 'AADSTS7000222: expired',
      errorCodes: [7000222],
      timestamp: 't',
      traceId: 'a',
      correlationId: 'b',
    };
    const thrown = Object.assign(new Error('invalid_client'), {
      name: 'AuthenticationError',
      statusCode: 401,
      errorResponse,
    });
    const expected = {
      codes: ['invalid_client'],
      category: 'authentication',
      status: 401,
      details: [{ code: 'AADSTS7000222' }],
      message: 'AADSTS7000222: expired',
    };
    expect(parseGraphError(thrown)).toMatchObject(expected);
    expect(parseGraphError(new AggregateError([thrown]))).toMatchObject(expected);
    expect(parseGraphError({ errorDescription: 'no error' })).toBeUndefined();
  });
});

describe('headers', () => {
  const challenge = (header: string): unknown =>
    parseGraphError({ status: 401, headers: { 'www-authenticate': header } })?.challenge;

  it.each<[string, unknown]>([
    [
      'PoP error="invalid_token", Bearer error="insufficient_claims", claims="eyJhIjoxfQ=="',
      { error: 'insufficient_claims', claims: 'eyJhIjoxfQ==' },
    ],
    [
      'Bearer claims="eyJhIjoxfQ==", error="insufficient_claims", PoP error="invalid_token"',
      { error: 'insufficient_claims', claims: 'eyJhIjoxfQ==' },
    ],
    [
      'Bearer realm="", authorization_uri="https://login.example/", error="invalid_token"',
      { error: 'invalid_token' },
    ],
    ['PoP nonce="a", Bearer error="invalid_token"', { error: 'invalid_token' }],
    ['Bearer error_description="no error, here"', undefined],
  ])('with the challenge %s', (header, expected) => {
    expect(challenge(header)).toEqual(expected);
  });

  it('of an answer that is no failure tell a wait, too', () => {
    expect(retryAfterMs(new Response('', { status: 202, headers: { 'Retry-After': '5' } }))).toBe(5000);
    expect(retryAfterMs({ id: '1', status: 202, headers: { 'Retry-After': '5' } })).toBe(5000);
    expect(retryAfterMs({ status: 200, headers: {}, data: {} })).toBeUndefined();
    expect(
      parseGraphError(new Response('', { status: 202, headers: { 'Retry-After': '5' } })),
    ).toBeUndefined();
  });
});

describe('values of an old body', () => {
  it('are kept as pairs', () => {
    const thrown = {
      'odata.error': {
        code: 'Request_BadRequest',
        message: { value: 'm' },
        values: [
          { item: 'PropertyName', value: 'mailNickname' },
          { item: 'Url', value: 'https://h/?token=abc' },
        ],
      },
    };
    expect(parseGraphError(thrown)).toMatchObject({
      values: [
        { name: 'PropertyName', value: 'mailNickname' },
        { name: 'Url', value: 'https://h/?token=[masked]' },
      ],
      details: [],
    });
    expect(
      parseGraphError({ 'odata.error': { code: 'Request_BadRequest', values: null } }),
    ).not.toHaveProperty('values');
  });
});

describe('errors of others', () => {
  const zod = (): unknown => {
    try {
      return z.object({ a: z.string() }).parse({ a: 1 });
    } catch (error) {
      return error;
    }
  };
  it.each<[string, unknown]>([
    ['a code alone', { code: 'abc' }],
    ['a code and a status that is a text', { code: 'abc', status: 'active', message: 'm' }],
    ['a list entry with a code', { code: 'english', name: 'English' }],
    ['a code with details', { code: 'sku1', details: { colour: 'red' } }],
    ['a JSON-RPC error', { code: -32600, message: 'Invalid Request' }],
    ['an error with a lower-case code', Object.assign(new Error('declined'), { code: 'card_declined' })],
    ['Zod', zod()],
    ['Zod, in a result', z.string().safeParse(1)],
    ['a SyntaxError', new SyntaxError('Unexpected token < in JSON at position 0')],
    ['a missing file', Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', errno: -2 })],
    ['a file without permission', Object.assign(new Error('EACCES'), { code: 'EACCES' })],
    [
      'MongoDB',
      Object.assign(new Error('E11000 duplicate key'), {
        name: 'MongoServerError',
        code: 11000,
        codeName: 'DuplicateKey',
      }),
    ],
    [
      'Prisma',
      Object.assign(new Error('m'), { name: 'PrismaClientKnownRequestError', code: 'P2002', meta: {} }),
    ],
    [
      'Prisma at its start',
      Object.assign(new Error('m'), { name: 'PrismaClientInitializationError', errorCode: 'P1001' }),
    ],
    [
      'PostgreSQL',
      Object.assign(new Error('duplicate key'), { code: '23505', severity: 'ERROR', detail: 'd' }),
    ],
    ['Firebase', Object.assign(new Error('m'), { name: 'FirebaseError', code: 'auth/user-not-found' })],
    ['AWS SDK 2', Object.assign(new Error('m'), { name: 'CredentialsError', code: 'CredentialsError' })],
    [
      'AWS SDK 3',
      Object.assign(new Error('m'), {
        name: 'NoSuchKey',
        $fault: 'client',
        $metadata: { httpStatusCode: 404 },
      }),
    ],
    ['a module that is missing', Object.assign(new Error('m'), { code: 'MODULE_NOT_FOUND' })],
    ['a command line', Object.assign(new Error('m'), { code: 'commander.unknownOption' })],
  ])('tell no failed request: %s', (_name, value) => {
    expect([
      parseGraphError(value),
      isGraphError(value),
      isRetryable(value),
      retryAfterMs(value),
      [...graphErrorCodes(value)],
    ]).toEqual([undefined, false, false, undefined, []]);
    expect(hasErrorCode(value, 'itemNotFound')).toBe(false);
  });

  it.each<[string, unknown]>([
    ['a home-made class with a code of Graph', Object.assign(new Error('m'), { code: 'itemNotFound' })],
    ['a home-made class with a status', Object.assign(new Error('m'), { code: 'conflict', status: 409 })],
    [
      'the failed request of another service',
      Object.assign(new Error('m'), { statusCode: 402, code: 'card_declined' }),
    ],
    ['an error object', { code: 'itemNotFound', message: 'm' }],
  ])('and of no others: %s', (_name, value) => {
    expect(isGraphError(value)).toBe(true);
    if (isGraphError(value)) expect(parseGraphError(value).code).toBe(graphErrorCodes(value)[0]);
  });
});
