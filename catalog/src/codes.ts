import { chainOf, findFirst } from './chain.js';
import { isParsed } from './parsed.js';
import type { ErrorCodeLike } from './types.js';
import type { Level } from './walk.js';
import { codeOf, findError, levelsOf } from './walk.js';

/** Levels of the first value in the chain that holds an error. The chain is not made for a value that holds one itself. */
function levelsIn(thrown: unknown): readonly Level[] {
  const found = findError(thrown) ?? findFirst(chainOf(thrown), findError);
  return found === undefined ? [] : levelsOf(found.error);
}

/**
 * The codes of an error, outermost first, without repetitions; empty when there is no usable body.
 *
 * @param thrown anything: what a client threw, a body or its JSON text, the result of `parseGraphError`
 * @returns codes as spelled on the wire. Codes of the transport (`ECONNRESET`, `ERR_BAD_REQUEST`) never appear
 * @throws never
 * @see The inner errors are walked as {@link https://learn.microsoft.com/graph/errors} asks clients to do.
 */
export function graphErrorCodes(thrown: unknown): readonly string[] {
  if (isParsed(thrown)) return thrown.codes;
  return [...new Set(levelsIn(thrown).map(codeOf).filter((code) => code !== undefined))];
}

/** Compares without case. The lengths are compared first because most pairs differ there. */
function isOneOf(code: string | undefined, wanted: readonly string[]): boolean {
  if (code === undefined) return false;
  for (const name of wanted) {
    if (code === name || (code.length === name.length && code.toLowerCase() === name.toLowerCase())) return true;
  }
  return false;
}

/**
 * True if the error, one of its inner errors at any depth, or one of its `details[]` has one of the codes.
 *
 * @param thrown anything: what a client threw, a body or its JSON text, the result of `parseGraphError`
 * @param codes wire codes such as `GraphErrorCode.ItemNotFound`; upper and lower case are the same
 * @returns false for a value that holds no Graph error, `undefined` and `null` included
 * @throws never
 */
export function hasErrorCode(thrown: unknown, ...codes: ErrorCodeLike[]): boolean {
  const levels: readonly Level[] = isParsed(thrown) ? [...thrown.codes.map((code) => ({ code })), { ...thrown }] : levelsIn(thrown);
  for (const level of levels) {
    if (isOneOf(codeOf(level), codes)) return true;
    try {
      const { details } = level;
      if (details !== undefined && [details].flat().some((detail) => isOneOf(codeOf(detail), codes))) return true;
    } catch {
      // A getter that throws, or a hostile list: no details.
    }
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
