import type { ClientId } from './types.js';

/**
 * What a client never has in its errors or responses, and where it has it. Paths begin at the error or
 * response; `$json` stands for `JSON.parse`. Measured on live errors of each client.
 */
export interface AbsentRow {
  readonly client: ClientId;
  readonly of: 'error' | 'response';
  readonly path: string;
  /**
   * An expression in which `error` (or `response`) stands for the value; JavaScript as somebody would write
   * it.
   */
  readonly instead: string;
}

const rows = (
  client: ClientId,
  of: AbsentRow['of'],
  paths: Readonly<Record<string, string>>,
): readonly AbsentRow[] => Object.entries(paths).map(([path, instead]) => ({ client, of, path, instead }));

/** @see https://github.com/microsoftgraph/msgraph-sdk-javascript/blob/dev/src/GraphError.ts */
const CLASSIC = rows('graph-sdk', 'error', {
  status: 'error.statusCode',
  'response.status': 'error.statusCode',
  'response.statusCode': 'error.statusCode',
  'response.data': 'JSON.parse(error.body)',
  'response.body': 'JSON.parse(error.body)',
  'response.headers': 'error.headers',
  'error.code': 'error.code',
  'error.message': 'error.message',
  'body.error': 'JSON.parse(error.body)',
  'body.code': 'error.code',
  'body.message': 'error.message',
  'body.innerError': 'JSON.parse(error.body).innerError',
  'body.$json.error': 'JSON.parse(error.body)',
  innerError: 'JSON.parse(error.body).innerError',
  innererror: 'JSON.parse(error.body).innerError',
  'headers.retry-after': "error.headers?.get('retry-after')",
  'headers.Retry-After': "error.headers?.get('retry-after')",
  'headers.request-id': 'error.requestId',
  retryAfter: "error.headers?.get('retry-after')",
});

/** @see https://github.com/microsoft/kiota-typescript */
const KIOTA = rows('kiota', 'error', {
  code: 'error.errorEscaped?.code',
  statusCode: 'error.responseStatusCode',
  status: 'error.responseStatusCode',
  error: 'error.errorEscaped',
  body: 'error.errorEscaped',
  response: 'error.responseStatusCode',
  headers: 'error.responseHeaders',
  requestId: 'error.errorEscaped?.innerError?.requestId',
});

/** @see https://axios-http.com/docs/handling_errors */
const AXIOS = rows('axios', 'error', {
  statusCode: 'error.response?.status',
  body: 'error.response?.data',
  data: 'error.response?.data',
  'error.code': 'error.response?.data?.error?.code',
  'error.message': 'error.response?.data?.error?.message',
  headers: 'error.response?.headers',
  requestId: "error.response?.headers['request-id']",
  retryAfter: "error.response?.headers['retry-after']",
  'response.statusCode': 'error.response?.status',
  'response.body': 'error.response?.data',
  'response.error': 'error.response?.data?.error',
  'response.data.code': 'error.response?.data?.error?.code',
  'response.data.innerError': 'error.response?.data?.error?.innerError',
});

/** @see https://github.com/sindresorhus/got/blob/main/documentation/8-errors.md */
const GOT = rows('got', 'error', {
  statusCode: 'error.response?.statusCode',
  status: 'error.response?.statusCode',
  body: 'error.response?.body',
  data: 'error.response?.body',
  'error.code': 'error.response?.body',
  headers: 'error.response?.headers',
  'response.status': 'error.response?.statusCode',
  'response.data': 'error.response?.body',
});

/** @see https://github.com/sindresorhus/ky#httperror */
const KY = rows('ky', 'error', {
  statusCode: 'error.response.status',
  status: 'error.response.status',
  'error.code': 'await error.response.json()',
  body: 'await error.response.json()',
  headers: 'error.response.headers',
  'response.statusCode': 'error.response.status',
  'response.data': 'await error.response.json()',
  'response.headers.retry-after': "error.response.headers.get('retry-after')",
});

/** @see https://pnp.github.io/pnpjs/concepts/error-handling/ */
const PNP = rows('pnp', 'error', {
  code: 'await error.response.json()',
  statusCode: 'error.status',
  'error.code': 'await error.response.json()',
  'response.data': 'await error.response.json()',
  'response.statusCode': 'error.status',
  'response.headers.retry-after': "error.response.headers.get('retry-after')",
});

/** @see https://developer.mozilla.org/docs/Web/API/Response */
const FETCH = rows('fetch', 'response', {
  statusCode: 'response.status',
  data: 'await response.json()',
  error: 'await response.json()',
  code: 'await response.json()',
  'body.error': 'await response.json()',
  'body.code': 'await response.json()',
  'headers.retry-after': "response.headers.get('retry-after')",
  'headers.Retry-After': "response.headers.get('retry-after')",
  'headers.request-id': "response.headers.get('request-id')",
});

export const ABSENT: readonly AbsentRow[] = [...CLASSIC, ...KIOTA, ...AXIOS, ...GOT, ...KY, ...PNP, ...FETCH];

/**
 * The row that reading `names` of a part of an error or response runs into, and how many of the names belong
 * to it.
 */
export function absentRow(
  client: ClientId,
  of: AbsentRow['of'],
  path: readonly string[],
  names: readonly string[],
): { readonly row: AbsentRow; readonly length: number } | undefined {
  for (const row of ABSENT) {
    if (row.client !== client || row.of !== of) continue;
    const wanted = row.path.split('.');
    const length = wanted.length - path.length;
    if (
      length > 0 &&
      length <= names.length &&
      path.every((name, index) => wanted[index] === name) &&
      wanted.slice(path.length).every((name, index) => names[index] === name)
    )
      return { row, length };
  }
  return undefined;
}

/** What gives headers as properties with names in lower case, whatever case the service sends. */
export const LOWER_CASE_HEADERS: {
  readonly clients: ReadonlySet<ClientId>;
  readonly modules: ReadonlySet<string>;
} = {
  clients: new Set<ClientId>(['axios', 'got', 'superagent', 'undici']),
  modules: new Set(['http', 'node:http', 'https', 'node:https']),
};

/** Clients whose `error.response` is missing when there was no answer. */
export const WITHOUT_ANSWER: ReadonlySet<ClientId> = new Set(['axios', 'got', 'superagent']);

/**
 * Where errors hold what Graph has answered, of clients whose errors need not hold it: who reads it there
 * knows that it is there.
 * @see https://undici.nodejs.org/#/docs/api/Dispatcher?id=responseerror, without which it does not throw on a status
 * @see https://github.com/sindresorhus/ky#httperror, which has it from version 2 on
 */
export const ANSWER_MEMBERS: Readonly<Partial<Record<ClientId, string>>> = { undici: 'body', ky: 'data' };

/** Clients whose errors cannot be made a text: the conversion itself throws. */
export const WITHOUT_TEXT: ReadonlySet<ClientId> = new Set(['kiota']);

/** Where Graph's code stands for clients whose `error.code` is their own. */
export const OWN_CODES: Readonly<Partial<Record<ClientId, string>>> = {
  axios: 'error.response?.data?.error?.code',
  got: 'JSON.parse(error.response?.body).error?.code',
  ky: '(await error.response.json()).error?.code',
  superagent: 'error.response?.body?.error?.code',
};

/**
 * What of an error holds the headers of its request, and with them the bearer token. `logged`: in the text
 * that a logger writes; `serialised`: in what `JSON.stringify` gives. Measured with a token that was looked
 * for in the output.
 */
export interface TokenRow {
  readonly client: ClientId;
  readonly logged: readonly string[];
  readonly serialised: readonly string[];
}

export const TOKENS: readonly TokenRow[] = [
  {
    client: 'axios',
    logged: ['', 'config', 'config.headers', 'request', 'response', 'response.config', 'response.request'],
    serialised: ['', 'config', 'config.headers', 'response.config'],
  },
  {
    client: 'got',
    logged: ['', 'options', 'options.headers', 'request', 'response', 'response.request'],
    serialised: ['', 'options', 'options.headers'],
  },
  { client: 'superagent', logged: [], serialised: ['', 'response'] },
];

/** What clients are called in a message. */
export const CLIENT_NAMES: Readonly<Record<ClientId, string>> = {
  'graph-sdk': '`@microsoft/microsoft-graph-client`',
  kiota: '`@microsoft/msgraph-sdk`',
  pnp: 'PnPjs',
  spfx: 'SPFx',
  'teams-graph': '`@microsoft/teams.graph`',
  fetch: '`fetch`',
  axios: 'axios',
  got: 'got',
  ky: 'ky',
  ofetch: 'ofetch',
  undici: 'undici',
  superagent: 'superagent',
  unknown: 'this client',
};
