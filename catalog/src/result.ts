import type { GraphErrorFacts } from './types.js';

/** The members that are there; undefined when none is. */
export function present<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T | undefined {
  const entries = Object.entries(members).filter(([, value]) => value);
  return entries.length > 0 ? (Object.fromEntries(entries) as T) : undefined;
}

/**
 * A result of the normaliser, still empty. Members that are not known stay absent.
 *
 * What was thrown is no data: it stays out of `JSON.stringify` and of copies, and `util.inspect` of Node does not show it, even
 * when it is asked for hidden members and for what getters give. It can be configured, because a proxy may hand out another value
 * only for a member of that kind.
 */
export const emptyResult = (thrown: unknown): { -readonly [K in keyof GraphErrorFacts]: GraphErrorFacts[K] } =>
  Object.defineProperties({} as GraphErrorFacts, {
    thrown: { get: () => thrown, configurable: true },
    [Symbol.for('nodejs.util.inspect.custom')]: {
      value(this: object) {
        return { ...this };
      },
    },
  });
