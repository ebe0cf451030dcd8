import { outermost, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';

/**
 * The whole test of a call: with `!` before it, and with the `LIST.some((text) => …)` that it is the body of.
 */
export function base(call: Node, context: FileContext): { node: Node; negated: boolean } {
  const node = someAround(call, context) ?? call;
  const parent = context.index.parent(node);
  if (parent?.type === 'UnaryExpression' && parent.operator === '!') return { node: parent, negated: true };
  return { node, negated: false };
}

function someAround(node: Node, context: FileContext): Node | undefined {
  const fn = context.index.parent(node);
  if (fn?.type !== 'ArrowFunctionExpression' || fn.body !== node) return undefined;
  const call = context.index.parent(fn);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== fn || call.callee.type !== 'MemberExpression')
    return undefined;
  return propertyName(call.callee) === 'some' ? outermost(call, context.index) : undefined;
}

/** A constant of the project, whose name says more than the enum's. */
export function isNamed(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'Identifier' || inner.type === 'MemberExpression';
}

export function sourceOf(node: Node, context: FileContext): string {
  return context.file.text.slice(node.range[0], node.range[1]);
}
