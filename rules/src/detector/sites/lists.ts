import { importOf } from '../../syntax/scope.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { writtenValues } from '../provenance/written.js';

/** Constants of constants. */
export const MAX_HOPS = 8;

/** The elements of an array literal, `new Set([...])`, `Object.freeze([...])`, or of a constant that holds one. */
export function constantList(node: Node, context: FileContext, depth = 0): readonly Node[] | undefined {
  if (depth > MAX_HOPS) return undefined;
  const inner = unwrap(node);
  if (inner.type === 'ArrayExpression') return inner.elements.flatMap((item) => elements(item, context, depth));
  const [first] = inner.type === 'NewExpression' || inner.type === 'CallExpression' ? inner.arguments : [];
  if (first && (inner.type === 'NewExpression' || inner.type === 'CallExpression')) {
    const callee = unwrap(inner.callee);
    const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    return name === 'Set' || name === 'freeze' || name === 'from' ? constantList(first, context, depth + 1) : undefined;
  }
  if (inner.type !== 'Identifier') return undefined;
  const variable = context.names.variable(inner);
  const values = variable && !importOf(variable) ? writtenValues(variable, context) : [];
  return values.length === 1 && values[0] ? constantList(values[0], context, depth + 1) : undefined;
}

function elements(item: Node | null, context: FileContext, depth: number): readonly Node[] {
  if (!item) return [];
  return item.type === 'SpreadElement' ? (constantList(item.argument, context, depth + 1) ?? []) : [item];
}
