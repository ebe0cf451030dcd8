import { asStatus, get } from '../read.js';
import { anyCodeIn, mayPass } from '../retryable.js';
import type { GraphErrorFacts } from '../types.js';
import type { RetryOptions } from './options.js';
import { refusalCodes, throttleCodes } from './table.generated.js';

/** Methods that RFC 9110 9.2.2 calls idempotent. */
const idempotentMethod = /^(GET|HEAD|OPTIONS|PUT|DELETE)$/i;

/** A failed answer that was returned and not thrown: `fetch`, `AadHttpClient`, `ResponseType.RAW`. */
export const isFailedResponse = (value: unknown): boolean =>
  asStatus(get(value, 'status')) > 399 && get(value, 'ok') === false && typeof get(get(value, 'headers'), 'get') === 'function';

/** True after a refusal for load: no work was done. */
export const isThrottled = (info: GraphErrorFacts | undefined): boolean =>
  info !== undefined && (info.status === 429 || info.status === 509 || anyCodeIn(info, throttleCodes));

/** Whether a failure may pass and the request may be sent again. Work that may be done only once needs a plain refusal. */
export function mayRepeat(info: GraphErrorFacts | undefined, idempotent: boolean): boolean {
  if (info === undefined || !mayPass(info)) return false;
  return idempotent || isThrottled(info) || anyCodeIn(info, refusalCodes) || (info.status === 503 && info.retryAfterMs !== undefined);
}

/** Whether the method may be sent twice. Without one it may not. */
export const isIdempotent = (method = ''): boolean => idempotentMethod.test(method);

/** The decision of `retryOn`, else the built-in one. */
export function wantsRepetition(options: RetryOptions, info: GraphErrorFacts | undefined, failure: unknown): boolean {
  if (options.retryOn !== undefined) return options.retryOn(info, failure);
  return mayRepeat(info, options.idempotent ?? isIdempotent(options.method));
}
