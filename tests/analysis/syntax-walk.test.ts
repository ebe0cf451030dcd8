import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { configs } from 'eslint-plugin-msgraph';
import { childrenOf, walk, type Node } from '../../rules/src/syntax/tree.js';
import { learnVisitorKeys } from '../../rules/src/syntax/walk.js';

const node = (type: string, rest: object = {}): Node => ({ type, range: [0, 1], ...rest }) as unknown as Node;

function typesBelow(root: Node): readonly string[] {
  const types: string[] = [];
  walk(root, ({ type }) => {
    types.push(type);
    return true;
  });
  return types;
}

describe('the walk', () => {
  it('enters nodes of a parser of its own once it has told where their children are', () => {
    const script = node('TestScriptElement', {
      body: [node('EmptyStatement')],
      note: node('DebuggerStatement'),
    });
    expect(typesBelow(node('Program', { body: [script] }))).toEqual(['Program', 'TestScriptElement']);
    learnVisitorKeys({ TestScriptElement: ['body'] });
    expect(typesBelow(node('Program', { body: [script] }))).toEqual([
      'Program',
      'TestScriptElement',
      'EmptyStatement',
    ]);
  });

  it('keeps what it knows of the nodes of TypeScript, and adds to it', () => {
    learnVisitorKeys({ Program: ['body', 'testTemplate'], TestNothing: [], IfStatement: ['test'] });
    expect(
      typesBelow(node('Program', { body: [node('EmptyStatement')], testTemplate: node('TestNothing') })),
    ).toEqual(['Program', 'EmptyStatement', 'TestNothing']);
    expect(
      childrenOf(
        node('IfStatement', { test: node('Super'), consequent: node('EmptyStatement'), alternate: null }),
      ),
    ).toHaveLength(2);
  });

  it('never follows a parent', () => {
    learnVisitorKeys({ TestCycle: ['parent', 'child'] });
    const inner = node('TestCycle');
    const outer = node('TestCycle', { child: inner });
    Object.assign(inner, { parent: outer });
    expect(typesBelow(outer)).toEqual(['TestCycle', 'TestCycle']);
  });

  it('visits a node once that two properties of one node hold', () => {
    const name = node('Identifier');
    expect(childrenOf(node('ExportSpecifier', { local: name, exported: name }))).toEqual([name]);
    expect(childrenOf(node('ExportSpecifier', { local: name, exported: node('Identifier') }))).toHaveLength(
      2,
    );
  });

  it('visits a node once that two nodes hold: below the one that it is linked with', () => {
    const shared = node('Identifier');
    learnVisitorKeys({ TestShare: ['value', 'list'] });
    const own = node('TestShare', { value: shared });
    const other = node('TestShare', { value: shared, list: [shared] });
    Object.assign(shared, { parent: own });
    expect(childrenOf(own)).toEqual([shared]);
    expect(childrenOf(other)).toEqual([]);
  });
});

describe('a parser that wraps scripts', () => {
  /** As Svelte's does: the statements of the file are in an element, with a name of its own. */
  const wrapping = {
    meta: { name: 'wrapping', version: '1' },
    parseForESLint(text: string, options: parser.ParserOptions) {
      const result = parser.parseForESLint(text, { ...options, range: true });
      const { ast } = result;
      const element = { type: 'SvelteScriptElement', body: ast.body, range: ast.range, loc: ast.loc };
      Object.assign(ast, { body: [element] });
      return { ...result, visitorKeys: { ...result.visitorKeys, SvelteScriptElement: ['body'] } };
    },
  };
  const text = `export async function f(client: Client) {
  try { await client.api('/me').get(); } catch (e: any) { if (e.message.includes('ErrorItemNotFound')) return; }
}
`;

  it.each([
    ['.svelte', 'list.svelte'],
    ['.ts', 'list.ts'],
  ])('has its findings, and an import where the statements are: %s', (_, file) => {
    const config: Linter.Config[] = [
      { files: ['**/*.*'], languageOptions: { parser: wrapping } },
      configs.recommended,
    ];
    const messages = new Linter().verify(text, config, { filename: file });
    expect(messages.map(({ line }) => line)).toEqual([2]);
    expect(messages[0]?.suggestions?.[0]?.fix.text).toMatch(
      /^import \{ GraphErrorCode, hasErrorCode \} from 'msgraph-errors';\n\nexport async function f/,
    );
  });
});
