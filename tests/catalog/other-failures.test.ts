import { describe, expect, it } from 'vitest';
import {
  hasErrorCode,
  hasErrorCondition,
  isRetryable,
  parseGraphError,
  parseGraphErrorAsync,
  type GraphErrorInfo,
} from 'msgraph-errors';

const refusal = 'Error(s): 7000215 - Description: AADSTS7000215: Invalid client secret provided.';
const named = (name: string, message: string, members: object): Error =>
  Object.assign(new Error(message), members, { name });
const msal = (): Error =>
  named('ServerError', `invalid_client: ${refusal}`, {
    errorCode: 'invalid_client',
    errorMessage: refusal,
    subError: '',
    errorNo: 7000215,
    status: 401,
  });
const wrapped = (code: string, message: string): Error =>
  Object.assign(new Error(message), {
    statusCode: -1,
    code,
    requestId: null,
    date: new Date(0),
    body: `${code}: ${message}`,
    headers: undefined,
  });
const inner =
  '{"code":"itemNotFound","message":"gone","innerError":{"code":"uploadSessionNotFound","request-id":"r"}}';

/**
 * What clients throw where no answer with a Graph body was the reason, or where they lose it. `undefined`: no
 * failed request can be told.
 */
const failures: Readonly<
  Record<
    string,
    {
      readonly thrown: () => unknown;
      readonly expected: Partial<GraphErrorInfo> | undefined;
      readonly retryable?: boolean;
    }
  >
> = {
  'upload task: the parsed body itself': {
    thrown: () => ({
      error: {
        code: 'BadRequest',
        message: 'm',
        innererror: { code: 'invalidRange', innererror: { code: 'fragmentOverlap' } },
      },
    }),
    expected: { codes: ['BadRequest', 'invalidRange', 'fragmentOverlap'], category: 'unknown' },
  },
  'upload task: throttled, the parsed body itself': {
    thrown: () => ({
      error: { code: 'TooManyRequests', message: 'm', innerError: { code: 'activityLimitReached' } },
    }),
    expected: { codes: ['TooManyRequests', 'activityLimitReached'], conditions: ['throttled'] },
    retryable: true,
  },
  'upload task: an unread stream for a page in HTML': {
    thrown: () => new ReadableStream(),
    expected: undefined,
  },
  'classic client: an error of the token provider': {
    thrown: () => wrapped('Error', 'token failed'),
    expected: undefined,
  },
  'classic client: a TypeError of the token provider': {
    thrown: () => wrapped('TypeError', 'nope'),
    expected: undefined,
  },
  'classic client: a credential that was refused': {
    thrown: () => wrapped('AuthenticationRequiredError', `invalid_client: ${refusal}`),
    expected: undefined,
  },
  'classic client: a token provider that gives a text as error': {
    thrown: () => Object.assign(new Error(''), { customError: 'boom' }),
    expected: undefined,
  },
  'classic client: what a callback leaves as rejection': { thrown: () => undefined, expected: undefined },
  'classic client 1.7: a plain object of a class': {
    thrown: () => ({
      statusCode: 404,
      code: 'itemNotFound',
      message: 'gone',
      requestId: 'r',
      date: new Date(0),
      body: inner,
    }),
    expected: {
      codes: ['itemNotFound', 'uploadSessionNotFound'],
      status: 404,
      requestId: 'r',
      message: 'gone',
    },
  },
  'Kiota without an error class for the status': {
    thrown: () =>
      named(
        'Error',
        'the server returned an unexpected status code and no error class is registered for this code 404',
        {
          responseStatusCode: 404,
          responseHeaders: {
            'request-id': ['r'],
            'client-request-id': ['c'],
            date: ['Fri', ' 20 Nov 2026 00:00:00 GMT'],
          },
        },
      ),
    expected: { codes: [], status: 404, requestId: 'r', clientRequestId: 'c', conditions: ['notFound'] },
  },
  'MSAL: a bad secret': {
    thrown: msal,
    expected: {
      codes: ['invalid_client'],
      category: 'authentication',
      status: 401,
      details: [{ code: 'AADSTS7000215' }],
    },
  },
  'MSAL: more proof wanted': {
    thrown: () =>
      named('InteractionRequiredAuthError', 'm', {
        errorCode: 'interaction_required',
        subError: 'basic_action',
        claims: '{"access_token":{}}',
        errorNo: 50076,
      }),
    expected: {
      codes: ['interaction_required'],
      category: 'authentication',
      details: [{ code: 'AADSTS50076' }],
      conditions: ['unauthenticated', 'claimsChallenge'],
    },
  },
  'MSAL: throttled': {
    thrown: () =>
      named('ServerError', 'm', { errorCode: 'temporarily_unavailable', errorNo: 90033, status: 429 }),
    expected: { codes: ['temporarily_unavailable'], category: 'authentication', status: 429 },
    retryable: true,
  },
  'MSAL: an empty answer': {
    thrown: () => new TypeError("Cannot create property 'status' on string ''"),
    expected: undefined,
  },
  'Azure Identity: the reason behind it': {
    thrown: () =>
      Object.defineProperty(named('AuthenticationRequiredError', 'm', { scopes: ['s'] }), 'cause', {
        value: msal(),
      }),
    expected: {
      codes: ['invalid_client'],
      category: 'authentication',
      status: 401,
      details: [{ code: 'AADSTS7000215' }],
    },
  },
  'p-retry: another error in place of a plain object': {
    thrown: () => new TypeError('Non-error was thrown: "[object Object]". You should only throw errors.'),
    expected: undefined,
  },
};

describe('what clients throw beside recorded answers', () => {
  it.each(Object.entries(failures))('%s', async (_name, { thrown, expected, retryable = false }) => {
    const value = thrown();
    const info = parseGraphError(value);
    if (expected === undefined) expect(info).toBeUndefined();
    else expect(info).toMatchObject(expected);
    expect(isRetryable(value)).toBe(retryable);
    expect(await parseGraphErrorAsync(value)).toEqual(info);
    for (const code of expected?.codes ?? []) expect(hasErrorCode(value, code)).toBe(true);
    for (const condition of expected?.conditions ?? [])
      expect(hasErrorCondition(value, condition)).toBe(true);
  });
});
