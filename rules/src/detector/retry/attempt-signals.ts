import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, type Variable } from '../../syntax/scope.js';
import { propertyName, unwrap, walk, walkOwn, type FunctionNode, type Node } from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';
import { bringsSignal } from './given-signals.js';
import { isControllerOfRound, isMadeIn, isOption } from './round-controllers.js';
import { calledFunction } from './self.js';

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
          : child.type === 'Identifier' && (isSignal(child, context) || bringsSignal(child, context))
    )
      found = true;
    return !found;
  });
  return found;
}

/** Functions that call each other for one signal. */
const MAX_DEPTH = 3;

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

function isOfOneAttempt(node: Node, root: Node, context: RetryContext, depth = 0): boolean {
  const value = unwrap(node);
  const isOne = (part: Node): boolean => isOfOneAttempt(part, root, context, depth);
  switch (value.type) {
    case 'CallExpression':
      return isTimeout(value) || isOfTimeouts(value, isOne) || isMadeByCall(value, context, depth);
    case 'MemberExpression':
      return isOne(value.object) || isControllerOfRound(value.object, root, context);
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].every((part) => isNothing(part) || isOne(part));
    case 'LogicalExpression':
      return value.operator === '&&' && isOne(value.right);
    case 'ObjectExpression':
      return isHolderOfOne(value, isOne);
    case 'Identifier':
      return isNameOfOne(value, root, context) || isControllerOfRound(value, root, context);
    default:
      return false;
  }
}

/** `{ signal: controller.signal, done: () => clearTimeout(timer) }` */
function isHolderOfOne({ properties }: TSESTree.ObjectExpression, isOne: (part: Node) => boolean): boolean {
  const signal = properties.find(isOption);
  return (
    signal?.type === 'Property' && properties.every(({ type }) => type === 'Property') && isOne(signal.value)
  );
}

/**
 * `const signal = AbortSignal.timeout(5000)`, `const { signal } = controller` inside of the round, and the same
 * of a function that gives an object with one.
 */
function isNameOfOne(identifier: TSESTree.Identifier, root: Node, context: RetryContext): boolean {
  const variable = context.names.variable(identifier);
  if (!isMadeIn(root, variable)) return false;
  const declarator = definitionOf(variable)?.node as Node | undefined;
  if (declarator?.type === 'VariableDeclarator' && declarator.id.type === 'ObjectPattern' && declarator.init)
    return (
      isControllerOfRound(declarator.init, root, context) || isOfOneAttempt(declarator.init, root, context)
    );
  const init = constantInit(identifier, context);
  return init !== undefined && init.type !== 'Identifier' && isOfOneAttempt(init, root, context);
}

/** `AbortSignal.any([AbortSignal.timeout(ms), controller.signal])` */
function isOfTimeouts(call: TSESTree.CallExpression, isOne: (part: Node) => boolean): boolean {
  const [list] = call.arguments;
  return (
    isOfSignals(call, 'any') &&
    list?.type === 'ArrayExpression' &&
    list.elements.every((element) => element !== null && isOne(element))
  );
}

/** A function of this file that makes a signal of its own each time. */
function isMadeByCall({ callee }: TSESTree.CallExpression, context: RetryContext, depth: number): boolean {
  const target = depth < MAX_DEPTH ? calledFunction(callee, context) : undefined;
  if (!target) return false;
  const given = returnedOf(target);
  return given.length > 0 && given.every((value) => isOfOneAttempt(value, target, context, depth + 1));
}

function returnedOf(target: FunctionNode): readonly Node[] {
  if (target.body.type !== 'BlockStatement') return [target.body];
  const found: Node[] = [];
  walkOwn(target.body, (child) => {
    if (child.type === 'ReturnStatement') found.push(child.argument ?? child);
    return true;
  });
  return found;
}

function isNothing(node: Node): boolean {
  const value = unwrap(node);
  return value.type === 'Literal' || (value.type === 'Identifier' && value.name === 'undefined');
}

function isTimeout(call: TSESTree.CallExpression): boolean {
  return isOfSignals(call, 'timeout');
}

function isOfSignals({ callee }: TSESTree.CallExpression, name: string): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'AbortSignal' &&
    propertyName(callee) === name
  );
}
