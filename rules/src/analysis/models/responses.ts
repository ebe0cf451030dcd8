import type { ClientId } from './types.js';

/**
 * Clients whose requests give a response: an object with the status beside the body. What the others give is
 * the body of an answer that has succeeded.
 */
export const RESPONSE_CLIENTS: ReadonlySet<ClientId> = new Set<ClientId>([
  'fetch',
  'undici',
  'spfx',
  'ky',
  'axios',
  'superagent',
  'got',
  'unknown',
]);
