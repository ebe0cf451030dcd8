import { get } from '../read.js';
import { attemptHeaders, checkOption, createPolicy, type GraphPolicyOptions } from './policy.js';

export type { GraphPolicyOptions, LimitedRequest, RequestLimiter } from './policy.js';

/** What is needed of a `fetch`: that of the platform, of undici, of node-fetch. */
// Their parameters and answers are different types, and those of the platform need not be known.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type FetchLike = (input: any, init?: any) => Promise<any>;

/** The type of the platform's own `fetch`, where its types are known. */
export type PlatformFetch = typeof globalThis extends { fetch: infer F extends FetchLike } ? F : FetchLike;

/** Options of {@link createGraphFetch}. */
export interface GraphFetchOptions<F extends FetchLike = PlatformFetch> extends GraphPolicyOptions {
  /** Sends the attempts. Default: the `fetch` of the platform, looked up at each call. */
  readonly fetch?: F | undefined;
}

type Init = Partial<Pick<RequestInit, 'method' | 'headers' | 'signal' | 'body'>>;

/** A `Request` of any library; a text or a `URL` is none. */
const isRequest = (input: unknown): input is Request =>
  typeof get(input, 'clone') === 'function' && typeof get(input, 'url') === 'string';

/**
 * A `fetch` that repeats requests by the rules of `retryGraph`: a client made with it needs no wrapping of
 * its calls.
 *
 * - The method is that of the request. Repetitions carry `Retry-Attempt: 1`, `2`, …, as those of the SDKs do.
 * - Failed answers are judged by status, codes and `Retry-After`; the last one is returned, its body unread.
 * - Texts, `URLSearchParams`, `Blob`, `ArrayBuffer`, `FormData` and the body of a `Request` are sent again. A
 *   stream cannot be: a
 *   request with one is sent once, and its failure is handed on.
 * - `signal` of the call, or of the `Request`, ends attempts and waits.
 *
 * @param options `fetch` that sends, `retry` (see `RetryOptions`; times in milliseconds), `limiter`
 * @returns a function with the signature of that `fetch`; it gives and throws what the last attempt gave or
 *   threw
 * @throws TypeError naming the bad option in backticks
 * @see Header and number of attempts: the retry handler of the Microsoft Graph SDKs.
 */
export function createGraphFetch<F extends FetchLike = PlatformFetch>(options: GraphFetchOptions<F> = {}): F {
  const run = createPolicy(options);
  const { fetch: given } = options;
  checkOption('fetch', given === undefined || typeof given === 'function', 'a function');
  const graphFetch = async (input: unknown, init: Init | null | undefined): Promise<unknown> => {
    const request = isRequest(input) ? input : undefined;
    const method = init?.method ?? request?.method;
    const signal = init?.signal === undefined ? request?.signal : init.signal;
    return run(
      { url: request?.url ?? String(input), method, signals: [signal], body: init?.body },
      (context) => {
        const send: FetchLike = given ?? (globalThis.fetch as FetchLike);
        // The body of a request can be read once, so that each attempt has a copy.
        const copy = request?.clone();
        const { attempt } = context;
        const headers = init?.headers ?? copy?.headers;
        return send(copy ?? input, {
          ...init,
          signal: context.signal,
          ...((attempt > 1 || headers) && { headers: attemptHeaders(headers, attempt) }),
        });
      },
    );
  };
  return graphFetch as F;
}
