import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, importOf, type Variable } from '../../syntax/scope.js';
import { calledName, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { propertyValue, writtenValues } from '../provenance/written.js';
import type { FileContext } from '../provenance/context.js';
import { constantList, MAX_HOPS } from './lists.js';
import { runningOver, type Running } from './running.js';

/** All texts that a constant expression may be; undefined when it is not constant. */
export function constantTexts(node: Node, context: FileContext, depth = 0): readonly string[] | undefined {
  if (depth > MAX_HOPS) return undefined;
  const next = (inner: Node): readonly string[] | undefined => constantTexts(inner, context, depth + 1);
  const inner = unwrap(node);
  switch (inner.type) {
    case 'Literal':
      if ('regex' in inner) return undefined;
      return typeof inner.value === 'string' || typeof inner.value === 'number'
        ? [String(inner.value)]
        : undefined;
    case 'TemplateLiteral':
      return inner.expressions.length === 0 ? [inner.quasis[0]?.value.cooked ?? ''] : undefined;
    case 'BinaryExpression':
      return inner.operator === '+' ? product(next(inner.left), next(inner.right)) : undefined;
    case 'ConditionalExpression':
      return union([next(inner.consequent), next(inner.alternate)]);
    case 'Identifier':
      return named(inner, context, depth);
    case 'MemberExpression':
      return member(inner, context, depth);
    case 'CallExpression':
      return lowered(inner, next);
    default:
      return undefined;
  }
}

function product(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): readonly string[] | undefined {
  if (!left || !right || left.length * right.length > 16) return undefined;
  return left.flatMap((head) => right.map((tail) => head + tail));
}

function union(parts: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  const known: string[] = [];
  for (const part of parts) {
    if (!part) return undefined;
    known.push(...part);
  }
  return known;
}

function lowered(
  node: TSESTree.CallExpression,
  next: (node: Node) => readonly string[] | undefined,
): readonly string[] | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  if (name === 'toLowerCase') return next(callee.object)?.map((text) => text.toLowerCase());
  if (name === 'toUpperCase') return next(callee.object)?.map((text) => text.toUpperCase());
  return name === 'toString' ? next(callee.object) : undefined;
}

const answers = new WeakMap<FileContext, Map<Variable, readonly string[] | undefined>>();

function named(
  node: TSESTree.Identifier,
  context: FileContext,
  depth: number,
): readonly string[] | undefined {
  const variable = context.names.variable(node);
  if (!variable) return undefined;
  const known = answers.get(context) ?? new Map<Variable, readonly string[] | undefined>();
  answers.set(context, known);
  if (known.has(variable)) return known.get(variable);
  known.set(variable, undefined);
  const texts = textsOf(node, variable, context, depth);
  known.set(variable, texts);
  return texts;
}

function textsOf(
  node: TSESTree.Identifier,
  variable: Variable,
  context: FileContext,
  depth: number,
): readonly string[] | undefined {
  const imported = importOf(variable);
  if (imported)
    return nonEmpty(context.project?.constants(imported.module, imported.name, context.file.path));
  const running = runningOver(node, context, depth + 1);
  if (running) return textsOfRunning(running, context, depth + 1);
  const values = writtenValues(variable, context);
  return values.length > 0
    ? union(values.map((value) => constantTexts(value, context, depth + 1)))
    : undefined;
}

function textsOfRunning(
  { nodes, list, table }: Running,
  context: FileContext,
  depth: number,
): readonly string[] | undefined {
  if (list) return listTexts(list, context, depth);
  return table
    ? tableKeys(table, context, depth)
    : union(nodes.map((item) => constantTexts(item, context, depth)));
}

function nonEmpty(texts: readonly string[] | undefined): readonly string[] | undefined {
  return texts && texts.length > 0 ? texts : undefined;
}

/** `GraphErrors.NotFound` of a constant object or of an enum. */
function member(
  node: TSESTree.MemberExpression,
  context: FileContext,
  depth: number,
): readonly string[] | undefined {
  const name = propertyName(node);
  return name === undefined ? undefined : constantMember(unwrap(node.object), name, context, depth);
}

/** The texts of one property of a constant object, enum, or class. */
export function constantMember(
  object: Node,
  name: string,
  context: FileContext,
  depth = 0,
): readonly string[] | undefined {
  if (object.type === 'ObjectExpression') {
    const value = propertyValue(object, name);
    return value && (constantTexts(value, context, depth + 1) ?? listTexts(value, context, depth + 1));
  }
  if (object.type !== 'Identifier') return undefined;
  const variable = context.names.variable(object);
  if (!variable) return undefined;
  const imported = importOf(variable);
  if (imported)
    return nonEmpty(context.project?.constants(imported.module, imported.name, context.file.path, name));
  const definition = definitionOf(variable)?.node as Node | undefined;
  if (definition?.type === 'TSEnumDeclaration') {
    const found = definition.body.members.find(
      (item) => (item.id.type === 'Identifier' ? item.id.name : item.id.value) === name,
    );
    return found?.initializer ? constantTexts(found.initializer, context, depth + 1) : undefined;
  }
  const running = runningOver(object, context, depth + 1);
  if (running)
    return union(running.nodes.map((item) => constantMember(unwrap(item), name, context, depth + 1)));
  if (definition?.type === 'ClassDeclaration') return staticField(definition, name, context, depth);
  for (const value of writtenValues(variable, context)) {
    const source = unwrap(value);
    const found = source.type === 'ObjectExpression' ? propertyValue(source, name) : undefined;
    if (found) return constantTexts(found, context, depth + 1) ?? listTexts(found, context, depth + 1);
  }
  return undefined;
}

function staticField(
  owner: TSESTree.ClassDeclaration,
  name: string,
  context: FileContext,
  depth: number,
): readonly string[] | undefined {
  for (const item of owner.body.body) {
    if (item.type === 'PropertyDefinition' && item.static && propertyName(item) === name && item.value)
      return constantTexts(item.value, context, depth + 1) ?? listTexts(item.value, context, depth + 1);
  }
  return undefined;
}

/**
 * The texts of a constant list, also of one that another file exports; undefined when one element is not
 * constant.
 */
export function listTexts(node: Node, context: FileContext, depth = 0): readonly string[] | undefined {
  const list = constantList(node, context, depth);
  if (list) return union(list.map((item) => constantTexts(item, context, depth + 1)));
  const inner = unwrap(node);
  const owner = inner.type === 'MemberExpression' ? unwrap(inner.object) : inner;
  const part = inner.type === 'MemberExpression' ? propertyName(inner) : undefined;
  const variable =
    owner.type === 'Identifier' && (owner === inner || part !== undefined)
      ? context.names.variable(owner)
      : undefined;
  const imported = variable && importOf(variable);
  return (
    imported && nonEmpty(context.project?.constants(imported.module, imported.name, context.file.path, part))
  );
}

/**
 * The keys of `new Map([['a', …]])` or of an object that is written here; undefined when one is not constant.
 */
export function tableKeys(node: Node, context: FileContext, depth = 0): readonly string[] | undefined {
  const inner = unwrap(node);
  if (depth > MAX_HOPS) return undefined;
  if (inner.type === 'ObjectExpression')
    return union(
      inner.properties.map((item) => (item.type === 'Property' ? single(propertyName(item)) : undefined)),
    );
  if (inner.type === 'NewExpression') {
    const [pairs] = calledName(inner.callee) === 'Map' ? inner.arguments : [];
    const items = pairs && constantList(pairs, context, depth + 1);
    return items && items.length > 0
      ? union(items.map((item) => keyOf(item, context, depth + 1)))
      : undefined;
  }
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  const values = variable && !importOf(variable) ? writtenValues(variable, context) : [];
  return values.length === 1 && values[0] ? tableKeys(values[0], context, depth + 1) : undefined;
}

function keyOf(pair: Node, context: FileContext, depth: number): readonly string[] | undefined {
  const [key] = pair.type === 'ArrayExpression' ? pair.elements : [];
  return key && key.type !== 'SpreadElement' ? constantTexts(key, context, depth) : undefined;
}

function single(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : [text];
}
