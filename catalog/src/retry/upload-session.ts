import { hasErrorCode } from '../codes.js';
import { normalise } from '../normalise.js';
import { get, isObject, text } from '../read.js';
import { bodyOf } from './answer.js';
import { isFailedResponse } from './decision.js';
import type { UploadRange, UploadService, UploadSession } from './upload-types.js';

const driveUnit = 327_680;
const mebibyte = 1_048_576;

/**
 * What each service takes in one request, in bytes: a slice that is not the last is a multiple of `unit`,
 * none is larger than `most`.
 *
 * @see drive: `driveItem: createUploadSession` ("less than 60 MiB", "a multiple of 320 KiB"); outlook:
 *   `attachment: createUploadSession` ("up to 4 MB each time"); print: "Upload documents using the Universal
 *   Print API" ("less than 10 MB").
 */
const limits: Readonly<Record<UploadService, { readonly unit: number; readonly most: number }>> = {
  drive: { unit: driveUnit, most: 60 * mebibyte - 1 },
  outlook: { unit: 1, most: 4 * mebibyte },
  print: { unit: 1, most: 10 * mebibyte - 1 },
};

/** 3.75 MiB: fits every service, and 4 MB of a million bytes as well. */
const defaultSliceSize = 12 * driveUnit;

/** Bytes that the service lacks: the first one, and the first one after the gap when it names an end. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Times that a session may lose bytes that it had, without getting further in between. */
const mostSetbacks = 3;

/** Where an upload is. */
export interface Position {
  readonly isKnown: () => boolean;
  readonly gap: () => Gap;
  /** @throws Error when the session falls back again and again: without a bound that would never end */
  readonly goTo: (next: number) => void;
}

export function createPosition(start: number | undefined): Position {
  let current = start;
  let furthest = 0;
  let setbacks = 0;
  return {
    isKnown: () => current !== undefined,
    gap: () => ({ start: current ?? 0, end: Infinity }),
    goTo: (next) => {
      if (next > furthest) setbacks = 0;
      else if (next < (current ?? 0)) setbacks++;
      if (setbacks > mostSetbacks)
        throw new Error(`The upload session lost the bytes from ${next} again and again.`);
      furthest = Math.max(furthest, next);
      current = next;
    },
  };
}

const spellings = ['nextExpectedRanges', 'NextExpectedRanges'];

/**
 * The first gap that an answer of the session tells, in bytes. `"26-"`, `"12345-55232"` and `"2097152"` are
 * all sent; 21Vianet and Outlook write `NextExpectedRanges`.
 *
 * @returns undefined when the answer does not tell; an empty list is a gap behind the last byte
 */
export function gapOf(body: unknown): Gap | undefined {
  const ranges: unknown = spellings.map((name) => get(body, name)).find(Array.isArray);
  if (!Array.isArray(ranges)) return undefined;
  const gaps = ranges.flatMap((range: unknown) => {
    const [, start, end] = /^\s*(\d+)\s*(?:-\s*(\d+)?)?\s*$/.exec(text(range)) ?? [];
    return start === undefined
      ? []
      : [{ start: Number(start), end: end === undefined ? Infinity : Number(end) + 1 }];
  });
  if (gaps.length === 0) return ranges.length === 0 ? { start: Infinity, end: Infinity } : undefined;
  return gaps.reduce((first, gap) => (gap.start < first.start ? gap : first));
}

/**
 * The body of an answer of the session.
 *
 * @throws the answer or its body when it is a failure that the client did not throw; what reading a
 *   `Response` throws
 */
export async function sessionBody(answer: unknown): Promise<unknown> {
  if (isFailedResponse(answer)) throw answer;
  const body = await bodyOf(answer, [...spellings, 'error']);
  if (isObject(get(body, 'error'))) throw body;
  return body;
}

/** True when the service does not know the session: it has expired, was cancelled, or is complete. */
export function isGone(failure: unknown): boolean {
  const status = normalise(failure)?.status;
  return (
    status === 404 ||
    status === 410 ||
    hasErrorCode(failure, 'itemNotFound', 'uploadSessionNotFound', 'ErrorItemNotFound')
  );
}

/** @throws TypeError naming the bad option */
export function checkSession<T>(session: UploadSession<T>): void {
  const { size, sliceSize = defaultSliceSize, service = 'drive', start = 0 } = session;
  if (!Number.isInteger(size) || size < 1) throw new TypeError('`size` must be a number of bytes from 1.');
  if (!Number.isInteger(start) || start < 0 || start > size)
    throw new TypeError('`start` must be a number of bytes from 0 to `size`.');
  if (!Object.keys(limits).includes(service))
    throw new TypeError("`service` must be 'drive', 'outlook' or 'print'.");
  const { unit, most } = limits[service];
  const isWhole = sliceSize >= size;
  if (!Number.isInteger(sliceSize) || sliceSize < 1 || (!isWhole && sliceSize % unit !== 0))
    throw new TypeError(`\`sliceSize\` must be a multiple of ${unit} bytes.`);
  if (Math.min(sliceSize, size) > most) throw new TypeError(`\`sliceSize\` must be at most ${most} bytes.`);
  for (const name of ['put', 'status', 'finished'] as const) {
    if (typeof (name === 'finished' ? (session[name] ?? session.put) : session[name]) !== 'function')
      throw new TypeError(`\`${name}\` must be a function.`);
  }
}

/**
 * The next slice. It ends with the gap where the service takes slices of that size, so that no byte is sent
 * that it has.
 */
export function rangeOf<T>(
  { start, end: gapEnd }: Gap,
  { size, sliceSize = defaultSliceSize, service = 'drive' }: UploadSession<T>,
): UploadRange {
  const end = Math.min(start + sliceSize, size);
  const fits = gapEnd < end && gapEnd > start && (gapEnd - start) % limits[service].unit === 0;
  const last = fits ? gapEnd : end;
  return { start, end: last, contentRange: `bytes ${start}-${last - 1}/${size}` };
}
