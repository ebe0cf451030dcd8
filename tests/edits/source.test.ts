import { describe, expect, it } from 'vitest';
import { isSourcePath, parseSource, SourceSyntaxError } from 'eslint-plugin-msgraph/source';

function textOf(path: string, text: string): string[] {
  const file = parseSource(path, text);
  return file.ast.body.map((node) => file.text.slice(...node.range));
}

describe('parseSource', () => {
  it('counts offsets in UTF-16 units', () => {
    expect(textOf('a.ts', 'const é = "日本😀";\nfoo(é);')).toEqual(['const é = "日本😀";', 'foo(é);']);
  });

  it('leaves a byte order mark out of the text, as ESLint does', () => {
    const file = parseSource('a.ts', '\uFEFF#!/usr/bin/env node\nfoo();\n');
    expect(file.text).toBe('#!/usr/bin/env node\nfoo();\n');
    expect(textOf('a.ts', '\uFEFF#!/usr/bin/env node\nfoo();\n')).toEqual(['foo();']);
  });

  it('leaves parentheses out of the tree', () => {
    const statement = parseSource('a.ts', '((a))').ast.body[0];
    expect(statement).toMatchObject({ expression: { range: [2, 3] } });
  });

  it.each([
    ['a.js', 'const a = <b/>;'],
    ['a.jsx', 'const a = <b/>;'],
    ['a.tsx', 'const a: T = <b/>;'],
    ['a.ts', 'const a = <T>b;'],
    ['a.mts', 'export const a = <T>b;'],
    ['a.cts', 'import a = require("a");'],
    ['a.cjs', 'if (a) return;'],
    ['a.js', 'if (a) return;'],
    ['a.mjs', 'await a;'],
    ['a.d.ts', 'declare const a: string;'],
  ])('reads %s: %s', (path, text) => {
    expect(textOf(path, text)).toEqual([text]);
  });

  it.each([
    ['a.js', 'let a;\nlet b: string;', 2, 6],
    ['a.ts', 'const a = <b/>;', 1, 13],
    ['a.mjs', 'if (a) return;', 1, 8],
    ['a.ts', '\uFEFFa b', 1, 2],
  ])('refuses %s: %s', (path, text, line, column) => {
    const error = catchError(() => parseSource(path, text));
    expect(error).toBeInstanceOf(SourceSyntaxError);
    expect(error).toMatchObject({ path, line, column });
    expect((error as Error).message).toMatch(new RegExp(`^${line}:${column} \\S`));
  });

  it('gives scopes and comments', () => {
    const file = parseSource('a.ts', '// c\nconst a = 1; function f() { return a; }');
    expect(file.ast.comments?.map((comment) => comment.range)).toEqual([[0, 4]]);
    const module = file.scopes.globalScope?.childScopes[0];
    expect(module?.set.get('a')?.references).toHaveLength(2);
  });

  it('keeps the variables of a script out of the global scope', () => {
    const file = parseSource('a.js', 'var a = require("a");');
    expect(file.scopes.globalScope?.set.has('a')).toBe(false);
    expect(file.scopes.globalScope?.through.map((reference) => reference.identifier.name)).toContain(
      'require',
    );
  });
});

describe('isSourcePath', () => {
  it.each(['a.ts', 'a.tsx', 'a.js', 'a.jsx', 'a.mjs', 'a.cjs', 'a.mts', 'a.cts', 'C:\\x\\a.ts'])(
    '%s is one',
    (path) => {
      expect(isSourcePath(path)).toBe(true);
    },
  );

  it.each(['a.json', 'a.vue', 'ts', 'a.ts.bak', 'a.mjsx', 'a.css'])('%s is none', (path) => {
    expect(isSourcePath(path)).toBe(false);
  });
});

function catchError(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
