import type { TSESTree } from '@typescript-eslint/types';
import { endingsOf } from '../../syntax/leaving.js';
import { parametersOf, walkOwn } from '../../syntax/tree.js';
import type { Builder } from './builder.js';
import type { Declared } from './position.js';
import { keyOf, strip, type FunctionNode, type Lowering, type Node } from './context.js';
import { partsOf } from './parts.js';
import type { ValueId } from './types.js';

export type Loop =
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement
  | TSESTree.ForStatement
  | TSESTree.ForOfStatement
  | TSESTree.ForInStatement;

/**
 * What is nested goes a few levels deep. A count that ends before is a fixed depth; a higher one only guards
 * against circles.
 */
const FEW = 3;

/** Where a count begins, by the name of what counts. */
type Counters = ReadonlyMap<string, number>;

/**
 * Whether a loop counts its rounds and ends after a few: `for (let depth = 0; level && depth < 2; depth++)`.
 */
export function isShortLoop(loop: Loop, lowering: Lowering): boolean {
  const counters = new Map<string, number>();
  walkOwn(loop, (node) => {
    const counted =
      node.type === 'UpdateExpression'
        ? node.argument
        : node.type === 'AssignmentExpression' && /^[+-]=$/.test(node.operator)
          ? node.left
          : undefined;
    if (counted?.type === 'Identifier') counters.set(counted.name, numberOf(counted, lowering) ?? 0);
    return undefined;
  });
  return counters.size > 0 && endingsOf(loop).some((test) => isFew(test, counters, lowering));
}

/**
 * Whether a function hands itself a count on and stops after a few calls: `codes(level.inner, depth + 1)`.
 */
export function isShortRecursion(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  fn: FunctionNode,
  name: string,
  lowering: Lowering,
): boolean {
  const callee = strip(call.callee);
  if (
    name === '' ||
    (callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression'
        ? keyOf(callee)
        : undefined) !== name
  )
    return false;
  const counters = new Map(
    parametersOf(fn).flatMap((parameter, index): readonly (readonly [string, number])[] => {
      const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
      const next = call.arguments[index];
      const isCounted =
        target.type === 'Identifier' &&
        next?.type === 'BinaryExpression' &&
        /^[+-]$/.test(next.operator) &&
        next.left.type === 'Identifier' &&
        next.left.name === target.name;
      return isCounted
        ? [
            [
              target.name,
              (parameter.type === 'AssignmentPattern' ? numberOf(parameter.right, lowering) : undefined) ?? 0,
            ],
          ]
        : [];
    }),
  );
  if (counters.size === 0) return false;
  let found = false;
  walkOwn(fn, (node) => {
    found ||= isFew(node, counters, lowering);
    return !found;
  });
  return found;
}

/**
 * What is assigned to a variable. Without a loop around, and not in a function that may run again and again,
 * what was in it before comes back a few times only: `if (level.inner) level = level.inner`.
 */
export function assigned(to: Declared | undefined, value: ValueId, { builder }: Lowering): ValueId {
  const { at, variables } = builder;
  if (to?.variable === undefined || at.loops > to.loops || variables[to.variable]?.fn !== at.fn) return value;
  return reaches(value, to.value, builder, new Set()) ? builder.few(value) : value;
}

/** Whether a value is a part of what a variable holds, or what a call gives that gets one. */
function reaches(value: ValueId, target: ValueId, builder: Builder, seen: Set<ValueId>): boolean {
  if (value === target) return true;
  if (seen.has(value)) return false;
  seen.add(value);
  return partsOf(value, builder).some((part) => reaches(part, target, builder, seen));
}

/** A comparison of a counter with a number that is only a few steps from where it begins. */
function isFew(node: Node, counters: Counters, lowering: Lowering): boolean {
  if (node.type !== 'BinaryExpression' || !/^([<>]=?|===?|!==?)$/.test(node.operator)) return false;
  const [left, right] = [strip(node.left), strip(node.right)];
  const beginOf = (side: Node): number | undefined =>
    side.type === 'Identifier' ? counters.get(side.name) : undefined;
  const begin = beginOf(left) ?? beginOf(right);
  const limit = numberOf(beginOf(left) === undefined ? left : right, lowering);
  if (begin === undefined || limit === undefined) return false;
  const rounds = Math.abs(limit - begin) + (node.operator.length === 2 && /[<>]/.test(node.operator) ? 1 : 0);
  return rounds > 0 && rounds <= FEW;
}

/** A number that is written, or that a variable holds before anything else is assigned to it. */
function numberOf(node: Node, { builder }: Lowering): number | undefined {
  const inner = strip(node);
  if (inner.type === 'Literal') return typeof inner.value === 'number' ? inner.value : undefined;
  const variable = inner.type === 'Identifier' ? builder.lookup(inner.name)?.variable : undefined;
  const values: readonly ValueId[] = builder.variables[variable ?? -1]?.values ?? [];
  const value = values.length === 1 ? builder.nodes[values[0] ?? 0] : undefined;
  return value?.op === 'text' && /^\d+$/.test(value.text) ? Number(value.text) : undefined;
}
