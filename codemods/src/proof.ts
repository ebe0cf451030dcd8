import { Worker } from 'node:worker_threads';
import type { StopSignal } from './stop-signal.js';
import type { Proof, ProofOptions, TextChange } from './type-proof.js';

/** What the thread of the proof is given. */
export interface ProofJob {
  readonly changes: readonly TextChange[];
  readonly options: ProofOptions;
}

/** Where the compiler cannot be run, nothing is proven, so every change is put back. */
export function notCompared(changes: readonly TextChange[], error: Error): Map<string, string> {
  return new Map(
    changes.map(({ path }) => [
      path,
      `The types could not be compared (${error.message}); --no-verify goes without.`,
    ]),
  );
}

/**
 * The type proof in a thread of its own. The compiler does not let go before it is done, which may take
 * minutes, so only from outside can it be stopped.
 * @returns what `proveTypes` returns, or `undefined` when `signal` came first. When the thread breaks down,
 *   for example without memory, every change is rejected.
 */
export function proveInThread(
  changes: readonly TextChange[],
  options: ProofOptions,
  signal?: StopSignal,
): Promise<Proof | undefined> {
  return new Promise((resolve) => {
    // TypeScript takes longer to load than most runs take, and most runs have nothing to prove.
    const worker = new Worker(new URL('./proof-worker.js', import.meta.url), {
      workerData: { changes, options } satisfies ProofJob,
    });
    let proof: Proof | undefined;
    const stop = (): void => void worker.terminate();
    if (signal?.aborted === true) stop();
    signal?.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: Proof) => {
      proof = message;
    });
    worker.on('error', (error) => {
      proof = { rejected: notCompared(changes, error), reduced: new Map(), checked: new Set(), projects: [] };
    });
    worker.on('exit', () => {
      signal?.removeEventListener('abort', stop);
      resolve(proof);
    });
  });
}
