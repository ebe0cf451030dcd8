import { childrenOf, isFunction, type Node } from '../../syntax/tree.js';
import type { Site } from '../../detector/types.js';

/**
 * Puts the sites together that are parts of one condition: `a || b || c` is one decision, and one report is
 * enough for it. What a function inside of the condition decides stands for itself.
 * @returns groups in the order of their first site
 */
export function byCondition<S extends Site>(
  root: Node,
  sites: readonly S[],
): readonly (readonly [S, ...S[]])[] {
  if (sites.length < 2) return sites.map((site) => [site]);
  const conditions = conditionsOf(root, sites);
  const groups = new Map<unknown, [S, ...S[]]>();
  for (const site of sites) {
    const key = conditions.get(site) ?? site;
    const group = groups.get(key);
    if (group) group.push(site);
    else groups.set(key, [site]);
  }
  return [...groups.values()];
}

/** The outermost logical expression around each site; none for a site that stands alone. */
function conditionsOf<S extends Site>(root: Node, sites: readonly S[]): ReadonlyMap<S, Node> {
  const found = new Map<S, Node>();
  const visit = (node: Node, around: Node | undefined): void => {
    const inside = sites.filter(({ range }) => range[0] < node.range[1] && range[1] > node.range[0]);
    if (inside.length === 0) return;
    const condition = isFunction(node)
      ? undefined
      : (around ?? (node.type === 'LogicalExpression' ? node : undefined));
    for (const site of inside) {
      // Neighbours that were made one site begin with their first operand.
      if (condition && node.range[0] === site.range[0] && node.range[1] <= site.range[1] && !found.has(site))
        found.set(site, condition);
    }
    for (const child of childrenOf(node)) visit(child, condition);
  };
  visit(root, undefined);
  return found;
}
