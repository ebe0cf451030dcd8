import { findBody } from './chain.js';
import { normalise } from './normalise.js';
import type { Level } from './read.js';
import { get, longestBody, text } from './read.js';
import type { GraphErrorFacts } from './types.js';

/**
 * How long the bodies of one failure may take, in milliseconds. An error body has come with its headers, or
 * follows at once.
 */
const patience = 2000;

interface Chunk {
  readonly done?: boolean | undefined;
  readonly value?: unknown;
}

/** What answers, streams of the web and of Node, and blobs offer for reading. */
interface Source {
  readonly clone?: () => Source & { readonly text: () => Promise<string> };
  readonly body?: Source | null;
  readonly stream?: () => Source;
  readonly getReader?: () => { readonly read: () => Promise<Chunk>; readonly cancel: () => Promise<void> };
  readonly [Symbol.asyncIterator]?: () => { readonly next: () => Promise<Chunk> };
  readonly destroy?: () => void;
}

/**
 * The beginning of a body, as much as an error body may have and nothing of a page in HTML. What is left is
 * cancelled.
 */
async function readStart(source: Source, late: Promise<Chunk>): Promise<string> {
  let start = '';
  let stop: (() => unknown) | undefined;
  try {
    const copy = source.clone?.();
    const stream = copy ? copy.body : (source.stream?.() ?? source);
    // React Native has no streams.
    if (!stream) return text(await Promise.race([copy?.text(), late])).slice(0, longestBody);
    const reader = stream.getReader?.();
    const iterator = reader ? undefined : stream[Symbol.asyncIterator]?.();
    stop = () => (reader ? reader.cancel() : stream.destroy?.());
    const decoder = new TextDecoder();
    while (start.length < longestBody && !/^\s*</.test(start)) {
      const { done = true, value } = (await Promise.race([reader?.read() ?? iterator?.next(), late])) ?? {};
      if (done) break;
      start += typeof value === 'string' ? value : decoder.decode(value as ArrayBuffer, { stream: true });
    }
  } catch {
    // What cannot be read counts as absent.
  }
  Promise.resolve()
    .then(stop)
    .catch(() => undefined);
  return start;
}

const has = (value: unknown, method: PropertyKey): boolean =>
  typeof get(value, method as string) === 'function';

/** An unread failed answer, a stream or a blob. */
const isSource = (value: Level): boolean =>
  has(value, 'clone')
    ? get(value, 'bodyUsed') === false && get(value, 'ok') !== true
    : has(value, 'getReader') ||
      has(value, Symbol.asyncIterator) ||
      (has(value, 'stream') && has(value, 'arrayBuffer'));

/**
 * Like `normalise`, and reads the body of a failure that nobody has read yet: at most 64 KiB, for at most two
 * seconds. Of a `Response` a copy is read, so the caller can still read the body; streams and blobs are read
 * themselves. Never rejects; a body that cannot be read counts as absent.
 */
export async function normaliseAsync(thrown: unknown): Promise<GraphErrorFacts | undefined> {
  const direct = normalise(thrown);
  // What is no failed answer is not touched.
  if (!direct?.status || direct.codes[0]) return direct;
  const chain: Level[] = [];
  findBody(thrown, chain);
  const sources = chain.filter(
    (value) =>
      isSource(value) && !chain.some((holder) => has(holder, 'clone') && get(holder, 'body') === value),
  );
  // Where the types of Node and of browsers are both there, the result may be of either.
  let timer: ReturnType<typeof setTimeout> | number | undefined;
  const late = new Promise<Chunk>((resolve) => {
    timer = setTimeout(resolve, patience, {});
  });
  let read: GraphErrorFacts | undefined;
  for (const source of sources) {
    const body = await readStart(source, late);
    const facts = normalise({ body, response: source, cause: thrown }, thrown);
    if (!facts?.codes[0]) continue;
    read = facts;
    break;
  }
  clearTimeout(timer);
  return read ?? direct;
}
