import { chainOf } from './chain.js';
import { challengeOf, headersOf } from './headers.js';
import { isParsed } from './parsed.js';
import { get } from './read.js';
import type { ErrorCodeLike } from './types.js';
import { codeOf, findError, levelsOf } from './walk.js';

const claimsCode = 'insufficient_claims';

/** Levels of the first value in the chain that holds an error body. Nothing is collected for a value that needs no chain. */
function levelsIn(thrown: unknown): readonly Record<string, unknown>[] {
  const found = findError(thrown);
  if (found !== undefined) return levelsOf(found.error);
  for (const value of chainOf(thrown).slice(1)) {
    const behind = findError(value);
    if (behind !== undefined) return levelsOf(behind.error);
  }
  return [];
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
  const codes = new Set<string>();
  for (const level of levelsIn(thrown)) {
    const code = codeOf(level);
    if (code !== undefined) codes.add(code);
  }
  if (hasClaimsChallenge(thrown)) codes.add(claimsCode);
  return [...codes];
}

const hasClaimsChallenge = (thrown: unknown): boolean => challengeOf(chainOf(thrown).flatMap(headersOf))?.error === claimsCode;

/**
 * Compares the wanted codes with one code of an error. The lengths are compared first because most pairs differ there.
 */
function isOneOf(code: unknown, wanted: readonly string[]): boolean {
  if (typeof code !== 'string') return false;
  for (const name of wanted) {
    if (code === name) return true;
    if (code.length === name.length && code.toLowerCase() === name.toLowerCase()) return true;
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
  if (isParsed(thrown)) return [...thrown.codes, ...thrown.details.map((detail) => detail.code)].some((code) => isOneOf(code, codes));
  const levels = levelsIn(thrown);
  for (const level of levels) if (isOneOf(codeOf(level), codes)) return true;
  for (const level of levels) {
    const details = get(level, 'details');
    if (details === undefined) continue;
    const entries: readonly unknown[] = Array.isArray(details) ? details : [details];
    if (entries.some((entry) => isOneOf(codeOf(entry), codes))) return true;
  }
  return isOneOf(claimsCode, codes) && hasClaimsChallenge(thrown);
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
  const codes = graphErrorCodes(thrown);
  return codes.findLast((code) => understood === undefined || isOneOf(code, understood));
}
