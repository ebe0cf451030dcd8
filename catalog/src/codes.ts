import { findBody } from './chain.js';
import type { Level } from './read.js';
import { listOf, text } from './read.js';
import type { ErrorCodeLike } from './types.js';
import { errorIn, into, levelsOf } from './walk.js';

/**
 * The codes of an error, outermost first, without repetitions; empty when there is no usable body.
 *
 * @param thrown anything: what a client threw, a body or its JSON text, the result of `parseGraphError`
 * @returns codes as spelled on the wire. Codes of the transport (`ECONNRESET`, `ERR_BAD_REQUEST`) never
 *   appear
 * @throws never
 * @see The inner errors are walked as {@link https://learn.microsoft.com/graph/errors} asks clients to do.
 */
export function graphErrorCodes(thrown: unknown): readonly string[] {
  const codes: string[] = [];
  levelsOf(findBody(thrown), into(codes));
  return codes;
}

/**
 * Compares without case. The lengths are compared first because most pairs differ there. Constants of
 * JavaScript may not be there.
 */
const isOneOf = (code: string, wanted: readonly (string | undefined)[]): boolean =>
  wanted.some((name) => code.length === name?.length && code.toLowerCase() === name.toLowerCase());

/**
 * True if the error, one of its inner errors at any depth, or one of its `details[]` has one of the codes.
 *
 * @param thrown anything: what a client threw, a body or its JSON text, the result of `parseGraphError`
 * @param codes wire codes such as `GraphErrorCode.ItemNotFound`; upper and lower case are the same
 * @returns false for a value that holds no Graph error, `undefined` and `null` included
 * @throws never
 */
export function hasErrorCode(thrown: unknown, ...codes: ErrorCodeLike[]): boolean {
  let isFound = false;
  const visit = (code: string): void => {
    isFound ||= isOneOf(code, codes);
  };
  // A value that holds an error itself, as most do, need not be searched.
  levelsOf(errorIn(thrown) ? (thrown as Level) : findBody(thrown), visit, visit);
  return isFound;
}

/**
 * The innermost code, which says most about the cause.
 *
 * @param thrown anything, as for {@link hasErrorCode}
 * @param understood when given, only these codes count, so that a new inner code does not hide one that the
 *   caller handles
 * @returns the code as spelled on the wire, or undefined. Entries of `details[]` are siblings and do not
 *   count
 * @throws never
 */
export function mostSpecificErrorCode(
  thrown: unknown,
  understood?: readonly ErrorCodeLike[],
): string | undefined {
  const wanted = understood && listOf(understood).map(text);
  return [...graphErrorCodes(thrown)].reverse().find((code) => !wanted || isOneOf(code, wanted));
}
