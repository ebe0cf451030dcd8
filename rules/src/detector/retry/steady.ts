import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../scope.js';
import { contains, enclosingFunction, unwrap, type Node } from '../syntax.js';
import type { RetryContext } from './context.js';
import type { Cycle } from './state.js';

type Constant = { readonly value: TSESTree.Literal['value'] };

/**
 * The outcome that a test of one variable has in every round but the first, because the round writes a constant to it:
 * `retry = true` before `while (retry)`. Undefined for other tests.
 */
export function steadyOutcome(test: Node, position: number, cycle: Cycle, context: RetryContext): boolean | undefined {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = steadyOutcome(node.argument, position, cycle, context);
    return inner === undefined ? undefined : !inner;
  }
  if (node.type === 'Identifier') {
    const known = constantBefore(node, position, cycle, context);
    return known && Boolean(known.value);
  }
  if (node.type !== 'BinaryExpression' || !['===', '==', '!==', '!='].includes(node.operator)) return undefined;
  const left = unwrap(node.left);
  const right = unwrap(node.right);
  const known = left.type === 'Identifier' && right.type === 'Literal' ? constantBefore(left, position, cycle, context) : undefined;
  if (!known || right.type !== 'Literal') return undefined;
  return (known.value === right.value) === node.operator.startsWith('=');
}

/** The constant that a variable holds at a step: what was written to it last, in this round or the one before. */
function constantBefore(identifier: TSESTree.Identifier, position: number, cycle: Cycle, context: RetryContext): Constant | undefined {
  const variable = context.names.variable(identifier);
  if (!variable) return undefined;
  const { steps } = cycle.path;
  for (let back = 1; back <= steps.length; back++) {
    const step = steps[(position - back + steps.length) % steps.length];
    if (!step || step.kind === 'fail' || step.kind === 'caught') continue;
    const writes = variable.references.filter((reference) => reference.isWrite() && contains(step.node, reference.identifier));
    if (writes.length === 0) continue;
    const [write] = writes;
    return step.kind === 'eval' && writes.length === 1 && write ? constantWritten(write.identifier, step.node, variable, context) : undefined;
  }
  return undefined;
}

function constantWritten(identifier: Node, step: Node, variable: Variable, { syntax }: RetryContext): Constant | undefined {
  const home = enclosingFunction(step, syntax);
  // What another function writes too may change at any time: a stop flag.
  if (variable.references.some((reference) => reference.isWrite() && enclosingFunction(reference.identifier, syntax) !== home)) return undefined;
  // A declaration inside of the round makes another variable in each.
  if (variable.identifiers.some((name) => contains(step, name))) return undefined;
  const parent = syntax.parent(identifier);
  if (parent?.type !== 'AssignmentExpression' || parent.operator !== '=' || parent.left !== identifier) return undefined;
  const value = unwrap(parent.right);
  return value.type === 'Literal' ? { value: value.value } : undefined;
}
