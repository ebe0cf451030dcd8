import { get } from '../read.js';
import { attemptHeaders, checkOption, createPolicy, type GraphPolicyOptions } from './policy.js';

export type { GraphPolicyOptions, LimitedRequest, RequestLimiter } from './policy.js';

/** What is needed of the `Context` of `@microsoft/microsoft-graph-client`. */
export interface GraphClientContext {
  // The client's own types are those of the DOM, which a server need not have.
  /* eslint-disable @typescript-eslint/no-explicit-any */
  request: any;
  options?: any;
  response?: any;
  /* eslint-enable @typescript-eslint/no-explicit-any */
}

/** A `Middleware` of `@microsoft/microsoft-graph-client`. */
export interface GraphClientMiddleware {
  execute: (context: GraphClientContext) => Promise<void>;
  setNext: (next: { execute: (context: GraphClientContext) => Promise<void> }) => void;
}

/**
 * A middleware for the chain of `Client.initWithMiddleware`, in the place of the client's `RetryHandler`. It
 * stands behind the `AuthenticationHandler` and before `RedirectHandler`, `TelemetryHandler` and
 * `HTTPMessageHandler`.
 *
 * Requests are repeated by the rules of `retryGraph`, with the method of the request and the `signal` of its
 * options. Each attempt begins with the request as it was given, whatever the handlers behind made of it.
 * `RetryHandlerOptions` have no effect.
 *
 * @param options `retry` (see `RetryOptions`; times in milliseconds), `limiter`
 * @returns the middleware, for one client
 * @throws TypeError naming the bad option in backticks
 */
export function createGraphClientMiddleware(options: GraphPolicyOptions = {}): GraphClientMiddleware {
  const run = createPolicy(options);
  let next: { execute: (context: GraphClientContext) => Promise<void> } | undefined;
  return {
    setNext: (middleware) => {
      next = middleware;
    },
    execute: async (context) => {
      const { request, options: init } = context as { request: string | Request; options?: RequestInit };
      const given = typeof request === 'string' ? undefined : request;
      const url = typeof request === 'string' ? request : request.url;
      await run(
        { url, method: (given ?? init)?.method, signals: [init?.signal, given?.signal], body: init?.body },
        async ({ attempt, signal }) => {
          checkOption('next', next !== undefined, 'a middleware that sends the request');
          const copy = given?.clone();
          context.request = copy ?? request;
          context.options = {
            ...init,
            headers: attemptHeaders(init?.headers ?? copy?.headers, attempt),
            signal,
          };
          context.response = undefined;
          await next?.execute(context);
          return get(context, 'response');
        },
      );
    },
  };
}
