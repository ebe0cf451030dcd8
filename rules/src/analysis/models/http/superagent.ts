import type { Row } from '../types.js';

/** superagent, whose requests are promises and take a function as well. */
export const SUPERAGENT: readonly Row[] = [
  {
    kind: 'request',
    of: 'superagent',
    path: 'Member[default].Member[get,post,put,patch,delete,del,head]|Member[get,post,put,patch,delete,del,head]',
    client: 'superagent',
    url: 'Argument[0]',
  },
  {
    kind: 'request',
    of: 'superagent',
    path: '|Member[default]',
    client: 'superagent',
    url: 'Argument[1]|Argument[0]',
  },
  {
    kind: 'type',
    of: 'superagent',
    path: 'Member[agent].ReturnValue|Member[default].Member[agent].ReturnValue',
    type: 'superagent.Agent',
  },
  {
    kind: 'type',
    of: 'superagent.Agent',
    path: 'Member[set,accept,type,timeout,retry,auth,query,use].ReturnValue',
    type: 'superagent.Agent',
  },
  {
    kind: 'request',
    of: 'superagent.Agent',
    path: 'Member[get,post,put,patch,delete,del,head]',
    client: 'superagent',
    url: 'Argument[0]',
  },
  {
    kind: 'flow',
    of: 'superagent.Request',
    path: 'Member[end]',
    input: 'Call.Rejects',
    output: 'Argument[0].Parameter[0]',
  },
  {
    kind: 'flow',
    of: 'superagent.Request',
    path: 'Member[end]',
    input: 'Call.Resolves',
    output: 'Argument[0].Parameter[1]',
  },
];
