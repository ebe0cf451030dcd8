import type { TSESTree } from '@typescript-eslint/types';
import { isComponent, statementsOf } from './tree.js';
import type { SourceFile } from './types.js';

/** How a file writes strings, statements and import lists. */
export interface FileStyle {
  readonly quote: "'" | '"';
  readonly semicolon: '' | ';';
  /** What stands between a brace and the names of an import list. */
  readonly pad: '' | ' ';
  readonly indent: string;
}

/**
 * The style that the imports of the file show, else the rest of the file, else single quotes and semicolons.
 */
export function styleOf(file: SourceFile): FileStyle {
  return { quote: quoteOf(file), semicolon: semicolonOf(file), pad: padOf(file), indent: indentOf(file) };
}

/** A string literal in the quotes of the file. */
export function quoted(text: string, quote: FileStyle['quote']): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
  return quote + escaped + quote;
}

function quoteOf(file: SourceFile): "'" | '"' {
  const source = statementsOf(file.ast).findLast((node) => node.type === 'ImportDeclaration')?.source;
  if (source) return file.text[source.range[0]] === '"' ? '"' : "'";
  // Attributes in the markup of a component say nothing about its scripts.
  const code = isComponent(file)
    ? statementsOf(file.ast)
        .map(({ range }) => file.text.slice(...range))
        .join('\n')
    : file.text;
  const double = code.match(/"[^"'\n]*"/g)?.length ?? 0;
  const single = code.match(/'[^"'\n]*'/g)?.length ?? 0;
  return double > single ? '"' : "'";
}

const ENDED_BY_SEMICOLON: ReadonlySet<string> = new Set([
  'ImportDeclaration',
  'VariableDeclaration',
  'ExpressionStatement',
  'ReturnStatement',
  'ThrowStatement',
  'ExportAllDeclaration',
]);

function semicolonOf(file: SourceFile): '' | ';' {
  const ended = withInner(statementsOf(file.ast), 0).filter((node) => ENDED_BY_SEMICOLON.has(node.type));
  const imports = ended.filter((node) => node.type === 'ImportDeclaration');
  const judged = imports.length > 0 ? imports : ended;
  if (judged.length === 0) return ';';
  const withSemicolon = judged.filter((node) => file.text[node.range[1] - 1] === ';').length;
  return withSemicolon * 2 >= judged.length ? ';' : '';
}

/** Top-level statements and those of function bodies directly below: enough to see a habit. */
function withInner(body: readonly TSESTree.Node[], depth: number): TSESTree.Node[] {
  return body.flatMap((node) => {
    const inner =
      node.type === 'ExportNamedDeclaration' || node.type === 'ExportDefaultDeclaration'
        ? node.declaration
        : node;
    if (depth < 2 && inner?.type === 'FunctionDeclaration') return withInner(inner.body.body, depth + 1);
    if (depth < 4 && inner?.type === 'TryStatement') return withInner(inner.block.body, depth + 1);
    return inner ? [inner] : [];
  });
}

function padOf(file: SourceFile): '' | ' ' {
  for (const node of statementsOf(file.ast)) {
    if (node.type !== 'ImportDeclaration') continue;
    const list = /\{([ \t]*)[^\s}]/.exec(file.text.slice(node.range[0], node.source.range[0]));
    if (list) return list[1] === '' ? '' : ' ';
  }
  return ' ';
}

/** The lines of a block comment begin with a space and a star, whatever the indent of the code. */
function indentOf(file: SourceFile): string {
  return /\n([ \t]+)[^\s*]/.exec(file.text)?.[1] ?? '  ';
}
