import { conditionForStatus } from 'msgraph-errors/knowledge';
import type { FileContext } from '../provenance/context.js';
import { unwrap, type Node } from '../../syntax/tree.js';
import type { TestRewrite } from '../types.js';
import { askedStatus } from './asked-twice.js';
import { conditionsAround } from './conditions-around.js';

/**
 * Whether every status that a test stands for has left before: `if (error.status === 429) return true;` above
 * `text.includes('too many requests')`. What still arrives has no such status, so only its text tells.
 * @param node where the test is evaluated
 */
export function hasLeftBefore(test: TestRewrite, node: Node, context: FileContext): boolean {
  // `e.status !== 429 && !text.includes('too many requests')` asks twice for the same.
  const place = test.negated ? chainAround(node, context) : node;
  const left = conditionsAround(place, context).flatMap(({ test: condition, holds }) =>
    partsOf(condition, holds ? '&&' : '||').flatMap(
      (part) => askedStatus(part, { ...test, negated: holds }, context)?.status ?? [],
    ),
  );
  return test.tests.every((item) =>
    left.some((status) =>
      item.kind === 'status'
        ? item.status === status
        : item.kind === 'condition' && conditionForStatus(status) === item.condition,
    ),
  );
}

function chainAround(node: Node, { index }: FileContext): Node {
  let chain = node;
  for (let parent = index.parent(node); parent?.type === 'LogicalExpression'; parent = index.parent(parent))
    chain = parent;
  return chain;
}

/** Of a condition that holds the operands of `&&` hold, of one that does not hold those of `||` do not. */
export function partsOf(node: Node, operator: '&&' | '||'): readonly Node[] {
  const inner = unwrap(node);
  return inner.type === 'LogicalExpression' && inner.operator === operator
    ? [...partsOf(inner.left, operator), ...partsOf(inner.right, operator)]
    : [inner];
}
