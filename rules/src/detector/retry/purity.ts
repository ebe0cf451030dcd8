import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, walk, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { isConstantCollection, isMutated } from './collections.js';
import { READERS } from './reader-names.js';
import { calledFunction } from './self.js';

const GLOBAL_READERS: ReadonlySet<string> = new Set([
  'Number',
  'String',
  'Boolean',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
]);
/** Objects whose readers do not depend on the moment. */
const GLOBAL_OWNERS: ReadonlySet<string> = new Set([
  'Math',
  'JSON',
  'Number',
  'Array',
  'Object',
  'String',
  'axios',
]);
/** A predicate of this name may count. */
const COUNTING =
  /attempt|budget|tries|exhaust|circuit|breaker|allow|acquire|consume|shouldRetryAgain|canRetry/i;

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
  if (callee.type === 'Identifier') {
    if (GLOBAL_READERS.has(callee.name)) return true;
    return isImported(callee, context) && call.arguments.length > 0 && !COUNTING.test(callee.name);
  }
  if (callee.type !== 'MemberExpression' || !READERS.has(propertyName(callee) ?? '')) return false;
  const object = unwrap(callee.object);
  if (object.type !== 'Identifier') return isStable(object);
  return (
    GLOBAL_OWNERS.has(object.name) ||
    (isStable(object) && !isMutated(object, context)) ||
    isConstantCollection(object, context)
  );
}

/** `isNaN(wait)`, `Math.min(wait, 60)`: what it is given it cannot end anything for. */
export function isPureCall({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') return GLOBAL_READERS.has(inner.name);
  return (
    inner.type === 'MemberExpression' &&
    inner.object.type === 'Identifier' &&
    GLOBAL_OWNERS.has(inner.object.name)
  );
}

/** A call that reads its receiver and arguments, or computes with them, and does nothing else. */
export function isReader(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  return (
    isPureCall(call) ||
    (callee.type === 'MemberExpression' &&
      (READERS.has(propertyName(callee) ?? '') || CLOCKS.has(propertyName(callee) ?? '')))
  );
}

/** What reads the time. */
const CLOCKS: ReadonlySet<string> = new Set(['now', 'getTime']);

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

function isImported(identifier: TSESTree.Identifier, context: RetryContext): boolean {
  return definitionOf(context.names.variable(identifier))?.type === ('ImportBinding' as never);
}

/**
 * True when a function reads only its parameters, constants and imports: no clock, no chance, no `this`, no
 * outer writes.
 */
function isStateless(target: Node, context: RetryContext, seen: Set<Node>): boolean {
  if (seen.has(target)) return true;
  seen.add(target);
  let stateless = true;
  walk(target, (child) => {
    if (child.type === 'UpdateExpression') stateless = false;
    if (child.type === 'AssignmentExpression' && !isLocalWrite(child.left, target, context))
      stateless = false;
    if (child.type === 'Identifier' && (child.name === 'Date' || child.name === 'performance'))
      stateless = false;
    if (child.type === 'MemberExpression' && isChance(child)) stateless = false;
    if (
      child.type === 'MemberExpression' &&
      child.object.type === 'ThisExpression' &&
      isWritableMember(child, context)
    )
      stateless = false;
    if (child.type === 'Identifier' && isMutableOuter(child, target, context)) stateless = false;
    return stateless;
  });
  return stateless;
}

function isChance(node: TSESTree.MemberExpression): boolean {
  return node.object.type === 'Identifier' && node.object.name === 'Math' && propertyName(node) === 'random';
}

function isLocalWrite(left: Node, target: Node, context: RetryContext): boolean {
  if (left.type !== 'Identifier') return false;
  const name = context.names.variable(left)?.identifiers[0];
  return name !== undefined && target.range[0] <= name.range[0] && name.range[1] <= target.range[1];
}

function isMutableOuter(identifier: TSESTree.Identifier, target: Node, context: RetryContext): boolean {
  const variable = context.names.variable(identifier);
  if (!variable || variable.defs.length === 0 || isLocalWrite(identifier, target, context)) return false;
  return variable.references.some((reference) => reference.isWrite() && reference.init !== true);
}

/** `this.x` that is neither a method nor `readonly`. */
function isWritableMember(node: TSESTree.MemberExpression, { syntax }: RetryContext): boolean {
  const name = propertyName(node);
  if (syntax.all('MethodDefinition').some((method) => propertyName(method) === name)) return false;
  const declared = syntax.all('PropertyDefinition').find((property) => propertyName(property) === name);
  return declared?.readonly !== true;
}
