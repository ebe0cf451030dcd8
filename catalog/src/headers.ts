import type { Level } from './read.js';

type Container = Readonly<Record<string, unknown>> & { readonly get?: (name: string) => unknown };

/**
 * A header; empty when it is not there. Objects that clients throw keep them in `Headers` and the like, or in a plain object of
 * any casing. Kiota keeps lists, split at every comma; joined they are the value again. A hostile container has no headers.
 *
 * @param chain the first object that has the header decides
 * @param name lower-cased
 */
export function readHeader(chain: readonly Level[], name: string): string {
  for (const holder of chain) {
    try {
      const headers = (holder['headers'] ?? holder['responseHeaders']) as Container | undefined;
      const value = headers && (headers.get ? headers.get(name) : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]);
      const found = String((value as string | readonly string[] | undefined) ?? '');
      if (found) return found;
    } catch {
      // See above.
    }
  }
  return '';
}
