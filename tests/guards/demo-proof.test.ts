import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copyFiles, isSource, listFiles } from '../../tools/demo/files.mjs';
import { gainedErrors, typeErrors, unexplainedFindings } from '../../tools/demo/proof.mjs';
import { root, runTool, temporaryFolder } from './run.js';

const finding = (path: string, line: number) => ({
  path,
  line,
  column: 1,
  endColumn: 2,
  rule: 'msgraph/no-message-matching',
  message: '',
  suggestions: [],
});

const report = (action: 'rewritten' | 'left') => ({
  files: [
    {
      path: 'a.ts',
      status: 'unchanged',
      sites: [{ rule: 'msgraph/no-message-matching', line: 3, column: 1, action }],
    },
  ],
});

describe('the proof of the demonstration', () => {
  it('accepts a finding that the codemod lists as left', () => {
    expect(unexplainedFindings([finding('a.ts', 3)], report('left'))).toEqual([]);
  });

  it.each([
    ['on another line', finding('a.ts', 4), report('left')],
    ['in another file', finding('b.ts', 3), report('left')],
    ['that the codemod claims to rewrite', finding('a.ts', 3), report('rewritten')],
  ])('does not accept a finding %s', (_, unexplained, codemodReport) => {
    expect(unexplainedFindings([unexplained], codemodReport)).toEqual([unexplained]);
  });

  it('sees the type error that a rewrite brings', () => {
    const folder = temporaryFolder({
      'tsconfig.json': '{"files":["a.ts"],"compilerOptions":{"types":[]}}',
      'a.ts': 'export const a: number = 1;\n',
    });
    const before = typeErrors(folder);
    writeFileSync(join(folder, 'a.ts'), "export const a: number = '';\n");
    expect(before).toEqual([]);
    expect(gainedErrors(before ?? [], typeErrors(folder) ?? [])).toEqual([
      "a.ts: error TS2322: Type 'string' is not assignable to type 'number'.",
    ]);
  });

  it('has no opinion on types without a tsconfig.json', () => {
    expect(typeErrors(temporaryFolder({}))).toBeUndefined();
  });

  it('counts an error that is there more often than before', () => {
    expect(gainedErrors(['x', 'y'], ['x', 'x'])).toEqual(['x']);
    expect(gainedErrors(['x', 'x'], ['x'])).toEqual([]);
  });
});

describe('the copy of the demonstration', () => {
  it('holds sources and JSON files, and resolves packages as the original does', () => {
    const folder = temporaryFolder({ 'a.ts': 'a', 'package.json': '{}', 'logo.png': 'x', 'b.min.js': 'b' });
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules/installed.js'), 'x');

    const { base, copy } = copyFiles(folder, listFiles(folder), join(root, 'catalog'), undefined);
    onTestFinished(() => {
      rmSync(base, { recursive: true, force: true });
    });

    expect(listFiles(copy)).toEqual(['a.ts', 'b.min.js', 'package.json']);
    expect(readFileSync(join(copy, 'node_modules/installed.js'), 'utf8')).toBe('x');
    expect(readFileSync(join(copy, '../node_modules/msgraph-errors/package.json'), 'utf8')).toContain(
      '"msgraph-errors"',
    );
  });

  it.each(['a.ts', 'b.tsx', 'c.mjs', 'd.cjs'])('lints %s', (file) => {
    expect(isSource(file)).toBe(true);
  });
  it.each(['a.d.ts', 'b.min.js', 'c.json', 'd.d.mts'])('does not lint %s', (file) => {
    expect(isSource(file)).toBe(false);
  });
});

describe('wrong use of the demonstration', () => {
  it.each([
    [['no/such/folder'], 'there is no folder'],
    [['--help'], 'Usage: npm run demo'],
    [['a', 'b'], 'Usage: npm run demo'],
  ])('%j', (args, message) => {
    const { code, stderr } = runTool('demo.mjs', args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });
});
