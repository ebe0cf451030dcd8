import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, walk, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { FileContext } from './context.js';

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

export function enclosingClass(node: Node, context: FileContext): ClassNode | undefined {
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    if (current.type === 'ClassDeclaration' || current.type === 'ClassExpression') return current;
  }
  return undefined;
}

/** The class that a name declares in this file. */
export function classOf(identifier: Node, context: FileContext): ClassNode | undefined {
  const definition = definitionOf(context.names.variable(identifier))?.node as Node | undefined;
  if (definition?.type === 'ClassDeclaration') return definition;
  const init =
    definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
  return init?.type === 'ClassExpression' ? init : undefined;
}

/** A method, or a field that holds a function, of a class or of its base class in the same file. */
export function methodOf(
  owner: ClassNode,
  name: string,
  context: FileContext,
  depth = 0,
): FunctionNode | undefined {
  for (const member of owner.body.body) {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') continue;
    if (propertyName(member) !== name || !member.value) continue;
    const value = unwrap(member.value);
    if (isFunction(value)) return value;
  }
  if (depth > 5 || owner.superClass?.type !== 'Identifier') return undefined;
  const base = classOf(owner.superClass, context);
  return base && base !== owner ? methodOf(base, name, context, depth + 1) : undefined;
}

const fields = new WeakMap<ClassNode, ReadonlyMap<string, readonly Node[]>>();

/**
 * Values given to `this.name` of the class around `node`: field initialisers, assignments in its methods,
 * what a getter returns.
 */
export function fieldValues(node: Node, name: string, context: FileContext): readonly Node[] {
  const owner = enclosingClass(node, context);
  if (!owner) return [];
  let values = fields.get(owner);
  if (!values) {
    values = collectFields(owner);
    fields.set(owner, values);
  }
  return values.get(name) ?? [];
}

function collectFields(owner: ClassNode): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>();
  const add = (name: string | undefined, value: Node): void => {
    if (name !== undefined) found.set(name, [...(found.get(name) ?? []), value]);
  };
  for (const member of owner.body.body) {
    if (member.type === 'PropertyDefinition' && member.value) add(propertyName(member), member.value);
    if (member.type !== 'MethodDefinition' || member.kind !== 'get') continue;
    walk(member.value, (inner) => {
      if (inner.type === 'ReturnStatement' && inner.argument) add(propertyName(member), inner.argument);
      return undefined;
    });
  }
  walk(owner.body, (inner) => {
    if (inner.type !== 'AssignmentExpression' || inner.left.type !== 'MemberExpression') return undefined;
    if (inner.left.object.type === 'ThisExpression') add(propertyName(inner.left), inner.right);
    return undefined;
  });
  return found;
}
