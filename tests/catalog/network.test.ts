import { describe, expect, it } from 'vitest';
import { hasErrorCondition, isGraphError, isRetryable, parseGraphError } from 'msgraph-errors';

const coded = (code: string, message = 'm', name = 'Error'): Error =>
  Object.assign(new Error(message), { code, name });
const behind = (message: string, code?: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(message), code !== undefined && { code }) });
/** What the classic SDK keeps of an error: its name as code, and its text. */
const classic = (name: string, message: string): Error =>
  Object.assign(new Error(message), {
    statusCode: -1,
    code: name,
    requestId: null,
    body: `${name}: ${message}`,
  });

describe('a failure without an answer', () => {
  it.each<[string, unknown]>([
    ['Chrome', new TypeError('Failed to fetch')],
    [
      'Chrome, with the host that a monitoring tool adds',
      new TypeError('Failed to fetch (graph.microsoft.com)'),
    ],
    ['Chrome, while the body came', new TypeError('network error')],
    ['Firefox, while the body came', new TypeError('Error in input stream')],
    ['axios, while the body came', coded('ERR_BAD_RESPONSE', 'stream has been aborted', 'AxiosError')],
    [
      'axios, while the body of a good answer came',
      Object.assign(coded('ERR_BAD_RESPONSE', 'stream has been aborted', 'AxiosError'), {
        response: { status: 200, headers: {} },
      }),
    ],
    ['Firefox', new TypeError('NetworkError when attempting to fetch resource.')],
    ['Safari', new TypeError('Load failed')],
    ['Safari before 15', new TypeError('The network connection was lost.')],
    ['Safari without a network', new TypeError('The Internet connection appears to be offline.')],
    ['React Native', new TypeError('Network request failed')],
    [
      'Deno',
      new TypeError(
        'error sending request for url (https://graph.microsoft.com/v1.0/me): client error (Connect): tcp connect error',
      ),
    ],
    [
      'Deno, with a path that names certificates',
      new TypeError(
        'error sending request for url (https://graph.microsoft.com/v1.0/certificates/ssl): client error (Connect)',
      ),
    ],
    [
      'Bun, refused',
      coded('ConnectionRefused', 'Unable to connect. Is the computer able to access the url?'),
    ],
    ['Bun, closed', coded('ConnectionClosed', 'The socket connection was closed unexpectedly.')],
    ['Bun, no socket', coded('FailedToOpenSocket', 'Was there a typo in the url or port?')],
    ['Cloudflare Workers', new TypeError('Network connection lost.')],
    ['undici', behind('other side closed', 'UND_ERR_SOCKET')],
    ['undici, while the body came', new TypeError('terminated', { cause: coded('UND_ERR_SOCKET') })],
    ['Node, refused', behind('connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED')],
    ['Node, no port left', behind('connect EADDRNOTAVAIL 10.0.0.1:443', 'EADDRNOTAVAIL')],
    ['Node, a name that does not resolve', behind('getaddrinfo ENOTFOUND ssl.example.com', 'ENOTFOUND')],
    [
      'Node, several addresses',
      new TypeError('fetch failed', {
        cause: Object.assign(new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]), {
          code: 'ECONNREFUSED',
        }),
      }),
    ],
    [
      'node-fetch',
      coded(
        'ECONNRESET',
        'request to https://graph.microsoft.com/v1.0/me failed, reason: socket hang up',
        'FetchError',
      ),
    ],
    ['the classic SDK on fetch', classic('TypeError', 'fetch failed')],
    [
      'the classic SDK on node-fetch',
      classic(
        'FetchError',
        'request to https://graph.microsoft.com/v1.0/me failed, reason: connect ECONNREFUSED 127.0.0.1:443',
      ),
    ],
    [
      'the classic SDK 2, no instance of Error',
      {
        statusCode: -1,
        code: 'FetchError',
        requestId: null,
        message: 'request to https://h/ failed, reason: getaddrinfo ENOTFOUND h',
        body: 'FetchError: request to https://h/ failed, reason: getaddrinfo ENOTFOUND h',
      },
    ],
    ['axios in Node', coded('ECONNRESET', 'socket hang up', 'AxiosError')],
    ['axios in browsers', coded('ERR_NETWORK', 'Network Error', 'AxiosError')],
    ['axios before version 1', Object.assign(new Error('Network Error'), { isAxiosError: true })],
    [
      'Angular',
      {
        name: 'HttpErrorResponse',
        status: 0,
        message: 'Http failure response for https://h/: 0 Unknown Error',
        error: { type: 'error' },
      },
    ],
    [
      'an error of another realm',
      Object.assign(Object.create(null) as object, { name: 'TypeError', message: 'fetch failed', stack: '' }),
    ],
    [
      'an error of the application around it',
      new Error('Upload failed', { cause: behind('read ECONNRESET', 'ECONNRESET') }),
    ],
  ])('of %s may be repeated', (_name, thrown) => {
    expect(parseGraphError(thrown)).toMatchObject({
      category: 'network',
      network: 'connection',
      codes: [],
      conditions: ['network'],
    });
    expect([
      isRetryable(thrown),
      isGraphError(thrown),
      hasErrorCondition(thrown, 'network'),
      hasErrorCondition(thrown, 'timeout'),
    ]).toEqual([true, true, true, false]);
  });

  it.each<[string, unknown]>([
    ['AbortSignal.timeout', new DOMException('The operation was aborted due to timeout', 'TimeoutError')],
    ['ky', coded('', 'Request timed out: GET https://h/', 'TimeoutError')],
    ['got', coded('ETIMEDOUT', "Timeout awaiting 'request' for 50ms", 'TimeoutError')],
    ['axios', coded('ECONNABORTED', 'timeout of 50ms exceeded', 'AxiosError')],
    ['undici, connecting', behind('Connect Timeout Error', 'UND_ERR_CONNECT_TIMEOUT')],
    ['undici, headers', coded('UND_ERR_HEADERS_TIMEOUT', 'Headers Timeout Error', 'HeadersTimeoutError')],
    ['React Native', new TypeError('Network request timed out')],
    ['node-fetch', coded('', 'network timeout at: https://h/', 'FetchError')],
    [
      'the classic SDK on node-fetch',
      classic('FetchError', 'request to https://h/ failed, reason: connect ETIMEDOUT 10.0.0.1:443'),
    ],
  ])('in time, of %s, is a time-out as well', (_name, thrown) => {
    expect(parseGraphError(thrown)).toMatchObject({
      category: 'network',
      network: 'timeout',
      conditions: ['network', 'timeout'],
    });
    expect([isRetryable(thrown), hasErrorCondition(thrown, 'timeout')]).toEqual([true, true]);
  });

  it.each<[string, unknown]>([
    ['an expired certificate', behind('certificate has expired', 'CERT_HAS_EXPIRED')],
    [
      'a certificate without its chain',
      behind('unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    ],
    [
      'an unknown issuer',
      behind('unable to get local issuer certificate', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'),
    ],
    [
      'a self-signed certificate in axios',
      coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate', 'AxiosError'),
    ],
    [
      'a certificate for another host in got',
      coded(
        'ERR_TLS_CERT_ALTNAME_INVALID',
        "Hostname/IP does not match certificate's altnames",
        'RequestError',
      ),
    ],
    [
      'a certificate in the classic SDK on node-fetch',
      classic('FetchError', 'request to https://h/ failed, reason: self-signed certificate'),
    ],
    [
      'a certificate in Deno',
      new TypeError(
        'error sending request for url (https://h/): client error (Connect): invalid peer certificate: UnknownIssuer',
      ),
    ],
    [
      'a port that speaks no TLS',
      behind('write EPROTO 0:error:1408F10B:SSL routines:ssl3_get_record:wrong version number', 'EPROTO'),
    ],
    ['an unknown scheme', behind('unknown scheme')],
    ['a port that fetch blocks', behind('bad port')],
    ['too many redirects', behind('redirect count exceeded')],
    ['a redirect that was not allowed', behind('unexpected redirect')],
  ])('for %s does not pass by itself', (_name, thrown) => {
    expect(parseGraphError(thrown)).toMatchObject({
      category: 'network',
      network: 'setup',
      conditions: ['network'],
    });
    expect(isRetryable(thrown)).toBe(false);
  });

  it.each<[string, unknown]>([
    ['fetch', new DOMException('This operation was aborted', 'AbortError')],
    ['axios', coded('ERR_CANCELED', 'canceled', 'CanceledError')],
    ['got', coded('ERR_CANCELED', 'Promise was canceled', 'CancelError')],
    ['got with a signal', coded('ERR_ABORTED', 'This operation was aborted.', 'AbortError')],
    ['superagent', coded('ABORTED', 'Aborted')],
    ['the classic SDK', classic('AbortError', 'This operation was aborted')],
  ])('that the caller stopped with %s is not repeated', (_name, thrown) => {
    expect(parseGraphError(thrown)).toMatchObject({ category: 'aborted', codes: [], conditions: [] });
    expect(isRetryable(thrown)).toBe(false);
  });
});

describe('no failure of the network', () => {
  it.each([
    'Failed to fetch item: 404',
    'Upload failed: 403',
    'Download failed with status 404',
    'fetch failed',
    'Load failed',
    'Network request failed',
    'Network error',
    'request to /me failed, reason: 404',
    'timeout of the session',
  ])('is an error of the application that says %o', (message) => {
    expect(parseGraphError(new Error(message))).toBeUndefined();
    expect(isRetryable(new Error(message))).toBe(false);
  });

  it.each<[string, unknown]>([
    ['a mistake in the program', new TypeError("Cannot read properties of undefined (reading 'network')")],
    ['a function that is missing', new TypeError('network.fetch is not a function')],
    [
      'an answer that axios refuses for its size',
      coded('ERR_BAD_RESPONSE', 'maxContentLength size of 10 exceeded', 'AxiosError'),
    ],
    ['an error of the application about a stream', new Error('Error in input stream')],
    ['a TypeError of the application', new TypeError('Failed to fetch item: 404')],
    [
      'an address that cannot be parsed',
      new TypeError('Failed to parse URL from foo', {
        cause: coded('ERR_INVALID_URL', 'Invalid URL', 'TypeError'),
      }),
    ],
    ['a protocol that node-fetch refuses', new TypeError('Only HTTP(S) protocols are supported')],
    [
      'a redirect that node-fetch refuses',
      coded('', 'maximum redirect reached at: https://h/', 'FetchError'),
    ],
    [
      'a file that is not there',
      Object.assign(new Error('no such file'), { code: 'ENOENT', errno: -2, syscall: 'open' }),
    ],
    ['a folder in the place of a file', coded('EISDIR')],
    [
      'an error of the application that only begins like one of Kiota',
      new Error('This browser does not support streaming'),
    ],
    ['another one', new Error('The client has a factory region, and no response contract')],
    [
      'an answer that a server ended in a way of its own',
      coded('ERR_BAD_RESPONSE', 'size of the answer', 'AxiosError'),
    ],
    ['a code of the application', coded('LOCK_TIMEOUT')],
    ['data that looks like it', { name: 'TypeError', message: 'fetch failed' }],
  ])('is %s', (_name, thrown) => {
    expect([parseGraphError(thrown), isRetryable(thrown), isGraphError(thrown)]).toEqual([
      undefined,
      false,
      false,
    ]);
  });

  it('is one whose status or code is known', () => {
    const body = { error: { code: 'itemNotFound', message: 'm' } };
    const withStatus = Object.assign(new TypeError('Failed to fetch'), { status: 404 });
    const withCode = Object.assign(new TypeError('Failed to fetch'), { body });
    const withText = new Error(`Failed to fetch item: ${JSON.stringify(body)}`);
    expect(parseGraphError(withStatus)).toMatchObject({ category: 'client', conditions: ['notFound'] });
    for (const thrown of [withCode, withText])
      expect(parseGraphError(thrown)).toMatchObject({ category: 'unknown', codes: ['itemNotFound'] });
    for (const thrown of [withStatus, withCode, withText]) expect(isRetryable(thrown)).toBe(false);
  });
});
