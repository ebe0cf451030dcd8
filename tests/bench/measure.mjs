/**
 * Loaded with `--import` into a process that is measured: at its end it adds one line of JSON to the file
 * that `MEASURE` names. Threads and child processes load it as well; the largest memory of all lines is that
 * of the largest process.
 */
import { appendFileSync } from 'node:fs';
import { env } from 'node:process';
import { isMainThread } from 'node:worker_threads';

const file = env['MEASURE'];
if (isMainThread && file !== undefined) {
  process.once('exit', () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    // maxRSS is in kilobytes, the times are in microseconds.
    appendFileSync(
      file,
      `${JSON.stringify({ memoryMb: maxRSS / 1_024, cpuMs: (userCPUTime + systemCPUTime) / 1_000 })}\n`,
    );
  });
}
