import type { TSESTree } from '@typescript-eslint/utils';
import { declarationOf, importedBy, importOf, type Variable } from '../scope.js';
import { isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { classOf, enclosingClass, fieldType, fieldValues, methodOf, type ClassNode } from './classes.js';
import { propertyValue, returnedValues, writtenValues } from './written.js';
import { returnedBy, returnedFunction } from './returned.js';
import { writtenTypeOf } from './types.js';
import type { FileContext } from './context.js';
import type { FunctionSummary } from './summary.js';

/** What a call runs: a function of this file, the summary of one of another file, or neither. */
export type Callee = { readonly fn: FunctionNode } | { readonly summary: FunctionSummary };

/** Hooks that return the function they are given. */
const PASS_THROUGH: ReadonlySet<string> = new Set(['useCallback', 'cache', 'memo', 'debounce', 'throttle', 'once']);

export function calleeOf(call: TSESTree.CallExpression | TSESTree.NewExpression, context: FileContext): Callee | undefined {
  return functionOf(call.callee, context);
}

/** The function that an expression holds: a name, a method, a property of an object literal, a function itself. */
export function functionOf(node: Node, context: FileContext): Callee | undefined {
  return once(node, '', context, () => resolveFunction(node, context));
}

const answers = new WeakMap<FileContext, Map<Node, Map<string, Callee | undefined>>>();

/** Answers each question once; a question that comes up while it is being answered has no answer. */
function once(node: Node, name: string, context: FileContext, compute: () => Callee | undefined): Callee | undefined {
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
  return made?.type === 'CallExpression' && others.length === 0 ? returnedFunction(made, context) : undefined;
}

function summary(found: FunctionSummary | undefined): Callee | undefined {
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
  const { path } = context.file;
  if (owner.type !== 'ClassDeclaration' || !owner.abstract || !owner.id) return undefined;
  return summary(context.project?.function(`./${path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)}`, owner.id.name, path, name));
}

/** The function that `object` holds under a name: of an imported module, class, instance or object. */
export function memberOf(object: Node, name: string, context: FileContext): Callee | undefined {
  return once(object, name, context, () => resolveMember(object, name, context));
}

function resolveMember(object: Node, name: string, context: FileContext): Callee | undefined {
  if (object.type === 'Identifier') {
    const variable = context.names.variable(object);
    const imported = variable && importOf(variable);
    if (imported) {
      const found = imported.name === '*' ? context.project?.function(imported.module, name, context.file.path) : context.project?.function(imported.module, imported.name, context.file.path, name);
      return summary(found);
    }
  }
  return ofInstance(object, name, context);
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

/** A method of `new Foo()`, of a value typed `Foo`, of the class `Foo` itself, or of an object literal. */
function ofInstance(object: Node, name: string, context: FileContext): Callee | undefined {
  if (object.type === 'Identifier') {
    const owner = classOf(object, context);
    if (owner) return method(owner, name, context);
    const variable = context.names.variable(object);
    if (!variable) return undefined;
    const typed = ofType(writtenTypeOf(variable, context), name, context);
    if (typed) return typed;
    return firstOf(writtenValues(variable, context), name, context);
  }
  if (object.type === 'MemberExpression' && unwrap(object.object).type === 'ThisExpression') {
    const field = propertyName(object) ?? '';
    return ofType(fieldType(object, field, context), name, context) ?? firstOf(fieldValues(object, field, context), name, context);
  }
  if (object.type === 'ClassDeclaration' || object.type === 'ClassExpression') return method(object, name, context);
  if (isFunction(object)) return resultMember(object, name, context);
  return object.type === 'NewExpression' || object.type === 'ObjectExpression' || object.type === 'CallExpression' ? firstOf([object], name, context) : undefined;
}

function firstOf(values: readonly Node[], name: string, context: FileContext): Callee | undefined {
  for (const value of values) {
    let source = unwrap(value);
    if (source.type === 'AwaitExpression') source = unwrap(source.argument);
    if (source.type === 'ObjectExpression') {
      const found = propertyValue(source, name);
      const callee = found ? functionOf(found, context) : ofSpread(source, name, context);
      if (callee) return callee;
    }
    if (source.type === 'NewExpression' && source.callee.type === 'Identifier') {
      const found = ofClassName(source.callee, name, context);
      if (found) return found;
    }
    if (source.type === 'CallExpression') {
      const found = ofResult(source, name, context);
      if (found) return found;
    }
  }
  return undefined;
}

/** `{ ...base }` */
function ofSpread(object: TSESTree.ObjectExpression, name: string, context: FileContext): Callee | undefined {
  for (const item of object.properties) {
    const found = item.type === 'SpreadElement' ? memberOf(unwrap(item.argument), name, context) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A method of what a call returns: of a factory, of `useMemo(() => new Foo())`, of `Foo.getInstance()`. */
function ofResult(call: TSESTree.CallExpression, name: string, context: FileContext): Callee | undefined {
  const callee = unwrap(call.callee);
  const hook = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  const [first] = call.arguments;
  const key = `result ${name}`;
  return once(call, key, context, () => {
    const factory = first && (hook === 'useMemo' || hook === 'useRef') ? functionOf(first, context) : functionOf(callee, context);
    if (factory && 'fn' in factory) return resultMember(factory.fn, name, context);
    return ofImportedResult(callee, name, context);
  });
}

/** A method of what an imported function, or a method of an imported value, returns. */
function ofImportedResult(callee: Node, name: string, context: FileContext): Callee | undefined {
  if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression') return undefined;
  const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  const imported = importedBy(callee.type === 'MemberExpression' ? callee.object : callee, context.names);
  if (!imported || (callee.type === 'MemberExpression' && method === undefined)) return undefined;
  const path = method === undefined ? `()${RESULT}${name}` : `${method}()${RESULT}${name}`;
  return summary(context.project?.function(imported.module, imported.name, context.file.path, path));
}

const RESULT = '.';

/** The function behind a member path as `ProjectView.function` takes it: `read`, `().read`, `create().read`, `()`. */
export function functionAt(node: Node, path: string, context: FileContext): Callee | undefined {
  if (path === '()') return returnedBy(functionOf(node, context), context);
  const [head = '', rest] = path.split(`()${RESULT}`);
  if (rest === undefined) return memberOf(unwrap(node), path, context);
  const factory = head === '' ? functionOf(node, context) : memberOf(unwrap(node), head, context);
  return factory && 'fn' in factory ? resultMember(factory.fn, rest, context) : undefined;
}

/** The function that the result of `fn` holds under a name. */
function resultMember(fn: FunctionNode, name: string, context: FileContext): Callee | undefined {
  return ofType(fn.returnType?.typeAnnotation, name, context) ?? firstOf(returnedValues(fn), name, context);
}

function ofType(type: Node | undefined, name: string, context: FileContext): Callee | undefined {
  if (type?.type === 'TSUnionType') {
    for (const member of type.types) {
      const found = ofType(member, name, context);
      if (found) return found;
    }
    return undefined;
  }
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  if (type.typeName.name === 'Promise') return ofType(type.typeArguments?.params[0], name, context);
  return ofClassName(type.typeName, name, context);
}

function ofClassName(identifier: TSESTree.Identifier, name: string, context: FileContext): Callee | undefined {
  const owner = classOf(identifier, context);
  if (owner) return method(owner, name, context);
  const variable = context.names.variable(identifier);
  const imported = variable && importOf(variable);
  return imported && summary(context.project?.function(imported.module, imported.name, context.file.path, name));
}

function method(owner: ClassNode, name: string, context: FileContext): Callee | undefined {
  const fn = methodOf(owner, name, context);
  if (fn) return { fn };
  const base = owner.superClass && unwrap(owner.superClass);
  const variable = base?.type === 'Identifier' ? context.names.variable(base) : undefined;
  const imported = variable && importOf(variable);
  return imported && summary(context.project?.function(imported.module, imported.name, context.file.path, name));
}
