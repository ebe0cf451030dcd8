import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import { contains, enclosingFunction, unwrap, type Node } from '../../syntax/tree.js';
import { numberOf, type RetryContext } from './context.js';
import { delta, literalNumber, type Cycle } from './state.js';

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
  if (node.type !== 'BinaryExpression') return undefined;
  const left = unwrap(node.left);
  const right = unwrap(node.right);
  const known = left.type === 'Identifier' ? constantBefore(left, position, cycle, context) : undefined;
  if (!known) return undefined;
  const limit = numberOf(right, context);
  if (typeof known.value === 'number' && limit !== undefined && COMPARES[node.operator]) return COMPARES[node.operator]?.(known.value, limit);
  if (right.type !== 'Literal' || !['===', '==', '!==', '!='].includes(node.operator)) return undefined;
  return (known.value === right.value) === node.operator.startsWith('=');
}

const COMPARES: Readonly<Record<string, ((left: number, right: number) => boolean) | undefined>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** The constant that a variable holds at a step: what was written to it last, in this round or the one before. */
function constantBefore(identifier: TSESTree.Identifier, position: number, cycle: Cycle, context: RetryContext): Constant | undefined {
  const variable = context.names.variable(identifier);
  if (!variable) return undefined;
  const { steps } = cycle.path;
  let counted = 0;
  for (let back = 1; back <= steps.length; back++) {
    const step = steps[(position - back + steps.length) % steps.length];
    if (!step || step.kind === 'fail' || step.kind === 'caught') continue;
    const writes = variable.references.filter((reference) => reference.isWrite() && contains(step.node, reference.identifier));
    if (writes.length === 0) continue;
    const [write] = writes;
    if (step.kind !== 'eval' || writes.length !== 1 || !write) return undefined;
    const counts = delta(write.identifier, context);
    if (counts !== undefined) {
      counted += counts;
      continue;
    }
    const constant = constantWritten(write.identifier, step.node, variable, context);
    return constant && counted !== 0 ? (typeof constant.value === 'number' ? { value: constant.value + counted } : undefined) : constant;
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
  const number = literalNumber(value);
  if (number !== undefined) return { value: number };
  return value.type === 'Literal' ? { value: value.value } : undefined;
}
