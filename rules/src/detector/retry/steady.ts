import type { TSESTree } from '@typescript-eslint/types';
import { contains, enclosingFunction, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { numberOf, type RetryContext } from './context.js';
import { writesOf } from './properties.js';
import type { Cycle } from './state.js';
import type { Step } from './ways.js';
import { delta, literalNumber } from './writes.js';

type Constant = { readonly value: TSESTree.Literal['value'] };
type Test = Extract<Step, { kind: 'test' }>;

/**
 * The parts of a condition that all have to have an outcome for it to have its own: both sides of an `&&`
 * that holds, and of an `||` that does not.
 */
export function requiredBy({ node, truth, equals }: Test): readonly Pick<Test, 'node' | 'truth'>[] {
  if (equals) return [];
  const test = unwrap(node);
  if (test.type === 'UnaryExpression' && test.operator === '!')
    return requiredBy({ kind: 'test', node: test.argument, truth: !truth });
  if (test.type !== 'LogicalExpression' || test.operator !== (truth ? '&&' : '||'))
    return [{ node: test, truth }];
  return [test.left, test.right].flatMap((side) => requiredBy({ kind: 'test', node: side, truth }));
}

/**
 * The parts of a test that what a round writes leaves open: one that has its outcome in every round but the
 * first ends nothing.
 */
export function openParts(
  step: Test,
  position: number,
  cycle: Cycle,
  context: RetryContext,
): readonly Node[] {
  if (step.equals) return [step.node, step.equals];
  return requiredBy(step)
    .filter(({ node, truth }) => steadyOutcome(node, position, cycle, context) !== truth)
    .map(({ node }) => node);
}

/**
 * The outcome that a test of one variable or field has in every round but the first, because the round writes
 * a constant to it: `retry = true` before `while (retry)`. Undefined for other tests.
 */
export function steadyOutcome(
  test: Node,
  position: number,
  cycle: Cycle,
  context: RetryContext,
): boolean | undefined {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = steadyOutcome(node.argument, position, cycle, context);
    return inner === undefined ? undefined : !inner;
  }
  if (node.type === 'Literal' && typeof node.value === 'boolean') return node.value;
  if (node.type !== 'BinaryExpression') {
    const known = constantBefore(node, position, cycle, context);
    return known && Boolean(known.value);
  }
  const left = unwrap(node.left);
  const right = unwrap(node.right);
  const known = constantBefore(left, position, cycle, context);
  if (!known) return undefined;
  const limit = numberOf(right, context);
  if (typeof known.value === 'number' && limit !== undefined && COMPARES[node.operator])
    return COMPARES[node.operator]?.(known.value, limit);
  if (right.type !== 'Literal' || !['===', '==', '!==', '!='].includes(node.operator)) return undefined;
  return (known.value === right.value) === node.operator.startsWith('=');
}

const COMPARES: Readonly<Record<string, ((left: number, right: number) => boolean) | undefined>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/**
 * The constant that a variable or a field holds at a step: what was written to it last, in this round or the
 * one before.
 */
function constantBefore(
  read: Node,
  position: number,
  cycle: Cycle,
  context: RetryContext,
): Constant | undefined {
  const place = placeOf(read, context);
  if (!place) return undefined;
  const { steps } = cycle.path;
  let counted = 0;
  for (let back = 1; back <= steps.length; back++) {
    const step = steps[(position - back + steps.length) % steps.length];
    if (!step || step.kind === 'fail' || step.kind === 'caught') continue;
    const writes = place.writes.filter((write) => contains(step.node, write));
    if (writes.length === 0) continue;
    const [write] = writes;
    if (step.kind !== 'eval' || writes.length !== 1 || !write) return undefined;
    const counts = delta(write, context);
    if (counts !== undefined) {
      counted += counts;
      continue;
    }
    const constant = constantWritten(write, step.node, place, context);
    return constant && counted !== 0
      ? typeof constant.value === 'number'
        ? { value: constant.value + counted }
        : undefined
      : constant;
  }
  return undefined;
}

/**
 * A variable, or a field of `this`: where it is written in this file, and the names by which it is declared.
 */
interface Place {
  readonly writes: readonly Node[];
  readonly declared: readonly Node[];
}

function placeOf(read: Node, { names, syntax }: RetryContext): Place | undefined {
  const variable = read.type === 'Identifier' ? names.variable(read) : undefined;
  if (variable)
    return {
      writes: variable.references
        .filter((reference) => reference.isWrite())
        .map(({ identifier }) => identifier),
      declared: variable.identifiers,
    };
  const name =
    read.type === 'MemberExpression' && read.object.type === 'ThisExpression'
      ? propertyName(read)
      : undefined;
  return name === undefined ? undefined : { writes: writesOf(name, syntax), declared: [] };
}

function constantWritten(
  written: Node,
  step: Node,
  { writes, declared }: Place,
  { syntax }: RetryContext,
): Constant | undefined {
  const home = enclosingFunction(step, syntax);
  // What another function writes too may change at any time: a stop flag.
  if (writes.some((write) => enclosingFunction(write, syntax) !== home)) return undefined;
  // A declaration inside of the round makes another variable in each.
  if (declared.some((name) => contains(step, name))) return undefined;
  const parent = syntax.parent(written);
  if (parent?.type !== 'AssignmentExpression' || parent.operator !== '=' || parent.left !== written)
    return undefined;
  const value = unwrap(parent.right);
  const number = literalNumber(value);
  if (number !== undefined) return { value: number };
  return value.type === 'Literal' ? { value: value.value } : undefined;
}
