import type { Level } from './read.js';
import { asObject, isError, isObject, listOf, text } from './read.js';

// The members of levels are read by name and not through `get`, which takes several times as long in this hot
// path.

/**
 * The code of one level of an error body; empty without. A bare status (`"429"`) says nothing about the
 * cause.
 * @throws what a getter throws
 */
export function codeOf(level: Level): string {
  const name = text(
    level['code'] ??
      level['ErrorCode'] ??
      level['errorCode'] ??
      level['responseCode'] ??
      level['peopleAdminErrorCode'],
  );
  return name.length === 3 && Number(name) ? '' : name;
}

/**
 * What an error object has beside its code, and other data with a code has not.
 * @throws what a getter throws
 */
export const isExplained = ({ message, innerError, innererror }: Level): boolean =>
  (message ?? innerError ?? innererror) !== undefined;

/**
 * The error object of a parsed body, in any of the known envelopes. A result of `parseGraphError` and copies
 * of it are error objects themselves; they are told by a member, because a copy may have gone through JSON,
 * to another thread or through a proxy.
 */
export function errorIn(body: unknown): Level | false | undefined {
  if (!isObject(body)) return undefined;
  try {
    const error = body['error'] ?? body['odata.error'] ?? body['errorEscaped'];
    if (isObject(error)) return !isError(error) && (isExplained(error) || codeOf(error) !== '') && error;
    if (typeof body['legacy'] === 'boolean') return body;
    // The token endpoint: `error` is a text and its siblings explain it. The second spelling is that of Azure
    // Identity.
    const message = body['error_description'] ?? (error && body['errorDescription']);
    return !!message && { ...body, code: error, message };
  } catch {
    return undefined;
  }
}

/**
 * Adds an object, or the one that a text holds, to a list that has none twice. The list has an end, because a
 * proxy may invent objects for ever.
 *
 * @returns the object if it is new
 */
export function add(list: Level[], value: unknown): Level | undefined {
  const object = asObject(value);
  if (!object || list.length > 12_000 || list.includes(object)) return undefined;
  list.push(object);
  return object;
}

/** A visitor that adds codes to a list that has none twice. */
export const into =
  (codes: string[]) =>
  (code: string): void => {
    if (code && !codes.includes(code)) codes.push(code);
  };

/**
 * The levels of the error in a body, outermost first: inner errors in either spelling and any mixture,
 * Kiota's `additionalData`, inner errors given as JSON text, JSON that a service put into the message, and
 * the codes of a result of `parseGraphError`. A level whose getters throw counts as one without members.
 *
 * @param visit is told the code of each level, empty where it has none
 * @param visitDetail is told those of their `details[]`
 */
export function levelsOf(
  body: Level | undefined,
  visit: (code: string) => unknown,
  visitDetail?: (code: string) => unknown,
): Level[] {
  const levels = body ? [errorIn(body) || body] : [];
  for (const level of levels) {
    try {
      visit(codeOf(level));
      const { codes: kept, innerError, innererror, additionalData, message, details } = level;
      if (kept) for (const code of listOf(kept)) visit(codeOf({ code }));
      if (innerError) add(levels, innerError);
      if (innererror) add(levels, innererror);
      if (additionalData) add(levels, additionalData);
      if (text(message).startsWith('{')) add(levels, errorIn(asObject(message)) || message);
      if (visitDetail && details)
        for (const detail of listOf(details)) visitDetail(codeOf((detail ?? {}) as Level));
    } catch {
      // See above.
    }
  }
  return levels;
}
