import type { Evaluator } from './evaluator.js';
import type { Value, Values } from './items.js';

/** The elements of a list that is written out. */
export function itemsOf(list: Value, evaluator: Evaluator): readonly Values[] | undefined {
  if (list.kind === 'tuple') return list.elements;
  const node = list.kind === 'object' ? list.file.facts.nodes[list.node] : undefined;
  if (
    node?.op !== 'array' ||
    list.kind !== 'object' ||
    node.items.some((id) => list.file.facts.nodes[id]?.op === 'spread')
  )
    return undefined;
  return node.items.map((_, index) => evaluator.member(list, String(index)));
}
