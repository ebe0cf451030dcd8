import { parentPort, workerData } from 'node:worker_threads';
import type { ProofJob } from './proof.js';
import { proveTypes } from './verify.js';

const { changes, options } = workerData as ProofJob;
parentPort?.postMessage(proveTypes(changes, options));
