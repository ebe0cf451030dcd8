import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../scope.js';
import { isFunction, propertyName, unwrap, type Node } from '../syntax.js';
import type { FileContext } from './context.js';
import type { Beside, Fact } from '../../analysis/index.js';

/** Objects with more properties than a result with a flag has are something else, such as rows or settings. */
const MAX_FACTS = 12;

/** The value of the property `name` of a literal, with what stands beside it; undefined where a spread may bring more. */
export function besideIn(literal: TSESTree.ObjectExpression, name: string, inner: Beside | undefined, context: FileContext): Beside | undefined {
  const facts: Record<string, Fact> = {};
  for (const property of literal.properties) {
    const key = property.type === 'Property' ? propertyName(property) : undefined;
    if (property.type !== 'Property' || key === undefined) return undefined;
    facts[key] = factOf(property.value, context);
  }
  for (const [key, fact] of Object.entries(inner?.facts ?? {})) facts[`${name}.${key}`] = fact;
  return Object.keys(facts).length > MAX_FACTS ? undefined : { from: [name, ...(inner?.from ?? [])], facts, ...(inner?.isOpen === true && { isOpen: true }) };
}

/** What is put into the same object beside `value`, right there: `result.ok = false; result.text = error.message;`. */
export function besidePut(name: string, value: Node, variable: Variable, context: FileContext): Beside | undefined {
  const { index } = context;
  const statement = index.parent(index.parent(value) ?? value);
  const block = statement && index.parent(statement);
  if (statement?.type !== 'ExpressionStatement' || block?.type !== 'BlockStatement') return undefined;
  const facts: Record<string, Fact> = {};
  for (const item of block.body) {
    const assigned = item.type === 'ExpressionStatement' && item.expression.type === 'AssignmentExpression' && item.expression.operator === '=' ? item.expression : undefined;
    const target = assigned?.left;
    const key = target?.type === 'MemberExpression' && target.object.type === 'Identifier' && context.names.variable(target.object) === variable ? propertyName(target) : undefined;
    if (assigned && key !== undefined) facts[key] = factOf(assigned.right, context);
  }
  return { from: [name], facts, isOpen: true };
}

function factOf(node: Node, context: FileContext): Fact {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return typeof inner.value === 'bigint' || inner.value instanceof RegExp ? { isThere: true } : { is: inner.value };
  if (inner.type === 'UnaryExpression' && inner.operator === '!' && inner.argument.type === 'Literal') return { is: !inner.argument.value };
  if (isFunction(inner) || /^(Object|Array|New)Expression$/.test(inner.type)) return { isThere: true };
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  return variable?.defs.some(({ node: definition }) => (definition as Node).type === 'CatchClause') === true ? { isThere: true } : {};
}

/** What a property that is not named in a literal is. */
export const MISSING: Fact = { isThere: false };
