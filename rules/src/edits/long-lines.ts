import type { TSESTree } from '@typescript-eslint/types';
import { chainAt, type Chain } from '../detector/logical-chains.js';
import { childrenOf, isFunction, type Node } from '../syntax/tree.js';
import type { SourceFile } from '../detector/types.js';
import type { Edit } from './apply.js';
import { styleOf } from '../syntax/style.js';
import {
  commaOf,
  isOperatorFirst,
  linesOf,
  objectCommaOf,
  widthOf,
  type Layout,
  type Line,
} from './file-layout.js';
import { brokenChainBreaks } from './broken-chains.js';
import { callBreaks } from './long-calls.js';
import { besideBranches, conditionalBreaks, operandBreaks } from './long-conditionals.js';

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
  const layout: Layout = {
    width,
    step: styleOf(file).indent,
    isFirst: isOperatorFirst(before),
    comma: commaOf(before),
    objectComma: objectCommaOf(before),
  };
  return lines.flatMap((line) => breaksIn(file, line, layout));
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
  const isFirstIn = (node: Node): boolean => /^\s*!?$/.test(file.text.slice(line.start, node.range[0]));
  /**
   * @param isPart whether the node stands in a condition that is on several lines already, in which only calls
   *   on a line of their own are broken
   */
  const breaksOf = (node: Node, parent: Node | undefined, isPart: boolean): readonly Edit[] => {
    if (!isInLine(node))
      return node.type === 'LogicalExpression' ? brokenChainBreaks(file.text, node, parent, line) : [];
    const below = isTestOf(node, parent) ? statementBelow(file.text, parent, line, layout) : [];
    if (below.length > 0) return below;
    if (isPart) return isFirstIn(node) ? callBreaks(file, node, line, layout) : [];
    if (node.type === 'ConditionalExpression') return conditionalBreaks(file, node, parent, line, layout);
    const operands = node.type === 'LogicalExpression' ? chainAt(node, parent) : undefined;
    if (operands) return chainBreaks(file, node, operands, parent, line, layout);
    const isTest =
      isTestOf(node, parent) && (node.type === 'CallExpression' || node.type === 'UnaryExpression');
    const around = isTest ? enclosing(file, node, parent, line, layout) : [];
    return around.length > 0 ? around : callBreaks(file, node, line, layout);
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
    for (const child of inOrder(node)) {
      const found = search(child, node, isBelow);
      if (found.length > 0) return found;
    }
    return [];
  };
  return search(file.ast, undefined, false);
}

/** What is handed over is broken before what is called: it stands behind all of that. */
const inOrder = (node: Node): readonly Node[] =>
  node.type === 'CallExpression' ? [...node.arguments, node.callee] : childrenOf(node);

/** Each operand on a line of its own: those after the first, and the first where the whole may be enclosed. */
function chainBreaks(
  file: SourceFile,
  node: Node,
  { operands }: Chain,
  parent: Node | undefined,
  line: Line,
  layout: Layout,
): readonly Edit[] {
  const deeper =
    parent?.type === 'ConditionalExpression' ? besideBranches(file.text, parent, line) : undefined;
  const edits = operandBreaks(
    file.text,
    operands,
    `\n${deeper ?? line.indent + layout.step}`,
    layout.isFirst,
  );
  return edits.length > 0 ? [...edits, ...enclosing(file, node, parent, line, layout)] : [];
}

const isTestOf = (
  node: Node,
  parent: Node | undefined,
): parent is TSESTree.IfStatement | TSESTree.WhileStatement =>
  (parent?.type === 'IfStatement' || parent?.type === 'WhileStatement') && parent.test === node;

/** `if (a) return b;` with the statement below, where the condition alone has room. */
function statementBelow(
  text: string,
  parent: TSESTree.IfStatement | TSESTree.WhileStatement,
  { start, indent }: Line,
  { width, step }: Layout,
): readonly Edit[] {
  const { test } = parent;
  const isEither = parent.type === 'IfStatement' && parent.alternate !== null;
  const body = parent.type === 'IfStatement' ? parent.consequent : parent.body;
  const close = /^\s*\)(\s*)$/.exec(text.slice(test.range[1], body.range[0]));
  const room = body.range[0] - (close?.[1]?.length ?? 0);
  if (!close || isEither || body.type === 'BlockStatement') return [];
  if (room - start > width) return [];
  return [{ start: room, end: body.range[0], text: `\n${indent}${step}` }];
}

/**
 * Puts a condition on lines of its own: between the parentheses of an `if`, between new ones behind `return`,
 * below a `=`. Nothing where it stands in something else.
 */
function enclosing(
  { text }: SourceFile,
  node: Node,
  parent: Node | undefined,
  { start: from, end: to, indent }: Line,
  { step, isFirst }: Layout,
): readonly Edit[] {
  const [start, end] = node.range;
  const below = `\n${indent}${step}`;
  const before = text.slice(from, start);
  const isReturned = parent?.type === 'ReturnStatement';
  const isTest = isTestOf(node, parent);
  const open = isTest || isReturned ? /\(([ \t]*)$/.exec(before)?.[1] : undefined;
  const close = /^([ \t]*)\)/.exec(text.slice(end, to))?.[1];
  if (open !== undefined && close !== undefined)
    return [
      { start: start - open.length, end: start, text: below },
      { start: end, end: end + close.length, text: `\n${indent}` },
    ];
  // Who begins lines with the operator begins them behind what stands before the condition.
  if (isTest || isFirst) return [];
  if (isReturned && /\breturn[ \t]+$/.test(before))
    return [
      { start, end: start, text: `(${below}` },
      { start: end, end, text: `\n${indent})` },
    ];
  const isValue = parent?.type === 'VariableDeclarator' || parent?.type === 'AssignmentExpression';
  const gap = isValue ? /=([ \t]*)$/.exec(before)?.[1] : undefined;
  return gap === undefined ? [] : [{ start: start - gap.length, end: start, text: below }];
}
