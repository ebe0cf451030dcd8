import type { LimiterClock } from './clock.js';

/** What is known of a request before it is sent. */
export interface LimitedRequest {
  /** Absolute, or a path of Graph such as `/me/messages`. */
  readonly url: string;
  /** Default GET. */
  readonly method?: string | undefined;
}

export interface GraphLimiterOptions {
  /** Requests at a time for each mailbox. Default 4, as documented. */
  readonly mailboxConcurrency?: number | undefined;
  /** Batches at a time. Default 1: each may run 4 requests to the same mailbox at a time. */
  readonly batchConcurrency?: number | undefined;
  /** Requests at a time for each other scope. Default 32. */
  readonly concurrency?: number | undefined;
  /**
   * How long refusals may hold a request back, in milliseconds. After that it is sent although the service
   * asked for a longer wait, one request at a time, and its caller gets the answer. Default 600000, the
   * longest window that is documented.
   */
  readonly maxWaitMs?: number | undefined;
  /** Time and chance, for tests. */
  readonly clock?: { readonly [Name in keyof LimiterClock]?: LimiterClock[Name] | undefined } | undefined;
}

/** The options, checked and complete; requests at a time are in the order of the limits of a scope. */
export type LimiterSettings = readonly [...Clock, maxWaitMs: number, ...limits: number[]];

/** The members of a {@link LimiterClock}. */
export type Clock = readonly [
  now: LimiterClock['now'],
  random: LimiterClock['random'],
  sleep: LimiterClock['sleep'],
];

/** The members of the clock and the other options, each with an example of what it may be. */
const defaults: Readonly<Record<string, unknown>> = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
  maxWaitMs: 600_000,
  concurrency: 32,
  mailboxConcurrency: 4,
  batchConcurrency: 1,
};

/**
 * Checks the options and fills in the defaults.
 *
 * @throws TypeError that names a wrong option in backticks
 */
export function limiterSettings(options: GraphLimiterOptions): LimiterSettings {
  const given: typeof defaults = { ...options.clock, ...options };
  return Object.entries(defaults).map(([name, example]) => {
    const value = given[name] ?? example;
    const type = typeof example;
    // NaN is not itself.
    if (typeof value !== type || (value as number) < 1 || value !== value)
      throw new TypeError(
        `\`${type === 'number' ? name : `clock.${name}`}\` must be a ${type}, see GraphLimiterOptions.`,
      );
    return value;
  }) as unknown as LimiterSettings;
}
