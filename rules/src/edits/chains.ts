import { chainAt, type Chain } from '../detector/logical-chains.js';
import type { Range, SourceFile } from '../detector/types.js';
import { childrenOf, type Node } from '../syntax/tree.js';

/** The chains below a node, each as a whole. */
export function chainsOf(root: Node): readonly Chain[] {
  const chains: Chain[] = [];
  const visit = (node: Node, parent: Node | undefined): void => {
    const chain = node.type === 'LogicalExpression' ? chainAt(node, parent) : undefined;
    if (chain) chains.push(chain);
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(root, undefined);
  return chains;
}

/**
 * Operands with the operator before them, and with the one behind them; not where comments or parentheses
 * stand around them, which are not in the range of an operand.
 */
export function withOperator(
  { text }: SourceFile,
  operator: Chain['operator'],
  operands: Chain['operands'],
  first: number,
  last: number,
): readonly Range[] {
  const [before, own, end, after] = [first - 1, first, last, last + 1].map((at) => operands[at]?.range);
  if (!own || !end) return [];
  const isPlain = (from: number, to: number): boolean => text.slice(from, to).trim() === operator;
  const ranges: Range[] = [];
  if (before && isPlain(before[1], own[0])) ranges.push([before[1], end[1]]);
  if (after && isPlain(end[1], after[0])) ranges.push([own[0], after[0]]);
  return ranges;
}
