import { normaliseAsync } from '../body.js';
import { isObject } from '../read.js';
import type { GraphErrorFacts } from '../types.js';
import { discard, keepBody, runAttempt, type Outcome } from './attempt.js';
import { backoffDelay, spread } from './backoff.js';
import { asksForPause, isFailedResponse, isThrottled, wantsRepetition } from './decision.js';
import { publish, type RetryDiagnostic } from './diagnostics.js';
import type { GiveUpReason, RetryAttemptEvent, RetryContext, RetryEvent, RetryOptions } from './options.js';
import { settingsOf, type Settings } from './settings.js';
import { reasonOf } from './signal.js';

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
 * @param failure the value that it threw, or the failed answer that it returned
 * @returns undefined for any other value, and for a thrown primitive
 * @throws never
 */
export function getRetryInfo(failure: unknown): RetryInfo | undefined {
  return isObject(failure) ? histories.get(failure) : undefined;
}

/** A failed attempt: what it gave or threw, and what that says. */
interface Failure {
  readonly value: unknown;
  readonly isThrown: boolean;
  readonly info?: GraphErrorFacts | undefined;
  readonly attempt: number;
  readonly elapsedMs: number;
}

/**
 * Calls a function of the caller, which may hang, and waits for so many milliseconds.
 *
 * @throws what it throws, or the reason of the signal
 */
async function called<E>(
  task: (event: E) => unknown,
  restMs: number,
  { signal }: Settings,
  event?: E,
): Promise<Outcome> {
  const outcome = await runAttempt(() => task(event as E), 0, restMs, Infinity, signal);
  if (outcome.isThrown && !outcome.isOver) throw outcome.value;
  return outcome;
}

/** Times beyond what a `Date` can hold are the last that it can. */
const dateOf = (time: number): Date => new Date(Math.min(time, 8.64e15));

/** Tells diagnostics what is safe to log. @returns what the hooks are told */
function eventOf<M extends Pick<RetryDiagnostic, 'retryAt'>>(
  name: RetryDiagnostic['name'],
  { value, info, attempt, elapsedMs }: Failure,
  more: M,
): RetryEvent & M {
  const told = {
    attempt,
    elapsedMs,
    status: info?.status,
    code: info?.codes[0],
    requestId: info?.requestId,
    ...more,
  };
  void publish({ name, ...told });
  return Object.defineProperty({ ...told, info }, 'error', { get: () => value }) as unknown as RetryEvent & M;
}

/**
 * Waits until a time, and longer while the key is paused, each time anew if the pause grew meanwhile.
 *
 * @returns undefined when the next attempt may start; when it would make sense, if that is after the deadline
 * @throws the reason of the signal as soon as it is aborted
 */
async function waitUntil(
  time: number,
  attempt: number,
  deadline: number,
  settings: Settings,
): Promise<number | undefined> {
  const { gate, gateKey, clock, signal } = settings;
  let passed = clock.now();
  for (let until = time; ;) {
    if (signal.aborted) throw reasonOf(signal);
    if (until > passed) {
      await clock.sleep(until - clock.now(), signal);
      // A clock of tests may stand still.
      passed = Math.max(until, clock.now());
      if (passed > deadline) return passed;
      continue;
    }
    const opens = gate.pausedUntil(gateKey);
    if (!(opens > passed)) return undefined;
    if (opens > deadline) return opens;
    until = opens + spread(settings, attempt, deadline - opens, clock.random());
  }
}

/**
 * Milliseconds until the next attempt, by the failure of the last one. Closes the gate where all callers
 * should wait.
 */
function delayAfter({ info, attempt }: Failure, deadline: number, settings: Settings): number {
  const { gate, gateKey, clock } = settings;
  const now = clock.now();
  const share = clock.random();
  const throttled = isThrottled(info);
  const own = backoffDelay(settings, attempt, throttled, share);
  const asked = info?.retryAfterMs ?? 0;
  const floor = Math.max(asked, gate.pausedUntil(gateKey) - now || 0);
  if (throttled || asksForPause(info)) gate.pause(gateKey, now + (asked || own));
  return floor > 0 && settings.jitter === 'full'
    ? floor + spread(settings, attempt, deadline - now - floor, share)
    : Math.max(own, floor);
}

/**
 * Remembers why nothing more is tried and tells the hooks, which have as much time again.
 * @returns the value of the failed answer
 * @throws what the last attempt threw
 */
async function giveUp(
  failure: Failure,
  reason: GiveUpReason,
  retryAt: Date | undefined,
  settings: Settings,
): Promise<unknown> {
  const { value, isThrown, attempt, elapsedMs } = failure;
  if (isObject(value)) histories.set(value, { attempts: attempt, elapsedMs, reason, retryAt });
  const event = eventOf('give-up', failure, { reason, retryAt });
  await called(settings.onGiveUp, settings.maxElapsedMs || Infinity, settings, event);
  if (isThrown) throw value;
  return value;
}

/**
 * Runs a request and repeats it while its failure may pass, within bounds on attempts and time.
 *
 * - Work that may not be done twice is repeated only after 429 and throttling codes, or 503 with
 *   `Retry-After`. Without `method` or
 *   `idempotent`, and where the client does not tell the method (the classic SDK, Kiota, PnP, a bare `Response`), work counts as
 *   such: give `method: 'GET'` to have it repeated after other 5xx and lost connections. `retryOn` replaces this decision.
 * - The wait is the larger of `Retry-After` and the own wait, and up to one own wait more than `Retry-After`,
 *   so that callers do not come
 *   back together. `Retry-After` is never shortened: when it does not fit `maxElapsedMs`, the failure is handed on at once and
 *   `getRetryInfo(failure).retryAt` tells when to come back.
 * - A failed answer that is returned is judged like a thrown error, its codes included; the last one is
 *   returned, its body unread.
 * - The value that was thrown is rethrown as it is, whatever it is.
 *
 * The classic SDK and Kiota retry by themselves: turn that off where `retryGraph` is used, or requests
 * multiply.
 *
 * @param work the request; may be synchronous, is told the attempt (from 1) and a signal of its own
 * @param options see {@link RetryOptions}; times in milliseconds
 * @returns what `work` resolved with
 * @throws what `work` threw last; a `TimeoutError` when its last attempt was ended; `signal.reason` when
 *   aborted; a TypeError for a bad option; an Error when the gate is closed before the first attempt for
 *   longer than `maxElapsedMs` allows
 * @see Base of one second, four attempts and growing waits: Azure AD Graph error handling post (2013).
 *   Jitter: AWS Architecture Blog, "Exponential Backoff And Jitter".
 */
export async function retryGraph<T>(
  work: (context: RetryContext) => Promise<T> | T,
  options: RetryOptions = {},
): Promise<T> {
  const settings = settingsOf(work, options);
  const { clock, maxAttempts, maxElapsedMs, attemptTimeoutMs, budget, signal } = settings;
  const start = clock.now();
  const deadline = start + maxElapsedMs;
  const left = (): number => (maxElapsedMs ? deadline - clock.now() : Infinity);
  let failure: Failure = { value: undefined, isThrown: true, attempt: 0, elapsedMs: 0 };
  let planned: RetryAttemptEvent | undefined;
  for (let attempt = 1, wake = start; ; attempt++) {
    let late: number | undefined;
    try {
      const isHeldUp = planned && (await called(settings.onRetry, left(), settings, planned)).isOver;
      late = isHeldUp ? wake : await waitUntil(wake, attempt, deadline, settings);
    } finally {
      if (!late) void discard(failure.value);
    }
    if (late) {
      const retryAt = dateOf(late);
      if (attempt === 1)
        failure = { ...failure, value: new Error(`The \`gate\` is closed until ${retryAt.toISOString()}.`) };
      return (await giveUp(failure, 'elapsed', retryAt, settings)) as T;
    }
    const { value, isThrown, isOver } = await runAttempt(work, attempt, left(), attemptTimeoutMs, signal);
    if (!isThrown && !isFailedResponse(value)) {
      budget.deposit();
      return value as T;
    }
    if (!isThrown) keepBody(value);
    const info = await normaliseAsync(value);
    const now = clock.now();
    failure = { value, isThrown, info, attempt, elapsedMs: now - start };
    const delayMs = delayAfter(failure, deadline, settings);
    wake = now + delayMs;
    const ask = (): unknown => !signal.aborted && wantsRepetition(options, info, value);
    const { value: repeatable, isOver: isLate } = await called(ask, left(), settings);
    const reason = signal.aborted
      ? 'aborted'
      : isOver || isLate
        ? 'elapsed'
        : !repeatable
          ? 'not-retryable'
          : attempt >= maxAttempts
            ? 'attempts'
            : wake > deadline
              ? 'elapsed'
              : !budget.withdraw(isThrottled(info) ? 'throttle' : 'transient') && 'budget';
    const retryAt = dateOf(wake);
    if (reason)
      return (await giveUp(
        failure,
        reason,
        repeatable || info?.retryAfterMs !== undefined ? retryAt : undefined,
        settings,
      )) as T;
    planned = eventOf('retry', failure, { delayMs, retryAt });
  }
}
