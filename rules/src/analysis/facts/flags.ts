import type { Lowering, Node } from './context.js';
import type { ValueId } from './types.js';

/** The value of a constant that tells one kind of result from another. */
export function flagValue(node: Node, { builder }: Lowering): ValueId | undefined {
  const flag = flagOf(node);
  if (flag === undefined) return undefined;
  return typeof flag === 'number' ? builder.number(flag) : builder.constant(flag);
}

/** A constant that tells one kind of result from another: `{ ok: false, text }`. */
function flagOf(node: Node): boolean | number | null | undefined {
  if (node.type === 'UnaryExpression')
    return node.operator === '!' && node.argument.type === 'Literal' ? !node.argument.value : undefined;
  if (node.type !== 'Literal') return undefined;
  return typeof node.value === 'boolean' || typeof node.value === 'number' || node.raw === 'null'
    ? (node.value as boolean | number | null)
    : undefined;
}
