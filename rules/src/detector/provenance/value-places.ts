import type { TSESTree } from '@typescript-eslint/types';
import { isInnerError } from '../../analysis/index.js';
import { importedBy, importOf } from '../scope.js';
import { childrenOf, isFunction, literalText, parametersOf, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { argumentsOf, calleeOf } from './callees.js';
import { stringPrefixes } from './constants.js';
import type { FileContext } from './context.js';
import { memo } from './once.js';
import { declaredAs, returnedValues, yieldedValues } from './given-by.js';
import { placeOf, type Place } from './places.js';

/** Where a value was taken from, on its way to an expression. */
export interface Origin {
  readonly place: Place;
  /** An inner error was read on the way: `error.innerError`. */
  readonly isInner: boolean;
  /** The place is one of the called function and holds for all its calls, not for this one. */
  readonly isWithin: boolean;
}

/** Expressions that hang together this deep are code that a tool wrote; the stack must not end on them. */
const MAX_DEPTH = 150;

/** What was found in one file, and how deep the search is at the moment. */
interface Search {
  readonly known: (node: Node) => readonly Origin[];
  depth: number;
}

const searches = new WeakMap<FileContext, Search>();

/**
 * The variables and parameters that an expression may have its value from, the ones in the functions that it calls included.
 * Conditions do not count: they decide, but give no value.
 */
export function placesBehind(node: Node, context: FileContext): readonly Origin[] {
  const search = searches.get(context) ?? { known: memo((inner: Node) => findPlaces(inner, context), []), depth: 0 };
  searches.set(context, search);
  if (search.depth >= MAX_DEPTH) return [];
  search.depth += 1;
  const places = search.known(unwrap(node));
  search.depth -= 1;
  return places;
}

function findPlaces(node: Node, context: FileContext): readonly Origin[] {
  const of = (...nodes: readonly (Node | null | undefined)[]): readonly Origin[] => nodes.flatMap((item) => (item ? placesBehind(item, context) : []));
  switch (node.type) {
    case 'Identifier':
      return ofName(node, context);
    case 'MemberExpression':
      return readsInner(node, context) ? inner(of(node.object)) : of(node.object);
    case 'CallExpression':
    case 'NewExpression':
      return ofCall(node, context);
    case 'ConditionalExpression':
      return of(node.consequent, node.alternate);
    case 'AssignmentExpression':
      return of(node.right);
    case 'BinaryExpression':
      return node.operator === '+' ? of(node.left, node.right) : [];
    case 'UnaryExpression':
    case 'Literal':
      return [];
    case 'Property':
      return of(node.value);
    default:
      return isFunction(node) || node.type.startsWith('TS') || node.type.startsWith('Class') ? [] : of(...childrenOf(node));
  }
}

function ofName(node: TSESTree.Identifier, context: FileContext): readonly Origin[] {
  const variable = context.names.variable(node);
  if (!variable || importOf(variable)) return [];
  const { place, isInner } = placeOf(variable, context);
  return [{ place, isInner, isWithin: false }];
}

/** What a call may hand on: of a known function what it returns, of any other one what it is given and belongs to. */
function ofCall(call: TSESTree.CallExpression | TSESTree.NewExpression, context: FileContext): readonly Origin[] {
  const callee = unwrap(call.callee);
  const owner = callee.type === 'MemberExpression' ? placesBehind(callee.object, context) : [];
  const resolved = call.type === 'CallExpression' && mayStep(call, context) ? calleeOf(call, context) : undefined;
  const given = (index: number): readonly Origin[] => {
    const argument = argumentsOf(call)[index];
    return argument ? placesBehind(argument, context) : [];
  };
  if (resolved && 'fn' in resolved) return ofFunction(resolved.fn, given, context);
  if (resolved) return resolved.summary.returns.flatMap(({ root, path }) => (root.kind !== 'parameter' ? [] : path.some(isInnerError) ? inner(given(root.index)) : given(root.index)));
  const found = [...owner, ...call.arguments.flatMap((argument) => (isFunction(argument) ? [] : placesBehind(argument, context)))];
  // `get(level, 'innerError')`
  return call.arguments.some((argument) => namesInner(argument)) ? inner(found) : found;
}

/** Who goes to the next level waits for nothing: other files are not asked about requests. */
function mayStep(call: TSESTree.CallExpression, { index, names }: FileContext): boolean {
  return index.parent(call)?.type !== 'AwaitExpression' || !importedBy(call.callee, names);
}

/** What a function returns or yields, its parameters being what this call gives for them. */
function ofFunction(fn: FunctionNode, given: (index: number) => readonly Origin[], context: FileContext): readonly Origin[] {
  const parameters = parametersOf(fn);
  return [...returnedValues(fn), ...yieldedValues(fn)].flatMap((value) => placesBehind(value, context)).flatMap((origin): readonly Origin[] => {
    const index = parameters.findIndex((item) => item === origin.place);
    const within = { ...origin, isWithin: true };
    if (index < 0) return origin.isWithin ? [origin] : [origin, within];
    return [within, ...(origin.isInner ? inner(given(index)) : given(index))];
  });
}

function inner(origins: readonly Origin[]): readonly Origin[] {
  return origins.map((origin) => ({ ...origin, isInner: true }));
}

/** `level.innerError`, `level['innererror']`, `level[KEY]`, and a key that is looked for by this name. */
function readsInner(node: TSESTree.MemberExpression, context: FileContext): boolean {
  const name = propertyName(node);
  if (name !== undefined || !node.computed) return isInnerError(name ?? '');
  if (stringPrefixes(node.property, context).some(isInnerError)) return true;
  const key = unwrap(node.property);
  const variable = key.type === 'Identifier' ? context.names.variable(key) : undefined;
  return namesInner(key) || (variable?.defs.some((definition) => namesInner(declaredAs(definition.node, context) ?? key)) ?? false);
}

/** Whether `innererror` stands in an expression as a text or a pattern: `key.toLowerCase() === 'innererror'`. */
function namesInner(node: Node): boolean {
  if (node.type === 'Literal' && 'regex' in node) return isInnerError(node.regex.pattern.replace(/[^\w]/g, ''));
  const text = literalText(node);
  return text === undefined ? childrenOf(node).some(namesInner) : isInnerError(text);
}
