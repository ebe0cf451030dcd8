import type { TSESTree } from '@typescript-eslint/types';
import { chainAt } from '../detector/logical-chains.js';
import type { SourceFile } from '../detector/types.js';
import type { Node } from '../syntax/tree.js';
import type { Edit } from './apply.js';
import type { Layout, Line } from './file-layout.js';

/**
 * `const a = b || c ? d : e` with its condition below the name and its branches below the condition, as
 * Prettier lays it out; elsewhere (`return b ? d : e`) only the branches go below. In a table of choices the
 * branches stay where they are.
 * @param node stands on the line as a whole
 */
export function conditionalBreaks(
  { text }: SourceFile,
  node: TSESTree.ConditionalExpression,
  parent: Node | undefined,
  { start, indent }: Line,
  { width, step, isFirst }: Layout,
): readonly Edit[] {
  const { test, consequent, alternate } = node;
  if (isRow(text, node, parent)) {
    const operands = test.type === 'LogicalExpression' ? chainAt(test, node)?.operands : undefined;
    return operands ? operandBreaks(text, operands, `\n${indent}`, isFirst) : [];
  }
  const isValue =
    (parent?.type === 'VariableDeclarator' && parent.init === node) ||
    (parent?.type === 'AssignmentExpression' && parent.right === node);
  const head = isValue ? /=(\s*)$/.exec(text.slice(start, node.range[0])) : undefined;
  const inner = `${indent}${step}`;
  const branch = head ? `${inner}${step}` : inner;
  const branches = [
    gapBreak(text, [test, consequent], '\\?', `\n${branch}`, true),
    gapBreak(text, [consequent, alternate], ':', `\n${branch}`, true),
  ].flatMap((edit) => edit ?? []);
  if (branches.length < 2) return [];
  const room = head ? inner.length + test.range[1] - test.range[0] : test.range[1] - start;
  const chain = test.type === 'LogicalExpression' && room > width ? chainAt(test, node) : undefined;
  return [
    ...(head
      ? [{ start: node.range[0] - (head[1] ?? '').length, end: node.range[0], text: `\n${inner}` }]
      : []),
    ...(chain ? operandBreaks(text, chain.operands, `\n${inner}`, isFirst) : []),
    ...branches,
  ];
}

/** Whether a choice is a row of a table: `a ? 1 :` above it has its colon at the end of the line. */
const isRow = (text: string, node: Node, parent: Node | undefined): boolean =>
  parent?.type === 'ConditionalExpression' &&
  /:[ \t]*\r?\n\s*$/.test(text.slice(parent.consequent.range[1], node.range[0]));

/**
 * Where the other parts of a condition go whose branches stand on lines of their own: below it, or as far in
 * as the next condition of the same value.
 */
export function besideBranches(
  text: string,
  { test, consequent, alternate }: TSESTree.ConditionalExpression,
  { start, end, indent }: Line,
): string | undefined {
  if (text.slice(start, test.range[0]).trim() === '') return indent;
  if (consequent.range[1] > end || alternate.range[0] < end) return undefined;
  const line = text.slice(text.lastIndexOf('\n', alternate.range[0]) + 1, alternate.range[0]);
  return line.trim() === '' ? line : undefined;
}

/** The operands after the first, each on a line of its own; none where a comment stands between them. */
export function operandBreaks(
  text: string,
  operands: readonly TSESTree.Expression[],
  below: string,
  isFirst: boolean,
): readonly Edit[] {
  const edits = operands
    .slice(1)
    .map((operand, index) => gapBreak(text, [operands[index], operand], '\\|\\||&&', below, isFirst));
  return edits.every((edit) => edit !== undefined) ? edits : [];
}

/**
 * Breaks the line at the operator between two parts, outside of their parentheses.
 * @param operator as a regular expression
 */
function gapBreak(
  text: string,
  [before, after]: readonly [Node | undefined, Node],
  operator: string,
  below: string,
  isFirst: boolean,
): Edit | undefined {
  if (!before) return undefined;
  const gap = new RegExp(`^([\\s)]*?)\\s*(${operator})\\s*([\\s(]*)$`).exec(
    text.slice(before.range[1], after.range[0]),
  );
  if (!gap) return undefined;
  const [, closing = '', sign = '', opening = ''] = gap;
  return {
    start: before.range[1] + closing.length,
    end: after.range[0] - opening.length,
    text: isFirst ? `${below}${sign} ` : ` ${sign}${below}`,
  };
}
