import type { TSESTree } from '@typescript-eslint/types';
import type { FileContext } from '../provenance/context.js';
import type { Variable } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, type Node } from '../../syntax/tree.js';

/** A property of a variable, or of what was taken apart into variables. */
export interface Place {
  /** The variable, or the declaration that takes a value apart. */
  readonly base: object;
  readonly path: readonly string[];
}

/** Methods whose result is made of what they are called on. */
const SAME: ReadonlySet<string> = new Set([
  'toLowerCase',
  'toUpperCase',
  'toLocaleLowerCase',
  'trim',
  'toString',
  'join',
  'map',
  'flatMap',
  'filter',
  'find',
  'at',
  'slice',
]);

/**
 * The variable and the properties that an expression reads, whatever is made of them:
 * `result.text.toLowerCase()`, `result.lines[0].text`, `result.lines.map((line) => line.text).join()`.
 */
export function placeOf(node: Node, context: FileContext): Place | undefined {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression')
    return isSame(inner)
      ? placeOf((unwrap(inner.callee) as TSESTree.MemberExpression).object, context)
      : undefined;
  if (inner.type === 'MemberExpression') {
    // The elements of a list are told apart no more than by the values.
    if (inner.computed && inner.property.type === 'Literal' && typeof inner.property.value === 'number')
      return placeOf(inner.object, context);
    const name = propertyName(inner);
    const owner = name === undefined ? undefined : placeOf(inner.object, context);
    return owner && name !== undefined ? { base: owner.base, path: [...owner.path, name] } : undefined;
  }
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  if (!variable) return undefined;
  const declared = variable.defs[0]?.node as Node | undefined;
  const list = listOf(variable, declared, context);
  if (list) return placeOf(list, context);
  if (declared?.type !== 'VariableDeclarator' || !declared.init) return { base: variable, path: [] };
  // `const { ok, text } = result`
  if (declared.id.type === 'ObjectPattern') {
    const property = declared.id.properties.find(
      (item) => item.type === 'Property' && item.value === variable.identifiers[0],
    );
    const name = property?.type === 'Property' ? propertyName(property) : undefined;
    const source = name === undefined ? undefined : placeOf(declared.init, context);
    return name === undefined
      ? undefined
      : { base: source?.base ?? declared, path: [...(source?.path ?? []), name] };
  }
  const source = unwrap(declared.init);
  const isAlias =
    (source.type === 'MemberExpression' || isSame(source)) &&
    !variable.references.some((reference) => reference.isWrite() && reference.init !== true);
  return (isAlias ? placeOf(declared.init, context) : undefined) ?? { base: variable, path: [] };
}

/**
 * The list that a variable is an element of: `for (const line of lines)`, `lines.some((line) => …)`,
 * `const [line] = lines`.
 */
function listOf(variable: Variable, declared: Node | undefined, { index }: FileContext): Node | undefined {
  const name = variable.identifiers[0];
  if (declared?.type === 'VariableDeclarator') {
    const loop = index.parent(index.parent(declared) ?? declared);
    if (loop?.type === 'ForOfStatement' && declared.id === name) return loop.right;
    return declared.id.type === 'ArrayPattern' && declared.id.elements.some((item) => item === name)
      ? (declared.init ?? undefined)
      : undefined;
  }
  const call =
    declared && isFunction(declared) && declared.params[0] === name ? index.parent(declared) : undefined;
  const callee =
    call?.type === 'CallExpression' && call.arguments[0] === declared ? unwrap(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && EACH.has(propertyName(callee) ?? '')
    ? callee.object
    : undefined;
}

/** Methods of a list that give each element to a function. */
const EACH: ReadonlySet<string> = new Set([
  'some',
  'every',
  'find',
  'findLast',
  'filter',
  'map',
  'flatMap',
  'forEach',
]);

export function isSame(node: Node): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  return callee?.type === 'MemberExpression' && SAME.has(propertyName(callee) ?? '');
}
