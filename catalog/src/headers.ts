import { isObject } from './read.js';

/**
 * The first of the headers that one of the containers has: `Headers`, a plain object of any casing, a `Map`. Kiota keeps
 * lists, split at every comma; joined they are the value again.
 *
 * @param names lower-cased
 */
export function readHeader(containers: readonly unknown[], ...names: readonly string[]): string | undefined {
  for (const container of containers) {
    if (!isObject(container)) continue;
    for (const name of names) {
      try {
        const getter = container['get'] as ((name: string) => unknown) | undefined;
        let value: unknown = typeof getter === 'function' ? getter.call(container, name) : undefined;
        if (value == null) {
          const key = Object.keys(container).find((candidate) => candidate.toLowerCase() === name);
          value = key && container[key];
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
