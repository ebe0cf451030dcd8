import { attemptHeaders, checkOption, createPolicy, type GraphPolicyOptions } from './policy.js';

export type { GraphPolicyOptions, LimitedRequest, RequestLimiter } from './policy.js';

/** A `Middleware` of `@microsoft/kiota-http-fetchlibrary`. */
export interface KiotaMiddleware {
  /** Set by the client. */
  // The client's own types are those of the DOM, which a server need not have.
  /* eslint-disable @typescript-eslint/no-explicit-any */
  next: any;
  execute: (url: string, init: any, requestOptions?: any) => Promise<any>;
  /* eslint-enable @typescript-eslint/no-explicit-any */
}

/**
 * A middleware for Kiota's chain, in the place of its `RetryHandler`.
 *
 * Requests are repeated by the rules of `retryGraph`, with the method of the request. Each attempt begins
 * with the request as it was given, whatever the handlers behind made of it. `RetryHandlerOptions` have no
 * effect.
 *
 * @param options `retry` (see `RetryOptions`; times in milliseconds), `limiter`
 * @returns the middleware, for one chain
 * @throws TypeError naming the bad option in backticks
 */
export function createKiotaMiddleware(options: GraphPolicyOptions = {}): KiotaMiddleware {
  const run = createPolicy(options);
  const middleware: KiotaMiddleware = {
    next: undefined,
    execute: (url, init: RequestInit | undefined, requestOptions?: unknown) =>
      run({ url, method: init?.method, signals: [init?.signal], body: init?.body }, ({ attempt, signal }) => {
        const next = middleware.next as KiotaMiddleware | undefined;
        checkOption('next', next !== undefined, 'a middleware that sends the request');
        return (next as KiotaMiddleware).execute(
          url,
          { ...init, headers: attemptHeaders(init?.headers, attempt), signal },
          requestOptions,
        ) as Promise<unknown>;
      }),
  };
  return middleware;
}
