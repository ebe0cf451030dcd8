import type { TSESTree } from '@typescript-eslint/types';
import type { SpanRewrite } from '../../types.js';
import { contains, unwrap, walk, type FunctionNode, type Node } from '../../../syntax/tree.js';
import { parameterName, type RetryContext } from '../context.js';
import { refersTo } from '../self.js';
import { textOf } from './source.js';

/**
 * Gives the branch of a function that calls itself the bound that another branch has: with
 * `load(path, left - 1)` and elsewhere `if (left > 0 && …)`, this branch asks for `left > 0` as well. Where
 * the bound is reached it goes on as it does for every other error, which ends in a `throw`.
 * @param call the call that nothing bounds
 * @returns undefined where no counter is handed on, or none is compared
 */
export function rewriteCounter(
  call: TSESTree.CallExpression,
  self: FunctionNode,
  context: RetryContext,
): SpanRewrite | undefined {
  const step = stepOf(call, self);
  const branch = branchOf(call, self, context);
  const bound = step && branch && boundFor(step, call, self, context);
  if (!branch || bound === undefined) return undefined;
  const { test } = branch;
  const isLoose =
    /^(?:LogicalExpression|ConditionalExpression|AssignmentExpression)$/.test(test.type) &&
    !(test.type === 'LogicalExpression' && test.operator === '&&');
  const [start, end] = test.range;
  const text = `${bound} && `;
  return {
    uses: [],
    spans: isLoose
      ? [
          { start, end: start, text: `${text}(` },
          { start: end, end, text: ')' },
        ]
      : [{ start, end: start, text }],
  };
}

interface Step {
  readonly name: string;
  /** Whether the counter goes up to a limit, or down to nothing. */
  readonly isUp: boolean;
}

/** The one parameter that is handed on with a step up or down, all others being handed on as they came. */
function stepOf(call: TSESTree.CallExpression, self: FunctionNode): Step | undefined {
  const steps: Step[] = [];
  for (const [position, argument] of call.arguments.entries()) {
    const parameter = self.params[position];
    const name = parameter && parameterName(parameter);
    const value = unwrap(argument);
    if (name === undefined) return undefined;
    if (value.type === 'Identifier' && value.name === name) continue;
    if (
      value.type !== 'BinaryExpression' ||
      !/^[+-]$/.test(value.operator) ||
      !isName(value.left, name) ||
      !isPositive(value.right)
    )
      return undefined;
    steps.push({ name, isUp: value.operator === '+' });
  }
  return steps.length === 1 ? steps[0] : undefined;
}

const isName = (node: Node, name: string): boolean => {
  const inner = unwrap(node);
  return inner.type === 'Identifier' && inner.name === name;
};

const isPositive = (node: Node): boolean => {
  const inner = unwrap(node);
  return inner.type === 'Literal' && typeof inner.value === 'number' && inner.value > 0;
};

/** The `if` of a handler that repeats and does nothing else, before a `throw`. */
function branchOf(
  call: TSESTree.CallExpression,
  self: FunctionNode,
  { syntax }: RetryContext,
): TSESTree.IfStatement | undefined {
  for (let node: Node | undefined = syntax.parent(call); node && node !== self; node = syntax.parent(node)) {
    if (node.type !== 'IfStatement') continue;
    const block = syntax.parent(node);
    if (node.alternate || !contains(node.consequent, call) || block?.type !== 'BlockStatement')
      return undefined;
    return block.body.at(-1)?.type === 'ThrowStatement' ? node : undefined;
  }
  return undefined;
}

/**
 * The comparison of the counter that decides over another call of the function to itself, as it is written.
 */
function boundFor(
  { name, isUp }: Step,
  call: TSESTree.CallExpression,
  self: FunctionNode,
  context: RetryContext,
): string | undefined {
  let found: string | undefined;
  walk(self.body, (node) => {
    if (found !== undefined) return false;
    if (
      node.type !== 'IfStatement' ||
      contains(node.consequent, call) ||
      !repeats(node.consequent, self, context)
    )
      return undefined;
    const bound = operandsOf(node.test).find((operand) => isBound(operand, name, isUp));
    found = bound && textOf(context.file, bound);
    return undefined;
  });
  return found;
}

function repeats(node: Node, self: FunctionNode, context: RetryContext): boolean {
  let found = false;
  walk(node, (child) => {
    found ||= child.type === 'CallExpression' && refersTo(child.callee, self, context);
    return !found;
  });
  return found;
}

function operandsOf(node: Node): readonly Node[] {
  const inner = unwrap(node);
  return inner.type === 'LogicalExpression' && inner.operator === '&&'
    ? [...operandsOf(inner.left), ...operandsOf(inner.right)]
    : [inner];
}

/** `left > 0`, `attempt < MAX_ATTEMPTS`: a comparison that a step brings nearer to its end. */
function isBound(node: Node, name: string, isUp: boolean): boolean {
  if (node.type !== 'BinaryExpression') return false;
  const [counter, limit, operator] = isName(node.left, name)
    ? [node.left, node.right, node.operator]
    : [node.right, node.left, MIRRORED[node.operator] ?? ''];
  const value = unwrap(limit);
  const isConstant =
    (value.type === 'Literal' && typeof value.value === 'number') ||
    (value.type === 'Identifier' && /^[A-Z]/.test(value.name));
  return isName(counter, name) && isConstant && (isUp ? /^<=?$/ : /^>=?$/).test(operator);
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
