import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const tests = resolve(import.meta.dirname, '..');
const require = createRequire(join(tests, 'package.json'));
const consumer = join(tests, 'fixtures/types/consumer.ts');

function compile(modules: readonly string[], file: string): { status: number | null; stdout: string } {
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--target', 'es2022', '--lib', 'es2023,dom', '--typeRoots', 'fixtures/types'];
  return spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), ...options, ...modules, file], { encoding: 'utf8', cwd: tests });
}

const resolutions: readonly (readonly string[])[] = [
  ['--module', 'node16'],
  ['--module', 'nodenext'],
  ['--module', 'esnext', '--moduleResolution', 'bundler'],
];

describe('the types', () => {
  it.each(resolutions.map((modules) => ({ modules, name: modules.join(' ') })))('hold for $name', ({ modules }) => {
    expect(compile(modules, consumer)).toMatchObject({ stdout: '', status: 0 });
  }, 120_000);
});

describe('the check of the types', () => {
  it('sees a type that does not hold', () => {
    const folder = mkdtempSync(join(tests, 'fixtures/types/broken-'));
    try {
      const broken = readFileSync(consumer, 'utf8').replace("hasErrorCode(undefined, 404)", "hasErrorCode(undefined, '404')");
      writeFileSync(join(folder, 'consumer.ts'), broken);
      expect(compile(['--module', 'nodenext'], join(folder, 'consumer.ts')).stdout).toContain('TS2578');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});
