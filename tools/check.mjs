/**
 * Everything that must hold before a change is merged, one named step after the other; stops at the first red
 * one.
 *
 *   npm run check                      all steps
 *   npm run check -- --only lint,knip  some of them
 *   npm run check -- --skip tests      all but some
 */
import { spawnSync } from 'node:child_process';
import { argv, env, exit, stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';

/**
 * @typedef {{ name: string, commands: readonly (readonly string[])[], isStreamed?: boolean }} Step
 */

/** @type {readonly Step[]} */
const steps = [
  { name: 'lock', commands: [['node', 'tools/lock-check.mjs']] },
  { name: 'build', commands: [['npm', 'run', '--silent', 'build']] },
  { name: 'generated', commands: [['node', 'tools/generate-catalog.mjs', '--check']] },
  { name: 'types', commands: [['npm', 'run', '--silent', 'typecheck']] },
  { name: 'lint', commands: [['npm', 'run', '--silent', 'lint']] },
  { name: 'format', commands: [['npm', 'run', '--silent', 'format:check']] },
  { name: 'docs', commands: [['npm', 'run', '--silent', 'docs', '--', '--check']] },
  { name: 'site', commands: [['node', 'site/build/main.mjs']] },
  { name: 'knip', commands: [['npm', 'run', '--silent', 'knip']] },
  { name: 'publint', commands: [['npm', 'run', '--silent', 'publint']] },
  { name: 'attw', commands: [['npm', 'run', '--silent', 'attw']] },
  { name: 'tests', commands: [['npx', 'vitest', 'run', '--project', 'unit']], isStreamed: true },
  { name: 'e2e', commands: [['npx', 'vitest', 'run', '--project', 'e2e']], isStreamed: true },
];

/**
 * @param {Step} step
 * @returns {boolean} True if every command of the step exits with 0.
 */
function isGreen(step) {
  return step.commands.every(([command = '', ...args]) => {
    const result = spawnSync(command, args, {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: step.isStreamed === true ? 'inherit' : 'pipe',
      env: { ...env, ...(step.isStreamed !== true && { NO_COLOR: '1', FORCE_COLOR: '0' }) },
      shell: process.platform === 'win32',
    });
    if (result.status === 0) return true;
    // Output is null after a failed start, and where it was streamed.
    if (result.error !== undefined) stderr.write(`${result.error.message}\n`);
    else if (step.isStreamed !== true) stderr.write(`${result.stdout}${result.stderr}`);
    stderr.write(`\`${[command, ...args].join(' ')}\` failed\n`);
    return false;
  });
}

/**
 * @param {string | undefined} list
 * @throws {Error} When a name is none of the steps.
 */
function stepNames(list) {
  const names = list?.split(',') ?? [];
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `There is no step ${unknown.join(', ')}. Steps: ${steps.map((step) => step.name).join(', ')}`,
    );
  }
  return names;
}

function main() {
  const { values } = parseArgs({
    args: argv.slice(2),
    options: { only: { type: 'string' }, skip: { type: 'string' } },
  });
  const only = stepNames(values.only);
  const skipped = stepNames(values.skip);
  const chosen = steps.filter(
    ({ name }) => (only.length === 0 || only.includes(name)) && !skipped.includes(name),
  );
  const start = Date.now();
  for (const step of chosen) {
    const began = Date.now();
    if (!isGreen(step)) {
      stderr.write(`check: ${step.name} FAILED\n`);
      return 1;
    }
    stdout.write(`check: ${step.name} ok (${seconds(began)} s)\n`);
  }
  stdout.write(`check: ${chosen.length} steps ok in ${seconds(start)} s\n`);
  return 0;
}

/** @param {number} since A time from `Date.now()`. */
function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}

try {
  exit(main());
} catch (error) {
  stderr.write(`check: ${error instanceof Error ? error.message : String(error)}\n`);
  exit(2);
}
