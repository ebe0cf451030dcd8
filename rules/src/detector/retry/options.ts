import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, propertyName, unwrap, walk, type Node } from '../syntax.js';
import { constantInit, numberOf, type RetryContext } from './context.js';

/** The options that an argument is, where they are written in this file. */
export function optionsOf(node: Node, context: RetryContext): TSESTree.ObjectExpression | undefined {
  const inner = unwrap(node);
  const object = inner.type === 'Identifier' ? constantInit(inner, context) : inner;
  return object?.type === 'ObjectExpression' ? object : undefined;
}

/** The options by their names; undefined when a part of them comes from elsewhere. */
export function namedOptions(object: TSESTree.ObjectExpression): ReadonlyMap<string, Node> | undefined {
  const found = new Map<string, Node>();
  for (const property of object.properties) {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined) return undefined;
    found.set(name, property.value);
  }
  return found;
}

/** The value of a literal, of a constant, or of `Infinity` and the numbers that are as good. */
export function constantOf(node: Node, context: RetryContext): number | boolean | string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Literal' && (typeof inner.value === 'boolean' || typeof inner.value === 'string')) return inner.value;
  if (inner.type === 'Identifier' && inner.name === 'Infinity') return Infinity;
  if (inner.type === 'MemberExpression' && inner.object.type === 'Identifier' && inner.object.name === 'Number') {
    const name = propertyName(inner);
    return name === 'POSITIVE_INFINITY' || name === 'MAX_SAFE_INTEGER' || name === 'MAX_VALUE' ? Infinity : undefined;
  }
  return numberOf(inner, context);
}

/** Names in a callback that may count attempts, read a clock or stop. */
const MAY_STOP = /count|attempt|tries|retries|limit|budget|signal|abort|config|Date|performance|now/i;

/** A callback that only looks at the failure: it throws nothing, writes nothing and counts nothing. */
export function isHarmless(callback: Node): boolean {
  const fn = unwrap(callback);
  if (!isFunction(fn)) return false;
  let harmless = true;
  walk(fn, (child) => {
    if (child.type === 'ThrowStatement' || child.type === 'AssignmentExpression' || child.type === 'UpdateExpression') harmless = false;
    if (child.type === 'Identifier' && MAY_STOP.test(child.name)) harmless = false;
    return harmless;
  });
  return harmless;
}
