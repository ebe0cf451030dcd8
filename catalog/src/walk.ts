import { asObject, asStatus, get, isObject, text } from './read.js';

/** One error object: the outermost or an inner one. */
export type Level = Record<string, unknown>;

/** Longest chain that is followed: a proxy may invent levels for ever. */
const maximalDepth = 20_000;

// The members of levels are read by name and not through `get`, which takes several times as long in this hot path.
// A level whose getters throw counts as one without members.

/** The code of one level of an error body. A bare status (`"429"`) says nothing about the cause. */
export function codeOf(level: unknown): string | undefined {
  try {
    const code = isObject(level) ? (level['code'] ?? level['ErrorCode'] ?? level['errorCode']) : undefined;
    const name = typeof code === 'number' ? String(code) : text(code);
    return name?.length === 3 && asStatus(name) !== undefined ? undefined : name;
  } catch {
    return undefined;
  }
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
 * The levels of an error, outermost first: inner errors in either spelling and any mixture, Kiota's `additionalData`,
 * inner errors given as JSON text, and JSON that a service put into the message.
 */
export function levelsOf(error: Level): readonly Level[] {
  const levels = [error];
  for (let index = 0; index < levels.length && index < maximalDepth; index++) {
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

/** Short cycles end here; a long one ends at the maximal depth. */
const comparedLevels = 50;

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
export function errorInBody(body: unknown): Level | undefined {
  if (!isObject(body)) return undefined;
  try {
    const error = body['error'] ?? body['odata.error'] ?? body['errorEscaped'];
    if (isObject(error)) return isError(error) ? undefined : error;
    const message = body['error_description'];
    // The token endpoint: `error` is a text and its siblings explain it.
    return typeof error === 'string' && typeof message === 'string' ? { code: error, message } : undefined;
  } catch {
    return undefined;
  }
}

/** An error object without its envelope: `GraphError.body`, an element of an inner error chain. */
const bareError = (body: unknown): Level | undefined =>
  isObject(body) && !isError(body) && get(body, 'message') !== undefined && hasOwnCode(body, /./) ? body : undefined;

/** What holds the codes of a thrown value: the error object and the body around it. */
export interface Found {
  readonly error: Level;
  readonly body: unknown;
}

const found = (body: unknown): Found | undefined => {
  const error = errorInBody(body) ?? bareError(body);
  return error && { error, body };
};

/**
 * The outermost error object that a thrown value holds: of a body, of a bare error object, or the client's error itself
 * where that carries a code of Graph. Undefined when there is none.
 */
export function findError(thrown: unknown): Found | undefined {
  const value = asObject(thrown);
  const direct = errorInBody(value);
  if (direct !== undefined) return { error: direct, body: value };
  const response = get(value, 'response');
  // Where clients keep the body: parsed, as text, or both.
  for (const holder of [value, response]) {
    for (const key of ['body', 'data', 'parsedBody', 'bodyAsText', 'text', 'additionalData', 'details']) {
      const inside = found(asObject(get(holder, key)));
      if (inside !== undefined) return inside;
    }
  }
  // `throw new Error(await response.text())`, and PnP, which puts the body behind `::>`.
  const inMessage = found(asObject(/\{".*/s.exec(text(get(value, 'message')) ?? '')?.[0]));
  if (inMessage !== undefined) return inMessage;
  // Data may have a `code` too; an error, a status or `errorCode` tells a failure.
  const isFailure = isError(value) || asStatus(get(value, 'statusCode') ?? get(value, 'status')) || get(value, 'errorCode');
  return value !== undefined && (bareError(value) ?? (isFailure && hasOwnCode(value, /^[A-Za-z]\w+$/))) ? { error: value, body: value } : undefined;
}
