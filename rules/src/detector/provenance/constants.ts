import type { TSESTree } from '@typescript-eslint/utils';
import { declarationOf, importOf, type Variable } from '../scope.js';
import { childrenOf, isFunction, literalText, propertyName, unwrap, type Node } from '../syntax.js';
import type { FileContext } from './context.js';
import { enclosingClass, fieldValues } from './classes.js';

const LIMIT = 12;

/**
 * The constant beginnings that a string expression may have, as far as they are written in reach: literals,
 * templates, concatenations, constants, object and class fields, `new URL(path, base)`, functions that return
 * a string. An empty list means that nothing is known about its beginning.
 */
export function stringPrefixes(node: Node, context: FileContext, depth = 0): readonly string[] {
  if (depth > LIMIT) return [];
  const next = (inner: Node): readonly string[] => stringPrefixes(inner, context, depth + 1);
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Literal':
      return typeof inner.value === 'string' ? [inner.value] : [];
    case 'TemplateLiteral':
      return templatePrefixes(inner, next);
    case 'BinaryExpression':
      return inner.operator === '+' ? joined(next(inner.left), inner.left, next(inner.right)) : [];
    case 'LogicalExpression':
      return [...next(inner.left), ...next(inner.right)];
    case 'ConditionalExpression':
      return [...next(inner.consequent), ...next(inner.alternate)];
    case 'AssignmentExpression':
      return next(inner.right);
    case 'AwaitExpression':
      return next(inner.argument);
    case 'Identifier':
      return variablePrefixes(inner, context, depth);
    case 'MemberExpression':
      return memberPrefixes(inner, context, depth);
    case 'NewExpression':
      return inner.callee.type === 'Identifier' && inner.callee.name === 'URL' ? urlPrefixes(inner.arguments, next) : [];
    case 'CallExpression':
      return callPrefixes(inner, context, depth);
    default:
      return [];
  }
}

function templatePrefixes(node: TSESTree.TemplateLiteral, next: (node: Node) => readonly string[]): readonly string[] {
  const head = node.quasis[0]?.value.cooked ?? '';
  const first = node.expressions[0];
  if (!first) return [head];
  const rest = node.quasis[1]?.value.cooked ?? '';
  if (head !== '') return [head];
  return next(first).map((prefix) => prefix + rest);
}

function joined(left: readonly string[], leftNode: Node, right: readonly string[]): readonly string[] {
  const whole = literalText(leftNode);
  if (whole !== undefined && right.length > 0) return right.map((text) => whole + text);
  return left;
}

function urlPrefixes(args: readonly Node[], next: (node: Node) => readonly string[]): readonly string[] {
  const [path, base] = args;
  if (base) return next(base);
  return path ? next(path) : [];
}

function variablePrefixes(node: TSESTree.Identifier, context: FileContext, depth: number): readonly string[] {
  const variable = context.names.variable(node);
  if (!variable) return [];
  const imported = importOf(variable);
  if (imported) return context.project?.strings(imported.module, imported.name, context.file.path) ?? [];
  return writtenValues(variable, context).flatMap((value) => stringPrefixes(value, context, depth + 1));
}

const written = new WeakMap<Variable, readonly Node[]>();

/** Expressions assigned to a variable, its initial value and parameter default included. */
export function writtenValues(variable: Variable, context: FileContext): readonly Node[] {
  const known = written.get(variable);
  if (known) return known;
  const values = findWrittenValues(variable, context);
  written.set(variable, values);
  return values;
}

function findWrittenValues(variable: Variable, context: FileContext): readonly Node[] {
  const values: Node[] = [];
  for (const definition of variable.defs) {
    const node = definition.node as Node;
    if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'Identifier') values.push(node.init);
    if (node.type === 'VariableDeclarator' && node.init && node.id.type === 'ObjectPattern') values.push(...destructured(node.id, node.init, variable.name));
  }
  for (const reference of variable.references) {
    if (!reference.isWrite() || reference.init === true || !reference.writeExpr) continue;
    const parent = context.index.parent(reference.identifier);
    if (parent?.type === 'AssignmentExpression' && (parent.operator === '=' || parent.operator === '??=' || parent.operator === '||=')) {
      values.push(reference.writeExpr);
    }
  }
  const parameter = variable.identifiers[0] as Node | undefined;
  const holder = parameter && context.index.parent(parameter);
  if (holder?.type === 'AssignmentPattern' && holder.left === parameter) values.push(holder.right);
  return values;
}

function destructured(pattern: TSESTree.ObjectPattern, init: Node, name: string): readonly Node[] {
  const source = unwrap(init);
  if (source.type !== 'ObjectExpression') return [];
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.value.type !== 'Identifier' || property.value.name !== name) continue;
    const key = propertyName(property);
    const value = key === undefined ? undefined : propertyValue(source, key);
    if (value) return [value];
  }
  return [];
}

/** The value of a property in an object literal, the last one when it is written twice. */
export function propertyValue(object: TSESTree.ObjectExpression, name: string): Node | undefined {
  for (const property of object.properties.toReversed()) {
    if (property.type === 'Property' && propertyName(property) === name) return property.value;
  }
  return undefined;
}

function memberPrefixes(node: TSESTree.MemberExpression, context: FileContext, depth: number): readonly string[] {
  const name = propertyName(node);
  if (name === 'href' || name === 'toString') return stringPrefixes(node.object, context, depth + 1);
  return name === undefined ? pathPrefixes(node, [], context, depth + 1) : pathPrefixes(node.object, [name], context, depth + 1);
}

/**
 * Constant beginnings of `node.path[0].path[1]…`: through object literals, class fields, functions that return an
 * object, and other files.
 */
export function pathPrefixes(node: Node, path: readonly string[], context: FileContext, depth = 0): readonly string[] {
  if (depth > LIMIT) return [];
  const inner = unwrap(node);
  const next = (value: Node, rest: readonly string[]): readonly string[] => pathPrefixes(value, rest, context, depth + 1);
  const [name, ...rest] = path;
  switch (inner.type) {
    case 'MemberExpression': {
      const own = propertyName(inner);
      if (own !== undefined) return next(inner.object, [own, ...path]);
      return objectsOf(inner.object, context).flatMap((object) => object.properties.flatMap((item) => (item.type === 'Property' ? next(item.value, path) : [])));
    }
    case 'Identifier':
      return namedPrefixes(inner, path, context, depth);
    case 'ThisExpression':
      return name === undefined ? [] : fieldPrefixes(inner, name, rest, context, depth);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return name === undefined ? [] : fieldPrefixes(inner.body, name, rest, context, depth);
    case 'ObjectExpression': {
      const value = name === undefined ? undefined : propertyValue(inner, name);
      return value ? next(value, rest) : [];
    }
    case 'AwaitExpression':
      return next(inner.argument, path);
    case 'CallExpression': {
      const callee = unwrap(inner.callee);
      const variable = callee.type === 'Identifier' ? context.names.variable(callee) : undefined;
      const imported = variable && importOf(variable);
      if (imported) return context.project?.strings(imported.module, imported.name, context.file.path, path.join('.')) ?? [];
      const declared = variable && declarationOf(variable);
      return declared ? returnedValues(declared).flatMap((value) => next(value, path)) : [];
    }
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return returnedValues(inner).flatMap((value) => next(value, path));
    default:
      return path.length === 0 ? stringPrefixes(inner, context, depth + 1) : [];
  }
}

function namedPrefixes(node: TSESTree.Identifier, path: readonly string[], context: FileContext, depth: number): readonly string[] {
  if (path.length === 0) return stringPrefixes(node, context, depth + 1);
  const variable = context.names.variable(node);
  if (!variable) return [];
  const imported = importOf(variable);
  if (imported?.name === '*') return context.project?.strings(imported.module, path[0] ?? 'default', context.file.path, path.slice(1).join('.')) ?? [];
  if (imported) return context.project?.strings(imported.module, imported.name, context.file.path, path.join('.')) ?? [];
  const declared = declarationOf(variable);
  if (declared?.type === 'ClassDeclaration' || isFunction(declared)) return pathPrefixes(declared, path, context, depth + 1);
  return writtenValues(variable, context).flatMap((value) => pathPrefixes(value, path, context, depth + 1));
}

/** The object literals that an expression may be. */
export function objectsOf(node: Node, context: FileContext, depth = 0): readonly TSESTree.ObjectExpression[] {
  const inner = unwrap(node);
  if (inner.type === 'ObjectExpression') return [inner];
  const variable = inner.type === 'Identifier' && depth < 3 ? context.names.variable(inner) : undefined;
  return variable ? writtenValues(variable, context).flatMap((value) => objectsOf(value, context, depth + 1)) : [];
}

function fieldPrefixes(node: Node, name: string, rest: readonly string[], context: FileContext, depth: number): readonly string[] {
  const values = fieldValues(node, name, context);
  if (values.length > 0) return values.flatMap((value) => pathPrefixes(value, rest, context, depth + 1));
  const base = enclosingClass(node, context)?.superClass;
  return base ? pathPrefixes(base, [name, ...rest], context, depth + 1) : [];
}

const KEEPS_BEGINNING: ReadonlySet<string> = new Set(['toString', 'concat', 'trim', 'trimEnd', 'replace', 'replaceAll']);

function callPrefixes(node: TSESTree.CallExpression, context: FileContext, depth: number): readonly string[] {
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression' && KEEPS_BEGINNING.has(propertyName(callee) ?? '')) {
    return stringPrefixes(callee.object, context, depth + 1);
  }
  if (isFunction(callee)) return returnedValues(callee).flatMap((value) => stringPrefixes(value, context, depth + 1));
  if (callee.type !== 'Identifier') return [];
  if (callee.name === 'String' || callee.name === 'encodeURI') {
    const [argument] = node.arguments;
    return argument ? stringPrefixes(argument, context, depth + 1) : [];
  }
  const variable = context.names.variable(callee);
  const imported = variable && importOf(variable);
  if (imported) return context.project?.strings(imported.module, imported.name, context.file.path) ?? [];
  const definition = variable && declarationOf(variable);
  const declared = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : definition;
  if (!isFunction(declared)) return [];
  return returnedValues(declared).flatMap((value) => stringPrefixes(value, context, depth + 1));
}

/** Expressions that a function returns, an arrow's expression body included; nested functions are left out. */
export function returnedValues(fn: Node): readonly Node[] {
  if (!isFunction(fn)) return [];
  const { body } = fn as { body: Node | null | undefined };
  if (!body) return [];
  if (body.type !== 'BlockStatement') return [body];
  const values: Node[] = [];
  const visit = (node: Node): void => {
    if (isFunction(node)) return;
    if (node.type === 'ReturnStatement' && node.argument) values.push(node.argument);
    childrenOf(node).forEach(visit);
  };
  visit(body);
  return values;
}
