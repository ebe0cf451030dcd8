import type { Level } from './read.js';
import { asObject, isError, listOf, text } from './read.js';
import { codeOf, errorIn, isExplained } from './walk.js';

/** Codes of transports: those of Node and its libraries are in capitals, those of Bun are not. */
const transportCode = /^([A-Z][A-Z\d_]+|Connection\w+|FailedToOpenSocket)$/;

/**
 * The code of a value where it can be one of Graph: not one of a transport or the name of a JavaScript error.
 *
 * @throws what a getter throws
 */
function ownCode(value: Level): string {
  const code = codeOf(value);
  return code === value['name'] || transportCode.test(code) ? '' : code;
}

/**
 * An error of a client that carries a code of Graph. Data may have a `code` too: a status or `errorCode` tells a failure, or an
 * error whose code is written like most of Graph's (`itemNotFound`; other libraries write `card_declined`). The classic client
 * makes the name of a JavaScript error its code, and begins its body with it.
 */
function isFailure(value: Level): unknown {
  try {
    const { body, statusCode, status, errorCode } = value;
    const code = ownCode(value);
    return /^[a-z]\w+$/i.test(code) && !text(body).startsWith(code) && (Number(text(statusCode ?? status)) > 399 || errorCode || (isError(value) && /[A-Z]/.test(code)));
  } catch {
    return false;
  }
}

/**
 * An error object without its envelope, as the classic client keeps it in `body`. Other data with a code and a message has a
 * status of its own kind.
 *
 * @throws what a getter throws
 */
const isBare = (value: Level): unknown => typeof value['code'] === 'string' && isExplained(value) && !value['body'] && !/^[a-z]/i.test(text(value['status'])) && !isError(value) && ownCode(value);

/** Where clients keep what they know: answers, bodies, and errors behind an error. What comes first is looked at first. */
const places = 'response source body data parsedBody bodyAsText text additionalData errorResponse details message cause reason error'.split(' ');

/** The first envelope or bare error object at a value or behind it. @param chain gets what was looked at, the finding last */
function search(value: unknown, chain: Level[]): Level | undefined {
  const object = asObject(value);
  if (!object || chain.length > 12_000 || chain.includes(object)) return undefined;
  chain.push(object);
  try {
    if (errorIn(object) || isBare(object)) return object;
    // Other lists of this name tell what is wrong with an input.
    const errors = /^Aggregate/.test(text(object['name'])) && listOf(object['errors']);
    for (const next of errors || places) {
      const found = search(errors ? next : object[next as string], chain);
      if (found) return found;
    }
  } catch {
    // A hostile value has nothing behind it.
  }
  return undefined;
}

/**
 * Finds the object that holds the error, near the value that was thrown: itself, its response, a body that the client keeps
 * (parsed, as text, as bytes; `throw new Error(await response.text())` has it in the message), or an error behind it (`cause`,
 * `reason` of a settled promise, `errors` of an AggregateError, the `error` of a result). The first envelope or bare error
 * object (`GraphError.body`) wins, else the first failure of a client.
 *
 * @param chain gets what was looked at, because it tells status, headers and messages; what belongs together stands together
 */
export const findBody = (value: unknown, chain: Level[] = []): Level | undefined => search(value, chain) ?? chain.find(isFailure);
