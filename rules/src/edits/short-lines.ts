import { childrenOf, type Node } from '../syntax/tree.js';
import type { SourceFile } from '../detector/types.js';
import type { Edit } from './apply.js';
import { LEAST_JOINED, linesOf, widthOf } from './file-layout.js';

/**
 * Puts a condition of which a rewrite has left one line behind what it belongs to: what was broken between
 * `if (` and `)`, behind `return (` or behind `=` is short enough now.
 * @param file the rewritten file
 * @param before the text before the rewrite: lines that it holds stay as they are
 */
export function shortLineEdits(file: SourceFile, before: string): readonly Edit[] {
  const old = new Set(linesOf(before));
  const width = widthOf(before, LEAST_JOINED);
  const edits: Edit[] = [];
  const visit = (node: Node, parent: Node | undefined): void => {
    const line = lineOf(file.text, node);
    const joined = line !== undefined && !old.has(line) ? joinedEdits(file.text, node, parent, width) : [];
    edits.push(...joined);
    if (joined.length === 0) for (const child of childrenOf(node)) visit(child, node);
  };
  visit(file.ast, undefined);
  return edits;
}

/** The line that a node fills alone, but for blanks and a semicolon. */
function lineOf(text: string, { range: [start, end] }: Node): string | undefined {
  const from = text.lastIndexOf('\n', start) + 1;
  const next = text.indexOf('\n', end);
  const line = text.slice(from, next < 0 ? text.length : next).replace(/\r$/, '');
  const isAlone =
    !text.slice(start, end).includes('\n') &&
    text.slice(from, start).trim() === '' &&
    /^;?\s*$/.test(text.slice(end, next < 0 ? text.length : next));
  return isAlone ? line : undefined;
}

function joinedEdits(text: string, node: Node, parent: Node | undefined, width: number): readonly Edit[] {
  const [start, end] = node.range;
  const isTest =
    (parent?.type === 'IfStatement' || parent?.type === 'WhileStatement') && parent.test === node;
  const isReturned = parent?.type === 'ReturnStatement';
  const isValue = parent?.type === 'VariableDeclarator' && parent.init === node;
  const before = text.slice(0, start);
  const [opening, gap] = /(\(|=)([ \t]*\r?\n\s*)$/.exec(before)?.slice(1) ?? [];
  if (gap === undefined || (opening === '=') !== isValue || !(isTest || isReturned || isValue)) return [];
  const closing = isValue ? '' : /^\s*\)/.exec(text.slice(end))?.[0];
  if (closing === undefined) return [];
  const isDropped = isReturned;
  const from = start - gap.length - (isDropped ? 1 : 0);
  const to = end + closing.length;
  const tail = /^[^\r\n]*/.exec(text.slice(to))?.[0] ?? '';
  const head = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const length = head.length + end - start + tail.length + (isTest ? 1 : 0) + (isValue ? 1 : 0);
  if (length > width || (isDropped && !/\breturn[ \t]*$/.test(head))) return [];
  return [
    { start: from, end: start, text: isValue || (isDropped && !/[ \t]$/.test(head)) ? ' ' : '' },
    ...(closing === '' ? [] : [{ start: end, end: to, text: isTest ? ')' : '' }]),
  ];
}
