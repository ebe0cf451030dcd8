import { get, isObject } from '../read.js';
import type { RetryContext, RetryOptions } from '../retry/options.js';
import { retryGraph } from '../retry/retry-graph.js';
import { settingsOf } from '../retry/settings.js';
import { joined } from '../retry/signal.js';

/** What a request is told to {@link RequestLimiter} by. */
export interface LimitedRequest {
  readonly url: string;
  readonly method?: string;
}

/**
 * Holds requests back, as `createGraphLimiter` of `msgraph-errors/limiter` does. Every attempt goes through
 * it.
 */
export interface RequestLimiter {
  readonly run: <T>(
    request: LimitedRequest,
    work: () => Promise<T>,
    signal?: RetryContext['signal'],
  ) => Promise<T>;
}

/** What all requests of a client have in common. */
export interface GraphPolicyOptions {
  /** See `RetryOptions`. The method comes from each request; its own signal is heeded beside `signal`. */
  readonly retry?: RetryOptions | undefined;
  readonly limiter?: RequestLimiter | undefined;
}

/** One request, as its client describes it. */
export interface PolicyRequest {
  readonly url: string;
  /** In any casing. Default: GET. */
  readonly method: string | undefined;
  /** Each of them ends attempts and waits. */
  readonly signals: readonly (RetryOptions['signal'] | null)[];
  /** A stream can be sent once only. */
  readonly body: unknown;
}

/** Makes the attempts of one request. */
export type GraphPolicy = <T>(
  request: PolicyRequest,
  send: (context: RetryContext) => Promise<T>,
) => Promise<T>;

/** A body that is used up by sending it: a web stream, one of Node, an asynchronous iterable. */
const isStream = (body: unknown): boolean =>
  ['getReader', 'pipe', Symbol.asyncIterator].some((name) => get(body, name as string) !== undefined);

/** @throws TypeError naming the option unless it is right */
export function checkOption(name: string, isRight: boolean, expected: string): void {
  if (!isRight) throw new TypeError(`\`${name}\` must be ${expected}.`);
}

/**
 * Checks the options once, for all requests of a client.
 *
 * @returns a function that makes the attempts of one request by `retryGraph`. A request whose body is used up
 *   by the first attempt is not repeated: its failure is handed on
 * @throws TypeError naming the bad option in backticks
 */
export function createPolicy(options: GraphPolicyOptions = {}): GraphPolicy {
  checkOption('options', isObject(options), 'an object');
  const { retry = {}, limiter } = options;
  checkOption('retry', isObject(retry), 'an object');
  settingsOf(createPolicy, retry);
  checkOption(
    'limiter',
    limiter === undefined || typeof get(limiter, 'run') === 'function',
    'an object with `run`',
  );
  return ({ url, method: given, signals: own, body }, send) => {
    const method = (given ?? 'GET').toUpperCase();
    const signals = [...own, retry.signal].filter((signal) => !!signal);
    return retryGraph(
      (context) =>
        limiter ? limiter.run({ url, method }, () => send(context), context.signal) : send(context),
      {
        ...retry,
        method,
        signal: joined(signals),
        retryOn: isStream(body) ? () => false : retry.retryOn,
      },
    );
  };
}

/**
 * A copy of the headers for one attempt, in the form that they have. Repetitions are numbered from 1, as the
 * SDKs do.
 *
 * @param headers `Headers` of any library, a list of pairs, or an object
 */
export function attemptHeaders(headers: unknown, attempt: number): unknown {
  const added = Object.entries(attempt > 1 ? { 'Retry-Attempt': String(attempt - 1) } : {});
  if (Array.isArray(headers)) return [...(headers as unknown[]), ...added];
  if (get(headers, 'set') === undefined)
    return { ...(headers as object | undefined), ...Object.fromEntries(added) };
  const copy = new (headers as { constructor: new (from: unknown) => Headers }).constructor(headers);
  for (const [name, value] of added) copy.set(name, value);
  return copy;
}
