import type { TSESTree } from '@typescript-eslint/types';
import type { LeftReason } from '../../reasons.js';
import type { SpanRewrite } from '../../types.js';
import type { Node } from '../../../syntax/tree.js';
import type { RetryContext } from '../context.js';
import { isAlwaysTrue, type LoopFinding, type RetryLoop } from '../loops.js';
import { rewriteAttempt } from './attempt.js';
import { parseHandler } from './handler.js';
import { jumps, namesIn } from './source.js';
import { findStatusRetry, isForLeaving, isPure, leavesLoop, rewriteStatus } from './status.js';

/** Turns an endless loop around a Graph request into `retryGraph`, or tells why not. */
export function rewriteLoop({ loop }: LoopFinding, context: RetryContext): SpanRewrite | LeftReason {
  if (loop.type === 'ForStatement' && (loop.init || loop.update)) return 'retry-state';
  if (loop.test && !isAlwaysTrue(loop.test)) return 'retry-shape';
  if (loop.body.type !== 'BlockStatement') return 'retry-shape';
  const parent = context.syntax.parent(loop);
  if (parent?.type !== 'BlockStatement' && parent?.type !== 'Program') return 'retry-shape';
  const { body } = loop.body;
  const at = body.findIndex((node) => node.type === 'TryStatement');
  const attempt = body[at];
  return attempt?.type === 'TryStatement'
    ? rewriteTry(loop, body, at, attempt, context)
    : rewriteStatusLoop(loop, body, context);
}

function rewriteTry(
  loop: RetryLoop,
  body: readonly Node[],
  at: number,
  attempt: TSESTree.TryStatement,
  context: RetryContext,
): SpanRewrite | LeftReason {
  const { handler } = attempt;
  if (!handler || attempt.finalizer) return 'retry-shape';
  const before = body.slice(0, at);
  if (before.some((node) => writesOutside(node, context))) return 'retry-state';
  // What fails before the `try` was not repeated, and must not be now.
  if (!before.every((node) => isPure(node, context))) return 'retry-shape';
  const param = handler.param;
  if (param && param.type !== 'Identifier') return 'retry-shape';
  const parsed = parseHandler(
    [...handler.body.body, ...body.slice(at + 1)],
    param?.name,
    isContinue,
    true,
    context,
  );
  if (typeof parsed === 'string') return parsed;
  return rewriteAttempt({ attempt, before, whole: loop, handler: parsed, error: param?.name }, context);
}

function isContinue(node: Node): boolean {
  return node.type === 'ContinueStatement' && node.label === null;
}

/** A counter or a delay that each round changes. */
function writesOutside(node: Node, context: RetryContext): boolean {
  if (node.type !== 'ExpressionStatement') return false;
  const { expression } = node;
  if (expression.type === 'UpdateExpression') return true;
  return (
    expression.type === 'AssignmentExpression' &&
    (expression.left.type !== 'Identifier' || context.names.variable(expression.left) !== undefined)
  );
}

function rewriteStatusLoop(
  loop: RetryLoop,
  body: readonly Node[],
  context: RetryContext,
): SpanRewrite | LeftReason {
  const found = findStatusRetry(body, context);
  if (typeof found === 'string') return found;
  const at = body.indexOf(found.declaration);
  const rest = body.slice(at + 2);
  if (rest.length > 0 && isForLeaving(found.test, context))
    return collides(loop, body, context)
      ? 'retry-shape'
      : rewriteStatus({ ...found, behind: rest }, isContinue, loop, context);
  if (!leavesLoop(rest)) return rest.some((node) => jumps(node)) ? 'retry-control-flow' : 'retry-shape';
  if (collides(loop, body, context)) return 'retry-shape';
  return rewriteStatus(found, isContinue, loop, context);
}

/**
 * True when a name of the loop's block is declared beside the loop as well: without the block they would
 * clash.
 */
function collides(loop: RetryLoop, body: readonly Node[], { syntax }: RetryContext): boolean {
  const parent = syntax.parent(loop);
  if (parent?.type !== 'BlockStatement' && parent?.type !== 'Program') return true;
  const beside = declaredIn(parent.body);
  const home = syntax.parent(parent);
  const parameters = home && 'params' in home && Array.isArray(home.params) ? (home.params as Node[]) : [];
  for (const parameter of parameters) for (const name of namesIn(parameter)) beside.add(name);
  return [...declaredIn(body)].some((name) => beside.has(name));
}

function declaredIn(statements: readonly Node[]): Set<string> {
  const names = new Set<string>();
  for (const statement of statements) {
    if (statement.type === 'VariableDeclaration')
      for (const { id } of statement.declarations) for (const name of namesIn(id)) names.add(name);
    if ((statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration') && statement.id)
      names.add(statement.id.name);
  }
  return names;
}
