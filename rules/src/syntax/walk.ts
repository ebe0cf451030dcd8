import type { TSESTree } from '@typescript-eslint/types';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

type Node = TSESTree.Node;
type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

const FUNCTION_TYPES: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
]);

/** True for the three function nodes; methods hold one of them as their value. */
export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node != null && FUNCTION_TYPES.has(node.type);
}

/** The properties that hold the children of a node. */
interface Keys {
  readonly names: readonly string[];
  /**
   * A parser told them. Only such trees reach a node by several ways, so only there is it worth looking for
   * its parent.
   */
  readonly isLearned: boolean;
}

/** By the type of the node: what is known of TypeScript, and what linters' parsers told. */
const known = Object.assign(
  Object.create(null) as Record<string, Keys | undefined>,
  Object.fromEntries(
    Object.entries(visitorKeys).map(([type, names = []]) => [type, { names, isLearned: false }]),
  ),
);
const learned = new WeakSet<VisitorKeys>();

/**
 * Takes over the visitor keys of a linter's parser. Parsers of components have nodes of their own
 * (`SvelteScriptElement`, `AstroFragment`), and names do not meet, so what one parser says holds for the
 * trees of all.
 * @param keys names of the properties with children, by the type of the node: `sourceCode.visitorKeys` of a
 *   rule
 * @see https://eslint.org/docs/latest/extend/custom-parsers#the-visitorkeys-object
 */
export function learnVisitorKeys(keys: VisitorKeys): void {
  if (learned.has(keys)) return;
  learned.add(keys);
  for (const [type, names = []] of Object.entries(keys)) {
    const before = known[type]?.names;
    const added = names.filter((name) => name !== 'parent' && before?.includes(name) !== true);
    if (added.length > 0 || !before) known[type] = { names: [...(before ?? []), ...added], isLearned: true };
  }
}

/** Whether a node is none of TypeScript or JSX: the markup of a component, as its parser has it. */
export function isMarkup({ type }: Node): boolean {
  return !(type in visitorKeys);
}

/** The direct child nodes in source order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  eachChild(node, (child) => children.push(child));
  return children;
}

/**
 * As `childrenOf`, without an array for each node, and without an iterator for each list: whole files are
 * walked with it.
 */
export function eachChild(node: Node, visit: (child: Node) => void): void {
  const keys = known[node.type];
  if (!keys) return;
  const { names, isLearned } = keys;
  let last: unknown;
  for (let index = 0; index < names.length; index++) {
    const value = (node as unknown as Record<string, unknown>)[names[index] as string];
    if (Array.isArray(value)) {
      const items = value as (Node | null)[];
      for (let at = 0; at < items.length; at++) {
        const item = items[at];
        if (item && !(isLearned && isElsewhere(item, node))) visit(item);
      }
    } else if (value != null && typeof value === 'object' && value !== last) {
      // Espree gives `local` and `exported` of `export { name }` one node, and Svelte's parser `key` and
      // `value` of `{name}`.
      last = value;
      if (!(isLearned && isElsewhere(value as Node, node))) visit(value as Node);
    }
  }
}

/** Whether a node is linked with another parent, below which it is visited. */
function isElsewhere(child: Node, node: Node): boolean {
  const { parent } = child as { parent?: Node | null };
  return parent != null && parent !== node;
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
