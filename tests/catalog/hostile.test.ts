import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  describeCode,
  GraphErrorCondition,
  getRetryInfo,
  graphErrorCodes,
  hasErrorCode,
  hasErrorCondition,
  isRetryable,
  mostSpecificErrorCode,
  parseGraphError,
  parseGraphErrorAsync,
  retryAfterMs,
} from 'msgraph-errors';

const readers: readonly ((value: unknown) => unknown)[] = [
  parseGraphError,
  graphErrorCodes,
  mostSpecificErrorCode,
  isRetryable,
  retryAfterMs,
  getRetryInfo,
  (value) => hasErrorCode(value, 'itemNotFound'),
  (value) => hasErrorCondition(value, ...Object.values(GraphErrorCondition)),
];
const readAll = async (value: unknown): Promise<void> => {
  for (const read of readers) read(value);
  await parseGraphErrorAsync(value);
};

const fail = (): never => {
  throw new Error('trap');
};
const trapped = (target: object): object =>
  new Proxy(target, {
    get: fail,
    has: fail,
    ownKeys: fail,
    getPrototypeOf: fail,
    getOwnPropertyDescriptor: fail,
    set: fail,
    defineProperty: fail,
    isExtensible: fail,
    preventExtensions: fail,
  });
const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const revokedList = (): object => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};
const throwing = (...keys: readonly string[]): object =>
  Object.defineProperties({}, Object.fromEntries(keys.map((key) => [key, { get: fail, enumerable: true }])));

/** Invents an inner error at every level, for ever. */
const endless = (): object =>
  new Proxy(
    {},
    { get: (_target, key) => (key === 'code' ? 'x' : key === 'innerError' ? endless() : undefined) },
  );

describe('whatever is thrown', () => {
  it.each<[string, () => unknown]>([
    ['a proxy whose traps all throw', () => trapped({})],
    ['an error behind such a proxy', () => trapped(new Error('m'))],
    ['a revoked proxy', revoked],
    [
      'a body with a revoked proxy inside',
      () => ({ error: revoked(), response: revoked(), headers: revoked(), cause: revoked() }),
    ],
    [
      'getters that throw',
      () =>
        throwing(
          'error',
          'code',
          'message',
          'body',
          'response',
          'headers',
          'cause',
          'status',
          'name',
          'data',
        ),
    ],
    ['headers whose get throws', () => ({ status: 429, headers: { get: fail } })],
    ['details that are a revoked proxy of a list', () => ({ error: { code: 'x', details: revokedList() } })],
    [
      'a result of parsing with hostile members',
      () => ({ legacy: false, codes: revokedList(), details: revokedList() }),
    ],
    ['headers that are a trap', () => ({ status: 429, headers: trapped({}) })],
    [
      'an object without a prototype',
      () => Object.assign(Object.create(null) as object, { error: { code: 'x' } }),
    ],
    ['a frozen body', () => Object.freeze({ error: Object.freeze({ code: 'x' }) })],
    [
      'texts that are objects with a hostile toString',
      () => ({
        error: {
          code: { toString: fail },
          message: { toString: fail, value: { toString: fail } },
          details: [{ toString: fail }],
          error_codes: [{ toString: fail }],
        },
        error_codes: [{ toString: fail }],
        error_description: 'd',
        statusCode: { toString: fail },
      }),
    ],
    ['endless inner errors', () => ({ error: endless() })],
    ['a function', () => fail],
    ['a symbol', () => Symbol('s')],
    ['a bigint', () => 1n],
  ])('%s does not make any function throw', async (_name, make) => {
    await expect(readAll(make())).resolves.toBeUndefined();
  });

  it('holds for what it is asked for, too', () => {
    const error = { error: { code: 'a', message: 'm', innerError: { code: 'b' } } };
    const odds: unknown[] = [undefined, null, 5, {}, [null], [5], Symbol('s'), trapped({}), trapped([])];
    for (const odd of odds) {
      expect(hasErrorCode(error, odd as string)).toBe(false);
      expect(hasErrorCondition(error, odd as GraphErrorCondition)).toBe(false);
      expect(describeCode(odd as string)).toBeUndefined();
      mostSpecificErrorCode(error, odd as string[]);
    }
    expect(mostSpecificErrorCode(error, 'a' as unknown as string[])).toBe('a');
  });

  it('takes no time for a long text that is nearly one of a client or a secret', () => {
    const begin = performance.now();
    for (const part of [
      '[404',
      '[404]',
      'token:',
      'token": ',
      'basic ',
      '//a:',
      '?code',
      'token: aaaaaaaaaaaaaaaaaaaaaa',
    ])
      parseGraphError(
        new Error(part.repeat(60_000), { cause: { error: { code: 'x', message: part.repeat(60_000) } } }),
      );
    expect(performance.now() - begin).toBeLessThan(2000);
  });

  it('reads what it can around a getter that throws', () => {
    const error = Object.defineProperty({ statusCode: 404, code: 'itemNotFound', message: 'm' }, 'response', {
      get: fail,
    });
    expect(parseGraphError(error)).toMatchObject({ status: 404, codes: ['itemNotFound'] });
  });

  it('ends with cycles of inner errors, causes and details', () => {
    const error: Record<string, unknown> = { code: 'a' };
    const inner: Record<string, unknown> = { code: 'b', innererror: error };
    error['innerError'] = inner;
    error['details'] = [error];
    const thrown: Record<string, unknown> = { error };
    thrown['cause'] = thrown;
    expect(graphErrorCodes(thrown)).toEqual(['a', 'b']);
    const first = new Error('1');
    const second = new Error('2', { cause: first });
    first.cause = second;
    expect(parseGraphError(first)).toBeUndefined();
  });

  it('ends with a cycle that is longer than the levels it compares', () => {
    const levels = Array.from({ length: 60 }, (_, index): Record<string, unknown> => ({ code: `c${index}` }));
    levels.forEach((level, index) => (level['innerError'] = levels[(index + 1) % levels.length]));
    expect(graphErrorCodes({ error: levels[0] })).toHaveLength(60);
  });

  it('walks 10,000 levels', () => {
    let error: Record<string, unknown> = { code: 'deepest' };
    for (let level = 0; level < 10_000; level++) error = { code: 'outer', innerError: error };
    expect(mostSpecificErrorCode({ error })).toBe('deepest');
    expect(hasErrorCode({ error }, 'DEEPEST')).toBe(true);
  });

  it('holds for any value', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.anything({
          withNullPrototype: true,
          withMap: true,
          withSet: true,
          withDate: true,
          withTypedArray: true,
          withBigInt: true,
        }),
        readAll,
      ),
      { numRuns: 1000 },
    );
  });

  it('holds for any value at any of the places that are read', async () => {
    const keys = [
      'error',
      'odata.error',
      'errorEscaped',
      'innerError',
      'innererror',
      'additionalData',
      'details',
      'code',
      'message',
      'body',
      'data',
      'response',
      'headers',
      'responseHeaders',
      'cause',
      'status',
      'statusCode',
      'context',
      'error_codes',
      'retry-after',
      'www-authenticate',
      'get',
      'value',
      'name',
      'errorNo',
    ];
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom<unknown>('itemNotFound', 429, '{"error":{"code":"x"}}', null, fail, ''),
        fc.anything(),
        tie('node'),
      ),
      node: fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 6 }),
    }));
    await fc.assert(fc.asyncProperty(value, readAll), { numRuns: 2000 });
  });

  it('gives the same codes by every way to ask', () => {
    const keys = [
      'error',
      'odata.error',
      'errorEscaped',
      'innerError',
      'innererror',
      'additionalData',
      'code',
      'message',
      'body',
      'data',
      'response',
      'cause',
      'reason',
      'statusCode',
    ];
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom<unknown>('itemNotFound', 'ERR_BAD_REQUEST', 404, '{"error":{"code":"inText"}}', null),
        tie('node'),
        tie('node'),
      ),
      node: fc
        .tuple(fc.boolean(), fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 5 }))
        .map(([isError, members]) => (isError ? Object.assign(new Error('m'), members) : members)),
    }));
    fc.assert(
      fc.property(value, (thrown) => {
        const codes = graphErrorCodes(thrown);
        expect(parseGraphError(thrown)?.codes ?? []).toEqual(codes);
        expect(mostSpecificErrorCode(thrown)).toBe(codes.at(-1));
        for (const code of codes) expect(hasErrorCode(thrown, code)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the codes of any mixture of spellings at any depth', () => {
    const step = fc.record({
      code: fc.stringMatching(/^[a-z][A-Za-z]{3,12}$/),
      key: fc.constantFrom('innerError', 'innererror'),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const error = steps.reduceRight<object | undefined>(
          (inner, { code, key }) => ({ code, ...(inner && { [key]: inner }) }),
          undefined,
        );
        const codes = [...new Set(steps.map(({ code }) => code))];
        expect(graphErrorCodes({ error })).toEqual(codes);
        expect(graphErrorCodes(JSON.stringify({ error }))).toEqual(codes);
        expect(hasErrorCode({ error }, (steps.at(-1)?.code ?? '').toUpperCase())).toBe(true);
      }),
    );
  });
});

describe('secrets of the request', () => {
  const token = 'eyJ0eXAiOiJKV1QifQ.c2VjcmV0LXBheWxvYWQ.c2lnbmF0dXJl';
  const request = { headers: { Authorization: `Bearer ${token}` } };
  const leaky = {
    axios: Object.assign(new Error(`Request with Bearer ${token} failed`), {
      isAxiosError: true,
      code: 'ERR_BAD_REQUEST',
      config: request,
      request,
      response: { status: 404, headers: {}, config: request, data: { error: { code: 'itemNotFound' } } },
    }),
    got: Object.assign(new Error('m'), {
      options: request,
      response: { statusCode: 404, headers: {}, request, body: '{"error":{"code":"itemNotFound"}}' },
    }),
    upload: {
      error: {
        code: 'itemNotFound',
        message: `PUT https://up.example/?tempauth=${token} failed`,
        details: [{ code: 'x', message: `token=${token}` }],
      },
    },
  };

  it.each(Object.entries(leaky))('cannot be had from the result for %s', (_name, thrown) => {
    const info = parseGraphError(thrown);
    expect(info?.codes).toEqual(['itemNotFound']);
    const views = [
      JSON.stringify(info),
      inspect(info, { depth: 20 }),
      inspect(info, { depth: 20, showHidden: true, getters: true, showProxy: true }),
      String(info?.message),
      JSON.stringify({ ...info }),
      JSON.stringify(structuredClone({ ...info })),
    ];
    for (const view of views) expect(view).not.toContain(token);
    expect(inspect(thrown, { depth: 20 })).toContain(token);
  });
});
