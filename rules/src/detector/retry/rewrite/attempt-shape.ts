import type { TSESTree } from '@typescript-eslint/types';
import type { LeftReason } from '../../reasons.js';
import { unwrap, type Node } from '../../../syntax/tree.js';
import type { RetryContext } from '../context.js';
import { isFromGraph } from '../responses.js';
import type { Handler } from './handler.js';
import { has, indentAt, leavesByLoopJump, textOf } from './source.js';

/** A `try` that is one attempt, and the construct around it that the rewrite replaces. */
export interface Attempt {
  readonly attempt: TSESTree.TryStatement;
  /** Statements that each attempt runs before its `try`. */
  readonly before: readonly Node[];
  /** The loop, or the `try` itself where a function calls itself. */
  readonly whole: Node;
  readonly handler: Handler;
  readonly error: string | undefined;
}

type Shape =
  /** One awaited expression: `return await X`, `value = await X; break`, `await X; return`. */
  | { readonly kind: 'single'; readonly work: Node; readonly lead: string; readonly tail: string }
  /** Several statements that end in a `return`. */
  | { readonly kind: 'block' };

export function shapeOf({ attempt, before, whole }: Attempt, context: RetryContext): Shape | LeftReason {
  const { body } = attempt.block;
  const last = body.at(-1);
  if (!last) return 'retry-shape';
  const isLoop = whole !== attempt;
  const [first, second] = body;
  if (before.length === 0 && first) {
    const single = singleShape(
      first,
      second,
      body.length,
      isLoop,
      indentAt(context.file, whole.range[0]),
      context,
    );
    if (single) return single;
  }
  const inner = last.type === 'BreakStatement' ? body.slice(0, -1) : body;
  if (last.type === 'BreakStatement' || inner.some((node) => leavesByLoopJump(node)))
    return 'retry-control-flow';
  if (last.type !== 'ReturnStatement') return 'retry-shape';
  return last.argument &&
    !has(last, 'AwaitExpression') &&
    unwrap(last.argument).type === 'CallExpression' &&
    isFromGraph(last.argument, context)
    ? 'retry-not-awaited'
    : { kind: 'block' };
}

function singleShape(
  first: Node,
  second: Node | undefined,
  count: number,
  isLoop: boolean,
  indent: string,
  { file }: RetryContext,
): Shape | undefined {
  const end = (node: Node): string => (file.text[node.range[1] - 1] === ';' ? ';' : '');
  if (count === 1 && first.type === 'ReturnStatement' && first.argument) {
    const value = unwrap(first.argument);
    if (first.argument.type !== 'AwaitExpression')
      return value.type === 'AwaitExpression' || !has(first, 'AwaitExpression')
        ? undefined
        : { kind: 'single', work: first.argument, lead: 'return ', tail: end(first) };
    return { kind: 'single', work: first.argument.argument, lead: 'return ', tail: end(first) };
  }
  const ends = isLoop
    ? count === 2 && second !== undefined && (isPlainBreak(second) || isBareReturn(second))
    : count === 1;
  if (!ends || first.type !== 'ExpressionStatement') return undefined;
  const tail =
    second && isBareReturn(second) ? `${end(first)}\n${indent}${textOf(file, second)}` : end(first);
  const { expression } = first;
  if (expression.type === 'AwaitExpression')
    return { kind: 'single', work: expression.argument, lead: '', tail };
  if (expression.type !== 'AssignmentExpression' || expression.right.type !== 'AwaitExpression')
    return undefined;
  const lead = file.text.slice(expression.range[0], expression.right.range[0]);
  return { kind: 'single', work: expression.right.argument, lead, tail };
}

function isPlainBreak(node: Node): boolean {
  return node.type === 'BreakStatement' && node.label === null;
}

export function isBareReturn(node: Node): boolean {
  return node.type === 'ReturnStatement' && node.argument === null;
}
