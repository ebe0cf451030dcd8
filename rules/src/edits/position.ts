import type { TSESTree } from '@typescript-eslint/types';
import { isComponent, scriptsOf } from '../syntax/tree.js';
import type { SourceFile } from '../detector/types.js';
import { requiredModule } from './bindings.js';

/** Where a new import goes, and what surrounds it. */
export interface InsertPosition {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

interface TopComment {
  readonly start: number;
  readonly end: number;
}

/**
 * The place for a new import of a package: behind the last import of a package, else before the first import
 * of a file (packages first is the order that linters ask for); in CommonJS behind the leading run of
 * `require`. Where nothing is imported, behind the hashbang, the directives and the comments that belong to
 * the file and not to its first statement.
 * @param uses offsets where the import is used; of the scripts of a component, the one around them gets it
 * @returns undefined for a component without a script
 */
export function importPosition(
  file: SourceFile,
  commonJs: boolean,
  uses: readonly number[],
): InsertPosition | undefined {
  const { text } = file;
  const body = bodyFor(file, uses);
  if (isComponent(file) && body.length === 0) return undefined;
  if (!commonJs) {
    const imports = body.filter((node) => node.type === 'ImportDeclaration' || isExternalImportEquals(node));
    const [first] = imports;
    const ofPackage = imports.findLast(
      (node) => node.type !== 'ImportDeclaration' || isPackageName(node.source.value),
    );
    if (!ofPackage && first && opensParagraph(text, first))
      return { offset: first.range[0], before: '', after: `\n${indentBefore(text, first.range[0])}` };
    const last = ofPackage ?? imports.at(-1);
    return last ? behindStatement(text, last) : atTop(file, body);
  }
  const last = lastRequire(body);
  return last ? behindStatement(text, last) : atTop(file, body);
}

function bodyFor({ ast }: SourceFile, uses: readonly number[]): readonly TSESTree.ProgramStatement[] {
  const scripts = scriptsOf(ast);
  const around = scripts.find(({ range }) => uses.some((offset) => range[0] <= offset && offset < range[1]));
  return (around ?? scripts.at(-1))?.body ?? [];
}

/**
 * The white space before an offset, when there is nothing else on its line: scripts of components are
 * indented.
 */
function indentBefore(text: string, offset: number): string {
  return /(?:^|\n)([ \t]*)$/.exec(text.slice(0, offset))?.[1] ?? '';
}

/** At the start of a line, and no comment on the line above that may be about this statement. */
function opensParagraph(text: string, node: TSESTree.Node): boolean {
  return /(?:^|\n[ \t]*\r?\n|^#![^\n]*\n|['"];?\r?\n)$/.test(text.slice(0, node.range[0]));
}

/** False for relative and absolute paths, and for the usual aliases of source folders. */
function isPackageName(source: string): boolean {
  return !/^(?:[./#~]|@\/)/.test(source);
}

function isExternalImportEquals(node: TSESTree.Node): boolean {
  return (
    node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference'
  );
}

/**
 * Code runs from top to bottom in CommonJS, so only the `require`s before the first other statement count.
 */
function lastRequire(body: readonly TSESTree.Node[]): TSESTree.Node | undefined {
  const first = body.findIndex((node) => !isDirective(node) && !isRequireStatement(node));
  const leading = first === -1 ? body : body.slice(0, first);
  return leading.findLast(isRequireStatement);
}

function isRequireStatement(node: TSESTree.Node): boolean {
  if (isExternalImportEquals(node)) return true;
  if (node.type === 'ExpressionStatement') return startsWithRequire(node.expression);
  return (
    node.type === 'VariableDeclaration' &&
    node.declarations.every((declarator) => startsWithRequire(declarator.init))
  );
}

/** `require('a')`, `require('a').b`, `require('a').config()`, `require('a')(b)` */
function startsWithRequire(node: TSESTree.Node | null): boolean {
  if (!node) return false;
  if (requiredModule(node) !== undefined) return true;
  if (node.type === 'MemberExpression') return startsWithRequire(node.object);
  return node.type === 'CallExpression' && startsWithRequire(node.callee);
}

function isDirective(node: TSESTree.Node): boolean {
  return node.type === 'ExpressionStatement' && typeof node.directive === 'string';
}

function behindStatement(text: string, node: TSESTree.Node): InsertPosition {
  const before = `\n${indentBefore(text, node.range[0])}`;
  const leading = /\r?\n\s*;$/.exec(text.slice(...node.range));
  // A semicolon that opens the next line protects that line; the parser counts it to this statement.
  if (leading) return { offset: node.range[0] + leading.index, before, after: '' };
  const end = node.range[1];
  const rest = /^[ \t]*(?:\/\*[^\r\n]*?\*\/[ \t]*)*(?:\/\/[^\r\n]*)?(?=\r?\n|$)/.exec(text.slice(end));
  if (rest) return { offset: end + rest[0].trimEnd().length, before, after: '' };
  return { offset: end, before: text[end - 1] === ';' ? ' ' : '; ', after: '' };
}

function atTop(file: SourceFile, body: readonly TSESTree.ProgramStatement[]): InsertPosition {
  const { text } = file;
  const directives = body.filter(isDirective);
  const first = body.find((node) => !isDirective(node))?.range[0] ?? text.length;
  const start =
    directives.at(-1)?.range[1] ?? (isComponent(file) ? commentsAbove(file, first) : hashbangEnd(text));
  const offset = skipFileComments(text, start, first, directives.length > 0);
  const opensLine = /(?:^|\n)[ \t]*$/.test(text.slice(0, offset));
  return { offset, before: opensLine ? '' : '\n', after: `\n\n${indentBefore(text, offset)}` };
}

/** The start of the comments directly before an offset. What is further up may be markup. */
function commentsAbove({ text, ast }: SourceFile, offset: number): number {
  let start = offset;
  for (const { range } of (ast.comments ?? []).toReversed()) {
    if (range[1] <= start && text.slice(range[1], start).trim() === '') [start] = range;
  }
  return start;
}

function hashbangEnd(text: string): number {
  return text.startsWith('#!') ? (/\r?\n|$/.exec(text)?.index ?? 0) : 0;
}

const FILE_COMMENT =
  /licen[cs]e|copyright|spdx|@preserve|^\/\*!|^\/\/\/|@ts-(?:no)?check|eslint-|@jest|@vitest|@flow|@file|@jsx|prettier|(?:^\/\*\s*)globals?\s/i;

/** The start of the first comment or statement that is not about the file as a whole. */
function skipFileComments(text: string, start: number, first: number, behindDirective: boolean): number {
  const comments = commentsBetween(text, start, first);
  let end = start;
  for (const comment of comments) {
    const sameLine = behindDirective && !text.slice(start, comment.start).includes('\n');
    const alone = /^[ \t]*\r?\n[ \t]*\r?\n/.test(text.slice(comment.end, first));
    if (sameLine || alone || FILE_COMMENT.test(text.slice(comment.start, comment.end))) end = comment.end;
  }
  const next = comments.find((comment) => comment.start >= end)?.start ?? first;
  return next;
}

/** Between statements there is nothing but white space and comments, so no tokenizer is needed. */
function commentsBetween(text: string, start: number, end: number): TopComment[] {
  const pattern = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;
  return [...text.slice(start, end).matchAll(pattern)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
