import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execPath } from 'node:process';

const require = createRequire(import.meta.url);

/**
 * @typedef {import('./lint.mjs').Finding} Finding
 * @typedef {{ rule: string, line: number, column: number, action: 'rewritten' | 'left', reason?: string }}
 *   ReportSite
 * @typedef {{ path: string, status: string, reason?: string, sites: readonly ReportSite[] }} ReportFile
 * @typedef {{ files: readonly ReportFile[] }} Report
 */

/**
 * @param {string} file A report of the codemod.
 * @returns {Report}
 */
export function readReport(file) {
  return /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')));
}

/**
 * @param {Report} report
 * @param {'rewritten' | 'left'} action
 */
export function sitesOf(report, action) {
  return report.files.flatMap(({ path, sites }) =>
    sites.filter((site) => site.action === action).map((site) => ({ path, ...site })),
  );
}

/** @param {Report} report */
export function filesWithSites(report) {
  return report.files.filter(({ sites }) => sites.length > 0).map(({ path }) => path);
}

/** @param {Report} report */
export function failedFiles(report) {
  return report.files.filter(({ status }) => status === 'failed').map(({ path }) => path);
}

/**
 * Findings on rewritten code that the codemod does not account for: each must be a site that it lists as
 * left.
 * @param {readonly Finding[]} findings Findings after the rewrite.
 * @param {Report} report A report on the code after the rewrite.
 * @returns {Finding[]}
 */
export function unexplainedFindings(findings, report) {
  const left = new Set(sitesOf(report, 'left').map(({ path, line }) => `${path}:${line}`));
  return findings.filter(({ path, line }) => !left.has(`${path}:${line}`));
}

/**
 * Type-checks a folder with the compiler of this workspace.
 * @param {string} folder
 * @returns {string[] | undefined} One `file: error TS…: message` per diagnostic, without positions; undefined
 *   without a tsconfig.json.
 */
export function typeErrors(folder) {
  if (!existsSync(join(folder, 'tsconfig.json'))) return undefined;
  const { stdout } = spawnSync(
    execPath,
    [
      require.resolve('typescript/bin/tsc'),
      '-p',
      'tsconfig.json',
      '--noEmit',
      '--pretty',
      'false',
      '--incremental',
      'false',
      '--composite',
      'false',
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  );
  return stdout
    .split('\n')
    .filter((line) => /error TS\d+/.test(line))
    .map((line) => line.replace(/\(\d+,\d+\)/, ''));
}

/**
 * @param {readonly string[]} before
 * @param {readonly string[]} after
 * @returns {string[]} Diagnostics of `after` that `before` does not have as often.
 */
export function gainedErrors(before, after) {
  const known = [...before];
  return after.filter((error) => {
    const index = known.indexOf(error);
    if (index === -1) return true;
    known.splice(index, 1);
    return false;
  });
}
