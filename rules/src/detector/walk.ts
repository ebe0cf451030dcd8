import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

type Node = TSESTree.Node;
type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression;

const FUNCTION_TYPES: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

/** True for the three function nodes; methods hold one of them as their value. */
export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node != null && FUNCTION_TYPES.has(node.type);
}

/** In which properties the children of a node are, by its type: what is known of TypeScript, and what linters' parsers told. */
const known = new Map<string, readonly string[]>(Object.entries(visitorKeys).map(([type, keys]) => [type, keys ?? []]));
const learned = new WeakSet<VisitorKeys>();

/**
 * Takes over the visitor keys of a linter's parser. Parsers of components have nodes of their own (`SvelteScriptElement`,
 * `AstroFragment`), and names do not meet, so what one parser says holds for the trees of all.
 * @param keys names of the properties with children, by the type of the node: `sourceCode.visitorKeys` of a rule
 * @see https://eslint.org/docs/latest/extend/custom-parsers#visitorkeys
 */
export function learnVisitorKeys(keys: VisitorKeys): void {
  if (learned.has(keys)) return;
  learned.add(keys);
  for (const [type, names] of Object.entries(keys)) {
    const before = known.get(type) ?? [];
    const added = (names ?? []).filter((name) => name !== 'parent' && !before.includes(name));
    if (added.length > 0 || !known.has(type)) known.set(type, [...before, ...added]);
  }
}

/** The direct child nodes in source order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  eachChild(node, (child) => children.push(child));
  return children;
}

/** As `childrenOf`, without an array for each node: whole files are walked with it. */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  const keys = known.get(node.type);
  if (!keys) return;
  const properties = node as unknown as Readonly<Record<string, unknown>>;
  let last: unknown;
  for (const key of keys) {
    const value = properties[key];
    if (Array.isArray(value)) {
      for (const item of value as (Node | null)[]) if (item && isChild(item, node)) visit(item);
    } else if (value != null && typeof value === 'object' && value !== last) {
      last = value;
      if (isChild(value as Node, node)) visit(value as Node);
    }
  }
}

/**
 * False where a node is linked with another parent: it is visited there. Espree gives `local` and `exported` of
 * `export { name }` one node, and Svelte's parser `key` and `value` of `{name}`, next to each other.
 */
function isChild(child: Node, node: Node): boolean {
  const { parent } = child as { parent?: Node | null };
  return parent == null || parent === node;
}

/** Visits `node` and its descendants in source order; a visitor that returns `false` skips the children. */
export function walk(node: Node, visit: (node: Node) => boolean | undefined): void {
  if (visit(node) === false) return;
  eachChild(node, (child) => {
    walk(child, visit);
  });
}

/** As `walk`, but does not enter functions other than `node` itself. */
export function walkOwn(node: Node, visit: (node: Node) => boolean | undefined): void {
  walk(node, (child) => {
    if (child !== node && isFunction(child)) return false;
    return visit(child);
  });
}
