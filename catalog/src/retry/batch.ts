import { normalise } from '../normalise.js';
import { isIdempotent, mayRepeat, wantsRepetition } from './decision.js';
import type { RetryContext, RetryOptions } from './options.js';
import { retryGraph } from './retry-graph.js';

/** One request of a JSON batch. */
export interface BatchRequestItem {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly dependsOn?: readonly string[];
}

/** One answer of a JSON batch. */
export interface BatchResponseItem {
  readonly id: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * Sends a JSON batch and repeats the failed items only, because neither Graph nor the SDKs do: the batch answers 200 while
 * items in it are throttled. Before each repetition it waits as long as the slowest item asks for.
 *
 * Items are repeated by the rules of `retryGraph` for their own method; items that failed with 424 because they depend on a
 * repeated one go with it. `idempotent`, `method` and `retryOn` are about items.
 *
 * @param requests the items; at most 20 in one batch is Graph's limit and the caller's task
 * @param send posts the given items to `/$batch` and gives the parsed answer; what it throws is judged like any failure
 * @param options see `RetryOptions`; times in milliseconds
 * @returns the last answer to each item, in the order of the requests. Failures are answers: look at `status`, or hand the
 *   item to `parseGraphError`. Items without an answer are missing
 * @throws what `send` threw last, `signal.reason` when aborted, a TypeError for a bad option
 * @see JSON batching: "retry all the failed requests in a single batch with the longest Retry-After value" (Graph throttling guidance).
 */
export async function retryBatch<R extends BatchRequestItem>(
  requests: readonly R[],
  send: (requests: readonly R[], context: RetryContext) => Promise<{ readonly responses: readonly BatchResponseItem[] }>,
  options: RetryOptions = {},
): Promise<BatchResponseItem[]> {
  const answers = new Map<string, BatchResponseItem>();
  let pending = requests;
  let slowest: BatchResponseItem | undefined;
  const work = async (context: RetryContext): Promise<void> => {
    const { responses } = await send(pending.map((request) => withoutSettled(request, pending)), context);
    for (const response of responses) answers.set(response.id, response);
    pending = failedItems(pending, answers, options);
    slowest = slowestOf(pending.flatMap(({ id }) => answers.get(id) ?? []));
    // The failed item that asks for the longest wait stands for all of them.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (slowest !== undefined) throw slowest;
  };
  try {
    await retryGraph(work, {
      ...options,
      retryOn: (info, thrown) => (slowest !== undefined && thrown === slowest) || wantsRepetition(options, info, thrown),
    });
  } catch (error) {
    if (error !== slowest) throw error;
  }
  return requests.flatMap(({ id }) => answers.get(id) ?? []);
}

/** A dependency on an item that is not sent again has been met, and naming it would be an error. */
function withoutSettled<R extends BatchRequestItem>(request: R, pending: readonly R[]): R {
  if (request.dependsOn === undefined) return request;
  const dependsOn = request.dependsOn.filter((id) => pending.some((other) => other.id === id));
  return { ...request, dependsOn };
}

function failedItems<R extends BatchRequestItem>(sent: readonly R[], answers: ReadonlyMap<string, BatchResponseItem>, options: RetryOptions): readonly R[] {
  const failed = new Set<string>();
  for (const { id, method } of sent) {
    const answer = answers.get(id);
    const info = answer === undefined || answer.status < 400 ? undefined : normalise(answer);
    if (info === undefined) continue;
    const repeat = options.retryOn === undefined ? mayRepeat(info, options.idempotent ?? isIdempotent(method)) : options.retryOn(info, answer);
    if (repeat) failed.add(id);
  }
  // A set hands out what is added meanwhile, so dependants of dependants come in turn.
  for (const failedId of failed) {
    for (const { id, dependsOn = [] } of sent) {
      if (answers.get(id)?.status === 424 && dependsOn.includes(failedId)) failed.add(id);
    }
  }
  return sent.filter(({ id }) => failed.has(id));
}

const waitOf = (item: BatchResponseItem): number => normalise(item)?.retryAfterMs ?? 0;

const slowestOf = (items: readonly BatchResponseItem[]): BatchResponseItem | undefined =>
  items.reduce<BatchResponseItem | undefined>((slowest, item) => (slowest === undefined || waitOf(item) > waitOf(slowest) ? item : slowest), undefined);
