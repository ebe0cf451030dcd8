import type { FileFacts, ValueId } from './types.js';

/** The values that a value may be one of, a part of, or made of, as far as they are known by now. */
export function partsOf(
  value: ValueId,
  { nodes, variables }: Pick<FileFacts, 'nodes' | 'variables'>,
): readonly ValueId[] {
  const node = nodes[value];
  switch (node?.op) {
    case 'member':
    case 'element':
      return [node.object];
    case 'union':
      return node.of;
    case 'await':
    case 'spread':
    case 'few':
    case 'checked':
      return [node.value];
    case 'array':
      return node.items;
    case 'call':
    case 'new':
      return [node.callee, ...node.args];
    case 'variable':
      return variables[node.variable]?.values ?? [];
    default:
      return [];
  }
}
