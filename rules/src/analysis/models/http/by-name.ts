import type { Row } from '../types.js';

/** Calls of something unknown that are called like what sends a request. */
export const BY_NAME: readonly Row[] = [
  {
    kind: 'sends',
    called: '^(?:get|post|put|patch|delete|del|head|send|call|execute)?$|fetch|request',
    url: 'Argument[0,1,2].Member[baseURL,hostname,host]|Argument[0,1,2]',
    client: 'unknown',
  },
  {
    kind: 'sends',
    called: '^(?:get|post|put|patch|delete|del|head|send|call|execute)?$|fetch|request',
    url: 'Argument[0,1,2].Member[url,uri]',
    client: 'unknown',
    mayBeOpen: true,
  },
  { kind: 'sends', called: '^fetch$', url: 'Argument[0]', client: 'unknown', mayBeOpen: true },
];
