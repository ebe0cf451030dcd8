import type { TSESTree } from '@typescript-eslint/types';
import type { ConcreteValue } from '../provenance/values.js';
import { rangeOf } from '../../syntax/tree.js';
import type { ComparedPart, ErrorRead } from '../types.js';
import type { TextTest } from './text-tests.js';

/** A comparison as plain data: what is compared, with what, and where that stands in the error. */
export function comparedPart(test: TextTest, values: readonly ConcreteValue[]): ComparedPart {
  const node = test.operator === 'switch' ? (test.node as TSESTree.SwitchStatement).discriminant : test.node;
  return {
    range: rangeOf(node),
    negated: test.negated,
    subject: rangeOf(test.subject),
    texts: test.texts ?? [],
    ...(test.written !== undefined && { written: test.written }),
    reads: values.flatMap(readOf),
  };
}

/**
 * A value that stands in an object which the project has made on the way is no part of the error by its path.
 */
function readOf({ root, path, at, text }: ConcreteValue): ErrorRead[] {
  if (at.length > 0 || (root.kind !== 'error' && root.kind !== 'body') || root.failure.kind !== 'graph')
    return [];
  return [{ root: root.kind, client: root.failure.client, made: root.failure.wrapped, path, text }];
}
