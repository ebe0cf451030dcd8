import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import * as runtime from 'msgraph-errors';
import * as knowledge from 'msgraph-errors/knowledge';
import { describe, expect, it } from 'vitest';

const page = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const api = page('catalogue-api.md');

/** Names of a module that a page does not mention as code. */
const missing = (text: string, names: readonly string[]): string[] =>
  names.filter((name) => !new RegExp(`\`${name}[(\`]`).test(text));

const source = resolve(import.meta.dirname, '../../catalog/src');

/** Names that a module re-exports, types included. */
const exportsOf = (file: string): string[] =>
  [...readFileSync(join(source, file), 'utf8').matchAll(/^export (?:type )?\{([^}]+)\} from/gm)].flatMap(
    ([, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
  );

/** What the reference lacks: exports without a row, rows without an export, rows with an empty cell. */
function gaps(text: string, names: readonly string[]): string[] {
  const rows = [...text.matchAll(/^\| `(\w+)` \|(.*)\|$/gm)].map(([, name = '', cells = '']) => ({
    name,
    cells: cells.split(/(?<!\\)\|/).map((cell) => cell.trim()),
  }));
  return [
    ...names.filter((name) => !rows.some((row) => row.name === name)).map((name) => `${name} has no row`),
    ...rows.filter((row) => !names.includes(row.name)).map(({ name }) => `${name} is no export`),
    ...rows
      .filter(({ cells }) => cells.length !== 4 || cells.includes('') || cells[1] === '–')
      .map(({ name }) => `${name} has an empty cell`),
  ];
}

describe('the reference', () => {
  const [, main = '', , knowledgeParts = ''] = page('catalogue-reference.md').split(/^## /m);

  it.each([
    ['index.ts', main],
    ['knowledge/index.ts', knowledgeParts],
  ])('has a row with shape, errors and source for each export of %s', (file, text) => {
    const names = exportsOf(file);
    expect(names.length).toBeGreaterThan(15);
    expect(gaps(text, names)).toEqual([]);
  });

  it('sees what is missing', () => {
    const text =
      '| `a` | – | number | never | RFC |\n| `b` | – | – | never | RFC |\n| `c` | x | | never | RFC |\n| `d` | x | y \\| z | never | – |';
    expect(gaps(text, ['a', 'b', 'c', 'e'])).toEqual([
      'e has no row',
      'd is no export',
      'b has an empty cell',
      'c has an empty cell',
    ]);
  });

  it('has a part for each entry point of the package', () => {
    const { exports } = JSON.parse(readFileSync(join(source, '../package.json'), 'utf8')) as {
      exports: Record<string, unknown>;
    };
    const headings = [...page('catalogue-reference.md').matchAll(/^## `msgraph-errors(.*)`$/gm)].map(
      ([, path = '']) => `.${path}`,
    );
    expect(headings.sort()).toEqual(
      Object.keys(exports)
        .filter((path) => path !== './package.json')
        .sort(),
    );
  });

  /** Exported functions of a source text whose comment does not say what they give and what they throw. */
  function undocumented(text: string, names: readonly string[]): string[] {
    const file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
    return file.statements.flatMap((statement, index) => {
      // The comment of a function with overloads stands above the first.
      const before = file.statements[index - 1];
      if (before !== undefined && ts.isFunctionDeclaration(before) && before.body === undefined) return [];
      const isFunction =
        ts.isFunctionDeclaration(statement) ||
        (ts.isVariableStatement(statement) && /=>/.test(statement.getText()));
      const name = ts.isFunctionDeclaration(statement)
        ? statement.name?.text
        : ts.isVariableStatement(statement)
          ? statement.declarationList.declarations[0]?.name.getText()
          : undefined;
      if (!isFunction || name === undefined || !names.includes(name)) return [];
      const tags = ts.getJSDocTags(statement).map((tag) => tag.tagName.text);
      return tags.includes('throws') && tags.includes('returns') ? [] : [name];
    });
  }

  it('stands in the comments of the functions as well', () => {
    const names = [...exportsOf('index.ts'), ...exportsOf('knowledge/index.ts')];
    const files = (readdirSync(source, { recursive: true }) as string[]).filter(
      (file) => file.endsWith('.ts') && !file.includes('generated'),
    );
    expect(files.flatMap((file) => undocumented(readFileSync(join(source, file), 'utf8'), names))).toEqual(
      [],
    );
    expect(
      undocumented('/** Text. @returns x */\nexport function f() {}\nexport const g = () => 1;', ['f', 'g']),
    ).toEqual(['f', 'g']);
    expect(
      undocumented('export function f(): 1;\nexport function f() {}\nexport function g() {}', ['f', 'g']),
    ).toEqual(['f', 'g']);
  });
});

describe('the pages', () => {
  it('name every export', () => {
    expect(missing(api, [...Object.keys(runtime), ...Object.keys(knowledge)])).toEqual([]);
    expect(missing(api, ['hasErrorCodes'])).toEqual(['hasErrorCodes']);
  });

  it.each(['catalogue-api.md', 'retry.md'])('%s imports only what there is', (name) => {
    const imports = [...page(name).matchAll(/import \{ ([^}]+) \} from 'msgraph-errors';/g)].flatMap(
      ([, names = '']) => names.split(', '),
    );
    expect(imports.length).toBeGreaterThan(0);
    for (const imported of imports) expect(Object.keys(runtime)).toContain(imported);
  });

  it('give the limits that are tested, and sizes within them', () => {
    const script = readFileSync(new URL('../../tools/size.mjs', import.meta.url), 'utf8');
    const tested = [...script.matchAll(/limit: (\d+)/g)].map(([, limit]) => Number(limit));
    const given = [...(api.split('## Figures')[1] ?? '').matchAll(/^\|.* \| (\d+) \| (\d+) \|$/gm)].map(
      ([, size, limit]) => ({ size: Number(size), limit: Number(limit) }),
    );
    expect(given).toHaveLength(9);
    expect(given.filter(({ size, limit }) => size > limit || !tested.includes(limit))).toEqual([]);
  });

  it('tell how to turn off the retry of each client as the look-up does', () => {
    const retry = page('retry.md');
    for (const { client, off } of knowledge.sdkRetries.slice(0, 3)) {
      expect(retry).toContain(client);
      if (off.includes('(')) expect(retry).toContain(off.split(' ')[0] ?? '');
    }
  });
});
