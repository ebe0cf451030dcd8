/**
 * Prints `N passed, N failed` for vitest's JSON reports and exits with 1 unless something passed and nothing
 * failed.
 *
 *   node tools/test-summary.mjs REPORT.json…
 */
import { existsSync, readFileSync } from 'node:fs';
import { argv, exit, stderr, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {{ name: string, status: string, message?: string, assertionResults: readonly { status: string }[]
 *   }} FileResult
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: readonly FileResult[] }} Report
 */

/**
 * A file that failed before its first test (a syntax error, a missing import) has no failed test of its own
 * and counts as one.
 * @param {Report} report
 * @returns {{ passed: number, failed: number }}
 */
export function countTests(report) {
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/** @param {readonly string[]} files */
function main(files) {
  let passed = 0;
  let failed = 0;
  for (const file of files) {
    if (!existsSync(file)) {
      stderr.write(`${file} is missing: its tests ended without a result\n`);
      failed += 1;
      continue;
    }
    const counts = countTests(/** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8'))));
    passed += counts.passed;
    failed += counts.failed;
  }
  stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) exit(main(argv.slice(2)));
