import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode, keyOf, strip, type Lowering, type Node } from './context.js';
import { flagValue } from './flags.js';
import { COMPUTED, SPREAD, type ValueId } from './types.js';

export function objectLiteral(node: TSESTree.ObjectExpression, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const properties: [string, ValueId][] = [];
  const literal = builder.add({ op: 'object', properties });
  const before = builder.at;
  const holder = hasMethods(node) ? holderOf(literal, lowering) : undefined;
  builder.at = { ...before, literals: holder ? [holder.variable, ...before.literals] : [] };
  for (const property of node.properties) {
    if (property.type === 'SpreadElement') {
      properties.push([SPREAD, lowering.expression(property.argument)]);
      continue;
    }
    const name = keyOf(property);
    if (name === undefined) lowering.expression(property.key);
    const value = propertyValue(property, name, holder?.value ?? literal, lowering);
    // Where nothing is known of a property, it stands beside the others nevertheless.
    if (property.kind !== 'set') properties.push([name ?? COMPUTED, value]);
  }
  builder.at = before;
  const isOutermost = before.literals.length === 0;
  return isOutermost && holder && (builder.variables[holder.variable]?.stores.length ?? 0) > 0
    ? holder.value
    : literal;
}

/** Whether an object, or one in it, has functions with a `this` of their own. */
function hasMethods({ properties }: TSESTree.ObjectExpression): boolean {
  return properties.some((property) => {
    const inner = property.type === 'Property' ? strip(property.value) : undefined;
    return (
      inner !== undefined &&
      ((isFunctionNode(inner) && inner.type !== 'ArrowFunctionExpression') ||
        (inner.type === 'ObjectExpression' && hasMethods(inner)))
    );
  });
}

/**
 * An object with what its methods store in `this`. What is an object in another one may be run on that:
 * `data`, `methods` and `computed` of a component have one `this`.
 */
function holderOf(
  literal: ValueId,
  { builder }: Lowering,
): { readonly value: ValueId; readonly variable: number } {
  const outer = builder.at.literals[0];
  const values = [
    literal,
    ...(outer === undefined ? [] : [builder.share(`holder ${outer}`, { op: 'variable', variable: outer })]),
  ];
  const variable = builder.variables.push({ name: '', values, stores: [], fn: builder.at.fn }) - 1;
  return { value: builder.add({ op: 'variable', variable }), variable };
}

function propertyValue(
  property: TSESTree.Property,
  name: string | undefined,
  self: ValueId,
  lowering: Lowering,
): ValueId {
  const { builder } = lowering;
  const inner: Node = strip(property.value);
  const flag = flagValue(inner, lowering);
  if (flag !== undefined) return flag;
  if (!isFunctionNode(inner) || inner.type === 'ArrowFunctionExpression')
    return otherValue(inner, property, name, lowering);
  const before = builder.at;
  builder.at = { ...before, cls: -1, self, holders: before.literals };
  const fn = lowering.fn(inner, { name, isMethod: true });
  builder.at = before;
  if (property.kind === 'set') return 0;
  const value = builder.add({ op: property.kind === 'get' ? 'getter' : 'function', fn });
  builder.valueOf.set(inner, value);
  return value;
}

/** Only what is written as an object in another one may have one `this` with it. */
function otherValue(
  inner: Node,
  property: TSESTree.Property,
  name: string | undefined,
  lowering: Lowering,
): ValueId {
  const { builder } = lowering;
  const before = builder.at;
  if (inner.type !== 'ObjectExpression') builder.at = { ...before, literals: [] };
  const value = lowering.expression(property.value, name);
  builder.at = before;
  return value;
}
