import type { Level } from './read.js';
import { first } from './read.js';
import { present } from './result.js';
import type { GraphAuthChallenge } from './types.js';

type Container = Readonly<Record<string, unknown>> & { readonly get?: (name: string) => unknown };

/**
 * A header; empty when it is not there. Objects that clients throw keep them in `Headers` and the like, or in
 * a plain object of any casing. Kiota keeps lists, split at every comma; joined they are the value again. A
 * hostile container has no headers.
 *
 * @param chain the first object that has the header decides
 * @param names lower-cased; the first that is there counts
 */
export function readHeader(chain: readonly Level[], ...names: readonly string[]): string {
  for (const name of names) {
    const found = first(chain, ({ headers, responseHeaders }) => {
      const held = (headers ?? responseHeaders) as Container | undefined;
      const value =
        held &&
        (held.get ? held.get(name) : Object.entries(held).find(([key]) => key.toLowerCase() === name)?.[1]);
      return String((value as string | readonly string[] | undefined) ?? '');
    });
    if (found) return found;
  }
  return '';
}

/**
 * What `WWW-Authenticate` asks for. A header may hold several challenges; the one that brings claims tells
 * most. The plain "use a bearer token" is none.
 */
export function challengeIn(header: string): GraphAuthChallenge | undefined {
  const challenge = header.split(/,\s*(?=\S+ +\w+=)/).find((part) => /\bclaims=/.test(part)) ?? header;
  return present({
    error: /\berror="?(\w+)/.exec(challenge)?.[1],
    claims: /\bclaims="?([^",\s]+)/.exec(challenge)?.[1],
  });
}
