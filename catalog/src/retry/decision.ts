import { normalise } from '../normalise.js';
import { asStatus, get, isObject, text } from '../read.js';
import { anyCodeIn, mayPass } from '../retryable.js';
import type { GraphErrorFacts } from '../types.js';
import type { RetryOptions } from './options.js';
import { refusalCodes, throttleCodes } from './table.generated.js';

/** Methods that RFC 9110 9.2.2 calls idempotent. */
const idempotentMethod = /^(get|head|options|put|delete)$/i;

/**
 * A failed answer that was returned and not thrown: `fetch`, `AadHttpClient`, `ResponseType.RAW`, axios with
 * `validateStatus`, got with `throwHttpErrors: false`, undici, `@azure-rest`, an item of a batch. A status
 * alone may be data: headers, `ok: false` or an error body tell an answer.
 */
export function isFailedResponse(value: unknown): boolean {
  if (!isObject(value) || (asStatus(get(value, 'status')) || asStatus(get(value, 'statusCode'))) < 400)
    return false;
  const ok = get(value, 'ok');
  const headers = get(value, 'headers');
  return typeof ok === 'boolean'
    ? !ok
    : (isObject(headers) && !Array.isArray(headers)) || !!normalise(value)?.codes[0];
}

/** True after a refusal for load: no work was done. */
export const isThrottled = (info: GraphErrorFacts | undefined): boolean =>
  !!info && (info.status === 429 || info.status === 509 || anyCodeIn(info, throttleCodes));

/** True when the service asked for a pause, which is meant for all callers. */
export const asksForPause = (info: GraphErrorFacts | undefined): boolean =>
  info?.status === 503 && info.retryAfterMs !== undefined;

/**
 * Whether a failure may pass and the request may be sent again. Work that may be done only once needs a plain
 * refusal.
 */
export function mayRepeat(info: GraphErrorFacts | undefined, idempotent: boolean): boolean {
  return (
    !!info &&
    mayPass(info) &&
    (idempotent || isThrottled(info) || anyCodeIn(info, refusalCodes) || asksForPause(info))
  );
}

/** Whether the method may be sent twice. Without one it may not. */
export const isIdempotent = (method = ''): boolean => idempotentMethod.test(method);

/**
 * Members of errors and answers behind which clients keep the request: axios, got, ky and Azure, Node,
 * superagent, wrappers.
 */
const ways = 'config options request req response cause'.split(' ');

/** The HTTP method, where what a client threw or returned tells it; empty where not. */
export const methodOf = (value: unknown, depth = 3): string =>
  text(get(value, 'method')) ||
  (depth > 0 ? ways.reduce((found, way) => found || methodOf(get(value, way), depth - 1), '') : '');

/** The decision of `retryOn`, else the built-in one. */
export function wantsRepetition(
  options: RetryOptions,
  info: GraphErrorFacts | undefined,
  failure: unknown,
): boolean | PromiseLike<boolean> {
  return options.retryOn
    ? options.retryOn(info, failure)
    : mayRepeat(info, options.idempotent ?? isIdempotent(options.method ?? methodOf(failure)));
}
