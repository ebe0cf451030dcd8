import type { Row } from './types.js';

/** Clients for any service: the URL says whether it is Graph. */
export const HTTP_CLIENTS: readonly Row[] = [
  { kind: 'request', of: 'global', path: 'Member[fetch]', client: 'fetch', url: 'Argument[0]' },
  { kind: 'request', of: 'node-fetch|cross-fetch|isomorphic-fetch|isomorphic-unfetch|make-fetch-happen', path: 'Member[default,fetch]|', client: 'fetch', url: 'Argument[0]' },
  { kind: 'request', of: 'undici', path: 'Member[request,fetch,stream]|Member[default].Member[request,fetch]', client: 'undici', url: 'Argument[0]' },
  { kind: 'request', of: 'node:https|https|node:http|http', path: 'Member[request,get]|Member[default].Member[request,get]', client: 'unknown', url: 'Argument[0].Member[hostname,host]|Argument[0]' },

  { kind: 'request', of: 'axios', path: 'Member[default]|', client: 'axios', url: 'Argument[0].Member[url]|Argument[0]' },
  { kind: 'request', of: 'axios', path: 'Member[default].Member[request]|Member[request]', client: 'axios', url: 'Argument[0].Member[url]' },
  { kind: 'request', of: 'axios', path: 'Member[default].Member[get,delete,head,post,put,patch,options]|Member[get,delete,head,post,put,patch,options]', client: 'axios', url: 'Argument[0]' },
  { kind: 'type', of: 'axios', path: 'Member[default].Member[create].ReturnValue|Member[create].ReturnValue', type: 'axios.Instance' },
  { kind: 'request', of: 'axios.Instance', path: 'Member[get,delete,head,post,put,patch,options]', client: 'axios', url: 'Receiver.Argument[0].Member[baseURL]|Argument[0]' },
  { kind: 'request', of: 'axios.Instance', path: 'Member[request]|', client: 'axios', url: 'Receiver.Argument[0].Member[baseURL]|Argument[0].Member[url]' },

  { kind: 'request', of: 'got', path: 'Member[default]|Member[default].Member[get,post,put,patch,delete,head,stream]', client: 'got', url: 'Argument[0].Member[url]|Argument[0]' },
  { kind: 'type', of: 'got', path: 'Member[default].Member[extend].ReturnValue', type: 'got.Instance' },
  { kind: 'request', of: 'got.Instance', path: 'Member[get,post,put,patch,delete,head,stream]|', client: 'got', url: 'Receiver.Argument[0].Member[prefixUrl]|Argument[0]' },
  { kind: 'request', of: 'ky|ky-universal', path: 'Member[default]|Member[default].Member[get,post,put,patch,delete,head]', client: 'ky', url: 'Argument[0]' },
  { kind: 'type', of: 'ky|ky-universal', path: 'Member[default].Member[create,extend].ReturnValue', type: 'ky.Instance' },
  { kind: 'request', of: 'ky.Instance', path: 'Member[get,post,put,patch,delete,head]|', client: 'ky', url: 'Receiver.Argument[0].Member[prefixUrl]|Argument[0]' },
  { kind: 'request', of: 'ofetch', path: 'Member[ofetch,$fetch]', client: 'ofetch', url: 'Argument[1].Member[baseURL]|Argument[0]' },
  { kind: 'request', of: 'superagent', path: 'Member[default].Member[get,post,put,patch,delete,del,head]|Member[get,post,put,patch,delete,del,head]', client: 'superagent', url: 'Argument[0]' },
];
