import type { TSESTree } from '@typescript-eslint/types';
import { contains, unwrap, walk, type FunctionNode, type Node } from '../../syntax/tree.js';
import { variablesIn } from './asked.js';
import { constantInit, type RetryContext } from './context.js';
import { isPureCall } from './alike.js';
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

const MAX_DEPTH = 3;

/**
 * Whether a call may end something because of an argument. Functions of the project that test and throw nothing
 * of it do not, whatever they are called; of others their names have to do.
 */
export function mayDecide(
  call: TSESTree.CallExpression,
  position: number,
  context: RetryContext,
  depth = 0,
): boolean {
  const { provenance } = context;
  const own = calledFunction(call.callee, context);
  const called = own ? [{ fn: own }] : provenance.functionsOf(call.callee);
  if (!called?.length || depth > MAX_DEPTH) return !isWaitOrLog(call, context);
  return called.some((each) =>
    'fn' in each
      ? decidesOn(each.fn, position, context, depth)
      : provenance.context.project?.mayDecide(each.path, each.index, position) !== false,
  );
}

/** Whether a function may end something because of one of its parameters. */
export function decidesOn(target: FunctionNode, position: number, context: RetryContext, depth = 0): boolean {
  const parameter = target.params[position];
  // What it does not ask for it may still find among all its arguments.
  if (!parameter) return target.params.some(({ type }) => type === 'RestElement');
  const variables = variablesIn(parameter, context);
  const reads = (node: Node): boolean =>
    variables.some((variable) => variable.references.some(({ identifier }) => contains(node, identifier)));
  let found = parameter.type === 'RestElement';
  walk(target.body, (child) => {
    const isTest =
      child.type === 'IfStatement' ||
      child.type === 'ConditionalExpression' ||
      child.type === 'WhileStatement';
    found ||=
      (isTest && reads(child.test)) ||
      (child.type === 'LogicalExpression' && reads(child.left)) ||
      (child.type === 'ThrowStatement' && reads(child)) ||
      (child.type === 'CallExpression' &&
        !isPureCall(child) &&
        !context.graphFailure(child) &&
        child.arguments.some(
          (argument, index) => reads(argument) && mayDecide(child, index, context, depth + 1),
        ));
    return !found;
  });
  return found;
}
