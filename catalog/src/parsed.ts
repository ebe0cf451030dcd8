import { isObject } from './read.js';
import type { GraphErrorFacts } from './types.js';

/** Results of the normaliser: parsing one again gives it back. */
const parsed = new WeakSet();

export const isParsed = (value: unknown): value is GraphErrorFacts => isObject(value) && parsed.has(value);

/**
 * Marks a result and ties it to the value it was read from. An accessor that is not enumerable stays out of
 * `JSON.stringify`, of copies, and of `util.inspect` even with `showHidden`.
 */
export function rememberParsed(facts: object, thrown: unknown): void {
  Object.defineProperty(facts, 'thrown', { get: () => thrown, configurable: true });
  parsed.add(facts);
}
