import { normalise } from '../normalise.js';
import { get, isObject } from '../read.js';
import { backoffDelay } from './backoff.js';
import { isFailedResponse, isThrottled, wantsRepetition } from './decision.js';
import type { GiveUpReason, RetryContext, RetryEvent, RetryOptions, Settings } from './options.js';
import { settingsOf } from './options.js';

/** What became of the attempts whose last failure was thrown or returned. */
export interface RetryInfo {
  readonly attempts: number;
  /** Milliseconds from the first attempt to the last failure. */
  readonly elapsedMs: number;
  readonly reason: GiveUpReason;
  /** When a further attempt would make sense, if a wait was asked for or planned that did not fit. */
  readonly retryAt: Date | undefined;
}

const histories = new WeakMap<object, RetryInfo>();

/**
 * What {@link retryGraph} did before it handed on a failure.
 *
 * @param failure the value that it threw, or the failed `Response` that it returned
 * @returns undefined for any other value, and for a thrown primitive
 * @throws never
 */
export function getRetryInfo(failure: unknown): RetryInfo | undefined {
  return isObject(failure) ? histories.get(failure) : undefined;
}

/** Frees the connection of an answer that nobody will read. */
function discard(response: unknown): void {
  const body = get(response, 'body');
  try {
    (body as ReadableStream | null | undefined)?.cancel().catch(() => undefined);
  } catch {
    // Not a web stream, or somebody reads it already: nothing to free.
  }
}

/** Waits while the key is paused, again if the pause grew meanwhile. @throws Error when it outlasts the time allowed */
async function passGate({ gate, gateKey, clock, signal }: Settings, deadline: number): Promise<void> {
  let passed = clock.now();
  for (;;) {
    const until = gate?.pausedUntil(gateKey) ?? 0;
    if (until <= passed) return;
    if (until > deadline) {
      const retryAt = new Date(until);
      const error = new Error(`Paused until ${retryAt.toISOString()}.`);
      histories.set(error, { attempts: 0, elapsedMs: 0, reason: 'elapsed', retryAt });
      throw error;
    }
    await clock.sleep(until - clock.now(), signal);
    passed = Math.max(until, clock.now());
  }
}

/**
 * Runs a request and repeats it while its failure may pass, within bounds on attempts and time.
 *
 * - Repeated are the failures of `isRetryable`; work that may not be done twice only after 429 and throttling codes, or 503 with
 *   `Retry-After`. `retryOn` replaces this decision.
 * - The wait is `max(Retry-After, backoff)`. `Retry-After` is never shortened: when it does not fit `maxElapsedMs`, the failure
 *   is handed on at once and `getRetryInfo(failure).retryAt` tells when to come back.
 * - A failed `Response` that is returned is judged like a thrown error; the last one is returned.
 * - The value that was thrown is rethrown as it is, whatever it is.
 *
 * The classic SDK and Kiota retry by themselves: turn that off where `retryGraph` is used, or requests multiply.
 *
 * @param work the request; may be synchronous, is told the attempt (from 1) and the signal
 * @param options see {@link RetryOptions}; times in milliseconds
 * @returns what `work` resolved with
 * @throws what `work` threw last; `signal.reason` when aborted; a TypeError for a bad option; an Error when the gate stays closed
 *   longer than `maxElapsedMs` allows
 * @see Base of one second, four attempts and growing waits: Azure AD Graph error handling post (2013). Jitter: AWS
 *   Architecture Blog, "Exponential Backoff And Jitter".
 */
export async function retryGraph<T>(work: (context: RetryContext) => Promise<T> | T, options: RetryOptions = {}): Promise<T> {
  const settings = settingsOf(options);
  const { clock, maxAttempts, maxElapsedMs, signal, budget, gate, gateKey } = settings;
  const context = { signal: signal ?? new AbortController().signal };
  const start = clock.now();
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    await passGate(settings, start + maxElapsedMs);
    // What `work` gave or threw.
    let outcome: unknown;
    let isThrown = false;
    try {
      outcome = await work({ ...context, attempt });
    } catch (thrown) {
      outcome = thrown;
      isThrown = true;
    }
    if (!isThrown && !isFailedResponse(outcome)) {
      budget?.deposit();
      return outcome as T;
    }
    const info = normalise(outcome);
    const throttled = isThrottled(info);
    const now = clock.now();
    const elapsedMs = now - start;
    const event: RetryEvent = { attempt, error: outcome, info, requestId: info?.requestId, elapsedMs };
    const delayMs = Math.max(info?.retryAfterMs ?? 0, backoffDelay(settings, attempt, throttled, clock.random()));
    const retryAt = new Date(now + delayMs);
    if (throttled) gate?.pause(gateKey, now + delayMs);

    const isAborted = signal?.aborted;
    const repeatable = !isAborted && wantsRepetition(settings, info, outcome);
    const reason: GiveUpReason | undefined = isAborted
      ? 'aborted'
      : !repeatable
        ? 'not-retryable'
        : attempt >= maxAttempts
          ? 'attempts'
          : elapsedMs + delayMs > maxElapsedMs
            ? 'elapsed'
            : budget?.withdraw(throttled ? 'throttle' : 'transient') === false
              ? 'budget'
              : undefined;
    if (reason) {
      const end = { reason, retryAt: repeatable || info?.retryAfterMs !== undefined ? retryAt : undefined };
      if (isObject(outcome)) histories.set(outcome, { attempts: attempt, elapsedMs, ...end });
      await settings.onGiveUp?.({ ...event, ...end });
      if (isThrown) throw outcome;
      return outcome as T;
    }
    await settings.onRetry?.({ ...event, delayMs, retryAt });
    if (!isThrown) discard(outcome);
    await clock.sleep(delayMs, signal);
  }
}
