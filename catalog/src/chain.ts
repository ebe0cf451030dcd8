import type { Level } from './read.js';
import { isError, listOf, text } from './read.js';
import { add, codeOf, errorIn, isExplained } from './walk.js';

/**
 * Codes of transports: those of Node and its libraries are in capitals, those of Bun (`ConnectionRefused`,
 * `FailedToOpenSocket`) are not.
 */
const transportCode = /^([A-Z][A-Z\d_]+$|Connection|FailedToO)/;

/**
 * True where the code of a value without an envelope is one of Graph, and not one of a transport or the name
 * of a JavaScript error. Data may have a `code` too: a status or `errorCode` tells a failure, a message or an
 * inner error an error object (other data with a message has a status of its own kind); an error needs a code
 * that is written like most of Graph's (`itemNotFound`; other libraries write `card_declined`). The classic
 * client makes the name of a JavaScript error its code, and begins its body with it.
 *
 * @throws what a getter throws
 */
function isGraph(value: Level): unknown {
  const { name, body, statusCode, status, errorCode } = value;
  const code = codeOf(value);
  return (
    code &&
    code !== name &&
    !transportCode.test(code) &&
    !text(body).startsWith(code) &&
    (Number(text(statusCode ?? status)) > 399 ||
      errorCode ||
      (isError(value)
        ? /^\w*[A-Z]\w*$/.test(code)
        : typeof value['code'] === 'string' && isExplained(value) && !/^[a-z]/i.test(text(status))))
  );
}

/**
 * Where clients keep what they know: answers, bodies, and errors behind an error. What comes first is looked
 * at first.
 */
const places =
  'response source body data bodyAsText additionalData errorResponse message cause reason error'.split(' ');

/**
 * Finds the object that holds the error, near the value that was thrown: itself, its response, a body that
 * the client keeps (parsed, as text, as bytes; `throw new Error(await response.text())` has it in the
 * message), or an error behind it (`cause`, `reason` of a settled promise, `errors` of an AggregateError, the
 * `error` of a result). The first envelope or bare error object (`GraphError.body`) wins; a client's error
 * counts only if nothing is behind it.
 *
 * @param chain gets what was looked at, because it tells status, headers and messages; what belongs together
 *   stands together
 */
export function findBody(value: unknown, chain: Level[] = []): Level | undefined {
  const object = add(chain, value);
  if (!object) return undefined;
  try {
    if (errorIn(object) || (!object['body'] && !isError(object) && isGraph(object))) return object;
    // Other lists of this name tell what is wrong with an input.
    const errors = /^Aggregate/.test(text(object['name'])) && listOf(object['errors']);
    for (const next of errors || places) {
      const found = findBody(errors ? next : object[next as string], chain);
      if (found) return found;
    }
    if (isGraph(object)) return object;
  } catch {
    // A hostile value has nothing behind it.
  }
  return undefined;
}
