import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { importNatives } from 'eslint-plugin-msgraph/source';
import { createLook, type LookOptions } from './look.js';
import type { Outcome } from './outcome.js';
import { failure } from './results.js';
import type { StopSignal } from './stop-signal.js';

/** Files to look at, and how. */
export interface Looking {
  /** Absolute path of the repository. */
  readonly root: string;
  /** Absolute paths. */
  readonly files: readonly string[];
  readonly options: LookOptions;
  /** Threads; 1 stands for this one. */
  readonly jobs: number;
  /** Ends the search after the files that are being looked at. */
  readonly signal?: StopSignal;
  /** Called now and then with the number of files done, and at the end with all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Each thread reads the evidence of the repository for itself. Two of them took 1.8 times less time with
 * 8,400 files, 1.4 times with 1,400 and 2,800, and more time with 100.
 */
const FILES_PER_THREAD = 500;
/** The fifth saves little. */
const MOST_BY_DEFAULT = 4;
/**
 * Every thread keeps up to 10 KB for each file of the repository. By default all of them together stay below
 * 1 GiB.
 */
const FILES_IN_MEMORY = 100_000;

/**
 * How many threads pay.
 * @param files number of files to look at
 * @param most what the user allows; by default the processors, up to 4, and what fits into 1 GiB
 */
export function threadsFor(
  files: number,
  most: number = Math.min(availableParallelism(), MOST_BY_DEFAULT, FILES_IN_MEMORY / files),
): number {
  return Math.max(1, Math.floor(Math.min(most, files / FILES_PER_THREAD)));
}

/** What a thread is given. */
export interface LookJob extends Pick<Looking, 'root' | 'files' | 'options'> {
  /** See `Cell`. */
  readonly cells: Int32Array;
  /** Number of the thread, from 0. */
  readonly thread: number;
}

/**
 * Memory that all threads share: the next file to take, whether to stop, and behind them the file that each
 * thread works on.
 */
export const Cell = { next: 0, stop: 1, current: 2 } as const;

/** What a thread sends: the index of a file, and what was found there. */
export type LookMessage = readonly [index: number, outcome: Outcome];

/** A warning of Node.js, which every thread may have for itself. */
export interface LookWarning {
  readonly warning: string;
  readonly type: string;
  readonly code: string | undefined;
}

/**
 * Looks at files, here or in threads. The outcomes are the same; their order is only with one thread that of
 * the files.
 * @param collect gets every outcome
 * @returns how many of the files were looked at, counted from the first; all unless `signal` stopped the
 *   search
 */
export function lookAtAll(
  looking: Looking,
  collect: (path: string, outcome: Outcome) => void,
): Promise<number> {
  return looking.jobs > 1 ? lookInThreads(looking, collect) : lookHere(looking, collect);
}

/** How long signals may have to wait, where a single file does not take longer. */
const BREATH_MS = 20;

/** Looking is synchronous, so signals are only seen when the event loop gets a turn. */
export class Breath {
  #last = 0;

  /** Whether `signal` came. */
  async isStopped(signal: StopSignal | undefined): Promise<boolean> {
    if (!signal) return false;
    if (performance.now() - this.#last > BREATH_MS) {
      await setImmediate();
      this.#last = performance.now();
    }
    return signal.aborted;
  }
}

async function lookHere(
  { root, files, options, signal, onProgress }: Looking,
  collect: (path: string, outcome: Outcome) => void,
): Promise<number> {
  await importNatives();
  const look = createLook(root, options);
  const breath = new Breath();
  let done = 0;
  for (const file of files) {
    onProgress?.(done, files.length);
    if (await breath.isStopped(signal)) break;
    collect(file, look(file));
    done += 1;
  }
  look.save();
  onProgress?.(files.length, files.length);
  return done;
}

const PROGRESS_MS = 100;
/** A thread that has not taken a file yet. */
const NO_FILE = -1;

async function lookInThreads(
  { root, files, options, jobs, signal, onProgress }: Looking,
  collect: (path: string, outcome: Outcome) => void,
): Promise<number> {
  const total = files.length;
  const cells = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * (Cell.current + jobs)));
  const taken = (): number => Math.min(Atomics.load(cells, Cell.next), total);
  const seen = new Set<number>();
  const warn = warnOnce();
  const take = (message: LookMessage | LookWarning): void => {
    if ('warning' in message) {
      warn(message);
      return;
    }
    const [index, outcome] = message;
    seen.add(index);
    collect(files[index] ?? '', outcome);
  };

  /** A thread that breaks down takes only its file with it: another one goes on. */
  async function run(thread: number): Promise<void> {
    for (;;) {
      Atomics.store(cells, Cell.current + thread, NO_FILE);
      const error = await runThread({ root, files, options, cells, thread }, take);
      if (error === undefined) return;
      const index = Atomics.load(cells, Cell.current + thread);
      if (index === NO_FILE) throw error;
      if (!seen.has(index))
        take([index, { kind: 'failed', reason: `The file could not be worked on: ${failure(error)}.` }]);
      if (taken() === total || signal?.aborted === true) return;
    }
  }

  const stop = (): void => void Atomics.store(cells, Cell.stop, 1);
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
  const timer = setInterval(() => onProgress?.(taken(), total), PROGRESS_MS);
  try {
    await Promise.all(Array.from({ length: jobs }, (_, thread) => run(thread)));
  } finally {
    stop();
    clearInterval(timer);
    signal?.removeEventListener('abort', stop);
    onProgress?.(total, total);
  }
  return taken();
}

/** Each kind of warning is given to the user once, whatever example of it a thread has met first. */
function warnOnce(): (given: LookWarning) => void {
  const known = new Set<string>();
  return ({ warning, type, code }) => {
    const kind = code ?? warning;
    if (!known.has(kind)) process.emitWarning(warning, code === undefined ? { type } : { type, code });
    known.add(kind);
  };
}

/** @returns the error that ended the thread, if one did */
function runThread(
  job: LookJob,
  take: (message: LookMessage | LookWarning) => void,
): Promise<Error | undefined> {
  return new Promise((resolve) => {
    let failed: Error | undefined;
    const worker = new Worker(new URL('./look-worker.js', import.meta.url), { workerData: job });
    worker.on('message', take);
    worker.on('error', (error) => {
      failed = error;
    });
    worker.on('exit', () => {
      resolve(failed);
    });
  });
}
