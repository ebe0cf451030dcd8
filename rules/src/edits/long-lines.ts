import type { TSESTree } from '@typescript-eslint/types';
import { chainAt, type Chain } from '../detector/logical-chains.js';
import { childrenOf, isFunction, type Node } from '../syntax/tree.js';
import type { SourceFile } from '../detector/types.js';
import type { Edit } from './apply.js';
import { styleOf } from '../syntax/style.js';
import {
  besideBranches,
  conditionalBreaks,
  operandBreaks,
  type Layout,
  type Line,
} from './long-conditionals.js';

/** No file is narrower than what is commonly taken for a full line. */
const LEAST_WIDTH = 100;

/**
 * Comments that speak of one line only, on it or above it: what they mean may not come to stand on another.
 */
const ABOUT_A_LINE = /(?:\/\/|\/?\*).*\b(?:ignore|disable|expect-error)\b/;

/**
 * Breaks the lines that a rewrite has made longer than those of the file: a condition between its parts, a
 * call between its arguments, whichever stands around the other. Nothing but white space is changed.
 * @param file the rewritten file
 * @param before the text before the rewrite: lines that it holds stay as they are
 * @returns the edits, none where no line can be broken; what is broken may still hold lines that are too long
 */
export function longLineEdits(file: SourceFile, before: string): readonly Edit[] {
  const width = widthOf(before);
  const lines = longLinesOf(file.text, width, new Set(linesOf(before)));
  if (lines.length === 0) return [];
  const layout: Layout = { width, step: styleOf(file).indent, isFirst: isOperatorFirst(before) };
  return lines.flatMap((line) => breaksIn(file, line, layout));
}

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/);

/** A long text cannot be broken, so a line that holds one does not say how long the others may be. */
const LONG_TEXT = /(['"`])(?:(?!\1).){40}/;

/** How long the lines of a text are, but for the longest of each hundred. */
function widthOf(text: string): number {
  const lengths = linesOf(text)
    .filter((line) => line.trim() !== '' && !LONG_TEXT.test(line))
    .map(({ length }) => length)
    .sort((a, b) => a - b);
  return Math.max(LEAST_WIDTH, lengths[Math.ceil(lengths.length * 0.99) - 1] ?? 0);
}

/** Whether the file begins its lines with the operator, as in `|| other`, and does not end them with it. */
function isOperatorFirst(text: string): boolean {
  const first = text.match(/^[ \t]*(?:\|\||&&)/gm)?.length ?? 0;
  const last = text.match(/(?:\|\||&&)[ \t]*\r?$/gm)?.length ?? 0;
  return first > last;
}

function longLinesOf(text: string, width: number, old: ReadonlySet<string>): readonly Line[] {
  const found: Line[] = [];
  let start = 0;
  let above = '';
  for (const line of linesOf(text)) {
    const end = start + line.length;
    if (line.length > width && !old.has(line) && !ABOUT_A_LINE.test(above) && !ABOUT_A_LINE.test(line))
      found.push({ start, end, indent: /^[ \t]*/.exec(line)?.[0] ?? '' });
    above = /^\s*(?:\/\/|\/?\*)/.test(line) ? line : '';
    start = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return found;
}

/**
 * The outermost condition or call of a line that can be broken. A text with values in it stays on its line.
 */
function breaksIn(file: SourceFile, line: Line, layout: Layout): readonly Edit[] {
  const isInLine = (node: Node | undefined): boolean =>
    node !== undefined && line.start <= node.range[0] && node.range[1] <= line.end;
  /**
   * @param isPart whether the node stands in a condition that is on several lines already, which stays as it
   *   is
   */
  const breaksOf = (node: Node, parent: Node | undefined, isPart: boolean): readonly Edit[] => {
    if (isPart || !isInLine(node)) return [];
    if (node.type === 'ConditionalExpression') return conditionalBreaks(file, node, parent, line, layout);
    const operands = node.type === 'LogicalExpression' ? chainAt(node, parent) : undefined;
    if (operands) return chainBreaks(file, operands, parent, line, layout);
    return node.type === 'CallExpression' || node.type === 'NewExpression'
      ? callBreaks(file, node, line, layout)
      : [];
  };
  const search = (node: Node, parent: Node | undefined, isPart: boolean): readonly Edit[] => {
    if (
      node.range[1] <= line.start ||
      node.range[0] >= line.end ||
      (node.type === 'TemplateLiteral' && isInLine(node))
    )
      return [];
    const breaks = breaksOf(node, parent, isPart);
    if (breaks.length > 0) return breaks;
    const isBelow = !isFunction(node) && (isPart || (node.type === 'LogicalExpression' && !isInLine(node)));
    for (const child of childrenOf(node)) {
      const found = search(child, node, isBelow);
      if (found.length > 0) return found;
    }
    return [];
  };
  return search(file.ast, undefined, false);
}

/** `if (a || b)` with each operand on a line of its own; elsewhere the operands after the first. */
function chainBreaks(
  file: SourceFile,
  { operands }: Chain,
  parent: Node | undefined,
  line: Line,
  { step, isFirst }: Layout,
): readonly Edit[] {
  const { text } = file;
  const { indent, end } = line;
  const below = `\n${indent}${step}`;
  const isTest = parent?.type === 'IfStatement' || parent?.type === 'WhileStatement';
  const deeper = parent?.type === 'ConditionalExpression' ? besideBranches(text, parent, line) : undefined;
  const edits = operandBreaks(text, operands, deeper === undefined ? below : `\n${deeper}`, isFirst);
  const [first] = operands;
  if (!first || !isTest || edits.length === 0) return edits;
  const open = text.lastIndexOf('(', first.range[0]);
  const whole = parent.test;
  const close = text.indexOf(')', whole.range[1]);
  const isTight =
    /^\(\s*$/.test(text.slice(open, whole.range[0])) &&
    close >= 0 &&
    close < end &&
    text.slice(whole.range[1], close).trim() === '';
  return isTight
    ? [
        { start: open + 1, end: whole.range[0], text: below },
        ...edits,
        { start: whole.range[1], end: close, text: `\n${indent}` },
      ]
    : edits;
}

/** `f(a, b)` with each argument on a line of its own. */
function callBreaks(
  { text }: SourceFile,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  { indent }: Line,
  { step }: Layout,
): readonly Edit[] {
  const [first] = call.arguments;
  const last = call.arguments.at(-1);
  if (!first || !last || call.arguments.length < 2) return [];
  const below = `\n${indent}${step}`;
  const open = text.lastIndexOf('(', first.range[0]);
  const gaps = call.arguments
    .slice(1)
    .map((argument, index): readonly [number, number] => [
      call.arguments[index]?.range[1] ?? 0,
      argument.range[0],
    ]);
  const isPlain =
    text.slice(open + 1, first.range[0]).trim() === '' &&
    text.slice(last.range[1], call.range[1]) === ')' &&
    gaps.every(([start, end]) => /^,\s*$/.test(text.slice(start, end)));
  if (!isPlain) return [];
  return [
    { start: open + 1, end: first.range[0], text: below },
    ...gaps.map(([start, end]) => ({ start: start + 1, end, text: below })),
    { start: last.range[1], end: last.range[1], text: `\n${indent}` },
  ];
}
