import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../syntax/tree.js';

/** `a || b || c`, however it is nested. */
export interface Chain {
  readonly operator: '||' | '&&';
  readonly operands: readonly TSESTree.Expression[];
}

/** The chain that a node is the whole of; undefined for `??` and for what is a part of a longer chain. */
export function chainAt(node: TSESTree.LogicalExpression, parent: Node | undefined): Chain | undefined {
  const { operator } = node;
  if (operator === '??' || (parent?.type === 'LogicalExpression' && parent.operator === operator))
    return undefined;
  return { operator, operands: operandsOf(node, operator) };
}

function operandsOf(node: TSESTree.Expression, operator: string): readonly TSESTree.Expression[] {
  if (node.type !== 'LogicalExpression' || node.operator !== operator) return [node];
  return [...operandsOf(node.left, operator), ...operandsOf(node.right, operator)];
}
