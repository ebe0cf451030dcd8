import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, walk, walkOwn, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import type { Step } from './ways.js';

/** Statements that hold others, whose expressions are looked at by themselves. */
const HOLDERS = /Statement$/;

/**
 * `me = await client.api('/me').get().catch(() => undefined)`: the request of a statement that may fail
 * without anybody noticing.
 */
export function swallowed(node: Node, context: RetryContext): Extract<Step, { kind: 'fail' }> | undefined {
  if (HOLDERS.test(node.type) && node.type !== 'ExpressionStatement') return undefined;
  let found: Extract<Step, { kind: 'fail' }> | undefined;
  walkOwn(node, (child) => {
    if (child.type === 'AwaitExpression') found ??= caughtIn(unwrap(child.argument), context);
    return !found;
  });
  return found;
}

function caughtIn(call: Node, context: RetryContext): Extract<Step, { kind: 'fail' }> | undefined {
  if (
    call.type !== 'CallExpression' ||
    call.callee.type !== 'MemberExpression' ||
    propertyName(call.callee) !== 'catch'
  )
    return undefined;
  const [handler] = call.arguments;
  const failure = handler && givesNothing(handler) ? context.graphFailure(call.callee.object) : undefined;
  return failure && { kind: 'fail', node: call, failure, isSwallowed: true };
}

/** `() => undefined`, `() => null`, `() => {}`, and handlers that only log. */
function givesNothing(handler: Node): boolean {
  const fn = unwrap(handler);
  if (!isFunction(fn)) return false;
  const result = unwrap(fn.body);
  if (result.type !== 'BlockStatement')
    return (
      isNothing(result) ||
      (result.type === 'CallExpression' &&
        result.callee.type === 'MemberExpression' &&
        result.callee.object.type === 'Identifier' &&
        result.callee.object.name === 'console')
    );
  let gives = false;
  walk(result, (child) => {
    gives ||=
      child.type === 'ThrowStatement' ||
      (child.type === 'ReturnStatement' && child.argument != null && !isNothing(unwrap(child.argument)));
    return !gives;
  });
  return !gives;
}

function isNothing(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return node.type === 'Literal' ? !node.value : node.type === 'UnaryExpression' && node.operator === 'void';
}

/** `catchError(…)` of RxJS. */
export function isCatchError(argument: Node, { names }: RetryContext): argument is TSESTree.CallExpression {
  const imported = argument.type === 'CallExpression' ? importedBy(argument.callee, names) : undefined;
  return imported?.name === 'catchError' && /^rxjs(?:\/operators)?$/.test(imported.module);
}
