import type { TSESTree } from '@typescript-eslint/types';
import { declarationOf, importOf, type Variable } from '../scope.js';
import { isFunction, literalText, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import type { FileContext } from './context.js';
import { enclosingClass, fieldValues, methodOf } from './classes.js';
import { propertyValue, writtenValues } from './written.js';
import { returnedValues } from './given-by.js';
import { PrefixSearch, TEXT } from './prefix-search.js';

/**
 * The constant beginnings that a string expression may have, as far as they are written in reach: literals,
 * templates, concatenations, constants, object and class fields, `new URL(path, base)`, functions that return
 * a string. An empty list means that nothing is known about its beginning.
 */
export function stringPrefixes(node: Node, context: FileContext, search: PrefixSearch = new PrefixSearch()): readonly string[] {
  const inner = unwrap(node);
  return search.once(inner, TEXT, () => textPrefixes(inner, context, search));
}

function textPrefixes(inner: Node, context: FileContext, search: PrefixSearch): readonly string[] {
  const next = (part: Node): readonly string[] => stringPrefixes(part, context, search);
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
      return variablePrefixes(inner, context, search);
    case 'MemberExpression':
      return memberPrefixes(inner, context, search);
    case 'NewExpression':
      return urlPrefixes(inner, next);
    case 'CallExpression':
      return callPrefixes(inner, context, search);
    default:
      return [];
  }
}

function templatePrefixes(node: TSESTree.TemplateLiteral, next: (node: Node) => readonly string[]): readonly string[] {
  const head = node.quasis[0]?.value.cooked ?? '';
  const first = node.expressions[0];
  if (!first) return [head];
  const rest = node.quasis[1]?.value.cooked ?? '';
  // The scheme alone says nothing; the host may be a constant.
  if (head !== '' && !/^https?:\/\/$/i.test(head)) return [head];
  const prefixes = next(first).map((prefix) => head + prefix + rest);
  return head === '' || prefixes.length > 0 ? prefixes : [head];
}

function joined(left: readonly string[], leftNode: Node, right: readonly string[]): readonly string[] {
  const whole = literalText(leftNode);
  if (whole !== undefined && right.length > 0) return right.map((text) => whole + text);
  return left;
}

/** `new URL(path, base)`, `new Request(url, options)` */
function urlPrefixes({ callee, arguments: [first, second] }: TSESTree.NewExpression, next: (node: Node) => readonly string[]): readonly string[] {
  if (callee.type !== 'Identifier' || (callee.name !== 'URL' && callee.name !== 'Request')) return [];
  if (second && callee.name === 'URL') return next(second);
  return first ? next(first) : [];
}

function variablePrefixes(node: TSESTree.Identifier, context: FileContext, search: PrefixSearch): readonly string[] {
  const variable = context.names.variable(node);
  if (!variable) return [];
  const imported = importOf(variable);
  if (imported) return context.project?.strings(imported.module, imported.name, context.file.path) ?? [];
  return writtenValues(variable, context).flatMap((value) => stringPrefixes(value, context, search));
}

function memberPrefixes(node: TSESTree.MemberExpression, context: FileContext, search: PrefixSearch): readonly string[] {
  const name = propertyName(node);
  if (name === 'href' || name === 'toString') return stringPrefixes(node.object, context, search);
  return name === undefined ? pathPrefixes(node, [], context, search) : pathPrefixes(node.object, [name], context, search);
}

/** The step of a path that `table[cloud]` takes: any property. */
const ANY = '*';

/**
 * Constant beginnings of `node.path[0].path[1]…`: through object literals, class fields, functions that return an
 * object, and other files.
 */
export function pathPrefixes(node: Node, path: readonly string[], context: FileContext, search: PrefixSearch = new PrefixSearch()): readonly string[] {
  const inner = unwrap(node);
  return search.once(inner, path, () => partPrefixes(inner, path, context, search));
}

function partPrefixes(inner: Node, path: readonly string[], context: FileContext, search: PrefixSearch): readonly string[] {
  const next = (value: Node, rest: readonly string[]): readonly string[] => pathPrefixes(value, rest, context, search);
  const [name, ...rest] = path;
  switch (inner.type) {
    case 'MemberExpression': {
      const own = propertyName(inner);
      return next(inner.object, [own ?? ANY, ...path]);
    }
    case 'Identifier':
      return namedPrefixes(inner, path, context, search);
    case 'ThisExpression':
      return name === undefined ? [] : fieldPrefixes(inner, name, rest, context, search);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return name === undefined ? [] : fieldPrefixes(inner.body, name, rest, context, search);
    case 'ArrayExpression':
      return name === ANY ? inner.elements.flatMap((item) => (item ? next(item, rest) : [])) : [];
    case 'ObjectExpression': {
      if (name === ANY) return inner.properties.flatMap((item) => (item.type === 'Property' ? next(item.value, rest) : []));
      const value = name === undefined ? undefined : propertyValue(inner, name);
      return value ? next(value, rest) : [];
    }
    case 'AwaitExpression':
      return next(inner.argument, path);
    case 'CallExpression': {
      if (path.length === 0) return stringPrefixes(inner, context, search);
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
      return path.length === 0 ? stringPrefixes(inner, context, search) : [];
  }
}

function namedPrefixes(node: TSESTree.Identifier, path: readonly string[], context: FileContext, search: PrefixSearch): readonly string[] {
  const variable = context.names.variable(node);
  if (!variable) return [];
  const fn = functionBehind(variable);
  if (fn) return pathPrefixes(fn, path, context, search);
  if (path.length === 0) return stringPrefixes(node, context, search);
  const imported = importOf(variable);
  if (imported?.name === '*') return context.project?.strings(imported.module, path[0] ?? 'default', context.file.path, path.slice(1).join('.')) ?? [];
  if (imported) return context.project?.strings(imported.module, imported.name, context.file.path, path.join('.')) ?? [];
  const declared = declarationOf(variable);
  if (declared?.type === 'ClassDeclaration') return pathPrefixes(declared, path, context, search);
  if (declared?.type === 'TSEnumDeclaration') return declared.body.members.flatMap(({ id, initializer }) => (initializer && literalOf(id) === path[0] ? stringPrefixes(initializer, context, search) : []));
  const list = iteratedBy(variable, context);
  if (list) return pathPrefixes(list, [ANY, ...path], context, search);
  const elements = path[0] === ANY ? pushedTo(variable, context).flatMap((value) => pathPrefixes(value, path.slice(1), context, search)) : [];
  return [...writtenValues(variable, context).flatMap((value) => pathPrefixes(value, path, context, search)), ...elements];
}

function literalOf(id: TSESTree.TSEnumMember['id']): string {
  return id.type === 'Identifier' ? id.name : id.value;
}

/** `list.push(first, second)` */
function pushedTo(variable: Variable, { index }: FileContext): readonly Node[] {
  return variable.references.flatMap(({ identifier }): readonly Node[] => {
    const member = index.parent(identifier);
    const call = member?.type === 'MemberExpression' && member.object === identifier && propertyName(member) === 'push' ? index.parent(member) : undefined;
    return call?.type === 'CallExpression' && call.callee === member ? call.arguments : [];
  });
}

/** The list that a variable of `for…of` runs over. */
function iteratedBy(variable: Variable, { index }: FileContext): Node | undefined {
  const declared = declarationOf(variable);
  const declaration = declared?.type === 'VariableDeclarator' && declared.id.type === 'Identifier' ? index.parent(declared) : undefined;
  const loop = declaration && index.parent(declaration);
  return loop?.type === 'ForOfStatement' && loop.left === declaration ? loop.right : undefined;
}

function fieldPrefixes(node: Node, name: string, rest: readonly string[], context: FileContext, search: PrefixSearch): readonly string[] {
  const values = fieldValues(node, name, context);
  if (values.length > 0) return values.flatMap((value) => pathPrefixes(value, rest, context, search));
  const base = enclosingClass(node, context)?.superClass;
  return base ? pathPrefixes(base, [name, ...rest], context, search) : [];
}

const KEEPS_BEGINNING: ReadonlySet<string> = new Set(['toString', 'concat', 'trim', 'trimEnd', 'replace', 'replaceAll', 'slice', 'substring']);

function callPrefixes(node: TSESTree.CallExpression, context: FileContext, search: PrefixSearch): readonly string[] {
  const callee = unwrap(node.callee);
  if (callee.type === 'MemberExpression' && KEEPS_BEGINNING.has(propertyName(callee) ?? '')) {
    return stringPrefixes(callee.object, context, search);
  }
  // `[BASE, 'me'].join('/')`
  const parts = callee.type === 'MemberExpression' && propertyName(callee) === 'join' ? unwrap(callee.object) : undefined;
  if (parts?.type === 'ArrayExpression') return parts.elements[0] ? stringPrefixes(parts.elements[0], context, search) : [];
  const method = callee.type === 'MemberExpression' && unwrap(callee.object).type === 'ThisExpression' ? ownMethod(callee, context) : undefined;
  if (method ?? isFunction(callee)) return resultPrefixes(method ?? callee, node, context, search);
  if (callee.type !== 'Identifier') return [];
  if (callee.name === 'String' || callee.name === 'encodeURI') {
    const [argument] = node.arguments;
    return argument ? stringPrefixes(argument, context, search) : [];
  }
  const variable = context.names.variable(callee);
  const imported = variable && importOf(variable);
  if (imported) return context.project?.strings(imported.module, imported.name, context.file.path) ?? [];
  const fn = variable && functionBehind(variable);
  return fn ? resultPrefixes(fn, node, context, search) : [];
}

/** The function that a name is declared as. */
function functionBehind(variable: Variable): FunctionNode | undefined {
  const definition = declarationOf(variable);
  const declared = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : definition;
  return isFunction(declared) ? declared : undefined;
}

function ownMethod(callee: TSESTree.MemberExpression, context: FileContext): Node | undefined {
  const owner = enclosingClass(callee, context);
  const name = propertyName(callee);
  return owner && name !== undefined ? methodOf(owner, name, context) : undefined;
}

/** Beginnings of what a function returns; a parameter that the result begins with is what the call gives for it. */
function resultPrefixes(fn: Node, call: TSESTree.CallExpression, context: FileContext, search: PrefixSearch): readonly string[] {
  return returnedValues(fn).flatMap((value) => {
    const known = stringPrefixes(value, context, search);
    if (known.length > 0) return known;
    const start = beginning(value);
    const index = start.type === 'Identifier' && isFunction(fn) ? fn.params.findIndex((item) => item.type === 'Identifier' && item.name === start.name) : -1;
    const given = call.arguments[index];
    return given ? stringPrefixes(given, context, search) : [];
  });
}

/** The expression that a text begins with: `` `${base}/me` `` and `base.replace(/\/$/, '')` begin with `base`. */
export function beginning(node: Node): Node {
  const inner = unwrap(node);
  if (inner.type === 'TemplateLiteral' && inner.quasis[0]?.value.cooked === '' && inner.expressions[0]) return beginning(inner.expressions[0]);
  if (inner.type === 'BinaryExpression' && inner.operator === '+') return beginning(inner.left);
  if (inner.type !== 'CallExpression') return inner;
  const callee = unwrap(inner.callee);
  return callee.type === 'MemberExpression' && KEEPS_BEGINNING.has(propertyName(callee) ?? '') ? beginning(callee.object) : inner;
}
