import type { Row } from '../types.js';

/** axios, its instances, and what is put between them and their callers. */
export const AXIOS: readonly Row[] = [
  {
    kind: 'request',
    of: 'axios',
    path: 'Member[default]|',
    client: 'axios',
    url: 'Argument[0].Member[baseURL]|Argument[0].Member[url]|Argument[0]',
  },
  {
    kind: 'request',
    of: 'axios',
    path: 'Member[default].Member[request]|Member[request]',
    client: 'axios',
    url: 'Argument[0].Member[baseURL]|Argument[0].Member[url]',
  },
  {
    kind: 'request',
    of: 'axios',
    path: 'Member[default].Member[get,delete,head,post,put,patch,options]|Member[get,delete,head,post,put,patch,options]',
    client: 'axios',
    url: 'Argument[0]',
  },
  {
    kind: 'type',
    of: 'axios',
    path: 'Member[default].Member[create].ReturnValue|Member[create].ReturnValue',
    type: 'axios.Instance',
  },
  {
    kind: 'request',
    of: 'axios.Instance',
    path: 'Member[get,delete,head,post,put,patch,options]',
    client: 'axios',
    url: 'Receiver.Argument[0].Member[baseURL]|Argument[0]',
  },
  {
    kind: 'request',
    of: 'axios.Instance',
    path: 'Member[request]|',
    client: 'axios',
    url: 'Receiver.Argument[0].Member[baseURL]|Argument[0].Member[url]',
  },

  {
    kind: 'intercepts',
    of: 'axios.Instance',
    path: 'Member[interceptors].Member[response].Member[use]',
    handler: 'Argument[1]',
  },
  {
    kind: 'intercepts',
    of: 'axios',
    path: 'Member[default].Member[interceptors].Member[response].Member[use]',
    handler: 'Argument[1]',
  },
];
