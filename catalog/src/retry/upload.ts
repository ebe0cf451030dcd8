import { hasErrorCode } from '../codes.js';
import { normalise } from '../normalise.js';
import { get } from '../read.js';
import type { GraphErrorFacts } from '../types.js';
import { CausedError } from './caused-error.js';
import { isFailedResponse, mayRepeat } from './decision.js';
import type { RetryContext, RetryOptions } from './options.js';
import { retryGraph } from './retry-graph.js';
import {
  checkSession,
  createPosition,
  gapOf,
  isGone,
  rangeOf,
  sessionBody,
  type Gap,
} from './upload-session.js';
import type { UploadSession } from './upload-types.js';

/**
 * Uploads a file slice by slice and resumes after failures, which `LargeFileUploadTask` does not: it asks the
 * session which bytes the service has and goes on from there, also at the beginning, so that a session of an
 * earlier run is continued.
 *
 * A lost session (404, `uploadSessionNotFound`) is final. After the last slice was sent it means that the
 * upload is complete and only the answer was lost, as does a session that expects no more bytes; then
 * `finished` gets the item.
 *
 * @param session size and slice size in bytes, and the requests
 * @param options see `RetryOptions`, for each slice; sending a slice twice does no harm
 * @returns what `put` resolved with for the last slice, the finished item or nothing where the service sends
 *   none; what `finished` resolved with; or the failed `Response` that `put` resolved with last
 * @throws what `put`, `status` or `finished` threw last, `signal.reason` when aborted, a TypeError for a bad
 *   option, an Error when the session does not advance, and one with `allBytesSent: true` when the last
 *   answer was lost and there is no `finished`
 * @see Resuming: `driveItem: createUploadSession`, section "Resuming an in-progress upload".
 */
export async function resumeUpload<T>(session: UploadSession<T>, options: RetryOptions = {}): Promise<T> {
  checkSession(session);
  const { size } = session;
  const position = createPosition(session.start);
  let hasSentLast = false;
  let hadOverlap = false;
  let lost: { readonly cause?: unknown } | undefined;

  /** The first bytes that the session lacks. An empty list of a session that may be new says nothing. */
  const ask = async (context: RetryContext): Promise<Gap> => {
    const gap = gapOf(await sessionBody(await session.status(context)));
    return gap === undefined || (gap.start === Infinity && !hasSentLast && !hadOverlap)
      ? position.gap()
      : gap;
  };

  const sendSlice = async (context: RetryContext): Promise<T | undefined> => {
    const gap = !position.isKnown() || context.attempt > 1 ? await ask(context) : position.gap();
    if (gap.start >= size) {
      lost = {};
      return undefined;
    }
    position.goTo(gap.start);
    const range = rangeOf(gap, session);
    const isLast = range.end === size;
    hasSentLast ||= isLast;
    const answer = await session.put(range, context);
    if (isFailedResponse(answer)) return answer;
    const next = gapOf(await putBody(answer, isLast))?.start ?? range.end;
    if (next === gap.start)
      throw new Error(`The upload session still expects byte ${next} after a slice that it accepted.`);
    position.goTo(Math.min(next, size));
    return answer;
  };

  const attempt = async (context: RetryContext): Promise<T | undefined> => {
    const hadSentLast = hasSentLast;
    const judge = (failure: unknown): void => {
      hadOverlap ||= isOverlap(normalise(failure), failure);
      if (hadSentLast && isGone(failure)) lost = { cause: failure };
    };
    try {
      const answer = await sendSlice(context);
      if (isFailedResponse(answer)) judge(answer);
      return answer;
    } catch (failure) {
      judge(failure);
      if (lost === undefined) throw failure;
      return undefined;
    }
  };

  for (;;) {
    const answer = await retryGraph(attempt, { ...options, retryOn: options.retryOn ?? isResumable });
    if (lost) return finish(session, lost, options);
    if (isFailedResponse(answer) || position.gap().start >= size) return answer as T;
  }
}

/**
 * The last answer is the caller's and is not read; in between, 202 without a body means that the slice was
 * accepted.
 */
async function putBody(answer: unknown, isLast: boolean): Promise<unknown> {
  if (typeof get(answer, 'json') !== 'function') return sessionBody(answer);
  return isLast ? undefined : sessionBody(answer).catch(() => undefined);
}

async function finish<T>(
  session: UploadSession<T>,
  { cause }: { readonly cause?: unknown },
  options: RetryOptions,
): Promise<T> {
  const { finished } = session;
  if (finished !== undefined)
    return retryGraph((context) => finished.call(session, context), { ...options, idempotent: true });
  const message =
    cause === undefined ? 'The service has all bytes' : 'All bytes were sent and the session is gone';
  throw Object.assign(
    new CausedError(`${message}: the upload is complete, but the answer with the item was lost.`, { cause }),
    { allBytesSent: true },
  );
}

/** Overlapping bytes mean that the service has them already. */
const isOverlap = (info: GraphErrorFacts | undefined, failure: unknown): boolean =>
  info?.status === 416 || hasErrorCode(failure, 'fragmentOverlap', 'invalidRange');

const isResumable: RetryOptions['retryOn'] = (info, failure) =>
  mayRepeat(info, true) || isOverlap(info, failure);
