import { propertyName, unwrap, type Node } from '../../../syntax/tree.js';
import { constantInit, type RetryContext } from '../context.js';
import { negated } from './handler.js';
import { textOf } from './source.js';

/**
 * The condition where it cannot hold for a thrown error, which has no such status: `retryOn` is asked about
 * those as well, and before they were not repeated.
 */
export function statusCondition(test: Node, response: string, context: RetryContext): string | undefined {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    return isRead(node.argument, response, ['ok'])
      ? `${textOf(context.file, node.argument)} === false`
      : undefined;
  }
  return holdsOnlyForStatus(node, response, context) ? textOf(context.file, node) : undefined;
}

/** The condition under which a test for leaving does not hold, in the same way. */
export function oppositeCondition(test: Node, response: string, context: RetryContext): string | undefined {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression' && node.operator === '&&') {
    const [left, right] = [node.left, node.right].map((part) => oppositeCondition(part, response, context));
    return left !== undefined && right !== undefined ? `${left} || ${right}` : undefined;
  }
  if (node.type === 'UnaryExpression' && node.operator === '!')
    return holdsOnlyForStatus(node.argument, response, context)
      ? textOf(context.file, node.argument)
      : undefined;
  const isAsked =
    node.type === 'BinaryExpression' &&
    /^!==?$/.test(node.operator) &&
    isRead(node.left, response, ['status']) &&
    isConstant(node.right, context);
  return isAsked ? negated(node, context) : undefined;
}

function holdsOnlyForStatus(test: Node, response: string, context: RetryContext): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression')
    return (
      node.operator !== '??' &&
      holdsOnlyForStatus(node.left, response, context) &&
      holdsOnlyForStatus(node.right, response, context)
    );
  if (node.type === 'BinaryExpression') {
    return (
      ['===', '==', '>=', '>', '<', '<='].includes(node.operator) &&
      isRead(node.left, response, ['status']) &&
      isConstant(node.right, context)
    );
  }
  if (
    node.type !== 'CallExpression' ||
    node.callee.type !== 'MemberExpression' ||
    node.arguments.length !== 1
  )
    return false;
  const [argument] = node.arguments;
  const method = propertyName(node.callee);
  return (
    (method === 'includes' || method === 'has') &&
    argument !== undefined &&
    isRead(argument, response, ['status']) &&
    isConstant(node.callee.object, context)
  );
}

export function isRead(node: Node, response: string, properties: readonly string[]): boolean {
  const inner = unwrap(node);
  if (inner.type !== 'MemberExpression' || inner.object.type !== 'Identifier') return false;
  return inner.object.name === response && properties.includes(propertyName(inner) ?? '');
}

function isConstant(node: Node, context: RetryContext): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return typeof inner.value === 'number';
  if (inner.type === 'ArrayExpression')
    return inner.elements.every((element) => element !== null && isConstant(element, context));
  return inner.type === 'Identifier' && constantInit(inner, context) !== undefined;
}
