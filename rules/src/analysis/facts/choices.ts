import type { TSESTree } from '@typescript-eslint/types';
import { leaves } from '../../syntax/leaving.js';
import { strip, type Lowering, type Node } from './context.js';
import type { BranchFacts } from './types.js';

/**
 * Notes the branches of a choice by a text: `if (provider === 'google')`, `switch (kind) { case 'mail': … }`.
 */
export function noteChoice(
  node: TSESTree.IfStatement | TSESTree.ConditionalExpression | TSESTree.SwitchStatement,
  { builder }: Lowering,
): void {
  const branches = branchesOf(node);
  const fn = builder.fn();
  if (branches.length > 0) fn.branches = [...(fn.branches ?? []), ...branches];
}

function branchesOf(
  node: TSESTree.IfStatement | TSESTree.ConditionalExpression | TSESTree.SwitchStatement,
): readonly BranchFacts[] {
  const choice = [node.range[0], node.range[1]] as const;
  if (node.type === 'SwitchStatement') {
    if (!node.cases.some(({ test }) => test !== null && isText(test))) return [];
    return node.cases.map(({ range, consequent }) => ({
      range: [range[0], range[1]],
      choice,
      leaves: leaves(consequent.at(-1)),
    }));
  }
  if (!comparesText(node.test)) return [];
  return [node.consequent, node.alternate].flatMap((branch) =>
    branch ? [{ range: [branch.range[0], branch.range[1]] as const, choice, leaves: leaves(branch) }] : [],
  );
}

function comparesText(test: Node): boolean {
  const inner = strip(test);
  if (inner.type === 'LogicalExpression') return comparesText(inner.left) || comparesText(inner.right);
  if (inner.type !== 'BinaryExpression' || !/^[!=]==?$/.test(inner.operator)) return false;
  const sides = [strip(inner.left), strip(inner.right)];
  // `typeof value === 'string'` asks for no provider.
  return sides.some(isText) && !sides.some(({ type }) => type === 'UnaryExpression');
}

/** A text, or a member of an enum. */
function isText(node: Node): boolean {
  const inner = strip(node);
  if (inner.type === 'MemberExpression')
    return inner.object.type === 'Identifier' && /^[A-Z]/.test(inner.object.name);
  return (
    (inner.type === 'Literal' && typeof inner.value === 'string') ||
    (inner.type === 'TemplateLiteral' && inner.expressions.length === 0)
  );
}
