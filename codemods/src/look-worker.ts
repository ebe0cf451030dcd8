import { parentPort, workerData } from 'node:worker_threads';
import { importNatives } from 'eslint-plugin-msgraph/source';
import { Cell, type LookJob, type LookMessage, type LookWarning } from './jobs.js';
import { createLook } from './look.js';

// Node.js would print them once for each thread.
process.removeAllListeners('warning');
process.on('warning', ({ message, name, code }: NodeJS.ErrnoException) => {
  parentPort?.postMessage({ warning: message, type: name, code } satisfies LookWarning);
});

const { root, files, options, cells, thread } = workerData as LookJob;
await importNatives();
const look = createLook(root, options);

// The files are taken one by one, so all threads are done at about the same time.
while (Atomics.load(cells, Cell.stop) === 0) {
  const index = Atomics.add(cells, Cell.next, 1);
  const file = files[index];
  if (file === undefined) break;
  Atomics.store(cells, Cell.current + thread, index);
  parentPort?.postMessage([index, look(file)] satisfies LookMessage);
}
look.save();
