import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool, temporaryFolder } from './run.js';

const generator = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync('catalog/src', { recursive: true });
  writeFileSync('catalog/src/codes.generated.ts', 'export const codes = 2;\\n');
`;

function project(generated: string | undefined): string {
  const folder = temporaryFolder({ 'generate.cjs': generator });
  mkdirSync(join(folder, 'catalog/src'), { recursive: true });
  if (generated !== undefined) writeFileSync(join(folder, 'catalog/src/codes.generated.ts'), generated);
  return folder;
}

const check = (folder: string, ...command: string[]) =>
  runTool('generated-check.mjs', ['--root', folder, '--', ...(command.length > 0 ? command : ['node', 'generate.cjs'])]);

describe('generated-check', () => {
  it('accepts what the generator writes', () => {
    expect(check(project('export const codes = 2;\n'))).toMatchObject({ code: 0, stderr: '' });
  });

  it('names a file that was altered by hand, and regenerates it', () => {
    const folder = project('export const codes = 3;\n');
    const { code, stderr } = check(folder);
    expect(code).toBe(1);
    expect(stderr).toContain('catalog/src/codes.generated.ts is not what the generator writes');
    expect(readFileSync(join(folder, 'catalog/src/codes.generated.ts'), 'utf8')).toBe('export const codes = 2;\n');
  });

  it('names a file that was never committed', () => {
    expect(check(project(undefined)).stderr).toContain('catalog/src/codes.generated.ts');
  });

  it('is red when the generator fails', () => {
    const { code, stderr } = check(project(undefined), 'node', 'missing.cjs');
    expect(code).toBe(1);
    expect(stderr).toContain('The generator failed: exit code 1');
  });

  it('is wrong use without a command', () => {
    expect(runTool('generated-check.mjs', []).code).toBe(2);
  });
});
