import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env, execPath } from 'node:process';
import { pathToFileURL } from 'node:url';

const MEASURE = pathToFileURL(new URL('measure.mjs', import.meta.url).pathname).href;

/**
 * @typedef {object} Measured
 * @property {number} wallMs
 * @property {number} cpuMs Of the process and its threads and children.
 * @property {number} memoryMb Of the largest process.
 * @property {string} output What it printed.
 */

/**
 * Runs a script with Node and measures it.
 * @param {readonly string[]} args The script and its arguments.
 * @param {string} cwd
 * @param {readonly number[]} codes Exit codes that are no fault.
 * @returns {Measured}
 * @throws {Error} With its output, when it ends otherwise.
 */
export function run(args, cwd, codes = [0]) {
  const folder = mkdtempSync(join(tmpdir(), 'measure-'));
  const file = join(folder, 'lines');
  try {
    const start = performance.now();
    const result = spawnSync(execPath, ['--import', MEASURE, ...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: { ...env, MEASURE: file, NODE_OPTIONS: `--import ${MEASURE}` },
    });
    const wallMs = performance.now() - start;
    if (!codes.includes(result.status ?? -1))
      throw new Error(
        `${args.join(' ')} ended with ${result.status}: ${result.stdout.slice(-2_000)}${result.stderr.slice(-2_000)}`,
      );
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    const values = lines.map((line) => /** @type {{ memoryMb: number, cpuMs: number }} */ (JSON.parse(line)));
    return {
      wallMs,
      cpuMs: values.reduce((sum, value) => sum + value.cpuMs, 0),
      memoryMb: Math.max(...values.map(({ memoryMb }) => memoryMb)),
      output: result.stdout,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {readonly number[]} values
 * @returns {number} The one in the middle.
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
