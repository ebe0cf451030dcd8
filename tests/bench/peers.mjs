/**
 * The presets beside other rule sets in a run of ESLint, on a generated repository in which Graph is everywhere.
 *
 *   npm run bench:peers                  prints
 *   npm run bench:peers -- --save        writes site/data/speed.json as well, for the page of figures
 *   npm run bench:peers -- --rounds 5
 *
 * Each round runs every set once; ratios are taken inside a round, of the processor times, and the median
 * counts.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, stdout, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';
import { writeRepository } from './repository.mjs';
import { median, run } from './run.mjs';

/** @typedef {import('./run.mjs').Measured} Measured */

const PEER = fileURLToPath(new URL('peer.mjs', import.meta.url));
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FILES = 1_000;
const SETS = ['none', 'selectors', 'typescript-eslint', 'recommended', 'strict'];

const { values } = parseArgs({
  args: argv.slice(2),
  options: { rounds: { type: 'string', default: '3' }, save: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);

/**
 * @param {readonly string[]} sets
 * @param {string} folder
 */
function measure(sets, folder) {
  /** @type {Map<string, Measured[]>} */
  const all = new Map(sets.map((set) => [set, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const set of sets) all.get(set)?.push(run([PEER, set, folder], folder));
  const base = all.get('none') ?? [];
  const { files } = /** @type {{ files: number }} */ (JSON.parse(base[0]?.output ?? '{}'));
  return {
    files,
    sets: [...all].map(([set, measured]) => {
      const { problems } = /** @type {{ problems: number }} */ (JSON.parse(measured[0]?.output ?? '{}'));
      const one = {
        set,
        seconds: rounded(median(measured.map(({ cpuMs }) => cpuMs)) / 1_000),
        ratio: rounded(median(measured.map(({ cpuMs }, index) => cpuMs / (base[index]?.cpuMs ?? NaN)))),
        megabytes: Math.round(median(measured.map(({ memoryMb }) => memoryMb))),
        problems,
      };
      stdout.write(
        `${set.padEnd(26)}${one.seconds.toFixed(2).padStart(8)} s ${one.ratio.toFixed(2).padStart(7)} times ${String(one.megabytes).padStart(6)} MB ${String(problems).padStart(6)} problems\n`,
      );
      return one;
    }),
  };
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;

const work = mkdtempSync(join(tmpdir(), 'bench-peers-'));
try {
  writeRepository(work, FILES);
  stdout.write(`A generated repository of ${FILES} files, full of Graph\n`);
  const measured = {
    date: new Date().toISOString().slice(0, 10),
    node: versions.node,
    eslint: ESLint.version,
    processors: availableParallelism(),
    rounds,
    ...measure(SETS, work),
  };
  if (values.save)
    writeFileSync(join(ROOT, 'site/data/speed.json'), `${JSON.stringify(measured, undefined, 2)}\n`);
} finally {
  rmSync(work, { recursive: true });
}
