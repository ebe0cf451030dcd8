/**
 * Runs the codemod with `--write` on copies of repositories, twice, and prints a row of a Markdown table for
 * each. Needs a build. The repositories are not changed; what they have installed is used for the types.
 *
 *   node tools/real-code.mjs DIR...
 *
 * Exit code 1 when a file gained a type error and was put back, or a second run finds something to rewrite; 2
 * for wrong use.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { argv, execPath, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { copyFiles, listFiles } from './demo/files.mjs';
import { failedFiles, readReport, sitesOf } from './demo/proof.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

const folders = argv.slice(2);
const missing = folders.filter((folder) => !existsSync(folder));
if (folders.length === 0 || missing.length > 0) {
  for (const folder of missing) stderr.write(`real-code: there is no folder ${folder}\n`);
  stderr.write('Usage: node tools/real-code.mjs DIR...\n');
  exit(2);
}

stdout.write(
  '| repository | places | rewritten | left, by reason | put back for a type error | files that failed | second run |\n',
);
stdout.write('| --- | ---: | ---: | --- | ---: | ---: | --- |\n');
const results = folders.map((folder) => measure(resolve(folder)));
exit(results.every(Boolean) ? 0 : 1);

/**
 * @param {string} folder
 * @returns {boolean} True if no type error was gained and a second run has nothing to do.
 */
function measure(folder) {
  const { base, copy } = copyFiles(folder, listFiles(folder), join(root, 'catalog'), undefined);
  try {
    const first = write(copy, join(base, 'first.json'));
    const again = sitesOf(write(copy, join(base, 'second.json')), 'rewritten');
    const rewritten = sitesOf(first, 'rewritten');
    const left = sitesOf(first, 'left');
    const putBack = left.filter(({ reason }) => reason === 'type-error');
    const cells = [
      basename(folder),
      rewritten.length + left.length,
      rewritten.length,
      reasonsOf(left),
      putBack.length,
      failedFiles(first).length,
      again.length === 0 ? 'empty' : `${again.length} places`,
    ];
    stdout.write(`| ${cells.join(' | ')} |\n`);
    return putBack.length === 0 && again.length === 0;
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} report
 * @throws {Error} When the command could not do its work. A file that failed is no reason: the report names
 *   it.
 */
function write(folder, report) {
  const { status, error } = spawnSync(
    execPath,
    [join(root, 'codemods', 'dist', 'cli.js'), '--write', '--allow-dirty', '--quiet', '--report', report],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 1)
    throw new Error(`msgraph-codemod ended with exit code ${String(status)} in ${folder}`);
  return readReport(report);
}

/** @param {readonly { readonly reason?: string }[]} left */
function reasonsOf(left) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { reason = 'no reason' } of left) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ');
}
