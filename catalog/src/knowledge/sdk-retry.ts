/** How to turn off the retry of a client, so that `retryGraph` is the only layer. */
export interface SdkRetry {
  readonly client: string;
  /** Attempts in all that the client makes by itself. */
  readonly attempts: number;
  /** Code that turns it off, or what to do. */
  readonly off: string;
}

/**
 * Clients that repeat failed requests by themselves. Around them every attempt of `retryGraph` counts as many
 * times.
 *
 * @see Measured against a loopback server with the versions that the documentation names.
 */
export const sdkRetries: readonly SdkRetry[] = [
  {
    client: '@microsoft/microsoft-graph-client',
    attempts: 4,
    off: '.middlewareOptions([new RetryHandlerOptions(0, 0)])',
  },
  {
    client: '@microsoft/msgraph-sdk',
    attempts: 4,
    off: 'get({ options: [new RetryHandlerOptions({ maxRetries: 0 })] })',
  },
  {
    client: '@pnp/graph',
    attempts: 3,
    off: 'use BrowserFetch() or NodeFetch() in place of the variant WithRetry',
  },
  {
    client: '@microsoft/sp-http (MSGraphClientV3)',
    attempts: 4,
    off: 'getClientWithMiddleware() with a chain that has no RetryHandler',
  },
  { client: 'got', attempts: 3, off: 'retry: { limit: 0 }' },
  { client: 'ky', attempts: 3, off: 'retry: 0' },
  { client: 'ofetch', attempts: 2, off: 'retry: false' },
  { client: 'undici (interceptors.retry, RetryAgent)', attempts: 6, off: 'leave the interceptor out' },
  { client: '@azure/core-rest-pipeline', attempts: 4, off: 'retryOptions: { maxRetries: 0 }' },
  { client: 'axios-retry', attempts: 4, off: 'leave it out' },
];
