import { get } from '../read.js';
import { attemptHeaders, checkOption, createPolicy, type GraphPolicyOptions } from './policy.js';

export type { GraphPolicyOptions, LimitedRequest, RequestLimiter } from './policy.js';

/* The types of axios differ between its versions and its two module formats. */
/* eslint-disable @typescript-eslint/no-explicit-any */
/** What is needed of an axios instance, or of axios itself. */
export interface AxiosLike {
  readonly interceptors: {
    readonly request: {
      use: (onFulfilled: (config: any) => any, onRejected?: any, options?: any) => number;
      eject: (id: number) => void;
    };
  };
  create: () => { defaults: any; getUri: (config: any) => string; request: (config: any) => Promise<any> };
}
/* eslint-enable @typescript-eslint/no-explicit-any */

/** What is read of the configuration of a request. */
interface Config {
  readonly method?: string;
  readonly headers?: unknown;
  readonly data?: unknown;
  readonly signal?: AbortSignal;
  readonly cancelToken?: { readonly promise: Promise<unknown> };
  readonly adapter?: unknown;
}

/**
 * Tells the adapters made here: a request that is made again by its configuration has one already, and two
 * would multiply.
 */
const mark = 'repeatsGraph';

/** What is sent again by its `config`, after the token was renewed, must be the request as it was given. */
function withConfig<T>(value: T, config: Config): T {
  for (const holder of [value, get(value, 'response')])
    if (get(holder, 'config')) (holder as { config: unknown }).config = config;
  return value;
}

/**
 * Makes an axios instance repeat its requests by the rules of `retryGraph`.
 *
 * The attempts are made where axios sends, below interceptors and transformations: those run once for each
 * call, whatever the number of attempts, and see its last answer. `timeout` holds for each attempt; `signal`
 * and `cancelToken` end attempts and waits.
 *
 * @param axios an instance, or axios itself
 * @param options `retry` (see `RetryOptions`; times in milliseconds), `limiter`
 * @returns a function that takes the repetition out again; calls under way keep it
 * @throws TypeError naming the bad option in backticks
 */
export function installGraphRetry(axios: AxiosLike, options: GraphPolicyOptions = {}): () => void {
  const run = createPolicy(options);
  checkOption('axios', typeof get(axios, 'create') === 'function', 'axios or an instance of it');
  // Sends a request that is ready, with nothing of its own: no interceptors, and no defaults that could come
  // back.
  const plain = axios.create();
  for (const name of Object.keys(plain.defaults as object))
    (plain.defaults as Record<string, unknown>)[name] = undefined;

  const adapterFor =
    (adapter: unknown) =>
    (config: Config): Promise<unknown> => {
      // Tokens are the older way to cancel.
      const cancel = new AbortController();
      void config.cancelToken?.promise.then((reason) => {
        cancel.abort(reason);
      });
      return run(
        {
          url: plain.getUri(config),
          method: config.method,
          signals: [config.signal, cancel.signal],
          body: config.data,
        },
        ({ attempt, signal }): Promise<unknown> =>
          plain.request({
            ...config,
            adapter,
            headers: attemptHeaders(config.headers, attempt),
            signal,
            transformRequest: undefined,
            transformResponse: undefined,
          }),
      ).then(
        (response) => withConfig(response, config),
        (error: unknown) => {
          throw withConfig(error, config);
        },
      );
    };

  const id = axios.interceptors.request.use(
    (config: { adapter?: unknown }) => {
      if (get(config.adapter, mark) === undefined)
        config.adapter = Object.assign(adapterFor(config.adapter), { [mark]: true });
      return config;
    },
    undefined,
    { synchronous: true },
  );
  return () => {
    axios.interceptors.request.eject(id);
  };
}
