import type { GraphErrorFacts } from './types.js';

/** The members that are there; undefined when none is. A wait of 0 is there. */
export function present<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T | undefined {
  const entries = Object.entries(members).filter(([, value]) => value || value === 0);
  return entries[0] && (Object.fromEntries(entries) as T);
}

/**
 * Adds what was thrown to the data of a result.
 *
 * It is no data: it stays out of `JSON.stringify` and of copies, and `util.inspect` of Node does not show it, even when it is
 * asked for hidden members and for what getters give. It can be configured, because a proxy may hand out another value only for
 * a member of that kind.
 */
export const withThrown = (data: Omit<GraphErrorFacts, 'thrown'>, thrown: unknown): GraphErrorFacts =>
  Object.defineProperties(data as GraphErrorFacts, {
    thrown: { get: () => thrown, configurable: true },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: () => ({ ...data }) },
  });
