import { get, isObject } from './read.js';
import { isError } from './walk.js';

/** How many errors behind an error are looked at. */
const maximalCauses = 8;

/**
 * Lines up the values whose statements about one failure are put together: the thrown one and those behind it
 * (`cause`, `reason` of a settled promise, an `error` that is an Error).
 */
export function chainOf(thrown: unknown): readonly unknown[] {
  const chain = new Set([thrown]);
  for (const value of chain) {
    const error = get(value, 'error');
    for (const next of [get(value, 'cause'), get(value, 'reason'), isError(error) && error]) if (isObject(next)) chain.add(next);
    if (chain.size > maximalCauses) break;
  }
  return [...chain];
}

/** The first answer that is not undefined. */
export function findFirst<T>(values: readonly unknown[], answer: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    const found = answer(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
