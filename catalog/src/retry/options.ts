import type { GraphErrorFacts } from '../types.js';
import type { RetryBudget } from './budget.js';
import type { RetryClock } from './clock.js';
import { systemClock } from './clock.js';
import type { ThrottleGate } from './gate.js';

/** What an attempt is told about itself. */
export interface RetryContext {
  /** From 1. */
  readonly attempt: number;
  /** The caller's signal, or one that is never aborted. */
  readonly signal: AbortSignal;
}

/** Why {@link retryGraph} stopped. */
export type GiveUpReason = 'attempts' | 'elapsed' | 'not-retryable' | 'aborted' | 'budget';

/** A failed attempt, as given to the hooks. */
export interface RetryEvent {
  /** Number of the attempt that failed, from 1. */
  readonly attempt: number;
  /** The very value that was thrown, or the failed `Response` that was returned. */
  readonly error: unknown;
  readonly info: GraphErrorFacts | undefined;
  /** `request-id` of the answer, for logs and support. */
  readonly requestId: string | undefined;
  /** Milliseconds since the first attempt began. */
  readonly elapsedMs: number;
}

/** A failed attempt that is followed by another. */
export interface RetryAttemptEvent extends RetryEvent {
  /** Milliseconds until the next attempt. */
  readonly delayMs: number;
  readonly retryAt: Date;
}

/** The failed attempt after which nothing is tried. */
export interface GiveUpEvent extends RetryEvent {
  readonly reason: GiveUpReason;
  /** When a further attempt would make sense, if the service named a time or a wait was planned. */
  readonly retryAt: Date | undefined;
}

export interface RetryOptions {
  /** Attempts in all, the first included. A whole number from 1. Default 4, as in the SDKs. */
  readonly maxAttempts?: number | undefined;
  /** No attempt starts later than this many milliseconds after the first. Default 120000. `Infinity` for no bound. */
  readonly maxElapsedMs?: number | undefined;
  /** First wait, in milliseconds. Default 1000. */
  readonly baseDelayMs?: number | undefined;
  /** Longest wait of our own, in milliseconds; never shortens `Retry-After`. Default 30000. */
  readonly maxDelayMs?: number | undefined;
  /** What the wait is multiplied with after each attempt. Default 2; 1 with `jitter: 'none'` is a fixed wait. */
  readonly factor?: number | undefined;
  /** `full` (default) draws from 0 to the exponential value. `none` waits exactly that value. */
  readonly jitter?: 'full' | 'none' | undefined;
  /** Ends the wait at once; the promise is rejected with its reason. */
  readonly signal?: AbortSignal | undefined;
  /** HTTP method of the request. GET, HEAD, OPTIONS, PUT and DELETE may be sent twice; others only when they were refused. */
  readonly method?: string | undefined;
  /** Whether the work may be done twice. Default: by `method`, else false. */
  readonly idempotent?: boolean | undefined;
  /**
   * Decides alone what is repeated; attempts and time still bound it.
   * The second argument is the thrown value, typed like the variable of a catch clause, or the failed `Response`.
   */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly retryOn?: ((info: GraphErrorFacts | undefined, thrown: any) => boolean) | undefined;
  /** Tokens shared by many calls, so that an outage does not multiply the load. */
  readonly budget?: RetryBudget | undefined;
  /** Holds back calls of the same key while one of them is throttled. */
  readonly gate?: ThrottleGate | undefined;
  /** What the gate keeps apart, for example tenant and workload. Default: one key for all. */
  readonly gateKey?: string | undefined;
  /** Called before each wait. What it throws ends the retry. */
  readonly onRetry?: ((event: RetryAttemptEvent) => unknown) | undefined;
  /** Called once when nothing more is tried, before the failure is handed on. */
  readonly onGiveUp?: ((event: GiveUpEvent) => unknown) | undefined;
  readonly clock?: Partial<RetryClock> | undefined;
}

type Defaulted = 'gateKey' | 'maxAttempts' | 'maxElapsedMs' | 'baseDelayMs' | 'maxDelayMs' | 'factor' | 'jitter';
export type Settings = Omit<RetryOptions, Defaulted | 'clock'> & {
  readonly [K in Defaulted]-?: NonNullable<RetryOptions[K]>;
} & { readonly clock: RetryClock };

const leastValues = { maxAttempts: 1, maxElapsedMs: 0, baseDelayMs: 0, maxDelayMs: 0, factor: 1 };

/** Fills in the defaults. @throws TypeError naming the option in backticks */
export function settingsOf(options: RetryOptions): Settings {
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof RetryOptions]: Exclude<RetryOptions[K], undefined>;
  };
  const settings = {
    maxAttempts: 4,
    maxElapsedMs: 120_000,
    baseDelayMs: 1000,
    maxDelayMs: 30_000,
    factor: 2,
    jitter: 'full' as const,
    gateKey: '',
    ...given,
    clock: { ...systemClock, ...given.clock },
  };
  for (const [name, least] of Object.entries(leastValues) as [keyof typeof leastValues, number][]) {
    const value: unknown = settings[name];
    const endless = name === 'maxElapsedMs' && value === Infinity;
    if (!endless && !(Number.isFinite(value) && (value as number) >= least)) throw new TypeError(`\`${name}\` must be a number from ${least}.`);
  }
  if (settings.maxAttempts % 1 !== 0) throw new TypeError('`maxAttempts` must be a whole number.');
  if (!['full', 'none'].includes(settings.jitter)) throw new TypeError("`jitter` must be 'full' or 'none'.");
  for (const name of ['retryOn', 'onRetry', 'onGiveUp'] as const) {
    if (typeof (given[name] ?? settingsOf) !== 'function') throw new TypeError(`\`${name}\` must be a function.`);
  }
  return settings;
}
