import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, walk, walkOwn, type Node } from '../../../syntax/tree.js';
import type { SourceFile } from '../../types.js';

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function textOf(file: SourceFile, node: Node): string {
  return file.text.slice(node.range[0], node.range[1]);
}

/** White space before the first character of the line that `offset` is on. */
export function indentAt(file: SourceFile, offset: number): string {
  const start = lineStart(file, offset);
  return /^[ \t]*/.exec(file.text.slice(start, offset))?.[0] ?? '';
}

export function lineStart(file: SourceFile, offset: number): number {
  return Math.max(file.text.lastIndexOf('\n', offset - 1), file.text.lastIndexOf('\r', offset - 1)) + 1;
}

/**
 * One step of indentation as the file has it between two nested places; two blanks where they share a line.
 */
export function indentUnit(outer: string, inner: string): string {
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : '  ';
}

/** Comments that lie in one of `dropped` and in none of `kept`, nor go along with one of its statements. */
export function lostComments(
  file: SourceFile,
  dropped: readonly (readonly [number, number])[],
  kept: readonly Node[],
): readonly string[] {
  const companions = new Set(
    kept
      .filter(isEffect)
      .flatMap((statement) => [...commentsAbove(file, statement), ...commentBehind(file, statement)]),
  );
  return commentsOf(file)
    .filter((comment) => dropped.some(([start, end]) => start <= comment.range[0] && comment.range[1] <= end))
    .filter(
      (comment) =>
        !companions.has(comment) && !kept.some((node) => contains(node, comment as unknown as Node)),
    )
    .map((comment) => file.text.slice(comment.range[0], comment.range[1]));
}

function commentsOf(file: SourceFile): readonly TSESTree.Comment[] {
  return (file.ast as { comments?: readonly TSESTree.Comment[] }).comments ?? [];
}

function isEffect({ type }: Node): boolean {
  return type === 'ExpressionStatement' || type === 'IfStatement';
}

/**
 * The lines of a statement that moves: comments on lines of their own above it, and one behind it, move with
 * an effect.
 */
export function linesOf(file: SourceFile, statement: Node): readonly string[] {
  if (!isEffect(statement)) return [textOf(file, statement)];
  const text = (comment: TSESTree.Comment): string => file.text.slice(...comment.range);
  return [
    ...commentsAbove(file, statement).map(text),
    [textOf(file, statement), ...commentBehind(file, statement).map(text)].join(' '),
  ];
}

function commentsAbove(file: SourceFile, statement: Node): readonly TSESTree.Comment[] {
  const found: TSESTree.Comment[] = [];
  let [start] = statement.range;
  for (const comment of commentsOf(file).toReversed()) {
    const isNext =
      comment.range[1] <= start && /^[ \t]*\r?\n[ \t]*$/.test(file.text.slice(comment.range[1], start));
    if (!isNext || file.text.slice(lineStart(file, comment.range[0]), comment.range[0]).trim() !== '')
      continue;
    found.unshift(comment);
    [start] = comment.range;
  }
  return found;
}

/** The last comment of the line that a statement ends on. */
export function commentBehind(file: SourceFile, statement: Node): readonly TSESTree.Comment[] {
  const [, end] = statement.range;
  const comment = commentsOf(file).find(
    ({ range }) => range[0] >= end && /^[ \t]*$/.test(file.text.slice(end, range[0])),
  );
  return comment && /^[ \t]*(?:\r?\n|$)/.test(file.text.slice(comment.range[1])) ? [comment] : [];
}

/**
 * Edits that take one step of indentation from the lines in a range, or none when a line's start belongs to a
 * text or comment.
 */
export function dedent(
  file: SourceFile,
  [start, end]: readonly [number, number],
  unit: string,
  around: Node,
): Span[] {
  const fixed: Node[] = [];
  walk(around, (node) => {
    if (node.type === 'TemplateLiteral' || node.type === 'JSXText') fixed.push(node);
    return true;
  });
  const comments = (file.ast as { comments?: readonly TSESTree.Comment[] }).comments ?? [];
  const spans: Span[] = [];
  for (const match of file.text.slice(start, end).matchAll(/\r\n|\n|\r/g)) {
    const at = start + match.index + match[0].length;
    if (at >= end || !file.text.startsWith(unit, at)) continue;
    const inside = [...fixed, ...comments].some((node) => node.range[0] < at && at < node.range[1]);
    if (!inside) spans.push({ start: at, end: at + unit.length, text: '' });
  }
  return spans;
}

export function has(node: Node, type: Node['type'] | `${Node['type']}`): boolean {
  let found = false;
  walkOwn(node, (child) => {
    found ||= child.type === type;
    return !found;
  });
  return found;
}

/** True when code under `node` jumps out of it: to an outer loop, or out of the function. */
export function jumps(node: Node): boolean {
  let found = false;
  walkOwn(node, (child) => {
    found ||=
      child.type === 'ReturnStatement' ||
      child.type === 'ThrowStatement' ||
      child.type === 'ContinueStatement' ||
      child.type === 'BreakStatement' ||
      child.type === 'YieldExpression';
    return !found;
  });
  return found;
}

/** True when `node` has a `break` or `continue` that leaves it. */
export function leavesByLoopJump(node: Node): boolean {
  const search = (current: Node, inLoop: boolean, inSwitch: boolean): boolean => {
    if (isFunction(current)) return false;
    if (current.type === 'BreakStatement') return current.label !== null || !(inLoop || inSwitch);
    if (current.type === 'ContinueStatement') return current.label !== null || !inLoop;
    const loop = inLoop || /^(?:For|While|DoWhile)/.test(current.type);
    const children: Node[] = [];
    walk(current, (child) => {
      if (child === current) return true;
      children.push(child);
      return false;
    });
    return children.some((child) => search(child, loop, inSwitch || current.type === 'SwitchStatement'));
  };
  return search(node, false, false);
}

/** Names that `node` reads or writes. */
export function namesIn(node: Node): Set<string> {
  const names = new Set<string>();
  walk(node, (child) => {
    if (child.type === 'Identifier') names.add(child.name);
    return true;
  });
  return names;
}
