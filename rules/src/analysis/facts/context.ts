import type { TSESTree } from '@typescript-eslint/types';
import type { Builder } from './builder.js';
import type { FunctionUse, ValueId } from './types.js';

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The parts of the lowering, which need each other. */
export interface Lowering {
  readonly builder: Builder;
  /** @param name the name that a function or class is given where it is written */
  expression(node: Node | null | undefined, name?: string): ValueId;
  statement(node: Node): void;
  /** Statements in a scope of their own. */
  block(body: readonly Node[], isFunctionBody?: boolean): void;
  /** What a written type says of a value. */
  type(node: Node | null | undefined): ValueId;
  /** Gives a value to the names of a pattern. */
  bind(pattern: Node | null | undefined, value: ValueId): void;
  /** Declares the names of a pattern. */
  declare(pattern: Node | null | undefined): void;
  /** @param isMethod it is called on an instance or object, whose `this` holds in it */
  fn(
    node: FunctionNode,
    options?: {
      readonly name?: string | undefined;
      readonly isMethod?: boolean;
      readonly use?: FunctionUse | undefined;
    },
  ): number;
  cls(node: ClassNode): number;
}

const FUNCTIONS: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

export function isFunctionNode(node: Node): node is FunctionNode {
  return FUNCTIONS.has(node.type);
}

const TRANSPARENT: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
  'ChainExpression',
  'ParenthesizedExpression',
]);

/** The expression below assertions, `!`, `satisfies`, parentheses and wrappers of optional chains. */
export function strip(node: Node): Node {
  let current = node;
  while (TRANSPARENT.has(current.type)) current = (current as TSESTree.TSAsExpression).expression;
  return current;
}

/** The name of a property where it is written down; undefined where it is computed. */
export function keyOf(node: {
  readonly key?: Node;
  readonly property?: Node;
  readonly computed?: boolean;
}): string | undefined {
  const key = node.key ?? node.property;
  if (!key) return undefined;
  if (node.computed !== true && key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0)
    return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}
