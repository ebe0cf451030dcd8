import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool, temporaryFolder } from './run.js';

const report = (numPassedTests: number, numFailedTests: number, testResults: readonly unknown[] = []) =>
  JSON.stringify({ numPassedTests, numFailedTests, testResults });

function summary(reports: Readonly<Record<string, string>>, ...more: string[]) {
  const folder = temporaryFolder(reports);
  return runTool(
    'test-summary.mjs',
    [...Object.keys(reports), ...more].map((name) => join(folder, name)),
  );
}

describe('test-summary', () => {
  it('adds the reports up', () => {
    expect(summary({ 'a.json': report(3, 0), 'b.json': report(4, 0) })).toMatchObject({
      code: 0,
      stdout: '7 passed, 0 failed\n',
    });
  });

  it('is red with a failed test', () => {
    const failed = { name: 'x', status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(summary({ 'a.json': report(3, 1, [failed]) })).toMatchObject({
      code: 1,
      stdout: '3 passed, 1 failed\n',
    });
  });

  it('counts a file that failed before its first test', () => {
    const broken = { name: 'x', status: 'failed', message: 'no such module', assertionResults: [] };
    expect(summary({ 'a.json': report(3, 0, [broken]) })).toMatchObject({
      code: 1,
      stdout: '3 passed, 1 failed\n',
    });
  });

  it('counts a report that was never written', () => {
    expect(summary({ 'a.json': report(3, 0) }, 'b.json')).toMatchObject({
      code: 1,
      stdout: '3 passed, 1 failed\n',
    });
  });

  it('is red when nothing ran', () => {
    expect(summary({ 'a.json': report(0, 0) })).toMatchObject({ code: 1, stdout: '0 passed, 0 failed\n' });
  });
});
