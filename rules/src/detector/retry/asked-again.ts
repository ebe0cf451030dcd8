import type { Variable } from '@typescript-eslint/scope-manager';
import { isFunction, propertyName, unwrap, walk, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import type { Sent } from './library-call.js';

/**
 * The request in a function whose every failure it hands to its first parameter, which asks for a repetition:
 * `(again) => request().catch(again)`.
 */
export function handedToFirst(work: Node, context: RetryContext): Sent | undefined {
  const [first] = isFunction(work) ? work.params : [];
  const again = first?.type === 'Identifier' ? context.names.variable(first) : undefined;
  if (!again || !isFunction(work)) return undefined;
  let sent: Sent | undefined;
  walk(work.body, (node) => {
    sent ??= fromPromise(node, again, context) ?? fromTry(node, again, context);
    return sent === undefined;
  });
  return sent;
}

/** `request().catch(again)`, `request().catch((error) => again(error))` */
function fromPromise(node: Node, again: Variable, context: RetryContext): Sent | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'catch') return undefined;
  const [handler] = node.arguments;
  if (!handler) return undefined;
  const isAsked = isFunction(handler)
    ? asksAtOnce(handler.body, again, context)
    : isThe(again, handler, context);
  return isAsked ? context.graphFailure(unwrap(callee.object)) : undefined;
}

/** `try { await request(); } catch (error) { again(error); }` */
function fromTry(node: Node, again: Variable, context: RetryContext): Sent | undefined {
  if (node.type !== 'TryStatement' || !node.handler) return undefined;
  if (!asksAtOnce(node.handler.body, again, context)) return undefined;
  let sent: Sent | undefined;
  walk(node.block, (child) => {
    if (child.type === 'CallExpression') sent ??= context.graphFailure(child);
    return sent === undefined;
  });
  return sent;
}

/** Whether nothing but plain statements, such as lines of a log, stands before the call. */
function asksAtOnce(body: Node, again: Variable, context: RetryContext): boolean {
  if (body.type !== 'BlockStatement') return isCallOf(again, body, context);
  for (const statement of body.body) {
    const value =
      statement.type === 'ExpressionStatement'
        ? statement.expression
        : statement.type === 'ReturnStatement' || statement.type === 'ThrowStatement'
          ? statement.argument
          : undefined;
    if (value && isCallOf(again, value, context)) return true;
    if (statement.type !== 'ExpressionStatement' && statement.type !== 'VariableDeclaration') return false;
  }
  return false;
}

function isCallOf(again: Variable, node: Node, context: RetryContext): boolean {
  const call = unwrap(node);
  return call.type === 'CallExpression' && isThe(again, call.callee, context);
}

function isThe(variable: Variable, node: Node, { names }: RetryContext): boolean {
  const name = unwrap(node);
  return name.type === 'Identifier' && names.variable(name) === variable;
}
