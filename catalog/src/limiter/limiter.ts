import { readAnswer } from './answer.js';
import type { GraphLimiterOptions, LimitedRequest } from './options.js';
import { limiterSettings } from './options.js';
import type { AbortSignalLike } from '../retry/signal.js';
import { reasonOf } from '../retry/signal.js';
import type { Turn } from './scope.js';
import { createScopes } from './scopes.js';

export interface GraphLimiter {
  /**
   * Does the work when its turn has come, and learns from the answer.
   *
   * @param request what it asks for: tells which limits it counts against
   * @param work sends one request; resolves with the answer of any client, or throws the error of any client.
   *   When it makes requests through the limiter instead, it is no request itself: its place is theirs, and
   *   nothing is learnt from what it gives. That is seen when its first step does so; later it calls `free`,
   *   which it is given
   * @param signal ends the wait, and frees the place of work that is under way
   * @returns what `work` gave
   * @throws what `work` threw; `signal.reason` when it is aborted and `work` does not end by itself
   */
  readonly run: <T>(
    request: LimitedRequest,
    work: (free: () => void) => Promise<T>,
    signal?: AbortSignalLike,
  ) => Promise<T>;
}

/**
 * Slows requests down before the service does. Make one for each app and tenant, and let every request pass
 * through `run`, repetitions as well.
 *
 * @param options see {@link GraphLimiterOptions}
 * @returns a limiter
 * @throws a TypeError that names a wrong option
 * @see Microsoft Graph throttling guidance and service-specific throttling limits; Avoid getting throttled or
 *   blocked in SharePoint Online.
 */
export function createGraphLimiter(options: GraphLimiterOptions = {}): GraphLimiter {
  const settings = limiterSettings(options);
  const [now, , sleep] = settings;
  const find = createScopes(settings);
  /** Frees the place of the work that is being started at this moment. */
  let freeOuter: (() => void) | undefined;

  return {
    run: (request, work, signal) =>
      new Promise((resolve, reject) => {
        const scope = find(request);
        const [enter, leave] = scope;
        const free = (): void => {
          if (turn[2]) leave(turn, undefined, true);
        };
        const start = (): void => {
          const outer = freeOuter;
          freeOuter = free;
          const outcome = (async () => work(free))();
          freeOuter = outer;
          outcome.then(end, end);
          outcome.then(resolve, reject);
        };
        const stop = (): void => {
          signal?.removeEventListener?.('abort', abort);
          leave(turn);
        };
        const end = (outcome: unknown): void => {
          try {
            const answer = readAnswer(outcome);
            for (const [, learn] of new Set([scope, find(request, answer[2])])) learn(turn, answer);
          } catch {
            // What was asked for cannot be read any more.
          }
          stop();
        };
        const abort = (): void => {
          stop();
          // Work that listens to the signal as well ends with an error of its own.
          void sleep(0).then(() => {
            // The reason is the caller's own value.
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
            reject(signal && reasonOf(signal));
          });
        };
        const turn: Turn = [now(), start, 0];
        freeOuter?.();
        signal?.addEventListener('abort', abort);
        if (signal?.aborted) abort();
        else enter(turn);
      }),
  };
}
