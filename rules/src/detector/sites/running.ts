import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../scope.js';
import { isFunction, propertyName, unwrap, type Node } from '../syntax.js';
import { objectsOf, propertyValue } from '../provenance/written.js';
import type { FileContext } from '../provenance/context.js';
import { constantList, listTexts, tableKeys } from './literals.js';
import { patternOf } from './patterns.js';

/** What a name stands for that runs over a constant list or table. */
interface Running {
  readonly nodes: readonly Node[];
  /** The texts, where they are not written as expressions: keys of a table, a list of another file. */
  readonly keys?: readonly string[];
}

const LIST_METHODS: ReadonlySet<string> = new Set(['some', 'find', 'every', 'filter', 'findIndex', 'findLast', 'forEach']);

/**
 * What a callback parameter or a `for…of` variable may be: `LIST.some((text) => …)`, `for (const [code, hint] of
 * Object.entries(HINTS))`, `RULES.find(({ pattern }) => …)`. Undefined when it runs over nothing constant.
 */
export function runningOver(name: TSESTree.Identifier, context: FileContext, depth = 0): Running | undefined {
  const definition = definitionOf(context.names.variable(name))?.name as Node | undefined;
  const part = definition && partOf(definition, context);
  const list = part && listBehind(part.whole, context);
  if (!list) return undefined;
  const call = unwrap(list);
  const method = call.type === 'CallExpression' && call.callee.type === 'MemberExpression' ? propertyName(call.callee) : undefined;
  if (call.type === 'CallExpression' && (method === 'entries' || method === 'keys' || method === 'values')) return ofTable(call, method, part.step, context, depth);
  const items = constantList(list, context, depth);
  if (items) return picked(items, part.step);
  // `for (const [code, hint] of new Map([…]))`
  const keys = part.step === undefined ? listTexts(list, context, depth) : part.step === 0 ? tableKeys(list, context, depth) : undefined;
  return keys && { nodes: [], keys };
}

/** The sources of the regular expressions that an expression may be which runs over a list: `pattern`, `rule.pattern`. */
export function runningPatterns(node: Node, context: FileContext): readonly string[] | undefined {
  const inner = unwrap(node);
  const property = inner.type === 'MemberExpression' ? propertyName(inner) : undefined;
  const name = inner.type === 'MemberExpression' ? unwrap(inner.object) : inner;
  if (name.type !== 'Identifier' || (inner.type === 'MemberExpression' && property === undefined)) return undefined;
  const running = runningOver(name, context);
  const nodes = running && (property === undefined ? running : picked(running.nodes, property))?.nodes;
  const patterns = nodes?.map((item) => patternOf(item, context));
  return patterns && patterns.length > 0 && patterns.every((item) => item !== undefined) ? patterns : undefined;
}

/** A name by itself, or the part of a pattern that it is: the index in `[code, hint]`, the key in `{ pattern }`. */
function partOf(definition: Node, { index }: FileContext): { readonly whole: Node; readonly step: string | number | undefined } | undefined {
  const parent = index.parent(definition);
  if (parent?.type === 'ArrayPattern') return { whole: parent, step: parent.elements.findIndex((item) => item === definition) };
  const pattern = parent?.type === 'Property' && parent.value === definition ? index.parent(parent) : undefined;
  if (parent?.type !== 'Property' || pattern?.type !== 'ObjectPattern') return { whole: definition, step: undefined };
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
function ofTable(call: TSESTree.CallExpression, method: 'entries' | 'keys' | 'values', step: string | number | undefined, context: FileContext, depth: number): Running | undefined {
  const table = call.arguments[0] ?? (call.callee as TSESTree.MemberExpression).object;
  if (method === 'keys' ? step === undefined : method === 'entries' && step === 0) {
    const keys = tableKeys(table, context, depth);
    return keys && { nodes: [], keys };
  }
  const [object, ...others] = objectsOf(table, context);
  const values = others.length > 0 ? undefined : object?.properties.map((item) => (item.type === 'Property' ? item.value : undefined));
  if (!values?.every((item) => item !== undefined)) return undefined;
  if (method === 'values') return picked(values, step);
  return method === 'entries' && step === 1 ? { nodes: values } : undefined;
}

/** The same part of every element; undefined when one does not have it. */
function picked(items: readonly Node[], step: string | number | undefined): Running | undefined {
  if (step === undefined) return { nodes: items };
  const nodes = items.map((item) => {
    const inner = unwrap(item);
    if (inner.type === 'ArrayExpression' && typeof step === 'number') return inner.elements[step] ?? undefined;
    return inner.type === 'ObjectExpression' && typeof step === 'string' ? propertyValue(inner, step) : undefined;
  });
  return nodes.every((item) => item !== undefined) ? { nodes } : undefined;
}
