import type { Row } from '../types.js';

/** `fetch` and what is like it, and the clients of Node.js. */
export const FETCH: readonly Row[] = [
  { kind: 'request', of: 'global', path: 'Member[fetch]', client: 'fetch', url: 'Argument[0]' },
  {
    kind: 'request',
    of: 'node-fetch|cross-fetch|isomorphic-fetch|isomorphic-unfetch|make-fetch-happen',
    path: 'Member[default,fetch]|',
    client: 'fetch',
    url: 'Argument[0]',
  },
  {
    kind: 'request',
    of: 'undici',
    path: 'Member[request,fetch]|Member[default].Member[request,fetch]',
    client: 'undici',
    url: 'Argument[0]',
  },
  {
    kind: 'request',
    of: 'undici',
    path: 'Member[Pool,Client,Agent].Instance.Member[request]',
    client: 'undici',
    url: 'Receiver.Argument[0]|Argument[0].Member[origin]',
  },
  {
    kind: 'request',
    of: 'node:https|https|node:http|http',
    path: 'Member[request,get]|Member[default].Member[request,get]',
    client: 'unknown',
    url: 'Argument[0].Member[hostname,host]|Argument[0]',
  },
  {
    kind: 'flow',
    of: 'global',
    path: 'Member[Buffer].Member[concat]',
    input: 'Argument[0].ArrayElement',
    output: 'ReturnValue',
  },
];
