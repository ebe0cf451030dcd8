import type { Row } from './types.js';

/** Clients for any service: the URL says whether it is Graph. */
export const HTTP_CLIENTS: readonly Row[] = [
  { kind: 'request', of: 'global', path: 'Member[fetch]', client: 'fetch', url: 'Argument[0]' },
  { kind: 'request', of: 'node-fetch|cross-fetch|isomorphic-fetch|isomorphic-unfetch|make-fetch-happen', path: 'Member[default,fetch]|', client: 'fetch', url: 'Argument[0]' },
  { kind: 'request', of: 'undici', path: 'Member[request,fetch]|Member[default].Member[request,fetch]', client: 'undici', url: 'Argument[0]' },
  { kind: 'request', of: 'node:https|https|node:http|http', path: 'Member[request,get]|Member[default].Member[request,get]', client: 'unknown', url: 'Argument[0].Member[hostname,host]|Argument[0]' },

  { kind: 'request', of: 'axios', path: 'Member[default]|', client: 'axios', url: 'Argument[0].Member[url]|Argument[0]' },
  { kind: 'request', of: 'axios', path: 'Member[default].Member[request]|Member[request]', client: 'axios', url: 'Argument[0].Member[url]' },
  { kind: 'request', of: 'axios', path: 'Member[default].Member[get,delete,head,post,put,patch,options]|Member[get,delete,head,post,put,patch,options]', client: 'axios', url: 'Argument[0]' },
  { kind: 'type', of: 'axios', path: 'Member[default].Member[create].ReturnValue|Member[create].ReturnValue', type: 'axios.Instance' },
  { kind: 'request', of: 'axios.Instance', path: 'Member[get,delete,head,post,put,patch,options]', client: 'axios', url: 'Receiver.Argument[0].Member[baseURL]|Argument[0]' },
  { kind: 'request', of: 'axios.Instance', path: 'Member[request]|', client: 'axios', url: 'Receiver.Argument[0].Member[baseURL]|Argument[0].Member[url]' },

  { kind: 'request', of: 'got', path: 'Member[default]|Member[default].Member[get,post,put,patch,delete,head]', client: 'got', url: 'Argument[0].Member[url]|Argument[0]' },
  { kind: 'type', of: 'got', path: 'Member[default].Member[extend].ReturnValue', type: 'got.Instance' },
  { kind: 'request', of: 'got.Instance', path: 'Member[get,post,put,patch,delete,head]|', client: 'got', url: 'Receiver.Argument[0].Member[prefixUrl]|Argument[0]' },
  { kind: 'request', of: 'ky|ky-universal', path: 'Member[default]|Member[default].Member[get,post,put,patch,delete,head]', client: 'ky', url: 'Argument[0]' },
  { kind: 'type', of: 'ky|ky-universal', path: 'Member[default].Member[create,extend].ReturnValue', type: 'ky.Instance' },
  { kind: 'request', of: 'ky.Instance', path: 'Member[get,post,put,patch,delete,head]|', client: 'ky', url: 'Receiver.Argument[0].Member[prefixUrl]|Argument[0]' },
  { kind: 'request', of: 'ofetch', path: 'Member[ofetch,$fetch]', client: 'ofetch', url: 'Argument[1].Member[baseURL]|Argument[0]' },
  { kind: 'type', of: 'ofetch', path: 'Member[ofetch,$fetch].Member[create].ReturnValue', type: 'ofetch.Instance' },
  { kind: 'request', of: 'ofetch.Instance', path: '', client: 'ofetch', url: 'Receiver.Argument[0].Member[baseURL]|Argument[0]' },
  { kind: 'request', of: 'request|request-promise|request-promise-native', path: '|Member[default]|Member[get,post,put,patch,delete,del,head]|Member[default].Member[get,post,put,patch,delete,del,head]', client: 'unknown', url: 'Argument[0].Member[url,uri]|Argument[0]' },
  { kind: 'flow', of: 'request', path: '|Member[default]|Member[get,post,put,patch,delete,del]', input: 'Call.Rejects', output: 'Argument[1].Parameter[0]' },
  { kind: 'flow', of: 'request', path: '|Member[default]|Member[get,post,put,patch,delete,del]', input: 'Call.Resolves', output: 'Argument[1].Parameter[1]' },
  { kind: 'flow', of: 'request', path: '|Member[default]|Member[get,post,put,patch,delete,del]', input: 'Call.Resolves.Member[body]', output: 'Argument[1].Parameter[2]' },
  { kind: 'request', of: 'global', path: 'Member[$,jQuery].Member[ajax]', client: 'unknown', url: 'Argument[0].Member[url]|Argument[0]' },
  { kind: 'request', of: 'global', path: 'Member[$,jQuery].Member[get,post,getJSON]', client: 'unknown', url: 'Argument[0].Member[url]|Argument[0]' },
  { kind: 'request', of: 'jquery', path: 'Member[default].Member[ajax,get,post,getJSON]|Member[ajax,get,post,getJSON]', client: 'unknown', url: 'Argument[0].Member[url]|Argument[0]' },
  { kind: 'type', of: '@angular/common/http', path: 'Member[HttpClient].Instance', type: 'angular.Http' },
  { kind: 'request', of: 'angular.Http', path: 'Member[get,post,put,patch,delete,head,request]', client: 'unknown', url: 'Argument[0]', gives: 'rx.Observable' },
  { kind: 'type', of: '@nestjs/axios|@nestjs/common', path: 'Member[HttpService].Instance', type: 'nest.Http' },
  { kind: 'request', of: 'nest.Http', path: 'Member[get,post,put,patch,delete,head]', client: 'axios', url: 'Argument[0]', gives: 'rx.Observable' },
  { kind: 'request', of: 'nest.Http', path: 'Member[request]', client: 'axios', url: 'Argument[0].Member[url]', gives: 'rx.Observable' },
  { kind: 'request', of: 'superagent', path: 'Member[default].Member[get,post,put,patch,delete,del,head]|Member[get,post,put,patch,delete,del,head]', client: 'superagent', url: 'Argument[0]' },

  { kind: 'sends', called: '^(?:get|post|put|patch|delete|del|head|send|call|execute)?$|fetch|request', url: 'Argument[0,1,2].Member[baseURL,hostname,host]|Argument[0,1,2]', client: 'unknown' },
  { kind: 'sends', called: '^(?:get|post|put|patch|delete|del|head|send|call|execute)?$|fetch|request', url: 'Argument[0,1,2].Member[url,uri]', client: 'unknown', mayBeOpen: true },
  { kind: 'sends', called: '^fetch$', url: 'Argument[0]', client: 'unknown', mayBeOpen: true },
];
