import { get, isObject } from './read.js';
import { isError } from './walk.js';

/** How many errors behind an error are looked at. */
const maximalCauses = 8;

/**
 * Lines up the values whose statements about one failure are put together: the thrown one and those behind it
 * (`cause`, `reason` of a settled promise, an `error` that is an Error).
 */
export function chainOf(thrown: unknown): unknown[] {
  const chain = [thrown];
  for (let index = 0; index < chain.length && index < maximalCauses; index++) {
    const value = chain[index];
    const error = get(value, 'error');
    for (const next of [get(value, 'cause'), get(value, 'reason'), isError(error) ? error : undefined]) {
      if (isObject(next) && !chain.includes(next)) chain.push(next);
    }
  }
  return chain;
}

/** The first answer that is not undefined. */
export function firstOf<T>(values: readonly unknown[], read: (value: unknown) => T | undefined): T | undefined {
  for (const value of values) {
    const found = read(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
