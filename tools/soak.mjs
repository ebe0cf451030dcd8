/**
 * Kills the codemod at random moments while it writes, many more times than `npm test` does, and sees that no
 * file is torn or lost and that a second run finishes the work.
 *
 *   npm run soak            200 times
 *   npm run soak -- 1000
 */
import { spawnSync } from 'node:child_process';
import { argv, env, execPath, exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';

const rounds = argv[2] ?? '200';
if (!/^[1-9]\d*$/.test(rounds)) {
  stderr.write(`soak: \`${rounds}\` is no number of rounds\n`);
  exit(2);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const args = [vitest, 'run', '--project', 'unit', '--reporter', 'verbose', 'tests/codemods/kill.test.ts'];
exit(
  spawnSync(execPath, args, { cwd: root, stdio: 'inherit', env: { ...env, SOAK_ROUNDS: rounds } }).status ??
    1,
);
