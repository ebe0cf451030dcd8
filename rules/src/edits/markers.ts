import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf, type Node } from '../syntax/tree.js';
import type { SourceFile } from '../detector/types.js';
import { lineEndOf, type Edit } from './apply.js';

/** A site that stays as it is, for its marker. */
export interface Marked {
  /** Where the site starts, in the text of the file. */
  readonly offset: number;
  readonly rule: string;
  /** One sentence without a line end. */
  readonly message: string;
}

export interface MarkerOptions {
  /** Markers of other rules are not touched. */
  readonly rules: ReadonlySet<string>;
  /** Whether missing markers are added; else only those without a site below them are removed. */
  readonly add: boolean;
}

const MARKER = /^ TODO\(msgraph-codemod\) ([\w-]+): /;
const IGNORE = /(?:^|\s)msgraph-codemod-ignore(?![\w-])([^\n]*)/;
/** Comments that say something about the very next line, so nothing may come between. */
const DIRECTIVE =
  /^\s*(?:eslint-disable-next-line|oxlint-disable-next-line|biome-ignore|prettier-ignore|deno-lint-ignore|@ts-|msgraph-codemod-ignore)/;

/**
 * The edits that put one marker comment above the line of each site, and take away those that no longer have
 * one. A marker that stands there already is kept.
 * @param left the sites of the file that stay
 */
export function markerEdits(
  file: SourceFile,
  left: readonly Marked[],
  { rules, add }: MarkerOptions,
): Edit[] {
  const wanted = new Map<number, Map<string, string>>();
  for (const { offset, rule, message } of left) {
    const line = codeLine(file, offset);
    wanted.set(
      line,
      (wanted.get(line) ?? new Map<string, string>()).set(
        `// TODO(msgraph-codemod) ${rule}: ${message}`,
        rule,
      ),
    );
  }
  const kept = new Set<TSESTree.Comment>();
  const insertions: Edit[] = [];
  for (const [line, texts] of wanted) {
    const above = commentsAbove(file, line);
    const missing = new Set(texts.keys());
    for (const comment of above) {
      const text = file.text.slice(...comment.range);
      const fits = add ? missing.delete(text) : [...texts.values()].includes(markerRule(comment) ?? '');
      if (fits) kept.add(comment);
    }
    if (add && missing.size > 0) insertions.push(insertion(file, line, above, [...missing].sort()));
  }
  const stale = (file.ast.comments ?? []).filter(
    (comment) => rules.has(markerRule(comment) ?? '') && standsAlone(file, comment) && !kept.has(comment),
  );
  return [...insertions, ...stale.map((comment) => removal(file, comment))];
}

/**
 * Whether a comment is a marker that `markerEdits` wrote.
 * @internal
 */
export function isMarker(comment: TSESTree.Comment): boolean {
  return markerRule(comment) !== undefined;
}

function markerRule(comment: TSESTree.Comment): string | undefined {
  return comment.type === 'Line' ? MARKER.exec(comment.value)?.[1] : undefined;
}

/**
 * Whether a comment `msgraph-codemod-ignore` stands on the line of a site, or directly above it or above its
 * statement.
 * @param offset where the site starts
 * @param names the rule and the transform of the site
 * @param known all rules and transforms; a comment that names some of them is about these only, other words
 *   are a reason
 */
export function isIgnored(
  file: SourceFile,
  offset: number,
  names: readonly string[],
  known: ReadonlySet<string>,
): boolean {
  if (!file.text.includes('msgraph-codemod-ignore')) return false;
  const lines = [
    lineStart(file.text, offset),
    codeLine(file, offset),
    lineStart(file.text, statementStart(file.ast, offset)),
  ];
  const comments = lines.flatMap((line) => commentsAbove(file, line));
  const end = lineEnd(file.text, offset);
  const beside = (file.ast.comments ?? []).filter(
    ({ range }) => range[0] >= (lines[0] ?? 0) && range[1] <= end && !standsAlone(file, { range }),
  );
  return [...comments, ...beside].some((comment) => ignores(comment, names, known));
}

function ignores(comment: TSESTree.Comment, names: readonly string[], known: ReadonlySet<string>): boolean {
  const match = IGNORE.exec(comment.value);
  if (!match) return false;
  const named = (match[1] ?? '').split(/[\s,:]+/).filter((word) => known.has(word));
  return named.length === 0 || named.some((word) => names.includes(word));
}

/**
 * The start of the line that a comment can be put above: that of the offset or, where a new line would become
 * part of a text (templates, JSX, strings, comments), the one where the text begins.
 */
function codeLine(file: SourceFile, offset: number): number {
  const start = lineStart(file.text, offset);
  const outer = textAround(file, start);
  return outer === undefined ? start : codeLine(file, outer);
}

/** Where the innermost text begins that `position` is inside of; `undefined` between tokens of code. */
function textAround(file: SourceFile, position: number): number | undefined {
  const comment = (file.ast.comments ?? []).find(({ range }) => range[0] < position && position < range[1]);
  if (comment) return comment.range[0];
  let found: number | undefined;
  for (
    let node: Node | undefined = file.ast;
    node;
    node = childrenOf(node).find(({ range }) => range[0] < position && position < range[1])
  ) {
    if (isText(node)) found = node.range[0];
    else if (!node.type.startsWith('JSX') || node.type === 'JSXExpressionContainer')
      found = isQuasi(node) ? found : undefined;
  }
  return found;
}

function isText(node: Node): boolean {
  return ['TemplateLiteral', 'TSTemplateLiteralType', 'Literal', 'JSXElement', 'JSXFragment'].includes(
    node.type,
  );
}

function isQuasi(node: Node): boolean {
  return node.type === 'TemplateElement';
}

function statementStart(program: TSESTree.Program, offset: number): number {
  let start = offset;
  const around = (node: Node): Node | undefined =>
    childrenOf(node).find(({ range }) => range[0] <= offset && offset < range[1]);
  for (let node = around(program); node; node = around(node)) {
    if (/(?:Statement|Declaration)$/.test(node.type) && node.type !== 'BlockStatement') start = node.range[0];
  }
  return start;
}

/**
 * The comments on lines of their own directly above a line, the nearest first; JSX comments with their
 * braces.
 */
function commentsAbove(file: SourceFile, line: number): TSESTree.Comment[] {
  const found: TSESTree.Comment[] = [];
  let top = line;
  for (const comment of (file.ast.comments ?? []).toReversed()) {
    if (comment.range[1] > top) continue;
    if (
      !/^\}?[ \t]*(?:\r\n|\n|\r)$/.test(file.text.slice(comment.range[1], top)) ||
      !startsLine(file, comment)
    )
      break;
    found.push(comment);
    top = lineStart(file.text, comment.range[0]);
  }
  return found;
}

function startsLine(file: SourceFile, { range }: Pick<TSESTree.Comment, 'range'>): boolean {
  return /^[ \t]*\{?$/.test(file.text.slice(lineStart(file.text, range[0]), range[0]));
}

function standsAlone(file: SourceFile, comment: Pick<TSESTree.Comment, 'range'>): boolean {
  return (
    startsLine(file, comment) &&
    /^\}?[ \t]*$/.test(file.text.slice(comment.range[1], lineEnd(file.text, comment.range[1])))
  );
}

/** Above the directives and markers that stand over the line already. */
function insertion(
  file: SourceFile,
  line: number,
  above: readonly TSESTree.Comment[],
  texts: readonly string[],
): Edit {
  const other = above.findIndex((comment) => !isMarker(comment) && !DIRECTIVE.test(comment.value));
  const topmost = above.slice(0, other === -1 ? above.length : other).at(-1);
  const start = topmost ? lineStart(file.text, topmost.range[0]) : line;
  const indent = /^[ \t]*/.exec(file.text.slice(line))?.[0] ?? '';
  const eol = lineEndOf(file.text);
  return { start, end: start, text: texts.map((text) => `${indent}${text}${eol}`).join('') };
}

function removal(file: SourceFile, { range }: TSESTree.Comment): Edit {
  const end = lineEnd(file.text, range[1]);
  const eol = /^(?:\r\n|\n|\r)?/.exec(file.text.slice(end))?.[0] ?? '';
  return { start: lineStart(file.text, range[0]), end: end + eol.length, text: '' };
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  return length === -1 ? text.length : offset + length;
}
