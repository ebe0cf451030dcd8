import { asStatus, get, isObject, readHeader } from './read.js';
import type { GraphAuthChallenge } from './types.js';

/** The header containers of a client's error or response. */
export const headersOf = (value: unknown): unknown[] =>
  [
    get(value, 'headers'),
    get(value, 'responseHeaders'),
    get(get(value, 'response'), 'headers'),
    get(get(get(value, 'source'), 'response'), 'headers'),
  ].filter(isObject);

/** The HTTP status that a client's error or response carries. */
export const statusOf = (value: unknown): number | undefined => {
  const response = get(value, 'response');
  return (
    asStatus(get(value, 'statusCode')) ??
    asStatus(get(value, 'responseStatusCode')) ??
    asStatus(get(value, 'status')) ??
    asStatus(get(response, 'status')) ??
    asStatus(get(response, 'statusCode')) ??
    asStatus(get(value, 'httpCode'))
  );
};

/** What `WWW-Authenticate` asks for, where it names an error or claims; the plain "use a bearer token" is no challenge. */
export function challengeOf(headers: readonly unknown[]): GraphAuthChallenge | undefined {
  for (const container of headers) {
    const value = readHeader(container, 'www-authenticate');
    if (value === undefined) continue;
    const error = /\berror="?(\w+)/.exec(value)?.[1];
    const claims = /\bclaims="?([^",\s]+)/.exec(value)?.[1];
    if (error !== undefined || claims !== undefined) return { ...(error && { error }), ...(claims && { claims }) };
  }
  return undefined;
}
