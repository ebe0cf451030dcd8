import type { TSESTree } from '@typescript-eslint/types';
import { endingsOf } from '../leaving.js';
import type { Variable } from '../scope.js';
import { parametersOf, unwrap, walkOwn, type FunctionNode, type Node } from '../syntax.js';
import { argumentsOf } from './callees.js';
import type { FileContext } from './context.js';
import { writtenValues } from './written.js';

/** Services nest inner errors a few levels deep. A count that ends before is a fixed depth; a higher one only guards against circles. */
const FEW = 3;

/** Whether a loop counts its rounds and ends after a few: `for (let depth = 0; level && depth < 2; depth++)`. */
export function isShortLoop(loop: Node, context: FileContext): boolean {
  const counters = new Set<Variable>();
  walkOwn(loop, (node) => {
    const counted = node.type === 'UpdateExpression' ? node.argument : node.type === 'AssignmentExpression' && /^[+-]=$/.test(node.operator) ? node.left : undefined;
    const variable = counted?.type === 'Identifier' ? context.names.variable(counted) : undefined;
    if (variable) counters.add(variable);
    return undefined;
  });
  return counters.size > 0 && endingsOf(loop).some((test) => isFew(test, counters, context));
}

/** Whether a function hands itself a count on and stops after a few calls: `codes(error.innerError, depth + 1)`. */
export function isShortRecursion(fn: FunctionNode, call: TSESTree.CallExpression | TSESTree.NewExpression, context: FileContext): boolean {
  const given = argumentsOf(call);
  const counters = new Set(
    parametersOf(fn).flatMap((parameter, index) => {
      const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
      const variable = name.type === 'Identifier' ? context.names.variable(name) : undefined;
      const next = given[index];
      const isCounted = next?.type === 'BinaryExpression' && /^[+-]$/.test(next.operator) && next.left.type === 'Identifier' && context.names.variable(next.left) === variable;
      return variable && isCounted ? [variable] : [];
    }),
  );
  if (counters.size === 0) return false;
  let found = false;
  walkOwn(fn, (node) => {
    found ||= isFew(node, counters, context);
    return !found;
  });
  return found;
}

/** A comparison of a counter with a number that is only a few steps from where it begins. */
function isFew(node: Node, counters: ReadonlySet<Variable>, context: FileContext): boolean {
  if (node.type !== 'BinaryExpression' || !/^([<>]=?|===?|!==?)$/.test(node.operator)) return false;
  const isCounter = (side: Node): boolean => side.type === 'Identifier' && counters.has(context.names.variable(side) as Variable);
  const [left, right] = [unwrap(node.left), unwrap(node.right)];
  const [counted, other] = isCounter(left) ? [left, right] : [right, left];
  const counter = isCounter(counted) ? context.names.variable(counted) : undefined;
  const limit = numberOf(other, context);
  if (!counter || limit === undefined) return false;
  const [begins] = writtenValues(counter, context).map((value) => numberOf(value, context)).filter((item) => item !== undefined);
  const rounds = Math.abs(limit - (begins ?? 0)) + (node.operator.length === 2 && /[<>]/.test(node.operator) ? 1 : 0);
  return rounds > 0 && rounds <= FEW;
}

/** A number that is written, or that a constant holds. */
function numberOf(node: Node, context: FileContext): number | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return typeof inner.value === 'number' ? inner.value : undefined;
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  const [value, ...others] = variable && variable.references.filter((item) => item.isWrite()).length === 1 ? writtenValues(variable, context) : [];
  return value && others.length === 0 ? numberOf(value, context) : undefined;
}
