import { describe, expect, it } from 'vitest';
import {
  GraphErrorCode,
  graphErrorCodes,
  hasErrorCode,
  mostSpecificErrorCode,
  parseGraphError,
} from 'msgraph-errors';

const nested = {
  error: {
    code: 'invalidRequest',
    message: 'm',
    innerError: { code: 'badArgument', innererror: { code: 'parameterIsTooLong' } },
  },
};

describe('graphErrorCodes', () => {
  it('lists the codes outermost first, in either spelling of the inner error', () => {
    expect(graphErrorCodes(nested)).toEqual(['invalidRequest', 'badArgument', 'parameterIsTooLong']);
  });

  it('names a code once', () => {
    expect(
      graphErrorCodes({ error: { code: 'a', innerError: { code: 'b', innerError: { code: 'a' } } } }),
    ).toEqual(['a', 'b']);
  });

  it('reads both spellings when one level has both', () => {
    const error = { code: 'top', innerError: { 'request-id': 'r' }, innererror: { code: 'inner' } };
    expect(graphErrorCodes({ error })).toEqual(['top', 'inner']);
  });

  it('reads the text of a body, with a byte order mark, and of the error object alone', () => {
    expect(graphErrorCodes(`\uFEFF${JSON.stringify(nested)}`)).toHaveLength(3);
    expect(graphErrorCodes(JSON.stringify(nested.error))).toHaveLength(3);
  });

  it('reads a bare error object', () => {
    expect(graphErrorCodes({ code: 'itemNotFound', message: 'gone' })).toEqual(['itemNotFound']);
  });

  it('reads an inner error given as JSON text, and skips one that is plain text', () => {
    expect(graphErrorCodes({ error: { code: 'a', innerError: '{"code":"b"}' } })).toEqual(['a', 'b']);
    expect(graphErrorCodes({ error: { code: 'a', innerError: 'b' } })).toEqual(['a']);
  });

  it('reads the codes that a service put as JSON into the message', () => {
    const message = JSON.stringify({ error: { code: 'S2SUnauthorized', message: 'Invalid permission.' } });
    expect(graphErrorCodes({ error: { code: 'UnknownError', message } })).toEqual([
      'UnknownError',
      'S2SUnauthorized',
    ]);
    expect(
      graphErrorCodes({ error: { code: 'UnknownError', message: '{"ErrorCode":"Forbidden"}' } }),
    ).toEqual(['UnknownError', 'Forbidden']);
  });

  it('skips inner codes that only repeat the status', () => {
    expect(
      graphErrorCodes({ error: { code: 'TooManyRequests', innerError: { code: '429', status: '429' } } }),
    ).toEqual(['TooManyRequests']);
  });

  it('keeps numbers that are codes', () => {
    expect(graphErrorCodes({ error: { code: '20166' } })).toEqual(['20166']);
    expect(graphErrorCodes({ error: { code: 'Forbidden', innerError: { code: 1 } } })).toEqual([
      'Forbidden',
      '1',
    ]);
  });

  it.each([
    ['an axios code', { code: 'ERR_BAD_REQUEST', message: 'm' }],
    ['an undici code', { code: 'UND_ERR_SOCKET', message: 'm' }],
    ['an errno', { code: 'ECONNRESET', message: 'm' }],
    ['a Prisma code', { code: 'P2002', message: 'm' }],
    ['an own upper-case code', { code: 'NOT_FOUND', message: 'm' }],
  ])('never shows %s', (_name, members) => {
    expect(graphErrorCodes(Object.assign(new Error('m'), members))).toEqual([]);
    expect(graphErrorCodes(members)).toEqual([]);
  });

  it('never shows the names of JavaScript errors that the classic client puts into `code`', () => {
    const wrap = (code: string) =>
      Object.assign(new Error('m'), { statusCode: -1, code, requestId: null, body: `${code}: m` });
    for (const name of ['TypeError', 'SyntaxError', 'AbortError', 'AuthenticationRequiredError'])
      expect(graphErrorCodes(wrap(name))).toEqual([]);
    expect(
      graphErrorCodes(Object.assign(new Error('m'), { name: 'CustomError', code: 'CustomError' })),
    ).toEqual([]);
  });

  it('reads the code of a home-made error class, with its inner error', () => {
    const error = Object.assign(new Error('m'), {
      status: 404,
      code: 'itemNotFound',
      innerError: { code: 'uploadSessionNotFound' },
    });
    expect(graphErrorCodes(error)).toEqual(['itemNotFound', 'uploadSessionNotFound']);
  });

  it('looks behind an error that carries nothing itself', () => {
    expect(graphErrorCodes(new Error('sync failed', { cause: nested }))).toHaveLength(3);
    expect(graphErrorCodes({ status: 'rejected', reason: nested })).toHaveLength(3);
    expect(
      graphErrorCodes({ data: undefined, error: Object.assign(new Error('m'), { code: 'itemNotFound' }) }),
    ).toEqual(['itemNotFound']);
  });

  it('looks into an error that a result object holds', () => {
    const error = Object.assign(new Error('m'), {
      code: 'ERR_BAD_REQUEST',
      response: { status: 404, data: { error: { code: 'itemNotFound' } } },
    });
    expect(graphErrorCodes({ data: undefined, error })).toEqual(['itemNotFound']);
  });

  it('opens one envelope, as parseGraphError does', () => {
    const nestedTwice = { error: { error: { code: 'inner', message: 'm' }, code: 'outer' } };
    expect(graphErrorCodes(nestedTwice)).toEqual(['outer']);
    expect(parseGraphError(nestedTwice)?.codes).toEqual(['outer']);
  });

  it('does not take data with a `code` for an error', () => {
    expect(graphErrorCodes({ code: 'english', name: 'English' })).toEqual([]);
    expect(graphErrorCodes({ status: 'active', code: 'english' })).toEqual([]);
    expect(graphErrorCodes({ status: 404, code: 'itemNotFound' })).toEqual(['itemNotFound']);
  });

  it('finds the body that a wrapper put behind its own words', () => {
    expect(graphErrorCodes(new Error(`Graph 404: ${JSON.stringify(nested)}`))).toHaveLength(3);
    expect(graphErrorCodes(new Error('Graph 404: {"error": broken'))).toEqual([]);
  });

  it.each([
    undefined,
    null,
    0,
    '',
    'itemNotFound',
    Symbol('s'),
    [],
    {},
    new Error('itemNotFound'),
    () => 'itemNotFound',
  ])('has nothing to say about %o', (value) => {
    expect(graphErrorCodes(value)).toEqual([]);
    expect(hasErrorCode(value, 'itemNotFound')).toBe(false);
    expect(mostSpecificErrorCode(value)).toBeUndefined();
  });
});

describe('hasErrorCode', () => {
  it.each(['invalidRequest', 'badArgument', 'parameterIsTooLong'])(
    'finds %s at its level, in any casing',
    (code) => {
      expect(hasErrorCode(nested, code)).toBe(true);
      expect(hasErrorCode(nested, 'other', code.toUpperCase())).toBe(true);
    },
  );

  it('does not take a part of a code for the code', () => {
    expect(hasErrorCode(nested, 'badArgumen')).toBe(false);
    expect(hasErrorCode(nested, 'parameterIsTooLon', 'arameterIsTooLong')).toBe(false);
  });

  it('is false without codes', () => {
    expect(hasErrorCode(nested)).toBe(false);
  });

  it('finds the codes of details, given as a list or as one object', () => {
    const code = GraphErrorCode.ObjectConflict;
    expect(
      hasErrorCode({ error: { code: 'Request_BadRequest', details: [{ code: 'x' }, { code }] } }, code),
    ).toBe(true);
    expect(hasErrorCode({ error: { code: 'Request_BadRequest', details: { code } } }, code)).toBe(true);
    expect(hasErrorCode({ error: { code: 'Request_BadRequest', details: [{ target: code }] } }, code)).toBe(
      false,
    );
  });

  it('gives the same answer for a parsed error', () => {
    const info = parseGraphError({ error: { ...nested.error, details: [{ code: 'ObjectConflict' }] } });
    expect(hasErrorCode(info, 'parameteristoolong')).toBe(true);
    expect(hasErrorCode(info, 'ObjectConflict')).toBe(true);
    expect(hasErrorCode(info, 'itemNotFound')).toBe(false);
  });
});

describe('mostSpecificErrorCode', () => {
  it('gives the innermost code', () => {
    expect(mostSpecificErrorCode(nested)).toBe('parameterIsTooLong');
  });

  it('gives the innermost that the caller understands, in the spelling of the wire', () => {
    expect(mostSpecificErrorCode(nested, ['INVALIDREQUEST', 'badArgument'])).toBe('badArgument');
    expect(mostSpecificErrorCode(nested, ['InvalidRequest'])).toBe('invalidRequest');
    expect(mostSpecificErrorCode(nested, ['itemNotFound'])).toBeUndefined();
  });
});

describe('a code that is not there, as a constant in JavaScript may be', () => {
  const absent = undefined as unknown as string;
  it('hides no other code', () => {
    expect(
      hasErrorCode(
        { error: { code: 'invalidRequest', message: 'm', innerError: { code: 'badArgument' } } },
        absent,
        'badArgument',
      ),
    ).toBe(true);
    expect(hasErrorCode(nested, absent)).toBe(false);
    expect(mostSpecificErrorCode(nested, [absent, 'badArgument'])).toBe('badArgument');
    expect(mostSpecificErrorCode(nested, null as unknown as undefined)).toBe('parameterIsTooLong');
  });
});

describe('GraphErrorCode', () => {
  it('has the code with its first letter in upper case as key, and the service before numbers', () => {
    expect(GraphErrorCode.ItemNotFound).toBe('itemNotFound');
    expect(GraphErrorCode.Request_ResourceNotFound).toBe('Request_ResourceNotFound');
    expect(GraphErrorCode.OneNote_20166).toBe('20166');
    expect(GraphErrorCode.Education_20241).toBe('20241');
    expect(GraphErrorCode.Teams_7504).toBe('7504');
    expect(GraphErrorCode.RequestBroker__ParseUri).toBe('RequestBroker--ParseUri');
  });

  it('leaves out what no service sends as a plain code', () => {
    const values: readonly string[] = Object.values(GraphErrorCode);
    for (const code of [
      'tooManyRetries',
      'timeout',
      'insufficient_claims',
      'interaction_required',
      '1',
      'System.AggregateException',
    ]) {
      expect(values).not.toContain(code);
    }
    expect(values).toHaveLength(385);
  });
});
