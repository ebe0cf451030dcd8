import type { TSESTree } from '@typescript-eslint/types';
import { isPredicate } from '../../analysis/models/predicates.js';
import { importedBy } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, walk, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { answersAlike, GLOBAL_READERS, isStateless } from './alike.js';
import { isConstantCollection } from './collections.js';
import { GLOBAL_OWNERS, READERS } from './reader-names.js';
import { calledFunction } from './self.js';
import { isMutated } from './settled.js';

/** True when a call gives the same answer for the same failure in every round. */
export function isRepeatableCall(
  call: TSESTree.CallExpression,
  isStable: (part: Node) => boolean,
  context: RetryContext,
): boolean {
  if (!call.arguments.every((argument) => isStableArgument(argument, isStable))) return false;
  const callee = unwrap(call.callee);
  const target = calledFunction(callee, context);
  if (target) return isStateless(target, context, new Set());
  if (call.arguments.length > 0 && areAlike(callee, context)) return true;
  const imported = importedBy(callee, context.names);
  if (imported && call.arguments.length > 0 && isPredicate(imported)) return true;
  if (callee.type === 'Identifier') return GLOBAL_READERS.has(callee.name);
  if (callee.type !== 'MemberExpression' || !READERS.has(propertyName(callee) ?? '')) return false;
  const object = unwrap(callee.object);
  if (object.type !== 'Identifier') return isStable(object);
  return (
    GLOBAL_OWNERS.has(object.name) ||
    (isStable(object) && !isMutated(object, context)) ||
    isConstantCollection(object, context)
  );
}

/** `options.isRetryable ?? isTransient`: functions that answer alike, whichever of them it is. */
function areAlike(callee: Node, context: RetryContext): boolean {
  const { provenance } = context;
  const called = provenance.functionsOf(callee) ?? [];
  return (
    called.length > 0 &&
    called.every((each) =>
      'fn' in each
        ? answersAlike(each.fn, context)
        : provenance.context.project?.answersAlike(each.path, each.index) === true,
    )
  );
}

function isStableArgument(argument: Node, isStable: (part: Node) => boolean): boolean {
  if (!isFunction(argument)) return isStable(argument);
  // `codes.some((code) => message.includes(code))`: the callback must not assign or call out of itself.
  let pure = true;
  walk(argument.body, (child) => {
    if (
      child.type === 'AssignmentExpression' ||
      child.type === 'UpdateExpression' ||
      child.type === 'ThisExpression'
    )
      pure = false;
    if (
      child.type === 'CallExpression' &&
      (child.callee.type !== 'MemberExpression' || !READERS.has(propertyName(child.callee) ?? ''))
    )
      pure = false;
    return pure;
  });
  return pure;
}
