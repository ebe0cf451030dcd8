import type { Level } from './read.js';
import { asObject, isError, isObject, listOf, text } from './read.js';

// The members of levels are read by name and not through `get`, which takes several times as long in this hot path.
// A level whose getters throw counts as one without members.

/** The code of one level of an error body; empty without. A bare status (`"429"`) says nothing about the cause. */
export function codeOf(level: unknown): string {
  try {
    const { code, ErrorCode, errorCode, responseCode, peopleAdminErrorCode } = level as Level;
    const name = text(code ?? ErrorCode ?? errorCode ?? responseCode ?? peopleAdminErrorCode);
    return /^\d{3}$/.test(name) ? '' : name;
  } catch {
    return '';
  }
}

/** The codes of levels, without repetitions. */
export const codesOf = (levels: readonly Level[]): string[] => [...new Set(levels.map(codeOf).filter(Boolean))];

/** What an error object has beside its code, and other data with a code has not. @throws what a getter throws */
export const isExplained = ({ message, innerError, innererror }: Level): boolean => (message ?? innerError ?? innererror) !== undefined;

/**
 * The error object of a parsed body, in any of the known envelopes. A result of `parseGraphError` and copies of it are error
 * objects themselves; they are told by a member, because a copy may have gone through JSON, to another thread or through a proxy.
 */
export function errorIn(body: unknown): Level | false | undefined {
  if (!isObject(body)) return undefined;
  try {
    const error = body['error'] ?? body['odata.error'] ?? body['errorEscaped'];
    if (isObject(error)) return !isError(error) && (isExplained(error) || codeOf(error) !== '') && error;
    if (typeof body['legacy'] === 'boolean') return body;
    // The token endpoint: `error` is a text and its siblings explain it. The second spelling is that of Azure Identity.
    const message = body['error_description'] ?? (error && body['errorDescription']);
    return !!message && { ...body, code: error, message };
  } catch {
    return undefined;
  }
}

/** Adds an object, or the one that a text holds, to a list that has none twice. The list has an end, because a proxy may invent objects for ever. */
export function add(list: Level[], value: unknown): Level[] {
  const object = asObject(value);
  if (object && list.length < 12_000 && !list.includes(object)) list.push(object);
  return list;
}

/**
 * The levels of the error in a body, outermost first: inner errors in either spelling and any mixture, Kiota's
 * `additionalData`, inner errors given as JSON text, JSON that a service put into the message, and the codes of a result of
 * `parseGraphError`.
 */
export function levelsOf(body: unknown): readonly Level[] {
  const levels = add([], errorIn(body) || body);
  for (const level of levels) {
    try {
      const { codes, innerError, innererror, additionalData, message } = level;
      if (codes) for (const code of listOf(codes)) levels.push({ code });
      if (innerError) add(levels, innerError);
      if (innererror) add(levels, innererror);
      if (additionalData) add(levels, additionalData);
      if (text(message).startsWith('{')) add(levels, errorIn(asObject(message)) || message);
    } catch {
      // See above.
    }
  }
  return levels;
}
