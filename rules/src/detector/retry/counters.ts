import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import {
  contains,
  isFunction,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import { askedVariables, variablesIn, walkAsked } from './asked.js';
import type { RetryContext } from './context.js';
import { calledFunction, refersTo } from './self.js';
import { isWaitOrLog } from './waits.js';

/**
 * True when nothing but waits, logs, tests and what stands beside a request reads a parameter, so that
 * another value does not make another request: a counter, a new token. What it is called does not matter; a
 * page number is none, because the request reads it.
 */
export function isIdle(
  variable: Variable,
  request: Node,
  self: FunctionNode,
  context: RetryContext,
  seen: Set<Variable> = new Set(),
): boolean {
  if (seen.has(variable)) return true;
  seen.add(variable);
  return variable.references.every(({ identifier, init }) => {
    if (init === true || !contains(self, identifier) || contains(request, identifier)) return true;
    const place = placeOf(identifier, self, context);
    if (place === 'idle' || place === 'given') return place === 'idle';
    if (place.type === 'VariableDeclarator')
      return variablesIn(place.id, context).every((declared) =>
        isIdle(declared, request, self, context, seen),
      );
    return !isAsked(place, request, self, context);
  });
}

/** Where a value ends: nowhere, with something of which nothing is known, or in a variable or property. */
function placeOf(
  identifier: Node,
  self: FunctionNode,
  context: RetryContext,
): 'idle' | 'given' | TSESTree.VariableDeclarator | TSESTree.MemberExpression {
  const { syntax } = context;
  let isPassed = false;
  let child = identifier;
  for (let node = syntax.parent(child); node && node !== self; child = node, node = syntax.parent(node)) {
    if (node.type === 'CallExpression' && node.callee !== child) {
      if (refersTo(node.callee, self, context) || isWaitOrLog(node, context)) return 'idle';
      isPassed = true;
    }
    if (node.type === 'NewExpression' && !isPromise(node)) return 'given';
    if (node.type === 'AssignmentExpression' && node.right === child)
      return node.left.type === 'MemberExpression' ? node.left : 'idle';
    if (node.type === 'ExpressionStatement') return isPassed ? 'given' : 'idle';
    if (node.type === 'VariableDeclarator') return node;
    if (node.type === 'IfStatement' || node.type === 'ReturnStatement' || isFunction(node)) return 'idle';
  }
  return 'idle';
}

function isPromise({ callee }: TSESTree.NewExpression): boolean {
  return callee.type === 'Identifier' && callee.name === 'Promise';
}

/** Whether the request reads the object that a value is put into, or a property of that name. */
function isAsked(
  place: TSESTree.MemberExpression,
  request: Node,
  self: FunctionNode,
  context: RetryContext,
): boolean {
  const object = unwrap(place.object);
  const variable = object.type === 'Identifier' ? context.names.variable(object) : undefined;
  if (variable) return askedVariables([request], self, context).has(variable);
  const name = propertyName(place);
  let found = name === undefined;
  walkAsked(request, context, (node) => {
    const member = unwrap(node);
    found ||= member.type === 'MemberExpression' && propertyName(member) === name;
  });
  return found;
}

function isMadeIn(target: Node, written: Node, context: RetryContext): boolean {
  const name = written.type === 'Identifier' ? context.names.variable(written)?.identifiers[0] : undefined;
  return name !== undefined && contains(target, name);
}

/**
 * A function of this file that counts and throws: `this.countAttempt()`. What it counts by itself begins anew
 * with each call.
 */
export function throwsOnState(call: TSESTree.CallExpression, context: RetryContext): boolean {
  const target = calledFunction(call.callee, context);
  if (!target) return false;
  const found = new Set<string>();
  walk(target, (child) => {
    const written =
      child.type === 'UpdateExpression'
        ? child.argument
        : child.type === 'AssignmentExpression' && child.operator !== '='
          ? child.left
          : undefined;
    if (written && !isMadeIn(target, written, context)) found.add('counts');
    if (child.type === 'ThrowStatement') found.add('throws');
    return true;
  });
  return found.has('counts') && found.has('throws');
}
