import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { objectsOf, propertyValue } from '../provenance/written.js';
import type { FileContext } from '../provenance/context.js';
import { constantList } from './lists.js';

/** What a name stands for that runs over a constant list or table. */
export interface Running {
  readonly nodes: readonly Node[];
  /** A list whose elements are not written here: one of another file. */
  readonly list?: Node;
  /** A table over whose keys it runs. */
  readonly table?: Node;
}

const LIST_METHODS: ReadonlySet<string> = new Set([
  'some',
  'find',
  'every',
  'filter',
  'findIndex',
  'findLast',
  'forEach',
]);

/**
 * What a callback parameter or a `for…of` variable may be: `LIST.some((text) => …)`,
 * `for (const [code, hint] of Object.entries(HINTS))`, `RULES.find(({ pattern }) => …)`. Undefined when it
 * runs over nothing constant.
 */
export function runningOver(name: TSESTree.Identifier, context: FileContext, depth = 0): Running | undefined {
  const definition = definitionOf(context.names.variable(name))?.name as Node | undefined;
  const part = definition && partOf(definition, context);
  const list = part && listBehind(part.whole, context);
  if (!list) return undefined;
  const call = unwrap(list);
  const method =
    call.type === 'CallExpression' && call.callee.type === 'MemberExpression'
      ? propertyName(call.callee)
      : undefined;
  if (call.type === 'CallExpression' && (method === 'entries' || method === 'keys' || method === 'values'))
    return ofTable(call, method, part.step, context);
  const items = constantList(list, context, depth);
  if (items) return picked(items, part.step);
  // `for (const [code, hint] of new Map([…]))`
  return part.step === undefined
    ? { nodes: [], list }
    : part.step === 0
      ? { nodes: [], table: list }
      : undefined;
}

/**
 * A name by itself, or the part of a pattern that it is: the index in `[code, hint]`, the key in
 * `{ pattern }`.
 */
function partOf(
  definition: Node,
  { index }: FileContext,
): { readonly whole: Node; readonly step: string | number | undefined } | undefined {
  const parent = index.parent(definition);
  if (parent?.type === 'ArrayPattern')
    return { whole: parent, step: parent.elements.findIndex((item) => item === definition) };
  const pattern =
    parent?.type === 'Property' && parent.value === definition ? index.parent(parent) : undefined;
  if (parent?.type !== 'Property' || pattern?.type !== 'ObjectPattern')
    return { whole: definition, step: undefined };
  const key = propertyName(parent);
  return key === undefined ? undefined : { whole: pattern, step: key };
}

/** The list that a first callback parameter or a `for…of` variable runs over. */
function listBehind(whole: Node, { index }: FileContext): Node | undefined {
  const holder = index.parent(whole);
  if (isFunction(holder) && holder.params[0] === whole) {
    const call = index.parent(holder);
    if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return undefined;
    return LIST_METHODS.has(propertyName(call.callee) ?? '') ? call.callee.object : undefined;
  }
  if (holder?.type !== 'VariableDeclarator') return undefined;
  const declaration = index.parent(holder);
  const loop = declaration && index.parent(declaration);
  return loop?.type === 'ForOfStatement' && loop.left === declaration ? loop.right : undefined;
}

/** `Object.keys(TABLE)`, `Object.entries(TABLE)`, `MAP.entries()` */
function ofTable(
  call: TSESTree.CallExpression,
  method: 'entries' | 'keys' | 'values',
  step: string | number | undefined,
  context: FileContext,
): Running | undefined {
  const table = call.arguments[0] ?? (call.callee as TSESTree.MemberExpression).object;
  if (method === 'keys' ? step === undefined : method === 'entries' && step === 0)
    return { nodes: [], table };
  const [object, ...others] = objectsOf(table, context);
  const values =
    others.length > 0
      ? undefined
      : object?.properties.map((item) => (item.type === 'Property' ? item.value : undefined));
  if (!values?.every((item) => item !== undefined)) return undefined;
  if (method === 'values') return picked(values, step);
  return method === 'entries' && step === 1 ? { nodes: values } : undefined;
}

/** The same part of every element; undefined when one does not have it. */
export function picked(items: readonly Node[], step: string | number | undefined): Running | undefined {
  if (step === undefined) return { nodes: items };
  const nodes = items.map((item) => {
    const inner = unwrap(item);
    if (inner.type === 'ArrayExpression' && typeof step === 'number')
      return inner.elements[step] ?? undefined;
    return inner.type === 'ObjectExpression' && typeof step === 'string'
      ? propertyValue(inner, step)
      : undefined;
  });
  return nodes.every((item) => item !== undefined) ? { nodes } : undefined;
}
