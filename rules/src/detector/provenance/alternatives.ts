import type { TSESTree } from '@typescript-eslint/types';
import { contains, literalText, unwrap, type FunctionNode, type Node } from '../syntax.js';
import type { Collected, FileContext } from './context.js';
import { leaves } from '../leaving.js';

/**
 * Marks the Graph failures of a function that calls Graph or something else by a text that it is given
 * (`provider === 'google'`, `switch (kind)`): who calls it for the other one never gets them.
 */
export function withAlternatives(failures: readonly Collected[], fn: FunctionNode, context: FileContext): readonly Collected[] {
  const graph = failures.filter((failure) => failure.kind === 'graph');
  if (graph.length === 0) return failures;
  const others = failures.filter(({ kind }) => kind === 'foreign').flatMap(({ node }) => branchAround(node, fn, context) ?? []);
  const purely = others.filter((branch) => !graph.some(({ node }) => contains(branch, node)));
  if (purely.length === 0) return failures;
  return failures.map((failure) => (failure.kind === 'graph' && purely.some((branch) => isInstead(failure.node, branch, context)) ? { ...failure, shared: true } : failure));
}

/** The outermost branch of a choice by text that `node` stands in. */
function branchAround(node: Node, fn: FunctionNode, context: FileContext): Node | undefined {
  let found: Node | undefined;
  let child = node;
  for (let current = context.index.parent(node); current && child !== fn; current = context.index.parent(current)) {
    if (isChoice(current, child)) found = child;
    child = current;
  }
  return found;
}

function isChoice(parent: Node, child: Node): boolean {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') return parent.test !== child && comparesText(parent.test);
  return parent.type === 'SwitchStatement' && child.type === 'SwitchCase' && parent.cases.some(({ test }) => test !== null && isText(test));
}

function comparesText(test: Node): boolean {
  const inner = unwrap(test);
  if (inner.type === 'LogicalExpression') return comparesText(inner.left) || comparesText(inner.right);
  if (inner.type !== 'BinaryExpression' || !/^[!=]==?$/.test(inner.operator)) return false;
  const sides = [unwrap(inner.left), unwrap(inner.right)];
  return sides.some(isText) && !sides.some(({ type }) => type === 'UnaryExpression');
}

/** A text, or a member of an enum. */
function isText(node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  return literalText(inner) !== undefined || (inner.type === 'MemberExpression' && inner.object.type === 'Identifier' && /^[A-Z]/.test(inner.object.name));
}

/** Whether `node` is only reached when `branch` is not taken. */
function isInstead(node: Node, branch: Node, context: FileContext): boolean {
  const choice = context.index.parent(branch);
  if (choice && contains(choice, node)) return true;
  return node.range[0] > branch.range[1] && (branch.type === 'SwitchCase' ? leaves(branch.consequent.at(-1) ?? branch) : leaves(branch));
}
