import type { TSESTree } from '@typescript-eslint/types';
import type { Range, SourceFile } from './types.js';
import { childrenOf, isFunction, type FunctionNode } from './walk.js';

export { childrenOf, isFunction, walk, walkOwn, type FunctionNode } from './walk.js';

export type Node = TSESTree.Node;

/** The nodes whose `type` is one of the given literals. */
export type NodeOf<T extends string, N = Node> = N extends { type: infer E extends string }
  ? `${E}` extends T
    ? N
    : never
  : never;

/** Parents, nodes by type, and lines of one file; built in one traversal. */
export interface SyntaxIndex {
  parent(node: Node): Node | undefined;
  /** Nodes of one type in source order. */
  all<T extends `${Node['type']}`>(type: T): NodeOf<T>[];
  /** Calls whose callee is called `name`: `name()`, `x.name()`. */
  callsNamed(name: string): readonly NodeOf<'CallExpression'>[];
  /** 1-based line of an offset. */
  lineAt(offset: number): number;
  /** The file is nested deeper than anybody writes by hand; what lies below is not in the index. */
  readonly isTooDeep: boolean;
}

/** Whether the code is only a part of the file: Vue, Svelte, Astro, Markdown. */
export function isComponent({ path }: SourceFile): boolean {
  return !/\.[cm]?[jt]sx?$/.test(path);
}

/** A list of statements that stand together, with its place in the file. */
interface Script {
  readonly range: Range;
  readonly body: readonly TSESTree.ProgramStatement[];
}

/**
 * The statements of a module; of a component those of each of its scripts, without its markup. Svelte's have
 * a node of their own.
 */
export function scriptsOf(ast: TSESTree.Program): readonly Script[] {
  const scripts = ast.body.filter(
    ({ type }) => (type as string) === 'SvelteScriptElement',
  ) as unknown as readonly Script[];
  return scripts.length > 0
    ? scripts
    : [{ range: ast.range, body: ast.body.filter(({ type }) => !MARKUP.test(type)) }];
}

const MARKUP = /^(?:Svelte(?!ReactiveStatement)|Astro)/;

/** The statements of all scripts of a file. */
export function statementsOf(ast: TSESTree.Program): readonly TSESTree.ProgramStatement[] {
  return scriptsOf(ast).flatMap(({ body }) => body);
}

/** The last name of a callee: `name`, `x.name`. */
export function calledName(callee: Node): string | undefined {
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') return inner.name;
  return inner.type === 'MemberExpression' ? propertyName(inner) : undefined;
}

const TRANSPARENT: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'ChainExpression',
  'ParenthesizedExpression',
]);

/** The expression below type assertions, `!`, `satisfies`, parentheses and optional-chain wrappers. */
export function unwrap(node: Node): Node {
  let current = node;
  while (TRANSPARENT.has(current.type)) current = (current as TSESTree.TSAsExpression).expression;
  return current;
}

/** What an expression writes to: the left side of an assignment, and what `++` and `--` change. */
export function targetOf(node: Node): Node | undefined {
  if (node.type === 'AssignmentExpression') return node.left;
  return node.type === 'UpdateExpression' ? node.argument : undefined;
}

/** The function whose text is at a place. */
export function functionWith([start, end]: Range, index: SyntaxIndex): FunctionNode | undefined {
  const functions = [
    ...index.all('FunctionDeclaration'),
    ...index.all('FunctionExpression'),
    ...index.all('ArrowFunctionExpression'),
  ];
  return functions.find(({ range }) => range[0] === start && range[1] === end);
}

/** The outermost node that is only a type assertion, `!`, chain wrapper or the like around `node`. */
export function outermost(node: Node, index: SyntaxIndex): Node {
  let current = node;
  for (;;) {
    const parent = index.parent(current);
    if (!parent || !TRANSPARENT.has(parent.type)) return current;
    current = parent;
  }
}

/** Name of a property access or object key where it is written down: `a.name`, `a['name']`, `{ name: 1 }`. */
export function propertyName(
  node:
    TSESTree.MemberExpression | TSESTree.Property | TSESTree.PropertyDefinition | TSESTree.MethodDefinition,
): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : node.key;
  if (!node.computed) {
    if (key.type === 'Identifier' || key.type === 'PrivateIdentifier') return key.name;
  }
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined;
}

/** The value of a string literal or of a template without expressions. */
export function literalText(node: Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Literal' && typeof inner.value === 'string') return inner.value;
  if (inner.type === 'TemplateLiteral' && inner.expressions.length === 0)
    return inner.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The innermost function around `node`, not counting `node` itself. */
export function enclosingFunction(node: Node, index: SyntaxIndex): FunctionNode | undefined {
  for (let current = index.parent(node); current; current = index.parent(current)) {
    if (isFunction(current)) return current;
  }
  return undefined;
}

/** The parameters that arguments are given for: `this: Host` is none. */
export function parametersOf(fn: FunctionNode): readonly TSESTree.Parameter[] {
  const [first] = fn.params;
  return first?.type === 'Identifier' && first.name === 'this' ? fn.params.slice(1) : fn.params;
}

export function contains(outer: Node, inner: Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

export function rangeOf(node: Node): Range {
  return [node.range[0], node.range[1]];
}

/** Source text of a node, on one line and cut to `limit` characters, for evidence chains. */
export function excerpt(file: SourceFile, node: Node, limit = 60): string {
  return shortened(file.text.slice(node.range[0], node.range[1]), limit);
}

/** A text on one line, cut to `limit` characters. */
export function shortened(source: string, limit = 60): string {
  const text = source.replace(/\s+/g, ' ');
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

/** The outermost node with exactly this range, or the innermost around it. */
export function nodeAround(root: Node, range: Range): Node {
  let current = root;
  for (;;) {
    const next: Node | undefined = childrenOf(current).find(
      (child) => child.range[0] <= range[0] && range[1] <= child.range[1],
    );
    if (!next) return current;
    current = next;
    if (current.range[0] === range[0] && current.range[1] === range[1] && !current.type.endsWith('Statement'))
      return current;
  }
}
