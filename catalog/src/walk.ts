import type { Level } from './read.js';
import { add, asObject, asStatus, isError, isObject, text } from './read.js';

// The members of levels are read by name and not through `get`, which takes several times as long in this hot path.
// A level whose getters throw counts as one without members.

/** The code of one level of an error body; empty without. A bare status (`"429"`) says nothing about the cause. */
export function codeOf(level: unknown): string {
  try {
    const name = text((level as Level)['code'] ?? (level as Level)['ErrorCode'] ?? (level as Level)['errorCode']);
    return name.length === 3 && asStatus(name) ? '' : name;
  } catch {
    return '';
  }
}

/** The codes of levels, without repetitions. */
export function codesOf(levels: readonly Level[]): string[] {
  const codes: string[] = [];
  for (const level of levels) {
    const code = codeOf(level);
    if (code && !codes.includes(code)) codes.push(code);
  }
  return codes;
}

/** The error object of a parsed body, in any of the known envelopes. */
export function errorIn(body: unknown): Level | false | undefined {
  if (!isObject(body)) return undefined;
  try {
    const error = body['error'] ?? body['odata.error'] ?? body['errorEscaped'];
    if (isObject(error)) return !isError(error) && error;
    // The token endpoint: `error` is a text and its siblings explain it.
    const message = body['error_description'];
    return !!message && { ...body, code: error, message };
  } catch {
    return undefined;
  }
}

/**
 * The levels of the error in a body, outermost first: inner errors in either spelling and any mixture, Kiota's
 * `additionalData`, inner errors given as JSON text, and JSON that a service put into the message.
 */
export function levelsOf(body: unknown): readonly Level[] {
  const levels = add([], errorIn(body) || body);
  for (const level of levels) {
    try {
      if (level['innerError']) add(levels, level['innerError']);
      if (level['innererror']) add(levels, level['innererror']);
      if (level['additionalData']) add(levels, level['additionalData']);
      const message = text(level['message']);
      if (message.startsWith('{')) add(levels, errorIn(asObject(message)) || message);
    } catch {
      // See above.
    }
  }
  return levels;
}
