/**
 * Options of requests that do not say what is asked for, by the names that the clients and `fetch` give them.
 */
export const BESIDE: ReadonlySet<string> = new Set([
  'headers',
  'auth',
  'signal',
  'timeout',
  'agent',
  'httpAgent',
  'httpsAgent',
  'credentials',
  'withCredentials',
  'logger',
]);
/** Methods of request builders and of Node's requests that set such an option. */
export const SETS_BESIDE: ReadonlySet<string> = new Set([
  'header',
  'headers',
  'setHeader',
  'setHeaders',
  'auth',
  'bearer',
]);
/** Methods whose last function gets the outcome: `https.request(options, (res) => …)`. */
export const OUTCOME_LAST: ReadonlySet<string> = new Set([
  'request',
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'del',
]);
/** Methods of clients that are named like the method of HTTP that they send. */
export const METHODS: ReadonlySet<string> = new Set([
  'get',
  'post',
  'put',
  'patch',
  'delete',
  'head',
  'options',
]);
/** The header that carries a token, in lower case. */
export const TOKEN_HEADER = 'authorization';
