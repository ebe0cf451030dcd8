import { existsSync, readFileSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Packages whose declarations need `typescript`, which who installs ours need not have. */
const TREE = /^@typescript-eslint\//;
const IMPORT = /(?:from|import\()\s*'([^']+)'/g;

/**
 * The declarations by which the entries of a package reach the types of the syntax tree.
 * @param read the text of a declaration; undefined where there is none
 */
function waysToTree(entries: readonly string[], read: (path: string) => string | undefined): string[] {
  const ways = new Map<string, string>(entries.map((entry) => [entry, entry]));
  const found: string[] = [];
  for (const [path, way] of ways) {
    for (const [, specifier = ''] of read(path)?.matchAll(IMPORT) ?? []) {
      if (TREE.test(specifier)) found.push(`${way} > ${specifier}`);
      const next = posix.join(posix.dirname(path), specifier.replace(/\.js$/, '.d.ts'));
      if (specifier.startsWith('.') && !ways.has(next)) ways.set(next, `${way} > ${next}`);
    }
  }
  return found;
}

/** The declarations that `exports` of a package names. */
function entriesOf(folder: string): readonly string[] {
  const { exports } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { exports: object };
  const targets = JSON.stringify(exports).match(/dist\/[^"*]+?\.(?:d\.ts|js)(?=")/g) ?? [];
  return [...new Set(targets.map((target) => target.replace(/\.js$/, '.d.ts')))];
}

describe('the declarations of the plugin', () => {
  const folder = resolve(import.meta.dirname, '../../rules');
  const read = (path: string): string | undefined =>
    existsSync(`${folder}/${path}`) ? readFileSync(`${folder}/${path}`, 'utf8') : undefined;

  it('name nothing whose types the parser of TypeScript declares', () => {
    const entries = entriesOf(folder);
    expect(entries.filter((entry) => read(entry) !== undefined)).toContain('dist/edits/index.d.ts');
    expect(waysToTree(entries, read)).toEqual([]);
  });

  it('would be seen to, at whatever distance', () => {
    const files: Readonly<Record<string, string>> = {
      'dist/a.d.ts': "import type { B } from './in/b.js';",
      'dist/in/b.d.ts': "export type B = import('../c.js').C;",
      'dist/c.d.ts': "import type { TSESTree } from '@typescript-eslint/types';",
    };
    expect(waysToTree(['dist/a.d.ts'], (path) => files[path])).toEqual([
      'dist/a.d.ts > dist/in/b.d.ts > dist/c.d.ts > @typescript-eslint/types',
    ]);
  });
});
