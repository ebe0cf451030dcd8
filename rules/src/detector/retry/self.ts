import type { TSESTree } from '@typescript-eslint/types';
import { declarationOf, definitionOf } from '../../syntax/scope.js';
import {
  calledName,
  isFunction,
  propertyName,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';

type NameContext = Pick<RetryContext, 'names' | 'syntax'>;

/** What a function is called, in the ways that code of the same file can reach it again. */
export interface FunctionName {
  readonly name: string;
  /** The class or object that `this.name` or `Owner.name` reaches; undefined for a variable. */
  readonly owner?: Node;
  /**
   * What stands before the dot where the function was assigned to a property: `exports`, `Client.prototype`.
   */
  readonly path?: Node;
}

/** The name under which `node` can call itself, or undefined for an anonymous function. */
export function nameOf(node: FunctionNode, { syntax }: NameContext): FunctionName | undefined {
  if (node.type === 'FunctionDeclaration' && node.id) return { name: node.id.name };
  const parent = syntax.parent(node);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier')
    return { name: parent.id.name };
  if (
    parent?.type === 'MethodDefinition' ||
    parent?.type === 'PropertyDefinition' ||
    parent?.type === 'Property'
  ) {
    const name = propertyName(parent);
    const owner = syntax.parent(parent);
    if (name === undefined || !owner) return undefined;
    const named = owner.type === 'ClassBody' ? syntax.parent(owner) : owner;
    return named ? { name, owner: named } : undefined;
  }
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') {
    const name = propertyName(parent.left);
    return name === undefined ? undefined : { name, path: parent.left.object };
  }
  if (parent && isHookOf(parent, node)) {
    const declarator = syntax.parent(parent);
    if (declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier')
      return { name: declarator.id.name };
  }
  if (node.type === 'FunctionExpression' && node.id) return { name: node.id.name };
  return undefined;
}

/**
 * True for the same names and dots that begin with the same variable: `exports`, `module.exports`,
 * `Client.prototype`.
 */
function isSamePath(one: Node, other: Node, context: NameContext): boolean {
  const left = unwrap(one);
  const right = unwrap(other);
  if (left.type === 'Identifier')
    return (
      right.type === 'Identifier' &&
      left.name === right.name &&
      context.names.variable(left) === context.names.variable(right)
    );
  if (left.type !== 'MemberExpression' || right.type !== 'MemberExpression') return false;
  const name = propertyName(left);
  return name !== undefined && name === propertyName(right) && isSamePath(left.object, right.object, context);
}

/** Functions of React and the like that give back the function that they get. */
const HOOKS = /^use(?:Callback|Event|EffectEvent|EventCallback|MemoizedFn)$/;

/** True for the function that a component gives to `useCallback` and the like. */
export function isMadeByHook(fn: FunctionNode, { syntax }: NameContext): boolean {
  const parent = syntax.parent(fn);
  return parent !== undefined && isHookOf(parent, fn);
}

/** `useCallback(async () => …, [])` */
function isHookOf(call: Node, fn: Node): call is TSESTree.CallExpression {
  if (call.type !== 'CallExpression' || call.arguments[0] !== fn) return false;
  return HOOKS.test(calledName(call.callee) ?? '');
}

/** The last name of `f`, `this.f`, `f.bind(this)`. */
export function referredName(reference: Node): string | undefined {
  const node = unwrap(reference);
  if (node.type !== 'CallExpression') return calledName(node);
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' ? calledName(callee.object) : undefined;
}

/** True when `reference` (`f`, `this.f`, `Owner.f`, `f.bind(this)`) means the function `target`. */
export function refersTo(reference: Node, target: FunctionNode, context: NameContext): boolean {
  const node = unwrap(reference);
  if (node.type === 'CallExpression')
    return isBound(node) && refersTo((node.callee as TSESTree.MemberExpression).object, target, context);
  if (node.type === 'Identifier') return isVariableOf(node, target, context);
  if (node.type !== 'MemberExpression') return false;
  const self = nameOf(target, context);
  if (!self || propertyName(node) !== self.name) return false;
  const object = objectOf(node, context);
  if (self.path) {
    const path = object.type === 'ThisExpression' ? thisPath(object, context) : object;
    return path !== undefined && isSamePath(path, self.path, context);
  }
  if (self.owner === undefined) return false;
  if (object.type === 'ThisExpression') return thisOwner(node, context) === self.owner;
  return object.type === 'Identifier' && namesOwner(object, self.owner, context);
}

/** What stands before the dot; `this` where it was put into a variable: `const self = this`. */
function objectOf(node: TSESTree.MemberExpression, context: NameContext): Node {
  const object = unwrap(node.object);
  const init = object.type === 'Identifier' ? constantInit(object, context) : undefined;
  return init?.type === 'ThisExpression' ? init : object;
}

/** `Client.prototype` in a function that is assigned to `Client.prototype.get`. */
function thisPath(node: Node, { syntax }: NameContext): Node | undefined {
  let current = syntax.parent(node);
  while (current && !(isFunction(current) && current.type !== 'ArrowFunctionExpression'))
    current = syntax.parent(current);
  const parent = current && syntax.parent(current);
  return parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression'
    ? parent.left.object
    : undefined;
}

function isBound(call: TSESTree.CallExpression): boolean {
  return call.callee.type === 'MemberExpression' && propertyName(call.callee) === 'bind';
}

function isVariableOf(identifier: TSESTree.Identifier, target: FunctionNode, context: NameContext): boolean {
  if (identifier.name !== target.id?.name && identifier.name !== nameOf(target, context)?.name) return false;
  const definition = definitionOf(context.names.variable(identifier));
  if (!definition) return false;
  const node = definition.node as Node;
  // A parameter's definition is the function as well, but its name is not the function's.
  if (node === target) return target.id != null && definition.name === target.id;
  if (node.type !== 'VariableDeclarator' || node.init == null) return false;
  const init = unwrap(node.init);
  return init === target || isHookOf(init, target);
}

/** The class or object literal whose `this` is meant at `node`. */
function thisOwner(node: Node, { syntax }: NameContext): Node | undefined {
  let current = syntax.parent(node);
  while (
    current &&
    !(isFunction(current) && current.type !== 'ArrowFunctionExpression') &&
    current.type !== 'PropertyDefinition'
  ) {
    current = syntax.parent(current);
  }
  if (!current) return undefined;
  const member = current.type === 'PropertyDefinition' ? current : syntax.parent(current);
  if (
    member?.type !== 'MethodDefinition' &&
    member?.type !== 'PropertyDefinition' &&
    member?.type !== 'Property'
  )
    return undefined;
  const owner = syntax.parent(member);
  return owner?.type === 'ClassBody' ? syntax.parent(owner) : owner;
}

function namesOwner(identifier: TSESTree.Identifier, owner: Node, context: NameContext): boolean {
  const node = definitionOf(context.names.variable(identifier))?.node as Node | undefined;
  if (!node) return false;
  return (
    node === owner || (node.type === 'VariableDeclarator' && node.init != null && unwrap(node.init) === owner)
  );
}

/** The function of this file that a callee means. */
export function calledFunction(callee: Node, context: NameContext): FunctionNode | undefined {
  const node = unwrap(callee);
  if (node.type === 'Identifier') {
    const variable = context.names.variable(node);
    const definition = variable && declarationOf(variable);
    if (isFunction(definition)) return definition;
    if (definition?.type !== 'VariableDeclarator' || !definition.init) return undefined;
    const value = unwrap(definition.init);
    return isFunction(value) ? value : undefined;
  }
  if (node.type !== 'MemberExpression' || unwrap(node.object).type !== 'ThisExpression') return undefined;
  const name = propertyName(node);
  const owner = thisOwner(node, context);
  const members =
    owner?.type === 'ObjectExpression'
      ? owner.properties
      : owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression'
        ? owner.body.body
        : [];
  for (const member of members) {
    if (
      member.type !== 'MethodDefinition' &&
      member.type !== 'PropertyDefinition' &&
      member.type !== 'Property'
    )
      continue;
    if (propertyName(member) === name && isFunction(member.value)) return member.value;
  }
  return undefined;
}
