import { hasErrorCode } from '../codes.js';
import { get } from '../read.js';
import { isFailedResponse, mayRepeat } from './decision.js';
import type { RetryContext, RetryOptions } from './options.js';
import { retryGraph } from './retry-graph.js';

/** The bytes of one slice. */
export interface UploadRange {
  /** First byte. */
  readonly start: number;
  /** First byte after the slice. */
  readonly end: number;
  /** Value for the `Content-Range` header. */
  readonly contentRange: string;
}

export interface UploadSession<T> {
  /** Bytes of the whole file. */
  readonly size: number;
  /** Bytes of a slice. Graph wants a multiple of 320 KiB; the default is 5 MiB. */
  readonly sliceSize?: number;
  /** Sends one slice to the upload URL. */
  readonly put: (range: UploadRange, context: RetryContext) => Promise<T>;
  /** Gets the upload URL and gives the parsed answer, whose `nextExpectedRanges` tell what the service has. */
  readonly status: (context: RetryContext) => Promise<unknown>;
}

const kibibyte = 1024;
const defaultSliceSize = 5 * kibibyte * kibibyte;
const sliceUnit = 320 * kibibyte;

/** First byte of the first range that the service still expects. */
function nextByte(answer: unknown): number | undefined {
  const ranges = get(answer, 'nextExpectedRanges');
  const first: unknown = Array.isArray(ranges) ? ranges[0] : undefined;
  return typeof first === 'string' && /^\d+/.test(first) ? Number.parseInt(first, 10) : undefined;
}

/**
 * Uploads a file slice by slice and resumes after failures, which `LargeFileUploadTask` does not: it asks the session which
 * bytes the service has and goes on from there. A lost session (404, `uploadSessionNotFound`) is final.
 *
 * @param session size and slice size in bytes, and the two requests
 * @param options see `RetryOptions`, for each slice; sending a slice twice does no harm
 * @returns what `put` resolved with for the last slice, the finished item; or the failed `Response` that `put` resolved with last
 * @throws what `put` or `status` threw last, `signal.reason` when aborted, a TypeError for a bad option, an Error when the
 *   session accepts slices and does not advance
 * @see Resuming: `driveItem: createUploadSession`, section "Resume an in-progress upload".
 */
export async function resumeUpload<T>(session: UploadSession<T>, options: RetryOptions = {}): Promise<T> {
  const { size, sliceSize = defaultSliceSize } = session;
  if (!Number.isInteger(size) || size < 1) throw new TypeError('`size` must be a number of bytes from 1.');
  if (!Number.isInteger(sliceSize) || sliceSize < 1 || (sliceSize % sliceUnit !== 0 && sliceSize < size)) {
    throw new TypeError('`sliceSize` must be a multiple of 327680 bytes.');
  }
  let start = 0;
  const sendSlice = async (context: RetryContext): Promise<T> => {
    if (context.attempt > 1) start = nextByte(await session.status(context)) ?? start;
    const end = Math.min(start + sliceSize, size);
    const answer = await session.put({ start, end, contentRange: `bytes ${start}-${end - 1}/${size}` }, context);
    if (!isFailedResponse(answer)) start = nextByte(answer) ?? end;
    return answer;
  };
  for (;;) {
    const before = start;
    const answer = await retryGraph(sendSlice, { ...options, retryOn: options.retryOn ?? isResumable });
    if (isFailedResponse(answer) || start >= size) return answer;
    if (start <= before) throw new Error(`The upload session still expects byte ${start} after a slice that it accepted.`);
  }
}

/** Overlapping bytes mean that the service has them already. */
const isResumable: RetryOptions['retryOn'] = (info, thrown) =>
  mayRepeat(info, true) || info?.status === 416 || hasErrorCode(thrown, 'fragmentOverlap', 'invalidRange');
