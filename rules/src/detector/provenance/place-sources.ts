import type { TSESTree } from '@typescript-eslint/types';
import { importedBy, type Variable } from '../scope.js';
import { contains, enclosingFunction, isFunction, outermost, parametersOf, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { argumentsOf, calleeOf } from './callees.js';
import { callersOf } from './callers.js';
import type { FileContext } from './context.js';
import { takesInner, type Place } from './places.js';
import { isShortLoop, isShortRecursion } from './short-walks.js';
import { placesBehind, type Origin } from './value-places.js';
import { declaredAs, returnedValues } from './given-by.js';

/** One way by which a place gets a value. */
export interface Source {
  readonly origin: Origin;
  /** It is gone again and again: in a loop, or where a function calls itself, and not only a few times. */
  readonly repeats: boolean;
}

const answers = new WeakMap<FileContext, Map<Place, readonly Source[]>>();

/** From where a place gets its values, what is put into a list that it holds included. */
export function sourcesOf(place: Place, context: FileContext): readonly Source[] {
  const known = answers.get(context) ?? new Map<Place, readonly Source[]>();
  answers.set(context, known);
  const found = known.get(place) ?? ('type' in place ? ofParameter(place, context) : ofVariable(place, context));
  known.set(place, found);
  return found;
}

function from(value: Node | null | undefined, repeats: boolean, isInner: boolean, context: FileContext): readonly Source[] {
  return value ? placesBehind(value, context).map((origin) => ({ origin: isInner ? { ...origin, isInner } : origin, repeats })) : [];
}

function ofParameter(parameter: Node, context: FileContext): readonly Source[] {
  const fn = context.index.parent(parameter);
  if (!isFunction(fn)) return [];
  const index = parametersOf(fn).findIndex((item) => item === parameter);
  const calls = [...callersOf(fn, context), ...ownCalls(fn, context).map((call) => ({ call, argument: undefined }))];
  const given = calls.flatMap(({ call, argument }) => (argument === undefined ? from(argumentsOf(call)[index], !isShortRecursion(fn, call, context), false, context) : ofCallback(fn, call, index, context)));
  const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const variable = name.type === 'Identifier' ? context.names.variable(name) : undefined;
  return [...given, ...(variable ? [...written(variable, context), ...contents(variable, context)] : [])];
}

/** Calls of a function by a name that its declaration does not give it: `const deepest = function walk(error) { … walk(error.innerError) … }`, `deepest = (error) => …`. */
function ownCalls(fn: FunctionNode, context: FileContext): readonly TSESTree.CallExpression[] {
  const assignment = context.index.parent(outermost(fn, context.index));
  const name = fn.type === 'FunctionExpression' && fn.id ? fn.id : assignment?.type === 'AssignmentExpression' ? assignment.left : undefined;
  const references = name?.type === 'Identifier' ? (context.names.variable(name)?.references ?? []) : [];
  return references.flatMap(({ identifier }) => {
    const call = context.index.parent(identifier);
    return call?.type === 'CallExpression' && call.callee === identifier ? [call] : [];
  });
}

/** `levels.map((level) => …)`: an element; the first parameter of `reduce` gets what the callback returned last. */
function ofCallback(fn: FunctionNode, call: TSESTree.CallExpression | TSESTree.NewExpression, index: number, context: FileContext): readonly Source[] {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return [];
  if (!/^reduce(Right)?$/.test(propertyName(callee) ?? '')) return from(callee.object, contains(fn, call), false, context);
  if (index > 0) return from(callee.object, false, false, context);
  return [...from(call.arguments[1], false, false, context), ...returnedValues(fn).flatMap((value) => from(value, true, false, context))];
}

function ofVariable(variable: Variable, context: FileContext): readonly Source[] {
  const declared = variable.defs.flatMap((definition): readonly Source[] => {
    const node = definition.node as Node;
    return node.type === 'VariableDeclarator' ? from(declaredAs(node, context), false, takesInner(definition.name, node.id, context), context) : [];
  });
  return [...declared, ...written(variable, context), ...contents(variable, context)];
}

/** What is assigned to a variable: `level = level.innerError`, `({ innerError: level } = level)`. */
function written(variable: Variable, context: FileContext): readonly Source[] {
  return variable.references.flatMap((reference) => {
    if (!reference.isWrite() || reference.init === true || !reference.writeExpr) return [];
    const assignment = assignmentAround(reference.identifier, context);
    const isInner = assignment !== undefined && takesInner(reference.identifier, assignment.left, context);
    return from(reference.writeExpr, isRepeated(reference.identifier, variable, context), isInner, context);
  });
}

function assignmentAround(name: Node, { index }: FileContext): TSESTree.AssignmentExpression | undefined {
  for (let current = index.parent(name); current; current = index.parent(current)) {
    if (current.type === 'AssignmentExpression') return current;
    if (current.type.endsWith('Statement')) return undefined;
  }
  return undefined;
}

const ADDS: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set', 'splice', 'enqueue']);

const held = new WeakMap<Variable, (readonly Source[])[]>();

/** What is put into the list, set or object that a variable holds, in functions that it is handed to as well. */
function contents(variable: Variable, context: FileContext, depth = 0): readonly Source[] {
  const known = held.get(variable) ?? [];
  held.set(variable, known);
  return (known[depth] ??= contentsOf(variable, context, depth));
}

function contentsOf(variable: Variable, context: FileContext, depth: number): readonly Source[] {
  return variable.references.flatMap(({ identifier }): readonly Source[] => {
    const parent = context.index.parent(identifier);
    const repeats = isRepeated(identifier, variable, context);
    if (parent?.type === 'MemberExpression' && parent.object === identifier) {
      const holder = context.index.parent(parent);
      if (holder?.type === 'AssignmentExpression' && holder.left === parent) return from(holder.right, repeats, false, context);
      const isAdded = holder?.type === 'CallExpression' && holder.callee === parent && ADDS.has(propertyName(parent) ?? '');
      return isAdded ? holder.arguments.flatMap((argument) => from(argument, repeats, false, context)) : [];
    }
    return parent?.type === 'CallExpression' && depth < MAX_HANDED_ON ? filledBy(parent, identifier, context, depth) : [];
  });
}

const MAX_HANDED_ON = 2;

/** What the function, one of this file, puts into a list that it is given as an argument: `collect(error, codes)`. */
function filledBy(call: TSESTree.CallExpression, argument: Node, context: FileContext, depth: number): readonly Source[] {
  const index = argumentsOf(call).findIndex((item) => item === argument);
  const callee = index < 0 || importedBy(call.callee, context.names) ? undefined : calleeOf(call, context);
  const parameter = callee && 'fn' in callee ? parametersOf(callee.fn)[index] : undefined;
  const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
  const filled = name?.type === 'Identifier' ? context.names.variable(name) : undefined;
  return filled ? contents(filled, context, depth + 1) : [];
}

/** Whether a place is reached again and again while a variable lives: in a loop, or in a function of its own. */
function isRepeated(node: Node, variable: Variable, context: FileContext): boolean {
  const [declared] = variable.identifiers as readonly Node[];
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    if (isFunction(current)) return declared !== undefined && !contains(current, declared) && enclosingFunction(declared, context.index) !== current;
    if (isLoop(current) && !(declared && livesOneRound(declared, current))) return !isShortLoop(current, context);
  }
  return false;
}

type Loop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement | TSESTree.ForOfStatement | TSESTree.ForInStatement;

function isLoop(node: Node): node is Loop {
  return node.type === 'WhileStatement' || node.type === 'DoWhileStatement' || node.type.startsWith('For');
}

/** A variable that is declared in the body of a loop, or is what a `for…of` runs over, is a new one in each round. */
function livesOneRound(declared: Node, loop: Loop): boolean {
  return contains(loop.body, declared) || (loop.type !== 'ForStatement' && 'left' in loop && contains(loop.left, declared));
}
