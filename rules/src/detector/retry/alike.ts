import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../../syntax/scope.js';
import { propertyName, unwrap, walk, type FunctionNode, type Node } from '../../syntax/tree.js';
import { isConstantCollection } from './collections.js';
import type { RetryContext } from './context.js';
import { isOfGlobalOwner, READERS, writesToFirst } from './reader-names.js';

export const GLOBAL_READERS: ReadonlySet<string> = new Set([
  'Number',
  'String',
  'Boolean',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
]);
/** `isNaN(wait)`, `Math.min(wait, 60)`: what it is given it cannot end anything for. */
export function isPureCall(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return GLOBAL_READERS.has(callee.name);
  return isOfGlobalOwner(callee) && !writesToFirst(call);
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

/**
 * True when a function reads only its parameters, constants and imports: no clock, no chance, no `this`, no
 * outer writes.
 */
export function isStateless(target: Node, context: RetryContext, seen: Set<Node>): boolean {
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

const MAX_DEPTH = 3;

/**
 * Whether a function answers the same each time that it is given the same: it keeps nothing from one call to
 * the next, and all that it calls is known to do no more than that.
 */
export function answersAlike(target: FunctionNode, context: RetryContext, depth = 0): boolean {
  let isAlike = isStateless(target, context, new Set());
  walk(target, (child) => {
    if (child.type === 'CallExpression') isAlike &&= isAlikeCall(child, target, context, depth);
    if (child.type === 'YieldExpression' || child.type === 'TaggedTemplateExpression') isAlike = false;
    return isAlike;
  });
  return isAlike;
}

function isAlikeCall(
  call: TSESTree.CallExpression,
  target: FunctionNode,
  context: RetryContext,
  depth: number,
): boolean {
  if (isPureCall(call)) return true;
  const callee = unwrap(call.callee);
  const called = depth < MAX_DEPTH ? context.provenance.functionOf(callee) : undefined;
  if (called)
    return 'fn' in called
      ? called.fn === target || answersAlike(called.fn, context, depth + 1)
      : context.provenance.context.project?.answersAlike(called.path, called.index) === true;
  return (
    callee.type === 'MemberExpression' &&
    READERS.has(propertyName(callee) ?? '') &&
    isOwnOrConstant(callee.object, target, context)
  );
}

/** What is read of: something that is made or given here, a constant, or a part of a package. */
function isOwnOrConstant(object: Node, target: FunctionNode, context: RetryContext): boolean {
  const inner = unwrap(object);
  if (inner.type === 'MemberExpression') return isOwnOrConstant(inner.object, target, context);
  if (inner.type !== 'Identifier') return true;
  const variable = context.names.variable(inner);
  return (
    isLocalWrite(inner, target, context) ||
    isConstantCollection(inner, context) ||
    definitionOf(variable)?.type === ('ImportBinding' as never)
  );
}
