import { findBody } from './chain.js';
import type { Level } from './read.js';
import { get, listOf } from './read.js';
import type { ErrorCodeLike } from './types.js';
import { codeOf, codesOf, errorIn, levelsOf } from './walk.js';

/** The levels of a thrown value. The chain is not made for a value that holds an error itself. */
const levelsIn = (thrown: unknown): readonly Level[] => levelsOf(errorIn(thrown) ? thrown : findBody(thrown));

/**
 * The codes of an error, outermost first, without repetitions; empty when there is no usable body.
 *
 * @param thrown anything: what a client threw, a body or its JSON text, the result of `parseGraphError`
 * @returns codes as spelled on the wire. Codes of the transport (`ECONNRESET`, `ERR_BAD_REQUEST`) never appear
 * @throws never
 * @see The inner errors are walked as {@link https://learn.microsoft.com/graph/errors} asks clients to do.
 */
export function graphErrorCodes(thrown: unknown): readonly string[] {
  return codesOf(levelsIn(thrown));
}

/** Compares without case. The lengths are compared first because most pairs differ there. */
const isOneOf = (code: string, wanted: readonly string[]): boolean =>
  wanted.some((name) => code.length === name.length && code.toLowerCase() === name.toLowerCase());

/**
 * True if the error, one of its inner errors at any depth, or one of its `details[]` has one of the codes.
 *
 * @param thrown anything: what a client threw, a body or its JSON text, the result of `parseGraphError`
 * @param codes wire codes such as `GraphErrorCode.ItemNotFound`; upper and lower case are the same
 * @returns false for a value that holds no Graph error, `undefined` and `null` included
 * @throws never
 */
export function hasErrorCode(thrown: unknown, ...codes: ErrorCodeLike[]): boolean {
  for (const level of levelsIn(thrown)) {
    if (isOneOf(codeOf(level), codes)) return true;
    const details = get(level, 'details');
    if (details && listOf(details).some((detail) => isOneOf(codeOf(detail), codes))) return true;
  }
  return false;
}

/**
 * The innermost code, which says most about the cause.
 *
 * @param thrown anything, as for {@link hasErrorCode}
 * @param understood when given, only these codes count, so that a new inner code does not hide one that the caller handles
 * @returns the code as spelled on the wire, or undefined. Entries of `details[]` are siblings and do not count
 * @throws never
 */
export function mostSpecificErrorCode(thrown: unknown, understood?: readonly ErrorCodeLike[]): string | undefined {
  return graphErrorCodes(thrown).findLast((code) => understood === undefined || isOneOf(code, understood));
}
