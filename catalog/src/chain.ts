import { get, isObject } from './read.js';
import { findBody, isError } from './walk.js';

/** How many errors behind an error are looked at. */
const maximalCauses = 8;

/**
 * Lines up the values whose statements about one failure are put together: the thrown one and those behind it
 * (`cause`, `reason` of a settled promise, an `error` that is an Error).
 */
export function chainOf(thrown: unknown): readonly unknown[] {
  const chain = [thrown];
  for (const value of chain) {
    const error = get(value, 'error');
    for (const next of [get(value, 'cause'), get(value, 'reason'), isError(error) && error]) {
      if (isObject(next) && !chain.includes(next)) chain.push(next);
    }
    if (chain.length > maximalCauses) break;
  }
  return chain;
}

/** The body of the first value that has one with an error. */
export function bodyIn(chain: readonly unknown[]): unknown {
  for (const value of chain) {
    const body = findBody(value);
    if (body !== undefined) return body;
  }
  return undefined;
}
