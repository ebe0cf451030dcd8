/**
 * Runs a generator and compares: what stands in the repository must be what the generator writes.
 *
 *   node tools/generated-check.mjs [--root DIR] -- <command> [arguments…]
 *
 * The files keep what the generator wrote, so the remedy is to read the difference and commit it.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, cwd, exit, stderr } from 'node:process';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';

/** Everything that a generator of this repository may write. */
const written = ['catalog/src/**/*.generated.*', 'rules/src/**/*.generated.*', 'docs/**/*.md', 'README.md', '*/README.md'];

/**
 * @param {string} root
 * @returns {Map<string, string>} Text by path relative to `root`.
 */
export function readGenerated(root) {
  const files = globSync(written, { cwd: root, ignore: ['**/node_modules/**', '**/dist/**'] }).sort();
  return new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
}

/**
 * @param {Map<string, string>} before
 * @param {Map<string, string>} after
 * @returns {string[]} Paths that were added, removed or changed.
 */
export function changedFiles(before, after) {
  const all = new Set([...before.keys(), ...after.keys()]);
  return [...all].filter((file) => before.get(file) !== after.get(file));
}

function main() {
  const separator = argv.indexOf('--');
  const [command, ...args] = separator === -1 ? [] : argv.slice(separator + 1);
  if (command === undefined) {
    stderr.write('Usage: generated-check [--root DIR] -- <command> [arguments…]\n');
    return 2;
  }
  const { values } = parseArgs({ args: argv.slice(2, separator), options: { root: { type: 'string' } } });
  const root = values.root ?? cwd();
  const before = readGenerated(root);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error !== undefined || status !== 0) {
    stderr.write(`The generator failed: ${error?.message ?? `exit code ${status ?? 'unknown'}`}\n`);
    return 1;
  }
  const changed = changedFiles(before, readGenerated(root));
  for (const file of changed) stderr.write(`${file} is not what the generator writes; it has been regenerated\n`);
  return changed.length === 0 ? 0 : 1;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) exit(main());
