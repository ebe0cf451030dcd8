import { asObject, asStatus, get, isObject, text } from './read.js';

/** One error object: the outermost or an inner one. */
export type Level = Record<string, unknown>;

/** Most levels that are looked at: a proxy may invent levels for ever. */
const maximalLevels = 20_000;

/** Cycles among so many levels end at once, longer ones at the maximum. */
const comparedLevels = 50;

// The members of levels are read by name and not through `get`, which takes several times as long in this hot path.
// A level whose getters throw counts as one without members.

/** The code of one level of an error body. A bare status (`"429"`) says nothing about the cause. */
export function codeOf(level: unknown): string | undefined {
  try {
    const code = isObject(level) ? (level['code'] ?? level['ErrorCode'] ?? level['errorCode']) : undefined;
    const name = typeof code === 'number' ? `${code}` : text(code);
    return name?.length === 3 && asStatus(name) ? undefined : name;
  } catch {
    return undefined;
  }
}

/** The codes of levels, without repetitions. */
export function codesOf(levels: readonly Level[]): string[] {
  const codes = new Set<string>();
  for (const level of levels) {
    const code = codeOf(level);
    if (code !== undefined) codes.add(code);
  }
  return [...codes];
}

/**
 * True when an error of a client carries a code of Graph itself. Transports put their own there (`ERR_BAD_REQUEST`,
 * `ECONNRESET`), and the classic client the name of a JavaScript error, which then begins its body.
 */
function hasOwnCode(thrown: unknown, shape: RegExp): boolean {
  const code = codeOf(thrown);
  if (code === undefined || !shape.test(code) || /^[A-Z][A-Z\d_]+$/.test(code)) return false;
  return code !== get(thrown, 'name') && !text(get(thrown, 'body'))?.startsWith(`${code}:`);
}

/**
 * The levels of the error in a body, outermost first: inner errors in either spelling and any mixture, Kiota's
 * `additionalData`, inner errors given as JSON text, and JSON that a service put into the message.
 */
export function levelsOf(body: unknown): readonly Level[] {
  const levels: Level[] = [];
  add(levels, errorInBody(body) ?? body);
  for (let index = 0; index < levels.length && index < maximalLevels; index++) {
    try {
      const { innerError, innererror, additionalData, message } = levels[index] as Level;
      if (innerError !== undefined) add(levels, innerError);
      if (innererror !== undefined) add(levels, innererror);
      if (additionalData !== undefined) add(levels, additionalData);
      if (typeof message === 'string' && message.startsWith('{')) add(levels, errorInBody(asObject(message)) ?? message);
    } catch {
      // See above.
    }
  }
  return levels;
}

function add(levels: Level[], value: unknown): void {
  const level = asObject(value);
  if (level !== undefined && (levels.length > comparedLevels || !levels.includes(level))) levels.push(level);
}

export function isError(value: unknown): boolean {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** The error object of a parsed body, in any of the known envelopes. */
function errorInBody(body: unknown): Level | undefined {
  if (!isObject(body)) return undefined;
  try {
    const error = body['error'] ?? body['odata.error'] ?? body['errorEscaped'];
    if (isObject(error)) return isError(error) ? undefined : error;
    if (typeof error !== 'string') return undefined;
    // The token endpoint: `error` is a text and its siblings explain it.
    const message = text(body['error_description']);
    return message === undefined ? undefined : { ...body, code: error, message };
  } catch {
    return undefined;
  }
}

/** Whether a body holds an error, in an envelope or without one: `GraphError.body`, an element of an inner error chain. */
const holdsError = (body: unknown): boolean =>
  errorInBody(body) !== undefined || (isObject(body) && !isError(body) && get(body, 'message') !== undefined && hasOwnCode(body, /./));

/**
 * The first body with an error that a thrown value holds: itself, one that the client keeps, or the client's error where
 * that carries a code of Graph. Undefined when there is none.
 */
export function findBody(thrown: unknown): unknown {
  const value = asObject(thrown);
  if (errorInBody(value) !== undefined) return value;
  // Where clients keep the body: parsed, as text, or both. `throw new Error(await response.text())` has it in the message.
  for (const holder of [value, get(value, 'response')]) {
    for (const key of ['body', 'data', 'parsedBody', 'bodyAsText', 'text', 'additionalData', 'details', 'message']) {
      const body = asObject(get(holder, key));
      if (body !== undefined && holdsError(body)) return body;
    }
  }
  // Data may have a `code` too; an error, a status or `errorCode` tells a failure.
  const isFailure = isError(value) || asStatus(get(value, 'statusCode') ?? get(value, 'status')) || get(value, 'errorCode');
  return holdsError(value) || (isFailure && hasOwnCode(value, /^[A-Za-z]\w+$/)) ? value : undefined;
}
