import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from './context.js';
import { stateOf, stateValues } from './state.js';

const written = new WeakMap<Variable, readonly Node[]>();

/** Expressions assigned to a variable, its initial value and parameter default included. */
export function writtenValues(variable: Variable, context: FileContext): readonly Node[] {
  const known = written.get(variable);
  if (known) return known;
  const values = findWrittenValues(variable, context);
  written.set(variable, values);
  return values;
}

function findWrittenValues(variable: Variable, context: FileContext): readonly Node[] {
  const state = stateOf(variable);
  const values: Node[] = state ? [...stateValues(state, context)] : [];
  for (const definition of variable.defs) {
    const node = definition.node as Node;
    if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'Identifier')
      values.push(node.init);
    if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'ObjectPattern')
      values.push(...destructured(node.id, node.init, variable.name));
  }
  for (const reference of variable.references) {
    if (!reference.isWrite() || reference.init === true || !reference.writeExpr) continue;
    const parent = context.index.parent(reference.identifier);
    if (
      parent?.type === 'AssignmentExpression' &&
      (parent.operator === '=' || parent.operator === '??=' || parent.operator === '||=')
    ) {
      values.push(reference.writeExpr);
    }
  }
  const parameter = variable.identifiers[0] as Node | undefined;
  const holder = parameter && context.index.parent(parameter);
  if (holder?.type === 'AssignmentPattern' && holder.left === parameter) values.push(holder.right);
  return values;
}

function destructured(pattern: TSESTree.ObjectPattern, init: Node, name: string): readonly Node[] {
  const source = unwrap(init);
  if (source.type !== 'ObjectExpression') return [];
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.value.type !== 'Identifier' || property.value.name !== name)
      continue;
    const key = propertyName(property);
    const value = key === undefined ? undefined : propertyValue(source, key);
    if (value) return [value];
  }
  return [];
}

/** The value of a property in an object literal, the last one when it is written twice. */
export function propertyValue(object: TSESTree.ObjectExpression, name: string): Node | undefined {
  for (const property of object.properties.toReversed()) {
    if (property.type === 'Property' && propertyName(property) === name) return property.value;
  }
  return undefined;
}

/** The object literals that an expression may be. */
export function objectsOf(node: Node, context: FileContext, depth = 0): readonly TSESTree.ObjectExpression[] {
  const inner = unwrap(node);
  if (inner.type === 'ObjectExpression') return [inner];
  const variable = inner.type === 'Identifier' && depth < 3 ? context.names.variable(inner) : undefined;
  return variable
    ? writtenValues(variable, context).flatMap((value) => objectsOf(value, context, depth + 1))
    : [];
}
