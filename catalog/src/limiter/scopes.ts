import type { LimitedRequest, LimiterSettings } from './options.js';
import type { Scope } from './scope.js';
import { createScope } from './scope.js';
import { general, scopeOf } from './scope-of.js';

/**
 * Finds the scope that a request counts against, as far as is known now.
 *
 * @param name what the service calls it; requests whose scopes have the same name count together from then on
 */
export type Scopes = (request: LimitedRequest, name?: string) => Scope;

/** Scopes that are kept although nothing has been asked of them for long. */
const manyScopes = 2000;

export function createScopes([now, random, sleep, maxWaitMs, ...limits]: LimiterSettings): Scopes {
  /**
   * By key; the least recently used stand first. What answers have told to be one scope stands under several
   * keys.
   */
  const scopes = new Map<string, Scope>();

  return ({ url, method }, name) => {
    const [address, limit, rate] = scopeOf(url);
    // Most services count what is written (no GET, no HEAD) for itself, mailboxes and batches do not.
    const key = limit === general && /^[^gh]/i.test(method ?? '') ? `${address} write` : address;
    const scope =
      scopes.get(name || key) ??
      scopes.get(key) ??
      createScope(limits[limit] as number, rate, maxWaitMs, now, random, sleep);
    scopes.delete(key);
    scopes.set(key, scope);
    if (name) scopes.set(name, scope);
    if (scopes.size > manyScopes) {
      const [[oldest, other]] = scopes as unknown as [[string, Scope]];
      scopes.delete(oldest);
      // Those in use move up, so that the next one is looked at next time.
      if (!other[2]()) scopes.set(oldest, other);
    }
    return scope;
  };
}
