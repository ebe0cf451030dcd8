/**
 * The codemod beside jscodeshift, and with more and more files.
 *
 *   npm run bench                     generated repositories
 *   npm run bench -- --repository DIR the speed on a repository of your own
 *   npm run bench -- --rounds 5 --skip-growth
 *
 * Ends with 1 when a limit is not kept. Other work on the machine makes the wall time worthless; the ratio of
 * the processor times is then the better figure.
 */
import { createRequire } from 'node:module';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRepository } from './repository.mjs';
import { median, run } from './run.mjs';

/** @typedef {import('./run.mjs').Measured} Measured */

const CLI = fileURLToPath(new URL('../../codemods/dist/cli.js', import.meta.url));
const IDENTITY = fileURLToPath(new URL('identity.cjs', import.meta.url));
const JSCODESHIFT = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js');
const EXTENSIONS = 'ts,tsx,mts,cts,js,jsx,mjs,cjs';

const LIMITS = { ratio: 20, memoryMb: 1_024, growth: 1.3 };
const FILES = 2_700;
const SIZES = [1_000, 10_000, 100_000];

/** @type {string[]} */
const broken = [];

/**
 * @param {string} folder
 * @param {readonly string[]} args
 */
const codemod = (folder, ...args) => run([CLI, '--quiet', ...args], folder, [0, 1]);

/**
 * @param {string} name
 * @param {readonly Measured[]} rounds
 */
function line(name, rounds) {
  const wall = median(rounds.map(({ wallMs }) => wallMs));
  const cpu = median(rounds.map(({ cpuMs }) => cpuMs));
  const memory = median(rounds.map(({ memoryMb }) => memoryMb));
  stdout.write(
    `${name.padEnd(44)}${seconds(wall)} wall  ${seconds(cpu)} processor  ${memory.toFixed(0).padStart(6)} MB\n`,
  );
}

/** @param {number} ms */
const seconds = (ms) => `${(ms / 1_000).toFixed(2).padStart(7)} s`;

/**
 * @param {string} folder
 * @param {number} rounds
 */
function compare(folder, rounds) {
  /** @type {Record<'jscodeshift' | 'one' | 'threads' | 'proof', Measured[]>} */
  const found = { jscodeshift: [], one: [], threads: [], proof: [] };
  for (let round = 0; round < rounds; round += 1) {
    found.jscodeshift.push(
      run(
        [
          JSCODESHIFT,
          '-t',
          IDENTITY,
          `--extensions=${EXTENSIONS}`,
          '--parser=tsx',
          '--dry',
          '--silent',
          '--ignore-pattern=**/node_modules/**',
          '.',
        ],
        folder,
      ),
    );
    found.one.push(codemod(folder, '--no-verify', '--jobs', '1'));
    found.threads.push(codemod(folder, '--no-verify'));
    found.proof.push(codemod(folder));
  }
  line('jscodeshift, a transform that changes nothing', found.jscodeshift);
  line('codemod, dry run, one thread', found.one);
  line('codemod, dry run, as many threads as pay', found.threads);
  line('codemod, dry run, and types compared', found.proof);
  const ratio = (/** @type {'one' | 'threads' | 'proof'} */ name, /** @type {'wallMs' | 'cpuMs'} */ time) =>
    median(found.jscodeshift.map((measured, round) => measured[time] / (found[name][round]?.[time] ?? NaN)));
  stdout.write(
    `jscodeshift takes ${ratio('one', 'wallMs').toFixed(1)} times the wall time of one thread, ${ratio('threads', 'wallMs').toFixed(1)} times that of threads, ${ratio('proof', 'wallMs').toFixed(1)} times that with types; processor time ${ratio('one', 'cpuMs').toFixed(1)} times that of one thread\n\n`,
  );
  if (ratio('threads', 'wallMs') < LIMITS.ratio)
    broken.push(`A dry run takes more than 1/${LIMITS.ratio} of the time of jscodeshift.`);
}

function grow() {
  /** @type {Measured[]} */
  const found = SIZES.map((count) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      writeRepository(folder, count);
      const measured = codemod(folder, '--no-verify', '--report', join(folder, 'report.json'));
      line(`codemod, ${count} generated files, with report`, [measured]);
      return measured;
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
  const [, middle, last] = found;
  const perFile = SIZES.map((count, index) => (found[index]?.cpuMs ?? NaN) / count);
  stdout.write(
    `milliseconds of processor time for each file: ${perFile.map((ms) => ms.toFixed(2)).join(', ')}\n`,
  );
  // The first size is mostly the start of the process.
  const factor = (last?.cpuMs ?? NaN) / (middle?.cpuMs ?? NaN) / 10;
  if (!(factor <= LIMITS.growth))
    broken.push(`100,000 files take ${factor.toFixed(2)} times as long for each file as 10,000.`);
  if (!((last?.memoryMb ?? NaN) <= LIMITS.memoryMb))
    broken.push(`100,000 files take more than ${LIMITS.memoryMb} MB.`);
}

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    repository: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    'skip-growth': { type: 'boolean' },
    'skip-speed': { type: 'boolean' },
  },
});
stdout.write(`Node.js ${process.version}, ${cpus().length} processors\n`);
if (values['skip-speed'] !== true) {
  if (values.repository !== undefined) compare(resolve(values.repository), Number(values.rounds));
  else {
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    try {
      writeRepository(folder, FILES);
      compare(folder, Number(values.rounds));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}
if (values['skip-growth'] !== true) grow();
for (const sentence of broken) stderr.write(`${sentence}\n`);
exit(broken.length > 0 ? 1 : 0);
