import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  GraphErrorCondition,
  graphErrorCodes,
  hasErrorCode,
  hasErrorCondition,
  isGraphError,
  isRetryable,
  mostSpecificErrorCode,
  parseGraphError,
  parseGraphErrorAsync,
  retryAfterMs,
  type GraphErrorInfo,
} from 'msgraph-errors';

const conditions = Object.values(GraphErrorCondition);

/** What every function answers. */
const answersOf = (value: unknown): unknown => ({
  info: parseGraphError(value),
  codes: graphErrorCodes(value),
  innermost: mostSpecificErrorCode(value),
  isGraphError: isGraphError(value),
  isRetryable: isRetryable(value),
  wait: retryAfterMs(value),
  conditions: conditions.filter((condition) => hasErrorCondition(value, condition)),
  has: ['itemNotFound', 'badArgument', 'ObjectConflict', 'UPPER', '20166'].filter((code) =>
    hasErrorCode(value, code),
  ),
});

/** The ways in which a result comes to other places. */
const copiesOf = (info: GraphErrorInfo): Readonly<Record<string, unknown>> => ({
  itself: info,
  spread: { ...info },
  JSON: JSON.parse(JSON.stringify(info)),
  'JSON text': JSON.stringify(info),
  'structured clone': structuredClone(info),
  proxy: new Proxy(info, {}),
  'reactive proxy': new Proxy(info, {
    get: (target, key) =>
      typeof target[key as keyof GraphErrorInfo] === 'object'
        ? new Proxy(target[key as keyof GraphErrorInfo] as object, {})
        : target[key as keyof GraphErrorInfo],
  }),
  frozen: Object.freeze({ ...info }),
  'inherited from': Object.create(info) as unknown,
  'in a result object': { data: undefined, error: { ...info } },
  'behind an error': new Error('', { cause: { ...info } }),
});

const samples: Readonly<Record<string, unknown>> = {
  'codes, details and a wait': {
    statusCode: 400,
    headers: { 'retry-after': '7' },
    body: {
      error: {
        code: 'Request_BadRequest',
        message: 'm',
        details: [{ code: 'ObjectConflict', message: 'd', target: 't' }],
        innerError: { code: 'badArgument', 'request-id': 'r', 'client-request-id': 'c', date: 'd' },
      },
    },
  },
  'a code that decides about repetition': {
    status: 409,
    body: { error: { code: 'Directory_ConcurrencyViolation', message: 'm' } },
  },
  'a code in capitals': { status: 400, body: { error: { code: 'UPPER', message: 'm' } } },
  'a code of digits': { error: { code: '20166', message: 'm' } },
  'a status alone, no wait': { status: 503, headers: { 'retry-after': '0' } },
  'a lost connection': new TypeError('fetch failed'),
  'a certificate': new TypeError('fetch failed', {
    cause: Object.assign(new Error('m'), { code: 'CERT_HAS_EXPIRED' }),
  }),
  'a time-out': new DOMException('slow', 'TimeoutError'),
  'an abort': new DOMException('stopped', 'AbortError'),
  'a token endpoint': {
    error: 'invalid_grant',
    error_description: 'AADSTS70008: expired',
    error_codes: [70008],
  },
  'a challenge': {
    status: 401,
    headers: { 'www-authenticate': 'Bearer error="insufficient_claims", claims="eyJhIjoxfQ=="' },
  },
  'an old body': {
    'odata.error': {
      code: 'Request_BadRequest',
      message: { value: 'm' },
      values: [{ item: 'PropertyName', value: 'mailNickname' }],
    },
  },
  'a masked token': { error: { code: 'x', message: 'Bearer abc.def' } },
  'JSON in the message': {
    error: { code: 'UnknownError', message: '{"error":{"code":"PermissionScopeNotGranted"}}' },
  },
};

describe('a copy of a result', () => {
  it.each(Object.entries(samples))('answers as the thrown value does: %s', async (_name, thrown) => {
    const info = parseGraphError(thrown);
    expect(info).toBeDefined();
    if (info === undefined) return;
    for (const [name, copy] of Object.entries(copiesOf(info))) {
      expect({ name, ...(answersOf(copy) as object) }).toEqual({ name, ...(answersOf(thrown) as object) });
      expect(await parseGraphErrorAsync(copy)).toEqual(info);
    }
  });

  it('answers the same when the other module format made it', () => {
    const cjs = createRequire(import.meta.url)('../../catalog/dist/cjs/index.js') as {
      readonly parseGraphError: typeof parseGraphError;
    };
    for (const thrown of Object.values(samples)) {
      const other = cjs.parseGraphError(thrown);
      expect(answersOf(other)).toEqual(answersOf(thrown));
    }
  });

  it('holds for any error', () => {
    const code = fc.constantFrom(
      'itemNotFound',
      'badArgument',
      'TooManyRequests',
      'UPPER',
      '20166',
      '429',
      'a b',
      '',
    );
    const level = fc.letrec((tie) => ({
      level: fc.record(
        {
          code,
          message: fc.oneof(
            fc.string(),
            fc.constantFrom(
              '{"error":{"code":"inText","message":"m"}}',
              'Bearer abc',
              'token=abc',
              '{"Message":"m"}',
            ),
          ),
          innerError: fc.oneof({ depthSize: 'small' }, fc.constant(undefined), tie('level')),
          innererror: fc.oneof({ depthSize: 'small' }, fc.constant(undefined), tie('level')),
          details: fc.array(
            fc.record({ code, message: fc.string(), target: fc.string() }, { requiredKeys: [] }),
            { maxLength: 3 },
          ),
          values: fc.array(fc.record({ item: fc.string(), value: fc.string() }, { requiredKeys: [] }), {
            maxLength: 3,
          }),
          'request-id': fc.string(),
          'client-request-id': fc.string(),
          date: fc.string(),
        },
        { requiredKeys: ['code'] },
      ),
    })).level;
    const thrown = fc.record(
      {
        statusCode: fc.constantFrom(-1, 202, 400, 401, 403, 404, 409, 410, 429, 500, 503),
        headers: fc.record(
          {
            'retry-after': fc.constantFrom('0', '2', '0.25', 'soon'),
            'www-authenticate': fc.constantFrom('Bearer error="invalid_token"', 'Bearer claims="abc"'),
            'request-id': fc.string(),
          },
          { requiredKeys: [] },
        ),
        error: level,
      },
      { requiredKeys: ['error'] },
    );
    fc.assert(
      fc.property(thrown, (value) => {
        const info = parseGraphError(value);
        if (info === undefined) return;
        const answers = answersOf(value);
        for (const [name, copy] of Object.entries(copiesOf(info)))
          expect({ name, ...(answersOf(copy) as object) }).toEqual({ name, ...(answers as object) });
      }),
      { numRuns: 100 },
    );
  });

  it('does not keep the thrown value; the result and a proxy of it do', () => {
    const thrown = { error: { code: 'x', message: 'm' } };
    const info = parseGraphError(thrown);
    expect(info?.thrown).toBe(thrown);
    expect(new Proxy(info as object, {})).toHaveProperty('thrown', thrown);
    expect(parseGraphError(info)?.thrown).toBe(thrown);
    expect(Object.keys(info ?? {})).not.toContain('thrown');
    expect({ ...info }).not.toHaveProperty('thrown');
    expect(Object.getPrototypeOf(info)).toBe(Object.prototype);
  });

  it('can be wrapped by a proxy that hands out proxies of members, as reactive state does', () => {
    const info = parseGraphError(Object.assign(new Error('m'), { status: 404 })) as GraphErrorInfo;
    const state = new Proxy(info, {
      get: (target, key) =>
        key === 'thrown'
          ? new Proxy(target.thrown as object, {})
          : (target as unknown as Record<PropertyKey, unknown>)[key],
    });
    expect(() => state.thrown).not.toThrow();
  });
});

describe('what imitates a result', () => {
  const fail = (): never => {
    throw new Error('trap');
  };
  it.each<[string, unknown]>([
    [
      'with wrong types everywhere',
      {
        legacy: false,
        codes: 5,
        details: 'x',
        category: 7,
        status: 'x',
        conditions: null,
        message: {},
        challenge: 'x',
        retryAfterMs: NaN,
        network: {},
        values: 1,
      },
    ],
    [
      'with hostile entries',
      {
        legacy: true,
        codes: [{ toString: fail }, null, Symbol('s')],
        details: [fail, null],
        values: [null, fail],
        category: 'client',
      },
    ],
    [
      'with getters that throw',
      Object.defineProperties(
        { legacy: false },
        Object.fromEntries(
          [
            'codes',
            'details',
            'category',
            'status',
            'message',
            'challenge',
            'thrown',
            'retryAfterMs',
            'network',
            'values',
          ].map((key) => [key, { get: fail, enumerable: true }]),
        ),
      ),
    ],
    [
      'whose members change from read to read',
      new Proxy(
        {},
        {
          get: (() => {
            let reads = 0;
            return (_target: object, key: PropertyKey) =>
              key === 'legacy' ? true : key === 'codes' ? (reads++ % 2 ? 5 : ['a']) : reads++;
          })(),
        },
      ),
    ],
    [
      'with an endless list',
      {
        legacy: false,
        codes: new Proxy([], { get: (_target, key) => (key === 'length' ? 4e9 : 'a') }),
        category: 'client',
      },
    ],
  ])('%s breaks nothing', async (_name, value) => {
    expect(() => answersOf(value)).not.toThrow();
    await expect(parseGraphErrorAsync(value)).resolves.not.toThrow();
    const info = parseGraphError(value);
    for (const code of info?.codes ?? []) expect(typeof code).toBe('string');
    expect(() => [JSON.stringify(info), inspect(info)]).not.toThrow();
  });

  it('is no data that has one of its members only', () => {
    for (const value of [{ legacy: 'yes', codes: ['a'] }, { codes: ['a'] }, { legacy: true }])
      expect(parseGraphError(value)).toBeUndefined();
  });
});
