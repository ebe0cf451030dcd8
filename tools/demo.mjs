/**
 * Shows on real code what the rules find and what the codemod makes of it, and proves the result. What is
 * proven are the recommended rules. Changes nothing but a temporary copy.
 *
 *   npm run demo            the application in examples/mail-digest
 *   npm run demo -- PATH    any repository
 *
 * Exit codes: 0 proven, 1 the proof failed, 2 wrong use.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { argv, cwd, env, execPath, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { copyFiles, isSource, listFiles } from './demo/files.mjs';
import { formatFindings, lintFiles } from './demo/lint.mjs';
import {
  failedFiles,
  filesWithSites,
  gainedErrors,
  readReport,
  sitesOf,
  typeErrors,
  unexplainedFindings,
} from './demo/proof.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const codemod = join(root, 'codemods', 'dist', 'cli.js');

/** @param {string} text */
const heading = (text) => stdout.write(`\n── ${text} ${'─'.repeat(Math.max(3, 76 - text.length))}\n\n`);

/**
 * @param {string} folder
 * @param {readonly string[]} args
 * @param {'inherit' | 'ignore'} output
 * @throws {Error} When the command could not do its work. A file that failed is no reason: the report names
 *   it.
 */
function runCodemod(folder, args, output) {
  const { status, error } = spawnSync(execPath, [codemod, ...args], {
    cwd: folder,
    stdio: ['ignore', output, 'inherit'],
  });
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 1)
    throw new Error(`msgraph-codemod ${args.join(' ')} ended with exit code ${String(status)}`);
}

/**
 * @param {readonly string[]} problems
 * @param {string} kind
 */
function reportProblems(problems, kind) {
  for (const problem of problems) stdout.write(`  ✗ ${kind}: ${problem}\n`);
}

/** @param {string} target */
async function demonstrate(target) {
  const isExample = target === join(root, 'examples', 'mail-digest');
  const files = listFiles(target);
  const sources = files.filter(isSource);
  const { base, copy } = copyFiles(
    target,
    files,
    join(root, 'catalog'),
    isExample ? join(root, 'node_modules') : undefined,
  );
  try {
    return await prove(target, copy, base, sources);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/**
 * @param {string} target
 * @param {string} copy
 * @param {string} base
 * @param {readonly string[]} sources
 * @returns {Promise<boolean>} True if everything held.
 */
async function prove(target, copy, base, sources) {
  heading(`Findings in ${relative(root, target) || target} (${sources.length} files)`);
  const before = await lintFiles(copy, sources);
  stdout.write(before.findings.length === 0 ? 'None.\n' : formatFindings(copy, before.findings));
  for (const file of before.unparsed) stdout.write(`${file} does not parse and was left out\n`);
  heading('What the preset `strict` finds besides');
  stdout.write(before.strict.length === 0 ? 'Nothing.\n' : formatFindings(copy, before.strict));
  // Without its dependencies a project has thousands of errors that say nothing; the codemod's own comparison
  // remains.
  const isInstalled =
    existsSync(join(copy, 'node_modules')) || existsSync(join(base, 'node_modules', 'typescript'));
  const errorsBefore = isInstalled ? typeErrors(copy) : undefined;

  heading('What `npx msgraph-codemod` would change');
  const firstReport = join(base, 'first.json');
  runCodemod(copy, ['--report', firstReport], 'inherit');

  heading('Proof on a copy');
  runCodemod(copy, ['--write', '--allow-dirty', '--quiet'], 'ignore');
  const secondReport = join(base, 'second.json');
  runCodemod(copy, ['--report', secondReport, '--quiet'], 'ignore');
  const first = readReport(firstReport);
  const second = readReport(secondReport);
  // What had no site and was not touched has none now.
  const touched = new Set([...before.findings.map(({ path }) => path), ...filesWithSites(first)]);
  const after = await lintFiles(
    copy,
    sources.filter((file) => touched.has(file)),
  );
  const errorsAfter = errorsBefore === undefined ? undefined : typeErrors(copy);

  const unexplained = unexplainedFindings(after.findings, second);
  const again = sitesOf(second, 'rewritten');
  const unparsed = after.unparsed.filter((file) => !before.unparsed.includes(file));
  const gained = gainedErrors(errorsBefore ?? [], errorsAfter ?? []);
  reportProblems(gained, 'the rewritten code does not type-check');
  reportProblems(unparsed, 'the rewritten file does not parse');
  reportProblems(
    unexplained.map(({ path, line, rule }) => `${path}:${line} ${rule}`),
    'still reported, and not listed as left',
  );
  reportProblems(
    again.map(({ path, line }) => `${path}:${line}`),
    'a second run would change it again',
  );

  const failed = failedFiles(first).filter((file) => !before.unparsed.includes(file));
  reportProblems(failed, 'the codemod failed on the file');

  const isProven = [gained, unparsed, unexplained, again, failed].every((problems) => problems.length === 0);
  stdout.write(`Findings   ${before.findings.length} before, ${after.findings.length} after the rewrite\n`);
  stdout.write(
    `Rewritten  ${sitesOf(first, 'rewritten').length} sites; left with a reason ${sitesOf(first, 'left').length}\n`,
  );
  stdout.write(`Types      ${typeLine(errorsBefore, errorsAfter)}\n`);
  stdout.write(`Second run ${again.length === 0 ? 'changes nothing' : 'would change the code again'}\n`);
  stdout.write(`Result     ${isProven ? 'proven' : 'NOT PROVEN'}\n`);
  return isProven;
}

/**
 * @param {readonly string[] | undefined} before
 * @param {readonly string[] | undefined} after
 */
function typeLine(before, after) {
  if (before === undefined || after === undefined)
    return 'no tsconfig.json or no installed dependencies; see the comparison of the codemod above';
  return `${before.length} errors before, ${after.length} after the rewrite`;
}

async function main() {
  const [path, ...rest] = argv.slice(2);
  // npm runs scripts at the root and leaves the user's folder in INIT_CWD.
  const target =
    path === undefined ? join(root, 'examples', 'mail-digest') : resolve(env['INIT_CWD'] ?? cwd(), path);
  if (rest.length > 0 || path?.startsWith('-') === true) {
    stderr.write('Usage: npm run demo [-- PATH]\n');
    return 2;
  }
  if (!existsSync(target) || !statSync(target).isDirectory()) {
    stderr.write(`demo: there is no folder ${target}\n`);
    return 2;
  }
  return (await demonstrate(target)) ? 0 : 1;
}

try {
  exit(await main());
} catch (error) {
  stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
  exit(1);
}
