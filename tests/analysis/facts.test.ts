import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parser from '@typescript-eslint/parser';
import type { TSESTree } from '@typescript-eslint/types';
import { describe, expect, it } from 'vitest';
import { isSourcePath, parseSource } from 'eslint-plugin-msgraph/source';
import { lowerFile } from '../../rules/src/analysis/index.js';

const fixtures = fileURLToPath(new URL('../fixtures', import.meta.url));
const paths = readdirSync(fixtures, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && isSourcePath(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();

/** As ESLint has it: without a mark at the beginning, and by the parser that TypeScript projects use. */
function parsedForEslint(path: string, text: string): TSESTree.Program {
  const options = {
    filePath: path,
    range: true,
    loc: true,
    sourceType: /\.c[jt]s$/.test(path) ? ('script' as const) : ('module' as const),
    ecmaFeatures: { jsx: /(?:x|js)$/.test(path) },
  };
  return parser.parseForESLint(text.replace(/^\uFEFF/, ''), options).ast;
}

const FILES = paths.map((path) => {
  const text = readFileSync(path, 'utf8');
  return { path, text, facts: lowerFile(parseSource(path, text).ast).facts };
});

describe('the facts of a file', () => {
  it('are plain data for every fixture', () => {
    expect(paths.length).toBeGreaterThan(200);
    for (const { path, facts } of FILES) expect(JSON.parse(JSON.stringify(facts)), path).toStrictEqual(facts);
  });

  it('are the same with the parser of ESLint', () => {
    const differing = FILES.filter(
      ({ path, text, facts }) =>
        JSON.stringify(lowerFile(parsedForEslint(path, text)).facts) !== JSON.stringify(facts),
    );
    expect(differing.map(({ path }) => relative(fixtures, path))).toEqual([]);
  });

  it('are the same where parsers read the text of an attribute differently', () => {
    const code =
      'const Show = (props) => props.title; export const it = <Show title="it&apos;s" note=\'a&amp;b\' />;';
    const { facts } = lowerFile(parseSource('file.tsx', code).ast);
    expect(lowerFile(parsedForEslint('file.tsx', code)).facts).toStrictEqual(facts);
    expect(facts.nodes.flatMap((node) => (node.op === 'text' ? [node.text] : []))).toEqual([
      'it&apos;s',
      'a&amp;b',
    ]);
  });

  it('are the same when the statements stand in a node of their own, as in components', () => {
    const { ast } = parseSource(
      'file.ts',
      "import { a } from 'm'; const b = a; export function c() { return b; }",
    );
    const script = {
      type: 'SvelteScriptElement',
      body: ast.body,
      range: ast.range,
    } as unknown as TSESTree.ProgramStatement;
    expect(lowerFile({ ...ast, body: [script] }).facts).toStrictEqual(lowerFile(ast).facts);
  });

  it('hold nothing of a function that is no argument, and the call of one that is', () => {
    const { facts } = lowerFile(
      parseSource('file.ts', 'const f = () => 1; call(() => 2, { on: () => 3, inner: { off: () => 4 } });')
        .ast,
    );
    const call = facts.nodes.findIndex(({ op }) => op === 'call');
    expect(facts.functions.map((fn) => ('use' in fn ? fn.use : 'none'))).toStrictEqual([
      'none',
      'none',
      { call, argument: 0 },
      { call, argument: 1, property: 'on' },
      { call, argument: 1, property: 'inner.off' },
    ]);
  });

  it('keep the beginning of long texts', () => {
    const text = (length: number): readonly string[] =>
      lowerFile(parseSource('file.ts', `const it = '${'x'.repeat(length)}';`).ast).facts.nodes.flatMap(
        (node) => (node.op === 'text' ? [node.text] : []),
      );
    expect(text(300)).toEqual(['x'.repeat(300)]);
    expect(text(301)).toEqual(['x'.repeat(300)]);
  });
});

describe('places', () => {
  const code = 'const it = (value as Type).part; await send(it);';
  const lowered = lowerFile(parseSource('file.mts', code).ast);
  const rangeOf = (part: string): readonly [number, number] => [
    code.indexOf(part),
    code.indexOf(part) + part.length,
  ];

  it('lead to values', () => {
    expect(lowered.facts.nodes[lowered.valueAt(rangeOf('(value as Type).part'))]).toMatchObject({
      op: 'member',
      name: 'part',
    });
    expect(lowered.facts.nodes[lowered.valueAt(rangeOf('await send(it)'))]).toMatchObject({ op: 'await' });
    expect(lowered.valueAt([0, 1])).toBe(0);
  });

  it('are known of calls, and of what is awaited', () => {
    const node = (op: string): number => lowered.facts.nodes.findIndex((item) => item.op === op);
    expect(lowered.rangeOf(node('call'))).toEqual(rangeOf('send(it)'));
    expect(lowered.rangeOf(node('await'))).toEqual(rangeOf('send(it)'));
    expect(lowered.rangeOf(0)).toBeUndefined();
  });
});
