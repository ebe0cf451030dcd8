import { normalise } from '../normalise.js';
import { asStatus, get, isObject } from '../read.js';
import { bodyOf } from './answer.js';
import { batchesOf, dependenciesOf, keyOf } from './batch-order.js';
import type { BatchRequestItem, BatchResponseItem } from './batch-types.js';
import { CausedError } from './caused-error.js';
import { isFailedResponse, isIdempotent, wantsRepetition } from './decision.js';
import type { RetryContext, RetryOptions } from './options.js';
import { retryGraph } from './retry-graph.js';

type Answers = Map<string, BatchResponseItem>;
type Send<R> = (requests: readonly R[], context: RetryContext) => Promise<unknown>;

/**
 * Sends requests as JSON batches and repeats the failed ones only, because neither Graph nor the SDKs do: the
 * batch answers 200 while requests in it are throttled. Before each repetition it waits as long as the
 * slowest of them asks for.
 *
 * - More than 20 requests are split into batches, which are sent one after the other, each with attempts and
 *   time of its own.
 * - Requests are repeated by the rules of `retryGraph` for their own method. One without an answer counts as
 *   a lost connection.
 *   Those that failed with 424 because they depend on a repeated one go with it. `idempotent` and `retryOn` are about single
 *   requests as well as about the batch; without them the batch may be sent twice when all of its methods may.
 * - A request whose dependency failed in an earlier batch is not sent; its answer is a 424 made here.
 *
 * @param requests any number of them
 * @param send posts the given requests, at most 20, to `/$batch` and gives the answer: parsed, a `Response`,
 *   or with the body in `data` or `body`; what it throws, a failed `Response` and a body `{ error }` are
 *   judged like any failure
 * @param options see `RetryOptions`; times in milliseconds
 * @returns the last answer to each request, in the order of the requests. Failures are answers: look at
 *   `status`, or hand the item to `parseGraphError`. Requests that Graph left out of every answer are missing
 * @throws what `send` threw or gave last when nothing was answered, else an `IncompleteBatchError`;
 *   `signal.reason` when aborted; a TypeError for a bad option, an id that is missing or there twice, an
 *   unknown or circular dependency
 * @see JSON batching: "retry all the failed requests in a single batch with the longest Retry-After value"
 *   (Graph throttling guidance).
 */
export async function retryBatch<R extends BatchRequestItem>(
  requests: readonly R[],
  send: (requests: readonly R[], context: RetryContext) => Promise<unknown>,
  options: RetryOptions = {},
): Promise<BatchResponseItem[]> {
  if (typeof send !== 'function') throw new TypeError('`send` must be a function.');
  const answers: Answers = new Map();
  const known = (): BatchResponseItem[] => requests.flatMap(({ id }) => answers.get(keyOf(id)) ?? []);
  for (const batch of batchesOf(requests)) {
    try {
      await sendBatch(withoutRefused(batch, answers), answers, send, options);
    } catch (error) {
      if (answers.size === 0 || (options.signal?.aborted && error === options.signal.reason)) throw error;
      const message = `The batch failed after ${answers.size} of ${requests.length} requests were answered.`;
      throw Object.assign(new CausedError(message, { cause: error }), { answers: known() });
    }
  }
  return known();
}

/** Answers the requests whose dependency failed in an earlier batch, and gives the others. */
function withoutRefused<R extends BatchRequestItem>(batch: readonly R[], answers: Answers): readonly R[] {
  const here = new Set(batch.map(({ id }) => keyOf(id)));
  const hasFailed = (key: string): boolean =>
    !here.has(key) && asStatus(answers.get(key)?.status ?? 424) >= 400;
  return batch.filter((request) => {
    const failed = dependenciesOf(request).find(hasFailed);
    if (failed === undefined) return true;
    here.delete(keyOf(request.id));
    const message = `Not sent, because it depends on ${failed}, which did not succeed.`;
    answers.set(keyOf(request.id), {
      id: String(request.id),
      status: 424,
      body: { error: { code: 'failedDependency', message } },
    });
    return false;
  });
}

/**
 * Sends one batch until nothing is left that may be repeated.
 * @throws what `send` threw last, or what it gave in place of answers
 */
async function sendBatch<R extends BatchRequestItem>(
  batch: readonly R[],
  answers: Answers,
  send: Send<R>,
  options: RetryOptions,
): Promise<void> {
  let open = batch;
  // The failed request that asks for the longest wait stands for all of them.
  let slowest: unknown;
  const mayBeSentTwice = (): boolean =>
    options.idempotent ?? open.every(({ method }) => isIdempotent(method));
  const work = async (context: RetryContext): Promise<unknown> => {
    slowest = undefined;
    const answer = await send(
      open.map((request) => withoutSettled(request, open)),
      context,
    );
    if (isFailedResponse(answer)) return answer;
    const body = await bodyOf(answer, ['responses', 'error']);
    const responses = get(body, 'responses');
    if (!Array.isArray(responses))
      throw isObject(get(body, 'error'))
        ? body
        : new TypeError('`send` must give the answer to the batch, with its `responses`.');
    for (const response of responses)
      if (isObject(response)) answers.set(keyOf(response['id']), response as unknown as BatchResponseItem);
    const failures = await failuresOf(open, answers, options);
    open = open.filter((request) => failures.has(request));
    slowest = slowestOf([...failures.values()]);
    // The failed item that asks for the longest wait stands for all of them.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (slowest !== undefined) throw slowest;
    return undefined;
  };
  let outcome: unknown;
  try {
    if (open.length > 0) {
      outcome = await retryGraph(work, {
        ...options,
        retryOn: (info, thrown) =>
          (slowest !== undefined && thrown === slowest) ||
          wantsRepetition({ ...options, idempotent: mayBeSentTwice() }, info, thrown),
      });
    }
  } catch (error) {
    if (slowest === undefined || error !== slowest) throw error;
  }
  // A failed response that was returned.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (outcome !== undefined) throw outcome;
}

/** A dependency on a request that is not sent again has been met, and naming it would be an error. */
function withoutSettled<R extends BatchRequestItem>(request: R, open: readonly R[]): R {
  if (request.dependsOn === undefined) return request;
  const here = new Set(open.map(({ id }) => keyOf(id)));
  return { ...request, dependsOn: request.dependsOn.filter((id) => here.has(keyOf(id))) };
}

/** The requests to be repeated, each with its failed answer or with an error that says that there is none. */
async function failuresOf<R extends BatchRequestItem>(
  sent: readonly R[],
  answers: Answers,
  options: RetryOptions,
): Promise<ReadonlyMap<R, unknown>> {
  const failures = new Map<R, unknown>();
  const keys = new Set<string>();
  const add = (request: R, failure: unknown): void => {
    failures.set(request, failure);
    keys.add(keyOf(request.id));
  };
  for (const request of sent) {
    const answer = answers.get(keyOf(request.id));
    if (answer !== undefined && asStatus(answer.status) < 400) continue;
    const failure = answer ?? new Error(`The batch has no answer to request ${request.id}.`);
    const idempotent = options.idempotent ?? isIdempotent(request.method);
    const isLost = answer === undefined && options.retryOn === undefined;
    if (isLost ? idempotent : await wantsRepetition({ ...options, idempotent }, normalise(failure), failure))
      add(request, failure);
  }
  // A set hands out what is added meanwhile, so those that depend on dependants come in turn.
  for (const key of keys) {
    for (const request of sent) {
      const answer = answers.get(keyOf(request.id));
      if (
        !failures.has(request) &&
        asStatus(answer?.status ?? 424) === 424 &&
        dependenciesOf(request).includes(key)
      )
        add(request, answer);
    }
  }
  return failures;
}

const waitOf = (failure: unknown): number => normalise(failure)?.retryAfterMs ?? 0;

const slowestOf = (failures: readonly unknown[]): unknown =>
  failures.reduce(
    (slowest, failure) => (slowest === undefined || waitOf(failure) > waitOf(slowest) ? failure : slowest),
    undefined,
  );
