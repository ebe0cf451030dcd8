import type { TSESTree } from '@typescript-eslint/types';
import { contains, unwrap, walk, type Node } from '../../syntax/tree.js';
import { variablesIn } from './asked.js';
import { constantInit, type RetryContext } from './context.js';
import { isPureCall } from './purity.js';
import { calledFunction } from './self.js';
import { isWaitOrLog } from './waits.js';

/** `await login()`, `refreshed.accessToken` of what was waited for. */
export function isAnswered(value: Node, context: RetryContext): boolean {
  const inner = unwrap(value);
  if (inner.type === 'AwaitExpression') return true;
  if (inner.type === 'MemberExpression') return isAnswered(inner.object, context);
  const init = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  return init?.type === 'AwaitExpression' || (init?.type === 'MemberExpression' && isAnswered(init, context));
}

/**
 * Whether a function may end something because of an argument: one of this file that tests and throws nothing
 * of it does not.
 */
export function mayDecide(call: TSESTree.CallExpression, position: number, context: RetryContext): boolean {
  const target = calledFunction(call.callee, context);
  const parameter = target?.params[position];
  if (!target || !parameter) return true;
  const variables = variablesIn(parameter, context);
  const decides = (node: Node): boolean =>
    variables.some((variable) => variable.references.some(({ identifier }) => contains(node, identifier)));
  let found = false;
  walk(target.body, (child) => {
    const isTest =
      child.type === 'IfStatement' ||
      child.type === 'ConditionalExpression' ||
      child.type === 'WhileStatement';
    found ||=
      (isTest && decides(child.test)) ||
      (child.type === 'LogicalExpression' && decides(child.left)) ||
      (child.type === 'ThrowStatement' && decides(child)) ||
      (child.type === 'CallExpression' &&
        decides(child) &&
        !isPureCall(child) &&
        !isWaitOrLog(child, context) &&
        !context.graphFailure(child));
    return !found;
  });
  return found;
}
