import { get, isObject } from './read.js';

/** The values and the responses that they hold: where clients keep status and headers. */
export const holdersOf = (values: readonly unknown[]): readonly unknown[] =>
  values.flatMap((value) => [value, get(value, 'response'), get(get(value, 'source'), 'response')]).filter(isObject);

/** The header containers of the errors and responses of all clients. */
export const headersOf = (holders: readonly unknown[]): readonly object[] =>
  holders.flatMap((holder) => [get(holder, 'headers'), get(holder, 'responseHeaders')]).filter(isObject);

/**
 * The first of the headers that one of the containers has: `Headers`, a plain object of any casing, a `Map`. Kiota keeps
 * lists, split at every comma; joined they are the value again.
 *
 * @param names lower-cased
 */
export function readHeader(containers: readonly object[], ...names: readonly string[]): string | undefined {
  for (const container of containers as readonly Record<string, unknown>[]) {
    for (const name of names) {
      try {
        const getter = container['get'] as ((name: string) => unknown) | undefined;
        let value: unknown = typeof getter === 'function' ? getter.call(container, name) : undefined;
        if (value == null) {
          const key = Object.keys(container).find((candidate) => candidate.toLowerCase() === name);
          value = key === undefined ? undefined : container[key];
        }
        if (typeof value === 'number' || Array.isArray(value)) value = String(value);
        if (typeof value === 'string' && value !== '') return value;
      } catch {
        // A hostile container has no headers.
      }
    }
  }
  return undefined;
}
