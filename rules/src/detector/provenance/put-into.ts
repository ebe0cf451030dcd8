import type { Variable } from '../../syntax/scope.js';
import { calledName, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from './context.js';

/** What is put into a property of a new error; without a name when that is not written. */
export interface Part {
  readonly name: string | undefined;
  readonly value: Node;
}

/** The properties of an object literal. */
export function partsOf(node: Node): readonly Part[] {
  const inner = unwrap(node);
  if (inner.type !== 'ObjectExpression') return [{ name: undefined, value: inner }];
  return inner.properties.map((item) =>
    item.type === 'Property'
      ? { name: propertyName(item), value: item.value }
      : { name: undefined, value: item.argument },
  );
}

/**
 * What is assigned to properties of a variable: `err.status = res.status`, `Object.assign(err, { body })`.
 */
export function putInto(variable: Variable, context: FileContext): readonly Part[] {
  return variable.references.flatMap(({ identifier }): readonly Part[] => {
    const parent = context.index.parent(identifier);
    if (parent?.type === 'CallExpression' && parent.arguments[0] === identifier)
      return calledName(parent.callee) === 'assign' ? parent.arguments.slice(1).flatMap(partsOf) : [];
    let target = parent;
    for (
      let above = target && context.index.parent(target);
      target?.type.startsWith('TS') && above;
      above = context.index.parent(target)
    )
      target = above;
    const holder = target && context.index.parent(target);
    if (
      target?.type !== 'MemberExpression' ||
      holder?.type !== 'AssignmentExpression' ||
      holder.left !== target
    )
      return [];
    return [{ name: propertyName(target), value: holder.right }];
  });
}
