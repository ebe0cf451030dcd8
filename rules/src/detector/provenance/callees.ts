import type { TSESTree } from '@typescript-eslint/types';
import { declarationOf, importOf, type Variable } from '../scope.js';
import { isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { enclosingClass, type ClassNode } from './classes.js';
import type { FileContext } from './context.js';
import { firstStep, method, ofDestructured, ofInstance, RESULT, resultMember } from './members.js';
import { returnedBy, returnedFunction } from './returned.js';
import type { FunctionSummary } from './summary.js';
import { propertyValue, writtenValues } from './written.js';

/** What a call runs: a function of this file, the summary of one of another file, or neither. */
export type Callee = { readonly fn: FunctionNode } | { readonly summary: FunctionSummary };

/** Hooks that return the function they are given. */
const PASS_THROUGH: ReadonlySet<string> = new Set(['useCallback', 'cache', 'memo', 'debounce', 'throttle', 'once']);

export function calleeOf(call: TSESTree.CallExpression | TSESTree.NewExpression, context: FileContext): Callee | undefined {
  return functionOf(boundCallee(call) ?? call.callee, context);
}

/** What a call gives to the parameters of the function that it runs: all but the first of `send.call(this, path)`. */
export function argumentsOf(call: TSESTree.CallExpression | TSESTree.NewExpression): readonly TSESTree.CallExpressionArgument[] {
  return boundCallee(call) ? call.arguments.slice(1) : call.arguments;
}

/** `send` of `send.call(this, path)` */
function boundCallee(call: TSESTree.CallExpression | TSESTree.NewExpression): TSESTree.Expression | undefined {
  const callee = unwrap(call.callee);
  if (call.type !== 'CallExpression' || callee.type !== 'MemberExpression' || propertyName(callee) !== 'call') return undefined;
  return call.arguments[0]?.type === 'ThisExpression' ? callee.object : undefined;
}

/** The function that an expression holds: a name, a method, a property of an object literal, a function itself. */
export function functionOf(node: Node, context: FileContext): Callee | undefined {
  return once(node, '', context, () => resolveFunction(node, context));
}

const answers = new WeakMap<FileContext, Map<Node, Map<string, Callee | undefined>>>();

/** Answers each question once; a question that comes up while it is being answered has no answer. */
export function once(node: Node, name: string, context: FileContext, compute: () => Callee | undefined): Callee | undefined {
  const known = entry(entry(answers, context, () => new Map<Node, Map<string, Callee | undefined>>()), node, () => new Map<string, Callee | undefined>());
  if (known.has(name)) return known.get(name);
  known.set(name, undefined);
  const answer = compute();
  known.set(name, answer);
  return answer;
}

function entry<K extends object, V>(map: { get(key: K): V | undefined; set(key: K, value: V): unknown }, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function resolveFunction(node: Node, context: FileContext): Callee | undefined {
  const inner = unwrap(node);
  if (isFunction(inner)) return { fn: inner };
  if (inner.type === 'Identifier') return ofName(inner, context);
  if (inner.type === 'MemberExpression') return ofMember(inner, context);
  return inner.type === 'CallExpression' ? returnedFunction(inner, context) : undefined;
}

function ofName(node: TSESTree.Identifier, context: FileContext): Callee | undefined {
  const variable = context.names.variable(node);
  if (!variable) return undefined;
  const imported = importOf(variable);
  if (imported) return summary(context.project?.function(imported.module, imported.name === '*' ? 'default' : imported.name, context.file.path));
  const fn = functionOfVariable(variable, context);
  if (fn) return { fn };
  const [made, ...others] = writtenValues(variable, context).map(unwrap);
  return made?.type === 'CallExpression' && others.length === 0 ? returnedFunction(made, context) : ofDestructured(variable, undefined, context);
}

export function summary(found: FunctionSummary | undefined): Callee | undefined {
  return found && { summary: found };
}

/** The one function that a variable holds. */
export function functionOfVariable(variable: Variable, context: FileContext): FunctionNode | undefined {
  const definition = declarationOf(variable);
  if (definition?.type === 'FunctionDeclaration') return definition;
  if (definition?.type !== 'VariableDeclarator') return undefined;
  const values = writtenValues(variable, context).map(unwrap);
  const functions = values.map(passedThrough).filter(isFunction);
  return functions.length === 1 ? functions[0] : undefined;
}

function passedThrough(node: Node): Node {
  if (node.type !== 'CallExpression') return node;
  const callee = unwrap(node.callee);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  const [first] = node.arguments;
  return first && name !== undefined && PASS_THROUGH.has(name) ? unwrap(first) : node;
}

function ofMember(node: TSESTree.MemberExpression, context: FileContext): Callee | undefined {
  const name = propertyName(node);
  if (name === undefined) return undefined;
  const object = unwrap(node.object);
  if (object.type !== 'ThisExpression' && object.type !== 'Super') return memberOf(object, name, context);
  const owner = enclosingClass(node, context);
  return (owner && (method(owner, name, context) ?? ofImplementations(owner, name, context))) ?? ofObjectAround(node, name, context);
}

/** `this.name()` of an abstract method: what the classes that extend this one do. */
function ofImplementations(owner: ClassNode, name: string, context: FileContext): Callee | undefined {
  return owner.type === 'ClassDeclaration' && owner.abstract && owner.id ? implementedIn(owner.id.name, name, context) : undefined;
}

/** What the classes of the project do that extend a class of this file, or implement an interface of it: found as from another file. */
export function implementedIn(type: string, name: string, { file: { path }, project }: FileContext): Callee | undefined {
  return summary(project?.function(`./${path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)}`, type, path, name));
}

/**
 * The function that `object` holds under a name: of an imported module, class, instance or object.
 * @param name of several steps for `object.services.mail.send`: `services.mail.send`
 */
export function memberOf(object: Node, name: string, context: FileContext): Callee | undefined {
  return once(object, name, context, () => resolveMember(object, name, context));
}

function resolveMember(object: Node, name: string, context: FileContext): Callee | undefined {
  if (object.type === 'Identifier') {
    const variable = context.names.variable(object);
    const imported = variable && importOf(variable);
    if (imported) return summary(ofModule(imported, name, context));
  }
  const via = object.type === 'MemberExpression' && unwrap(object.object).type !== 'ThisExpression' ? propertyName(object) : undefined;
  if (via !== undefined && object.type === 'MemberExpression') return memberOf(unwrap(object.object), `${via}.${name}`, context);
  return ofInstance(object, name, context);
}

/** A member of what is imported; of a whole module an export, or a member of the value that is its only one: `module.exports = new Foo()`. */
function ofModule(imported: { readonly module: string; readonly name: string }, name: string, { project, file }: FileContext): FunctionSummary | undefined {
  const { module } = imported;
  if (imported.name !== '*') return project?.function(module, imported.name, file.path, name);
  const [head, rest] = firstStep(name);
  return project?.function(module, head, file.path, rest) ?? project?.function(module, '*', file.path, name);
}

/** `this.name` in a method of an object literal. */
function ofObjectAround(start: Node, name: string, context: FileContext): Callee | undefined {
  for (let current = context.index.parent(start); current; current = context.index.parent(current)) {
    if (current.type !== 'ObjectExpression') continue;
    const value = propertyValue(current, name);
    if (isFunction(value)) return { fn: value };
  }
  return undefined;
}

/** The function behind a member path as `ProjectView.function` takes it: `read`, `().read`, `create().read`, `()`. */
export function functionAt(node: Node, path: string, context: FileContext): Callee | undefined {
  if (path === '()') return returnedBy(functionOf(node, context), context);
  const [head = '', rest] = path.split(`()${RESULT}`);
  if (rest === undefined) return memberOf(unwrap(node), path, context);
  const factory = head === '' ? functionOf(node, context) : memberOf(unwrap(node), head, context);
  return factory && 'fn' in factory ? resultMember(factory.fn, rest, context) : undefined;
}
