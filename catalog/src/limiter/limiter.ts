import { readHeader } from '../headers.js';
import type { Level } from '../read.js';
import { retryAfterOf } from '../retry-after.js';
import type { AbortSignalLike } from '../retry/signal.js';
import { reasonOf } from '../retry/signal.js';
import type { LimiterClock, Run, Scope, Start } from './scope.js';
import { createScope } from './scope.js';
import { general, scopeOf } from './scope-of.js';

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
  /** Time and chance, for tests. */
  readonly clock?: Partial<LimiterClock> | undefined;
}

export interface GraphLimiter {
  /**
   * Does the work when its turn has come, and learns from the answer.
   *
   * @param request what it asks for: tells which limits it counts against
   * @param work sends one request; resolves with the answer of any client, or throws the error of any client
   * @param signal ends the wait, and frees the place of work that is under way
   * @returns what `work` gave
   * @throws what `work` threw; `signal.reason` when it is aborted and `work` does not end by itself
   */
  readonly run: <T>(request: LimitedRequest, work: () => Promise<T>, signal?: AbortSignalLike) => Promise<T>;
}

/** Where the clients keep status and headers. */
interface Answer extends Level {
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly responseStatusCode?: unknown;
  readonly response?: Answer;
}

/** Options and their defaults, in the order of the limits of a scope. */
const concurrencies = { concurrency: 32, mailboxConcurrency: 4, batchConcurrency: 1 };
/** Scopes that are kept although nothing has been asked of them for long. */
const manyScopes = 2000;

/**
 * Slows requests down before the service does. Make one for each app and tenant, and let every request pass through `run`,
 * repetitions as well.
 *
 * @param options see {@link GraphLimiterOptions}
 * @returns a limiter
 * @throws a TypeError that names a wrong option
 * @see Microsoft Graph throttling guidance and service-specific throttling limits; Avoid getting throttled or blocked in
 *   SharePoint Online.
 */
export function createGraphLimiter(options: GraphLimiterOptions = {}): GraphLimiter {
  const limits = Object.entries(concurrencies).map(([name, value]) => {
    const limit: unknown = options[name as keyof typeof concurrencies] ?? value;
    if (typeof limit !== 'number' || !(limit >= 1)) throw new TypeError(`\`${name}\` must be a number from 1.`);
    return limit;
  });
  const clock: LimiterClock = {
    now: () => Date.now(),
    random: () => Math.random(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    ...options.clock,
  };
  /** By key; the least recently used stand first. What answers have told to be one scope stands under several keys. */
  const scopes = new Map<string, Scope>();

  const find = ({ url, method }: LimitedRequest): Scope => {
    const [name, limit, rate] = scopeOf(url);
    // Most services count what is written for itself, mailboxes and batches do not.
    const key = limit === general && !/^(get|head)$/i.test(method ?? 'get') ? `${name} write` : name;
    const scope = scopes.get(key) ?? createScope(limits[limit] ?? 1, rate, clock);
    scopes.delete(key);
    scopes.set(key, scope);
    if (scopes.size > manyScopes) {
      for (const [old, other] of scopes) {
        scopes.delete(old);
        if (other.queue.size + other.running.size) scopes.set(old, other);
        break;
      }
    }
    return scope;
  };

  /** Makes a scope and the one that has a name one. */
  const join = (from: Scope, name: string): void => {
    const scope = scopes.get(name) ?? from;
    scopes.set(name, scope);
    if (scope === from) return;
    for (const [key, other] of scopes) if (other === from) scopes.set(key, scope);
    for (const start of from.queue) scope.queue.add(start);
    from.queue.clear();
  };

  return {
    run: (request, work, signal) =>
      new Promise((resolve, reject) => {
        let run: Run;
        const start: Start = (started) => {
          run = started;
          const outcome = (async () => work())();
          outcome.then(end, end);
          outcome.then(resolve, reject);
        };
        const leave = (): void => {
          signal?.removeEventListener?.('abort', abort);
          const scope = find(request);
          scope.queue.delete(start);
          scope.running.delete(run);
          scope.pump();
        };
        const end = (outcome: unknown): void => {
          try {
            const { status, statusCode, responseStatusCode, response } = Object(outcome) as Answer;
            const answer = [outcome, response] as Answer[];
            const code = Number(status ?? statusCode ?? responseStatusCode ?? response?.status ?? response?.statusCode);
            const name = readHeader(answer, 'x-ms-throttle-scope');
            if (name) join(find(request), name);
            find(request).learn(run, answer, code, retryAfterOf(answer, code));
          } catch {
            // A hostile answer tells nothing.
          }
          leave();
        };
        const abort = (): void => {
          leave();
          // Work that listens to the signal as well ends with an error of its own.
          void clock.sleep(0).then(() => {
            // The reason is the caller's own value.
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
            reject(signal && reasonOf(signal));
          });
        };
        signal?.addEventListener('abort', abort);
        if (signal?.aborted) abort();
        else {
          const { queue, pump } = find(request);
          if (queue.add(start).size < 2) pump();
        }
      }),
  };
}
