import type { Level } from './read.js';
import { add, asStatus, isError, text } from './read.js';
import { codeOf, errorIn } from './walk.js';

/**
 * The code of a value where it can be one of Graph: not one of a transport (`ERR_BAD_REQUEST`) or the name of a JavaScript error.
 *
 * @throws what a getter throws
 */
function ownCode(value: Level): string {
  const code = codeOf(value);
  return code === value['name'] || /^[A-Z][A-Z\d_]+$/.test(code) ? '' : code;
}

/**
 * An error of a client that carries a code of Graph. Data may have a `code` too; an error, a status or `errorCode` tells a
 * failure. The classic client makes the name of a JavaScript error its code, and begins its body with it.
 */
function isFailure(value: Level): unknown {
  try {
    const { body, statusCode, status, errorCode } = value;
    const code = ownCode(value);
    return /^[a-z]\w+$/i.test(code) && !text(body).startsWith(code) && (isError(value) || asStatus(statusCode ?? status) > 399 || errorCode);
  } catch {
    return false;
  }
}

/**
 * Finds the object that holds the error, near the value that was thrown: itself, its response, a body that the client keeps
 * (parsed, as text, or both; `throw new Error(await response.text())` has it in the message), or an error behind it (`cause`,
 * `reason` of a settled promise, the `error` of a result). The nearest envelope or bare error object (`GraphError.body`) wins,
 * else the nearest failure of a client.
 *
 * @param chain the thrown value; what was looked at is added, because it tells status, headers and messages
 */
export function findBody(chain: Level[]): Level | undefined {
  for (const value of chain) {
    if (errorIn(value)) return value;
    try {
      const { body, message } = value;
      if (message !== undefined && !body && !isError(value) && ownCode(value)) return value;
      const nearby = [value['response'], (value['source'] as Level | null | undefined)?.['response'], body, value['data'], value['parsedBody'], value['bodyAsText'], value['text'], value['additionalData'], value['details'], message, value['cause'], value['reason'], value['error']];
      for (const next of nearby) if (next) add(chain, next);
    } catch {
      // A hostile value has nothing behind it.
    }
  }
  return chain.find(isFailure);
}
