import type { TSESTree } from '@typescript-eslint/types';
import { isTimer } from './waiting.js';
import { definitionOf, type Variable } from '../../syntax/scope.js';
import { contains, enclosingFunction, propertyName, unwrap, walk, type Node } from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';

/** True for what may be left from outside: a `yield`, or a signal that is not of one attempt. */
export function mayBeStopped(node: Node, root: Node, context: RetryContext): boolean {
  let found = false;
  walk(node, (child) => {
    if (child.type === 'YieldExpression') found = true;
    if (endsOneAttempt(child, root, context)) return false;
    if (
      child.type === 'Property'
        ? propertyName(child) === 'signal'
        : child.type === 'MemberExpression'
          ? SIGNALS.test(propertyName(child) ?? '')
          : child.type === 'Identifier' && isSignal(child, context)
    )
      found = true;
    return !found;
  });
  return found;
}

/** What a signal and its controller are read by. */
const SIGNALS = /^(?:signal|aborted|throwIfAborted)$/;

/**
 * A variable that is one by its type, by what it is made of, or by what is read of it or it is given for
 * elsewhere.
 */
function isSignal(identifier: TSESTree.Identifier, { names, syntax }: RetryContext): boolean {
  const variable = names.variable(identifier);
  if (!variable) return false;
  const isRead = ({ identifier }: Variable['references'][number]): boolean => {
    const around = syntax.parent(identifier);
    return around?.type === 'MemberExpression' ? ASKED.test(propertyName(around) ?? '') : isOption(around);
  };
  return (
    variable.identifiers.some((name) => hasSignalType(name) || isOption(syntax.parent(name))) ||
    variable.references.some(
      (reference) =>
        isRead(reference) || (reference.writeExpr != null && isSignalValue(unwrap(reference.writeExpr))),
    )
  );
}

const ASKED = /^(?:aborted|throwIfAborted)$/;

function hasSignalType(name: Node): boolean {
  const type = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  const types = type?.type === 'TSUnionType' ? type.types : [type];
  return types.some(
    (item) =>
      item?.type === 'TSTypeReference' &&
      item.typeName.type === 'Identifier' &&
      /^Abort(?:Signal|Controller)$/.test(item.typeName.name),
  );
}

/** `controller.signal`, `AbortSignal.timeout(5000)` */
function isSignalValue(node: Node): boolean {
  return node.type === 'MemberExpression'
    ? propertyName(node) === 'signal'
    : node.type === 'CallExpression' && isTimeout(node);
}

/** `{ signal }` */
function isOption(node: Node | undefined): boolean {
  return node?.type === 'Property' && propertyName(node) === 'signal';
}

/**
 * True for what names a signal that ends one attempt and not the repetition: `AbortSignal.timeout(5000)`, and
 * the signal of a controller that each round makes anew and only a timer aborts.
 */
function endsOneAttempt(node: Node, root: Node, context: RetryContext): boolean {
  if (node.type === 'Property')
    return propertyName(node) === 'signal' && isOfOneAttempt(node.value, root, context);
  return (
    (node.type === 'CallExpression' || node.type === 'MemberExpression' || node.type === 'Identifier') &&
    isOfOneAttempt(node, root, context)
  );
}

function isOfOneAttempt(node: Node, root: Node, context: RetryContext): boolean {
  const value = unwrap(node);
  if (value.type === 'CallExpression') return isTimeout(value);
  if (value.type === 'MemberExpression')
    return value.object.type === 'Identifier' && isControllerOfRound(value.object, root, context);
  if (value.type !== 'Identifier') return false;
  const init = isMadeIn(root, context.names.variable(value)) ? constantInit(value, context) : undefined;
  return init !== undefined && init.type !== 'Identifier' && isOfOneAttempt(init, root, context);
}

function isTimeout({ callee }: TSESTree.CallExpression): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'AbortSignal' &&
    propertyName(callee) === 'timeout'
  );
}

/**
 * `const controller = new AbortController()` inside of the round, aborted by the round itself or by a timer
 * and known to nobody else.
 */
function isControllerOfRound(identifier: TSESTree.Identifier, root: Node, context: RetryContext): boolean {
  const variable = context.names.variable(identifier);
  const init = isMadeIn(root, variable) ? constantInit(identifier, context) : undefined;
  if (
    init?.type !== 'NewExpression' ||
    init.callee.type !== 'Identifier' ||
    init.callee.name !== 'AbortController'
  )
    return false;
  const home = enclosingFunction(init, context.syntax);
  return (
    variable?.references.every(
      (reference) => reference.init === true || isHarmless(reference.identifier, home, context),
    ) ?? false
  );
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
