/**
 * Breaks the rewrites on purpose: clones this repository, makes one small mistake after the other in the code
 * that rewrites, and expects the tests to go red each time. Takes some minutes; run it after changing
 * rewrites or their tests.
 *
 *   npm run guards:rewrites
 *   npm run guards:rewrites -- 'comment|quotes'    only the mistakes whose description matches
 *
 * What is committed is what is broken. The packages of this repository's `node_modules` are used; the tests
 * read sources, so nothing is built. Exit code 1 if the tests are red without a mistake, or green with one.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { mistakes, withMistake } from './break-transforms/mistakes.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const clone = mkdtempSync(join(tmpdir(), 'msgraph-rewrites-'));

/** @param {string} test */
function isRed(test) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--bail', '1', test];
  const { status, stdout: out } = spawnSync(execPath, args, {
    cwd: clone,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  // A file that does not load is no test that fails.
  return {
    isRed: status !== 0 && /Tests\s.*\d+ failed/.test(out.replaceAll(/\u001B\[\d+m/g, '')),
    isGreen: status === 0,
    out,
  };
}

/** @param {string} pattern */
function main(pattern) {
  execFileSync('git', ['clone', '--quiet', root, clone]);
  for (const folder of ['', 'rules', 'codemods']) {
    const packages = join(root, folder, 'node_modules');
    if (existsSync(packages)) symlinkSync(packages, join(clone, folder, 'node_modules'));
  }
  const chosen = mistakes.filter(([, mistake]) => new RegExp(pattern).test(mistake));
  let failures = 0;
  for (const test of new Set(chosen.map(([test]) => test))) {
    const { isGreen, out } = isRed(test);
    if (!isGreen) stdout.write(`✗ ${test} is red without a mistake\n${out}\n`);
    failures += isGreen ? 0 : 1;
  }
  for (const one of chosen) {
    const [test, mistake, file] = one;
    const path = join(clone, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, withMistake(text, one));
    const result = isRed(test);
    stdout.write(`${result.isRed ? '✓' : '✗'} ${test}: ${mistake}\n`);
    failures += result.isRed ? 0 : 1;
    writeFileSync(path, text);
  }
  stdout.write(`${chosen.length} mistakes, ${failures} problems\n`);
  return failures === 0 ? 0 : 1;
}

let code = 1;
try {
  code = main(argv[2] ?? '');
} finally {
  rmSync(clone, { recursive: true, force: true });
}
exit(code);
