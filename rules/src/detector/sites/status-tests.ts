import type { FileContext } from '../provenance/context.js';
import { unwrap, type Node } from '../../syntax/tree.js';
import type { TextTest } from './text-tests.js';

/**
 * Comparisons with a status as a number: `error.code === 404`. Those with texts are found beside the others.
 */
export function findStatusTests({ index }: FileContext): readonly TextTest[] {
  return index.all('BinaryExpression').flatMap((node): readonly TextTest[] => {
    if (!/^[!=]==?$/.test(node.operator)) return [];
    const [left, right] = [statusOf(node.left), statusOf(node.right)];
    const status = left ?? right;
    if (status === undefined || (left !== undefined && right !== undefined)) return [];
    return [
      {
        node,
        subject: left === undefined ? node.left : node.right,
        operator: node.operator,
        exact: true,
        negated: node.operator.startsWith('!'),
        texts: [status],
        plain: true,
      },
    ];
  });
}

function statusOf(node: Node): string | undefined {
  const inner = unwrap(node);
  return inner.type === 'Literal' &&
    typeof inner.value === 'number' &&
    inner.value >= 400 &&
    inner.value < 600
    ? String(inner.value)
    : undefined;
}
