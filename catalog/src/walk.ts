import { asObject, get, isObject, text } from './read.js';

/** Longest chain that is followed: a proxy may invent levels for ever. */
const maximalDepth = 20_000;

/** Codes of transports and of JavaScript, which clients put where a Graph code is expected. */
const foreignCode =
  /^([A-Z][A-Z\d_]+|(Abort|Aggregate|Axios|\w*Client|Eval|Fetch|HTTP|Network|Range|Reference|\w*Required|Re(quest|sponse|st)|Syntax|Timeout|Type|URI)?Error|DOMException)$/;

/** The code of one level of an error body, or undefined. A bare status (`"429"`) says nothing about the cause. */
export function codeOf(level: unknown): string | undefined {
  const code = get(level, 'code') ?? get(level, 'ErrorCode') ?? get(level, 'errorCode');
  const name = typeof code === 'number' ? String(code) : text(code);
  return name === undefined || /^[1-5]\d\d$/.test(name) ? undefined : name;
}

/** True when an error of a client carries a code of Graph itself, not one of the transport or of JavaScript. */
function hasOwnCode(thrown: unknown, shape: RegExp): boolean {
  const code = codeOf(thrown);
  return code !== undefined && shape.test(code) && !foreignCode.test(code) && code !== get(thrown, 'name');
}

/**
 * The levels of an error, outermost first: inner errors in either spelling and any mixture, Kiota's `additionalData`,
 * inner errors given as JSON text, and JSON that a service put into the message.
 */
export function levelsOf(error: Record<string, unknown>): Record<string, unknown>[] {
  const levels = [error];
  let seen: Set<unknown> | undefined;
  const add = (value: unknown): void => {
    if (value === undefined) return;
    const level = asObject(value);
    if (level === undefined) return;
    if (levels.length > 16) seen ??= new Set(levels);
    if (seen === undefined ? levels.includes(level) : seen.has(level)) return;
    seen?.add(level);
    levels.push(level);
  };
  for (let index = 0; index < levels.length && index < maximalDepth; index++) {
    const level = levels[index];
    add(get(level, 'innerError'));
    add(get(level, 'innererror'));
    add(get(level, 'additionalData'));
    const message = get(level, 'message');
    if (typeof message === 'string' && message.startsWith('{')) add(errorInBody(asObject(message)) ?? message);
  }
  return levels;
}

export function isError(value: unknown): boolean {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** The error object of a parsed body, in any of the known envelopes. */
export function errorInBody(body: unknown): Record<string, unknown> | undefined {
  if (body === undefined) return undefined;
  const error = get(body, 'error') ?? get(body, 'odata.error') ?? get(body, 'errorEscaped');
  if (isObject(error)) return isError(error) ? undefined : error;
  const message = get(body, 'error_description');
  // The token endpoint: `error` is a text and its siblings explain it.
  return typeof error === 'string' && typeof message === 'string' ? { code: error, message } : undefined;
}

/** Places where clients keep the body, nearest first. */
function* bodies(thrown: unknown): Generator {
  yield get(thrown, 'body');
  yield get(thrown, 'data');
  yield get(thrown, 'additionalData');
  const response = get(thrown, 'response');
  for (const key of ['data', 'body', 'parsedBody', 'bodyAsText', 'text']) yield get(response, key);
  yield get(thrown, 'bodyAsText');
  yield get(thrown, 'details');
  yield get(get(thrown, 'context'), 'data');
  // `throw new Error(await response.text())` and PnP, which puts the body behind `::>`.
  const message = get(thrown, 'message');
  if (typeof message === 'string' && message.includes('{"')) yield message.slice(message.indexOf('{"'));
}

/** An error object without its envelope: `GraphError.body`, an element of an inner error chain. */
function bareError(body: unknown): Record<string, unknown> | undefined {
  if (!isObject(body) || isError(body) || get(body, 'message') === undefined) return undefined;
  return hasOwnCode(body, /./) ? body : undefined;
}

/** What holds the codes of a thrown value: the error object and the body around it. */
export interface Found {
  readonly error: Record<string, unknown>;
  readonly body: unknown;
}

/**
 * The outermost error object that a thrown value holds: of a body, of a bare error object, or the client's error itself
 * where that carries a code of Graph. Undefined when there is none.
 */
export function findError(thrown: unknown): Found | undefined {
  const value = asObject(thrown);
  const direct = errorInBody(value);
  if (direct !== undefined) return { error: direct, body: value };
  for (const candidate of bodies(value)) {
    const body = asObject(candidate);
    const error = errorInBody(body) ?? bareError(body);
    if (error !== undefined) return { error, body };
  }
  const own = bareError(value) ?? (hasOwnCode(value, /^[A-Za-z]\w+$/) ? value : undefined);
  return own === undefined ? undefined : { error: own, body: own };
}
