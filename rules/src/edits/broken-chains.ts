import type { TSESTree } from '@typescript-eslint/types';
import { chainAt } from '../detector/logical-chains.js';
import type { Node } from '../syntax/tree.js';
import type { Edit } from './apply.js';
import type { Line } from './file-layout.js';
import { operandBreaks } from './long-conditionals.js';

/**
 * Breaks a line of a condition that is on several lines already between all of its parts, in the manner of
 * the condition: as far in as its other lines, with the operator at the end of a line or at its beginning.
 */
export function brokenChainBreaks(
  text: string,
  node: TSESTree.LogicalExpression,
  parent: Node | undefined,
  { start, end }: Line,
): readonly Edit[] {
  const operands = chainAt(node, parent)?.operands ?? [];
  const inLine = operands.filter(({ range }) => start < range[1] && range[0] < end);
  const gap = operands
    .slice(1)
    .map((operand, index) => text.slice(operands[index]?.range[1] ?? 0, operand.range[0]))
    .find((between) => between.includes('\n'));
  if (gap === undefined) return [];
  const [head = '', below = ''] = gap.split('\n');
  return operandBreaks(text, inLine, `\n${/^[ \t]*/.exec(below)?.[0] ?? ''}`, !/[|&]/.test(head));
}
