import type { GraphErrorFacts } from '../types.js';
import type { RetryBudget } from './budget.js';
import type { RetryClock } from './clock.js';
import type { ThrottleGate } from './gate.js';
import type { AbortSignalLike, RetrySignal } from './signal.js';

/** What an attempt is told about itself. */
export interface RetryContext {
  /** From 1. */
  readonly attempt: number;
  /**
   * To be handed to the client. Aborted with the reason of the caller's signal, and with a `TimeoutError`
   * when the time of this attempt (`attemptTimeoutMs`) or of all of them (`maxElapsedMs`) is over.
   */
  readonly signal: RetrySignal;
}

/** Why {@link retryGraph} stopped. */
export type GiveUpReason = 'attempts' | 'elapsed' | 'not-retryable' | 'aborted' | 'budget';

/** A failed attempt, as given to the hooks. */
export interface RetryEvent {
  /** Number of the attempt that failed, from 1; 0 when a gate was closed before the first. */
  readonly attempt: number;
  /**
   * The very value that was thrown, or the failed answer that was returned. Not enumerable: it may hold
   * request headers.
   */
  readonly error: unknown;
  readonly info: GraphErrorFacts | undefined;
  /** HTTP status of the answer, if one came. */
  readonly status: number | undefined;
  /** Its outermost code. */
  readonly code: string | undefined;
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

/**
 * How `retryGraph` repeats. Without `method` or `idempotent`, and where the client does not tell the method
 * of its request (the classic SDK, Kiota, PnP, a bare `Response`), the work counts as such that may not be
 * done twice: it is then repeated only after 429, throttling codes and 503 with `Retry-After`, and neither
 * after other 5xx nor after a lost connection. Give `method: 'GET'`.
 *
 * Names that are not listed here are ignored, so that one object can serve several helpers.
 */
export interface RetryOptions {
  /** Attempts in all, the first included. A whole number from 1. Default 4, as in the SDKs. */
  readonly maxAttempts?: number | undefined;
  /**
   * Milliseconds for all attempts and waits. No attempt starts later, and one that is under way is ended with
   * a `TimeoutError`. `Infinity` for no bound; 0 for one attempt that is not ended. Default 600000: room for
   * three waits of 180 s, the longest that the SDKs allow, and for the requests between them.
   */
  readonly maxElapsedMs?: number | undefined;
  /**
   * Milliseconds for each attempt. Work that takes longer is ended with a `TimeoutError`, whether it heeds
   * its signal or not, and counts as a lost connection. Reading the body counts where the work does it.
   * Default: only `maxElapsedMs` bounds an attempt.
   */
  readonly attemptTimeoutMs?: number | undefined;
  /** First wait, in milliseconds. Default 1000. */
  readonly baseDelayMs?: number | undefined;
  /** Longest wait of our own, in milliseconds; never shortens `Retry-After`. Default 30000. */
  readonly maxDelayMs?: number | undefined;
  /**
   * What the wait is multiplied with after each attempt. Default 2; 1 with `jitter: 'none'` is a fixed wait.
   */
  readonly factor?: number | undefined;
  /** `full` (default) draws from 0 to the exponential value. `none` waits exactly that value. */
  readonly jitter?: 'full' | 'none' | undefined;
  /**
   * Ends a wait at once, and an attempt also when its work does not heed the signal; the promise is rejected
   * with its reason, or with what the aborted work throws. Signals without `throwIfAborted` and `reason` will
   * do.
   */
  readonly signal?: AbortSignalLike | null | undefined;
  /**
   * HTTP method of the request. GET, HEAD, OPTIONS, PUT and DELETE may be sent twice; others only when they
   * were refused. Default: what the failure tells of its request (axios, got, ky, superagent,
   * `@azure/core-rest-pipeline`, `@azure-rest`), else a method that may not.
   */
  readonly method?: string | undefined;
  /** Whether the work may be done twice. Default: by `method`, else false. */
  readonly idempotent?: boolean | undefined;
  /**
   * Decides alone what is repeated; attempts and time still bound it. The second argument is the thrown
   * value, typed like the variable of a catch clause, or the failed answer. May be asynchronous. What it
   * throws ends the retry.
   */
  readonly retryOn?:
    // Who catches an error gets `any` from TypeScript, unless it is told otherwise, and reads its properties.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    ((info: GraphErrorFacts | undefined, thrown: any) => boolean | PromiseLike<boolean>) | undefined;
  /** Tokens shared by many calls, so that an outage does not multiply the load. */
  readonly budget?: RetryBudget | undefined;
  /** Holds back calls of the same key while one of them is throttled. */
  readonly gate?: ThrottleGate | undefined;
  /** What the gate keeps apart, for example tenant and workload. Default: one key for all. */
  readonly gateKey?: string | undefined;
  /** Called before each wait. What it throws ends the retry. */
  readonly onRetry?: ((event: RetryAttemptEvent) => unknown) | undefined;
  /**
   * Called once when nothing more is tried, before the failure is handed on. What it throws takes the place
   * of the failure.
   */
  readonly onGiveUp?: ((event: GiveUpEvent) => unknown) | undefined;
  readonly clock?: Partial<RetryClock> | undefined;
}
