import type { Row } from '../types.js';

/** Other clients that give a promise of the answer. */
export const PROMISES: readonly Row[] = [
  {
    kind: 'request',
    of: 'got',
    path: 'Member[default]|Member[default].Member[get,post,put,patch,delete,head]',
    client: 'got',
    url: 'Argument[0].Member[url]|Argument[0]',
  },
  { kind: 'type', of: 'got', path: 'Member[default].Member[extend].ReturnValue', type: 'got.Instance' },
  {
    kind: 'request',
    of: 'got.Instance',
    path: 'Member[get,post,put,patch,delete,head]|',
    client: 'got',
    url: 'Receiver.Argument[0].Member[prefixUrl]|Argument[0]',
  },
  {
    kind: 'request',
    of: 'ky|ky-universal',
    path: 'Member[default]|Member[default].Member[get,post,put,patch,delete,head]',
    client: 'ky',
    url: 'Argument[0]',
  },
  {
    kind: 'type',
    of: 'ky|ky-universal',
    path: 'Member[default].Member[create,extend].ReturnValue',
    type: 'ky.Instance',
  },
  {
    kind: 'request',
    of: 'ky.Instance',
    path: 'Member[get,post,put,patch,delete,head]|',
    client: 'ky',
    url: 'Receiver.Argument[0].Member[prefixUrl]|Argument[0]',
  },
  {
    kind: 'request',
    of: 'ofetch',
    path: 'Member[ofetch,$fetch]',
    client: 'ofetch',
    url: 'Argument[1].Member[baseURL]|Argument[0]',
  },
  {
    kind: 'type',
    of: 'ofetch',
    path: 'Member[ofetch,$fetch].Member[create].ReturnValue',
    type: 'ofetch.Instance',
  },
  {
    kind: 'request',
    of: 'ofetch.Instance',
    path: '',
    client: 'ofetch',
    url: 'Receiver.Argument[0].Member[baseURL]|Argument[0]',
  },
  { kind: 'type', of: 'wretch', path: 'Member[default].ReturnValue|ReturnValue', type: 'wretch.Client' },
  {
    kind: 'type',
    of: 'wretch.Client',
    path: 'Member[url,auth,headers,content,accept,options,catcher,resolve,addon,middlewares].ReturnValue',
    type: 'wretch.Client',
  },
  {
    kind: 'request',
    of: 'wretch.Client',
    path: 'Member[get,post,put,patch,delete,head]',
    client: 'unknown',
    url: 'Receiver.Receiver.Receiver.Receiver.Argument[0]|Receiver.Receiver.Receiver.Argument[0]|Receiver.Receiver.Argument[0]|Receiver.Argument[0]',
  },
];
