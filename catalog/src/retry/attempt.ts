import { asStatus, get } from '../read.js';
import { after } from './clock.js';
import type { RetryContext } from './options.js';
import type { AbortSignalLike } from './signal.js';
import { joined, named, reasonOf } from './signal.js';

/** How an attempt ended. */
export interface Outcome {
  /** What the work gave or threw. */
  readonly value: unknown;
  readonly isThrown: boolean;
  /** True when the time for the whole call was over. */
  readonly isOver: boolean;
}

/** A web stream or one of Node. Only streams are touched: data may have methods of these names. */
interface Stream {
  readonly getReader?: unknown;
  readonly cancel: () => Promise<void>;
  readonly pipe?: unknown;
  readonly on: (event: 'error', listener: () => void) => { readonly destroy: () => void };
}

/**
 * Makes the body of an answer of undici readable here and by the caller, too, in whose place comes a
 * `Response`: it has the same functions for reading. The bodies of other clients can be copied or are read
 * already.
 */
export function keepBody(answer: unknown): void {
  const stream = get(get(answer, 'body'), 'body') as ReadableStream | undefined;
  if (get(stream, 'getReader'))
    Reflect.set(
      answer as object,
      'body',
      new Response(stream, { status: asStatus(get(answer, 'statusCode')) }),
    );
}

/**
 * Frees the connection of an answer that nobody will read. Somebody may read it already: then there is
 * nothing to free.
 */
export async function discard(answer: unknown): Promise<void> {
  for (const name of ['body', 'data']) {
    const held = get(answer, name);
    const body = (get(held, 'body') ?? held) as Stream;
    try {
      if (body.getReader) await body.cancel();
      // Being destroyed early is an error to such a stream.
      else if (body.pipe) body.on('error', () => undefined).destroy();
    } catch {
      // See above.
    }
  }
}

/**
 * Makes one attempt, and ends it after its time or when the caller gives up, also when the work does not heed
 * its signal. What the work gives or throws after that is dropped. Leaves no timer and no listener behind.
 *
 * @param restMs milliseconds that are left for the whole call
 * @returns a promise that is never rejected
 */
export function runAttempt(
  work: (context: RetryContext) => unknown,
  attempt: number,
  restMs: number,
  attemptTimeoutMs: number,
  signal: AbortSignalLike,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const controller = new AbortController();
    const limit = Math.min(attemptTimeoutMs, restMs);
    let isSettled = false;
    const settle = (value: unknown, isThrown: boolean, isOver = false): void => {
      stop();
      if (isSettled) void discard(value);
      isSettled = true;
      resolve({ value, isThrown, isOver });
    };
    const stop = after(limit, signal, (isAborted) => {
      const reason = isAborted
        ? reasonOf(signal)
        : named('TimeoutError', `No answer within ${limit} ms.`, 'ETIMEDOUT');
      // Work that heeds its signal says in a moment how it was aborted.
      if (isAborted) setTimeout(settle, 0, reason, true);
      else settle(reason, true, limit === restMs);
      controller.abort(reason);
    });
    // The executor makes a rejection of what synchronous work throws.
    new Promise((run) => {
      run(work({ attempt, signal: joined([controller.signal, signal]) }));
    }).then(
      (value) => {
        settle(value, false);
      },
      (error: unknown) => {
        settle(error, true);
      },
    );
  });
}
