import type { Row } from '../types.js';

/** Older clients, which take a function for the answer. */
export const CALLBACKS: readonly Row[] = [
  {
    kind: 'request',
    of: 'request|request-promise|request-promise-native',
    path: '|Member[default]|Member[get,post,put,patch,delete,del,head]|Member[default].Member[get,post,put,patch,delete,del,head]',
    client: 'unknown',
    url: 'Argument[0].Member[baseUrl]|Argument[0].Member[url,uri]|Argument[0]',
  },
  {
    kind: 'type',
    of: 'request|request-promise|request-promise-native',
    path: 'Member[defaults].ReturnValue|Member[default].Member[defaults].ReturnValue',
    type: 'request.Instance',
  },
  {
    kind: 'request',
    of: 'request.Instance',
    path: '|Member[get,post,put,patch,delete,del,head]',
    client: 'unknown',
    url: 'Receiver.Argument[0].Member[baseUrl]|Argument[0].Member[url,uri]|Argument[0]',
  },
  {
    kind: 'flow',
    of: 'request',
    path: '|Member[default]|Member[get,post,put,patch,delete,del]',
    input: 'Call.Rejects',
    output: 'Argument[1].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'request',
    path: '|Member[default]|Member[get,post,put,patch,delete,del]',
    input: 'Call.Resolves',
    output: 'Argument[1].Parameter[1]',
  },
  {
    kind: 'flow',
    of: 'request',
    path: '|Member[default]|Member[get,post,put,patch,delete,del]',
    input: 'Call.Resolves.Member[body]',
    output: 'Argument[1].Parameter[2]',
  },
  {
    kind: 'request',
    of: 'global',
    path: 'Member[$,jQuery].Member[ajax]',
    client: 'unknown',
    url: 'Argument[0].Member[url]|Argument[0]',
  },
  {
    kind: 'flow',
    of: 'global',
    path: 'Member[$,jQuery].Member[ajax]',
    input: 'Call.Rejects',
    output: 'Argument[0].Member[error].Parameter[0]|Argument[1].Member[error].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'jquery',
    path: 'Member[default].Member[ajax]|Member[ajax]',
    input: 'Call.Rejects',
    output: 'Argument[0].Member[error].Parameter[0]|Argument[1].Member[error].Parameter[0]',
  },
  {
    kind: 'request',
    of: 'global',
    path: 'Member[$,jQuery].Member[get,post,getJSON]',
    client: 'unknown',
    url: 'Argument[0].Member[url]|Argument[0]',
  },
  {
    kind: 'request',
    of: 'jquery',
    path: 'Member[default].Member[ajax,get,post,getJSON]|Member[ajax,get,post,getJSON]',
    client: 'unknown',
    url: 'Argument[0].Member[url]|Argument[0]',
  },
];
