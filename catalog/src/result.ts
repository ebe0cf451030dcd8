import type { GraphErrorFacts } from './types.js';

/**
 * The members that are there; undefined when none is. A wait of 0 is there.
 *
 * @param there gets them, if given
 */
export function present<T extends object>(
  members: { readonly [K in keyof T]: T[K] | undefined },
  there?: T,
): T | undefined {
  for (const name in members) {
    const value = members[name];
    if (value || (value as unknown) === 0) (there ??= {} as T)[name] = value as T[Extract<keyof T, string>];
  }
  return there;
}

/**
 * What `util.inspect` of Node shows: the data only, also when it is asked for hidden members. Shared, because
 * a function for each result costs much time.
 */
const inspection = {
  value(this: object): object {
    return { ...this };
  },
};

const inspect = /* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom');

/**
 * Adds what was thrown to the data of a result. It is no data: it stays out of `JSON.stringify` and of
 * copies. It can be configured, because a proxy may hand out another value only for a member of that kind.
 */
export function withThrown(result: Omit<GraphErrorFacts, 'thrown'>, thrown: unknown): GraphErrorFacts {
  // One by one: together they take twice the time.
  Object.defineProperty(result, 'thrown', { value: thrown, configurable: true });
  return Object.defineProperty(result, inspect, inspection) as GraphErrorFacts;
}
