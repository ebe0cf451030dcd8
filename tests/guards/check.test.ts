import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root, runTool, temporaryFolder } from './run.js';

const lock = { packages: { 'node_modules/a': { optionalDependencies: { b: '1.0.0' } } } };

function workspace(content: unknown): string {
  const folder = temporaryFolder({
    'package-lock.json': JSON.stringify(content),
    'package.json': '{"type":"module"}',
  });
  mkdirSync(join(folder, 'tools'));
  cpSync(join(root, 'tools/lock-check.mjs'), join(folder, 'tools/lock-check.mjs'));
  return folder;
}

describe('check', () => {
  it('names each green step', () => {
    const { code, stdout } = runTool('check.mjs', ['--only', 'lock'], workspace({ packages: {} }));
    expect(code).toBe(0);
    expect(stdout).toMatch(/^check: lock ok \(\d+\.\d s\)\ncheck: 1 steps ok/);
  });

  it('stops at the first red step and says which', () => {
    const { code, stdout, stderr } = runTool('check.mjs', ['--only', 'lock,build'], workspace(lock));
    expect(code).toBe(1);
    expect(stderr).toContain('needs b, which the lock does not have');
    expect(stderr.trimEnd().endsWith('check: lock FAILED')).toBe(true);
    expect(stdout).toBe('');
  });

  it('refuses a step that does not exist', () => {
    const { code, stderr } = runTool('check.mjs', ['--only', 'lok']);
    expect(code).toBe(2);
    expect(stderr).toContain('There is no step lok. Steps: lock, build,');
  });
});
