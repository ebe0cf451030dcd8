import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runTool, temporaryFolder } from './run.js';

/**
 * What each of these paths is after the tool has run in a workspace that holds them: true where it is still
 * there.
 */
function kept(paths: readonly string[]): Readonly<Record<string, boolean>> {
  const folder = temporaryFolder({});
  for (const path of paths) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  expect(runTool('prune-dist.mjs', [folder])).toEqual({ code: 0, stdout: '', stderr: '' });
  return Object.fromEntries(paths.map((path) => [path, existsSync(join(folder, path))]));
}

describe('what is left of earlier builds', () => {
  it('is removed: renamed modules, and source maps that are made no more', () => {
    expect(
      kept([
        'rules/src/index.ts',
        'rules/dist/index.js',
        'rules/dist/index.js.map',
        'rules/dist/old.js',
        'rules/dist/old/old.d.ts',
        'catalog/src/a.ts',
        'catalog/dist/cjs/a.js',
        'catalog/dist/cjs/b.js',
      ]),
    ).toEqual({
      'rules/src/index.ts': true,
      'rules/dist/index.js': true,
      'rules/dist/index.js.map': false,
      'rules/dist/old.js': false,
      'rules/dist/old/old.d.ts': false,
      'catalog/src/a.ts': true,
      'catalog/dist/cjs/a.js': true,
      'catalog/dist/cjs/b.js': false,
    });
  });

  it('leaves what a build makes, in each form', () => {
    const made = [
      'codemods/src/load.cts',
      'codemods/dist/load.cjs',
      'codemods/dist/load.d.cts',
      'codemods/dist/.tsbuildinfo',
      'catalog/dist/catalog.json',
      'catalog/dist/cjs/package.json',
      'catalog/dist/cjs/.tsbuildinfo',
    ];
    expect(Object.entries(kept(made)).filter(([, isKept]) => !isKept)).toEqual([]);
  });

  it('needs no dist folder', () => {
    expect(kept(['rules/src/index.ts'])).toEqual({ 'rules/src/index.ts': true });
  });
});
