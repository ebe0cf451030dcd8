import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, type Variable } from '../scope.js';
import { contains, enclosingFunction, propertyName, unwrap, type Node } from '../syntax.js';
import { constantInit, type RetryContext } from './context.js';
import { isTimer } from './flow.js';

/**
 * True for what names a signal that ends one attempt and not the repetition: `AbortSignal.timeout(5000)`, and the
 * signal of a controller that each round makes anew and only a timer aborts.
 */
export function endsOneAttempt(node: Node, root: Node, context: RetryContext): boolean {
  if (node.type === 'Property') return propertyName(node) === 'signal' && isOfOneAttempt(node.value, root, context);
  return (node.type === 'CallExpression' || node.type === 'MemberExpression' || node.type === 'Identifier') && isOfOneAttempt(node, root, context);
}

function isOfOneAttempt(node: Node, root: Node, context: RetryContext): boolean {
  const value = unwrap(node);
  if (value.type === 'CallExpression') return isTimeout(value);
  if (value.type === 'MemberExpression') return value.object.type === 'Identifier' && isControllerOfRound(value.object, root, context);
  if (value.type !== 'Identifier') return false;
  const init = isMadeIn(root, context.names.variable(value)) ? constantInit(value, context) : undefined;
  return init !== undefined && init.type !== 'Identifier' && isOfOneAttempt(init, root, context);
}

function isTimeout({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'AbortSignal' && propertyName(callee) === 'timeout';
}

/** `const controller = new AbortController()` inside of the round, aborted by the round itself or by a timer and known to nobody else. */
function isControllerOfRound(identifier: TSESTree.Identifier, root: Node, context: RetryContext): boolean {
  const variable = context.names.variable(identifier);
  const init = isMadeIn(root, variable) ? constantInit(identifier, context) : undefined;
  if (init?.type !== 'NewExpression' || init.callee.type !== 'Identifier' || init.callee.name !== 'AbortController') return false;
  const home = enclosingFunction(init, context.syntax);
  return variable?.references.every((reference) => reference.init === true || isHarmless(reference.identifier, home, context)) ?? false;
}

function isMadeIn(root: Node, variable: Variable | undefined): boolean {
  const declaration = definitionOf(variable)?.node as Node | undefined;
  return declaration?.type === 'VariableDeclarator' && contains(root, declaration);
}

/** Reads the signal, or aborts right there or in a timer's callback. */
function isHarmless(reference: Node, home: Node | undefined, context: RetryContext): boolean {
  const member = context.syntax.parent(reference);
  if (member?.type !== 'MemberExpression' || member.object !== reference) return false;
  if (propertyName(member) === 'signal') return true;
  const call = context.syntax.parent(member);
  if (call?.type !== 'CallExpression' || call.callee !== member) return false;
  const caller = enclosingFunction(member, context.syntax);
  if (caller === home) return true;
  const timer = caller && context.syntax.parent(caller);
  return timer?.type === 'CallExpression' && isTimer(timer.callee) && timer.arguments[0] === caller;
}
