import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../scope.js';
import { enclosingFunction, outermost, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { calleeOf } from './callees.js';
import { classOf, enclosingClass, type ClassNode } from './classes.js';
import type { FileContext } from './context.js';

/** A place of this file that runs a function: a call of it, or a call that gets it as a callback. */
export interface Caller {
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
  /** The function is this argument of the call; undefined when it is the callee. */
  readonly argument: number | undefined;
  /** The function is this property of that argument. */
  readonly property?: string;
}

/** Options of retry libraries that get the error: p-retry, async-retry, cockatiel, ts-retry, axios-retry, ky, got. */
const ERROR_HANDLERS: ReadonlySet<string> = new Set(['onFailedAttempt', 'shouldRetry', 'retryIf', 'retryOn', 'retryCondition', 'onRetry', 'handleError', 'isRetryable', 'shouldRetryError', 'onError']);

/** Every call of the file is looked through for one function, so each function is looked for once. */
const known = new WeakMap<FileContext, Map<FunctionNode, readonly Caller[]>>();

/** All places of this file that run `fn`. */
export function callersOf(fn: FunctionNode, context: FileContext): readonly Caller[] {
  const answers = known.get(context) ?? new Map<FunctionNode, readonly Caller[]>();
  known.set(context, answers);
  const found = answers.get(fn) ?? findCallers(fn, context);
  answers.set(fn, found);
  return found;
}

function findCallers(fn: FunctionNode, context: FileContext): readonly Caller[] {
  const own = [...asArgument(fn, context), ...asHandler(fn, context), ...asResult(fn, context)];
  const variable = variableOf(fn, context);
  if (variable) return [...own, ...referencesOf(variable, context)];
  const made = classMadeBy(fn, context);
  if (made) return context.index.all('NewExpression').flatMap((call) => (classOf(call.callee, context) === made ? [{ call, argument: undefined }] : []));
  const name = memberName(fn, context);
  if (name === undefined) return own;
  const calls = context.index.all('CallExpression').filter((call) => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || propertyName(callee) !== name) return false;
    const resolved = calleeOf(call, context);
    return resolved !== undefined && 'fn' in resolved && resolved.fn === fn;
  });
  return [...own, ...calls.map((call) => ({ call, argument: undefined })), ...methodReferences(name, fn, context)];
}

/** The class that a function is the constructor of. */
function classMadeBy(fn: FunctionNode, context: FileContext): ClassNode | undefined {
  const member = context.index.parent(fn);
  return member?.type === 'MethodDefinition' && member.kind === 'constructor' ? enclosingClass(fn, context) : undefined;
}

function asArgument(node: Node, context: FileContext): readonly Caller[] {
  const outer = outermost(node, context.index);
  const parent = context.index.parent(outer);
  if (parent?.type !== 'CallExpression') return [];
  const argument = parent.arguments.indexOf(outer as TSESTree.Expression);
  return argument < 0 ? [] : [{ call: parent, argument }];
}

function asHandler(fn: FunctionNode, context: FileContext): readonly Caller[] {
  const property = context.index.parent(fn);
  if (property?.type !== 'Property') return [];
  const name = propertyName(property);
  const options = context.index.parent(property);
  if (name === undefined || !ERROR_HANDLERS.has(name) || !options) return [];
  return asArgument(options, context).map((caller) => ({ ...caller, property: name }));
}

/** `.catch(handlerFor('mail'))` with `const handlerFor = (what) => (error) => …` */
function asResult(fn: FunctionNode, context: FileContext): readonly Caller[] {
  const outer = outermost(fn, context.index);
  const holder = context.index.parent(outer);
  const isBody = holder?.type === 'ArrowFunctionExpression' && holder.body === outer;
  const maker = isBody || holder?.type === 'ReturnStatement' ? enclosingFunction(outer, context.index) : undefined;
  if (!maker) return [];
  return callersOf(maker, context).flatMap(({ call, argument }) => (argument === undefined ? asArgument(call, context) : []));
}

/** The variable that a function declaration or `const f = () => …` gives its name to. */
export function variableOf(fn: FunctionNode, context: FileContext): Variable | undefined {
  if (fn.type === 'FunctionDeclaration' && fn.id) return context.names.variable(fn.id);
  let outer = outermost(fn, context.index);
  let parent = context.index.parent(outer);
  if (parent?.type === 'CallExpression' && parent.arguments[0] === outer) {
    outer = outermost(parent, context.index);
    parent = context.index.parent(outer);
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer || parent.id.type !== 'Identifier') return undefined;
  return context.names.variable(parent.id);
}

function referencesOf(variable: Variable, context: FileContext): readonly Caller[] {
  return variable.references.flatMap((reference): readonly Caller[] => {
    const outer = outermost(reference.identifier, context.index);
    const parent = context.index.parent(outer);
    if (parent?.type === 'CallExpression' && parent.callee === outer) return [{ call: parent, argument: undefined }];
    return asArgument(outer, context);
  });
}

/** Whether other files can call a function: it is exported, or a member of a class, which may be. Who makes an instance elsewhere is not looked for. */
export function isVisibleOutside(fn: FunctionNode, context: FileContext): boolean {
  const variable = variableOf(fn, context);
  if (classMadeBy(fn, context)) return false;
  if (!variable) return context.index.parent(fn)?.type !== 'Property' && memberName(fn, context) !== undefined;
  if (variable.scope.type !== 'module' && variable.scope.type !== 'global' && variable.scope.upper.type !== 'global') return false;
  return /\bexport\b|\bexports\b/.test(context.file.text);
}

/** The name by which other code calls a function. */
export function nameOf(fn: FunctionNode, context: FileContext): string | undefined {
  return variableOf(fn, context)?.name ?? memberName(fn, context);
}

/** Functions that have a name, with what tells them from others of the same name. */
const ids = new WeakMap<FileContext, ReadonlyMap<FunctionNode, string>>();

/**
 * Names a function for other files: the path, `#`, and which function it is. A named one is found by its name and number, because
 * code that was rewritten in memory is looked at again, while the other files know the text from before.
 */
export function idOf(fn: FunctionNode, context: FileContext): string {
  const known = ids.get(context) ?? numbered(context);
  ids.set(context, known);
  return `${context.file.path}#${known.get(fn) ?? String(fn.range[0])}`;
}

function numbered(context: FileContext): ReadonlyMap<FunctionNode, string> {
  const counts = new Map<string, number>();
  const found = new Map<FunctionNode, string>();
  const functions = (['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const).flatMap((type): FunctionNode[] => context.index.all(type));
  for (const fn of functions) {
    const name = nameOf(fn, context)?.replaceAll('#', '.');
    if (name === undefined) continue;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    found.set(fn, `${name} ${String(count)}`);
  }
  return found;
}

function memberName(fn: FunctionNode, context: FileContext): string | undefined {
  const parent = context.index.parent(fn);
  if (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || parent?.type === 'Property') return propertyName(parent);
  return undefined;
}

/** `.catch(this.handle)`, `.catch(this.handle.bind(this))` */
function methodReferences(name: string, fn: FunctionNode, context: FileContext): readonly Caller[] {
  return context.index.all('MemberExpression').flatMap((member): readonly Caller[] => {
    if (propertyName(member) !== name || unwrap(member.object).type !== 'ThisExpression') return [];
    const owner = context.index.parent(fn);
    if (owner?.type !== 'MethodDefinition' && owner?.type !== 'PropertyDefinition') return [];
    const parent = context.index.parent(member);
    const bound = parent?.type === 'MemberExpression' && propertyName(parent) === 'bind' ? context.index.parent(parent) : undefined;
    return asArgument(bound ?? member, context);
  });
}
