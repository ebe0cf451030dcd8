import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseGraphError, parseGraphErrorAsync, type GraphErrorInfo } from 'msgraph-errors';

const shapes = JSON.parse(
  readFileSync(new URL('../../catalog/data/shapes.json', import.meta.url), 'utf8'),
) as readonly { readonly id: string }[];

/** One value of each shape, and what must be read from it. Undefined: the shape is no failure by itself. */
const examples: Readonly<
  Record<string, { readonly value: unknown; readonly expected: Partial<GraphErrorInfo> | undefined }>
> = {
  'graph-v1': {
    value: {
      error: {
        code: 'invalidRange',
        message: 'm',
        innerError: { code: 'fragmentOverlap', 'request-id': 'r', date: 'd' },
      },
    },
    expected: { codes: ['invalidRange', 'fragmentOverlap'], requestId: 'r', date: 'd', message: 'm' },
  },
  'graph-revised': {
    value: {
      error: {
        code: 'badRequest',
        message: 'm',
        innererror: { code: 'invalidRange' },
        details: [{ code: 'x', message: 'y' }],
      },
    },
    expected: { codes: ['badRequest', 'invalidRange'], details: [{ code: 'x', message: 'y' }] },
  },
  'graph-details-object': {
    value: { error: { code: 'badRequest', message: 'm', details: { code: 'x', target: 't' } } },
    expected: { codes: ['badRequest'], details: [{ code: 'x', target: 't' }] },
  },
  'graph-message-object': {
    value: { error: { code: 'badRequest', message: { value: 'm' } } },
    expected: { codes: ['badRequest'], message: 'm' },
  },
  'graph-json-in-message': {
    value: {
      error: {
        code: 'UnknownError',
        message: '{"error":{"code":"PermissionScopeNotGranted","message":"m"}}',
      },
    },
    expected: { codes: ['UnknownError', 'PermissionScopeNotGranted'] },
  },
  onedrive: {
    value: {
      error: { code: 'itemNotFound', message: 'm', localizedMessage: 'l', innererror: { code: 'x1' } },
    },
    expected: { codes: ['itemNotFound', 'x1'] },
  },
  'excel-three-levels': {
    value: {
      error: {
        code: 'badRequest',
        message: 'm',
        innerError: { code: 'invalidArgument', innerError: { code: 'diagnostic' } },
      },
    },
    expected: { codes: ['badRequest', 'invalidArgument', 'diagnostic'] },
  },
  'long-running-operation': {
    value: { status: 'failed', error: { code: 'internalServerError', message: 'm' } },
    expected: { codes: ['internalServerError'] },
  },
  'onedrive-async-job': {
    value: { status: 'failed', percentageComplete: 0, errorCode: 'AccessDenied_ItemLocked' },
    expected: { codes: ['AccessDenied_ItemLocked'] },
  },
  'batch-response': {
    value: { id: '1', status: 401, headers: {}, body: { error: { code: 'Forbidden', message: 'm' } } },
    expected: { codes: ['Forbidden'], status: 401 },
  },
  'bulk-result': {
    value: {
      error: { code: 'notAllowed', message: '', innerError: { code: 'accountVerificationRequired' } },
    },
    expected: { codes: ['notAllowed', 'accountVerificationRequired'] },
  },
  'error-inside-200': {
    value: { error: { code: 'ErrorInvalidIdMalformed', message: 'm' } },
    expected: { codes: ['ErrorInvalidIdMalformed'] },
  },
  'aad-graph': {
    value: {
      'odata.error': {
        code: 'Request_ResourceNotFound',
        message: { lang: 'en', value: 'm' },
        values: null,
        requestId: 'r',
      },
    },
    expected: { codes: ['Request_ResourceNotFound'], legacy: true, message: 'm', requestId: 'r' },
  },
  'sharepoint-odata': {
    value: {
      'odata.error': {
        code: '-2147024894, System.IO.FileNotFoundException',
        message: { lang: 'en-US', value: 'm' },
      },
    },
    expected: { codes: ['-2147024894, System.IO.FileNotFoundException'], legacy: true },
  },
  'oauth-token': {
    value: {
      error: 'invalid_grant',
      error_description: 'AADSTS70008: m',
      error_codes: [70008],
      correlation_id: 'c',
    },
    expected: { codes: ['invalid_grant'], category: 'authentication', details: [{ code: 'AADSTS70008' }] },
  },
  onenote: {
    value: { error: { code: '20166', message: 'm', innerError: { 'request-id': 'r', date: 'd' } } },
    expected: { codes: ['20166'], conditions: ['throttled'] },
  },
  'sdk-js-graph-error': {
    value: Object.assign(new Error('m'), {
      statusCode: 404,
      code: 'itemNotFound',
      requestId: 'r',
      body: '{"code":"itemNotFound","message":"m","innerError":{"code":"uploadSessionNotFound"}}',
    }),
    expected: { codes: ['itemNotFound', 'uploadSessionNotFound'], status: 404, requestId: 'r' },
  },
  'pnpjs-http-request-error': {
    value: Object.assign(
      new Error(
        'Error making HttpClient request in queryable [404] Not Found ::> {"error":{"code":"itemNotFound","message":"m"}}',
      ),
      { isHttpRequestError: true, status: 404 },
    ),
    expected: { codes: ['itemNotFound'], status: 404 },
  },
  'throttling-headers': {
    value: {
      status: 429,
      headers: { 'Retry-After': '2.128' },
      body: { error: { code: 'TooManyRequests', innerError: { code: '429', status: '429' } } },
    },
    expected: { codes: ['TooManyRequests'], retryAfterMs: 2128, status: 429 },
  },
  'claims-challenge': {
    value: {
      status: 401,
      headers: new Headers({ 'WWW-Authenticate': 'Bearer error="insufficient_claims", claims="YWJj"' }),
    },
    expected: {
      challenge: { error: 'insufficient_claims', claims: 'YWJj' },
      conditions: ['unauthenticated', 'claimsChallenge'],
    },
  },
  'security-warning-header': {
    value: { status: 206, headers: { Warning: '199 - "Vendor/Provider/504/10000"' } },
    expected: undefined,
  },
  'teams-swapped': {
    value: {
      error: {
        code: 'Forbidden',
        message: 'InsufficientPrivileges',
        innerError: { code: '1', message: 'AclCheckFailed-m' },
      },
    },
    expected: { codes: ['Forbidden', '1'], message: 'InsufficientPrivileges', conditions: ['forbidden'] },
  },
  'empty-body': {
    value: { status: 504, body: '' },
    expected: { status: 504, codes: [], conditions: ['timeout'] },
  },
};

describe('every shape of the catalogue', () => {
  it('has an example', () => {
    expect(Object.keys(examples).sort()).toEqual(shapes.map(({ id }) => id).sort());
  });

  it.each(Object.entries(examples))('%s is read', async (_id, { value, expected }) => {
    const info = parseGraphError(value);
    if (expected === undefined) expect(info).toBeUndefined();
    else expect(info).toMatchObject(expected);
    expect(await parseGraphErrorAsync(value)).toEqual(info);
  });
});
