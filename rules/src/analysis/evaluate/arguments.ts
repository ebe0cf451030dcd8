import type { Evaluator } from './evaluator.js';
import type { Values } from './items.js';
import type { EvaluatedFile } from './places.js';

/** The arguments of a call; a spread list fills the places of its elements. */
export function argumentsOf(
  file: EvaluatedFile,
  nodes: readonly number[],
  evaluator: Evaluator,
): readonly Values[] {
  return nodes.flatMap((id): readonly Values[] => {
    const node = file.facts.nodes[id];
    if (node?.op !== 'spread') return [evaluator.value(file, id)];
    const list = evaluator.value(file, node.value);
    const [only] = list.items;
    if (only?.kind === 'tuple' && list.items.length === 1) return only.elements;
    const each = evaluator.pool.flat(list, (item) => evaluator.elements(item));
    return [each, each, each];
  });
}
