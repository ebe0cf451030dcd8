import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, type Variable } from '../../syntax/scope.js';
import {
  contains,
  enclosingFunction,
  isFunction,
  propertyName,
  unwrap,
  walk,
  type Node,
  type SyntaxIndex,
} from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { calledFunction } from './self.js';
import type { Cycle } from './state.js';

/** Methods that only read their receiver and arguments. */
const READERS: ReadonlySet<string> = new Set([
  'includes',
  'has',
  'indexOf',
  'startsWith',
  'endsWith',
  'test',
  'match',
  'exec',
  'some',
  'every',
  'find',
  'filter',
  'map',
  'join',
  'toLowerCase',
  'toUpperCase',
  'toString',
  'trim',
  'split',
  'slice',
  'get',
  'at',
  'json',
  'text',
  'clone',
  'isAxiosError',
  'isArray',
  'isFinite',
  'isInteger',
  'isNaN',
  'parse',
  'parseInt',
  'parseFloat',
  'stringify',
  'max',
  'min',
  'floor',
  'ceil',
  'round',
  'trunc',
  'abs',
  'keys',
  'values',
]);
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

const MUTATORS: ReadonlySet<string> = new Set([
  'set',
  'add',
  'delete',
  'clear',
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
]);

/** A map, set or list that the file puts something into, or takes something from. */
function isMutated(identifier: TSESTree.Identifier, { names, syntax }: RetryContext): boolean {
  const variable = names.variable(identifier);
  return (
    variable?.references.some((reference) => {
      const member = syntax.parent(reference.identifier);
      return (
        member?.type === 'MemberExpression' &&
        member.object === reference.identifier &&
        MUTATORS.has(propertyName(member) ?? '')
      );
    }) ?? false
  );
}

function isImported(identifier: TSESTree.Identifier, context: RetryContext): boolean {
  return definitionOf(context.names.variable(identifier))?.type === ('ImportBinding' as never);
}

/** `const RETRYABLE = new Set([…])`, `const CODES = [...]`, `const PATTERN = /…/` that nothing writes to. */
function isConstantCollection(identifier: TSESTree.Identifier, context: RetryContext): boolean {
  const variable = context.names.variable(identifier);
  const declarator = definitionOf(variable)?.node as Node | undefined;
  if (!variable || declarator?.type !== 'VariableDeclarator' || !declarator.init) return false;
  const init = unwrap(declarator.init);
  const constant =
    init.type === 'ArrayExpression' ||
    init.type === 'Literal' ||
    (init.type === 'NewExpression' && init.callee.type === 'Identifier' && init.callee.name === 'Set');
  return (
    constant &&
    variable.references.every(
      (reference) => reference.init === true || isReadThrough(reference.identifier as Node, context),
    )
  );
}

/**
 * A list that is a parameter or a local constant, of which the function only reads items and the length on
 * this way.
 */
export function isSteadyList(
  variable: Variable,
  cycle: Cycle,
  { syntax }: Pick<RetryContext, 'syntax'>,
): boolean {
  const [definition] = variable.defs;
  const node = definition?.node as Node | undefined;
  if (!definition || !node || variable.defs.length > 1) return false;
  const isOwn =
    definition.type === ('Parameter' as never) ||
    (node.type === 'VariableDeclarator' &&
      node.init != null &&
      enclosingFunction(node, syntax) !== undefined);
  if (!isOwn || isTakenFrom(variable, cycle, { syntax })) return false;
  if (cycle.root.type !== 'ForStatement' && !isWorkedOff(variable, cycle.root, syntax)) return false;
  return variable.references.every(
    (reference) =>
      reference.init === true ||
      isItemOrLength(reference.identifier, syntax) ||
      isTaking(reference.identifier, syntax),
  );
}

/**
 * `while (i < items.length)`, or a list from which the loop takes what is done: nobody else is meant to empty
 * it.
 */
function isWorkedOff(variable: Variable, root: Node, syntax: SyntaxIndex): boolean {
  return variable.references.some(
    ({ identifier }) =>
      contains(root, identifier) && (isTaking(identifier, syntax) || isIndexed(identifier, syntax)),
  );
}

function isIndexed(identifier: Node, syntax: SyntaxIndex): boolean {
  const length = syntax.parent(identifier);
  const test = length && syntax.parent(length);
  return (
    length?.type === 'MemberExpression' &&
    test?.type === 'BinaryExpression' &&
    test.right === length &&
    test.left.type === 'Identifier'
  );
}

/** True when something is taken from a list, or put into it, on this way: `todo.shift()`. */
export function isTakenFrom(
  variable: Variable,
  { path }: Cycle,
  { syntax }: Pick<RetryContext, 'syntax'>,
): boolean {
  const taken = variable.references.filter((reference) => isTaking(reference.identifier, syntax));
  return path.steps.some(
    (step) => step.kind !== 'caught' && taken.some((reference) => contains(step.node, reference.identifier)),
  );
}

const TAKERS: ReadonlySet<string> = new Set(['shift', 'pop', 'push', 'unshift', 'splice']);

function isTaking(identifier: Node, syntax: SyntaxIndex): boolean {
  const member = syntax.parent(identifier);
  if (
    member?.type !== 'MemberExpression' ||
    member.object !== identifier ||
    !TAKERS.has(propertyName(member) ?? '')
  )
    return false;
  const call = syntax.parent(member);
  return call?.type === 'CallExpression' && call.callee === member;
}

function isItemOrLength(identifier: Node, syntax: SyntaxIndex): boolean {
  const member = syntax.parent(identifier);
  if (member?.type !== 'MemberExpression' || member.object !== identifier) return false;
  const user = syntax.parent(member);
  if (user?.type === 'AssignmentExpression' && user.left === member) return false;
  if (user?.type === 'CallExpression' && user.callee === member)
    return READERS.has(propertyName(member) ?? '');
  return member.computed || propertyName(member) === 'length';
}

/** A local list or map of which the file only reads parts, or gives it on as it is. */
export function isOnlyRead(variable: Variable, context: RetryContext): boolean {
  const [definition] = variable.defs;
  if (
    variable.defs.length !== 1 ||
    !definition ||
    (definition.type !== ('Parameter' as never) && definition.type !== ('Variable' as never))
  )
    return false;
  return variable.references.every(
    (reference) =>
      reference.init === true ||
      (!reference.isWrite() &&
        (isItemOrLength(reference.identifier, context.syntax) ||
          isReadThrough(reference.identifier, context))),
  );
}

function isReadThrough(identifier: Node, { syntax }: RetryContext): boolean {
  const member = syntax.parent(identifier);
  if (member?.type !== 'MemberExpression') return member?.type !== 'AssignmentExpression';
  return READERS.has(propertyName(member) ?? '') || propertyName(member) === 'length';
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
