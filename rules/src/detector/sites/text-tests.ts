import { isFunction, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { findLookups } from './lookups.js';
import type { TextTest } from './text-test.js';
import { callTests } from './call-tests.js';
import { equalityTest, switchTest } from './equality-tests.js';

export type { TextTest } from './text-test.js';

/** Whether a test asks for a key of a table, which is looked up with the same value. */
export function isLookup({ operator }: TextTest): boolean {
  return operator === 'map.has' || operator === 'in' || operator === 'lookup';
}

/** All such places of a file by their syntax alone, in source order. */
export function findTextTests(context: FileContext): readonly TextTest[] {
  const tests = [
    ...context.index.all('CallExpression').flatMap((node) => callTests(node, context)),
    ...context.index.all('BinaryExpression').flatMap((node) => equalityTest(node, context)),
    ...context.index.all('SwitchStatement').map((node) => switchTest(node, context)),
  ];
  return [...tests, ...findLookups(tests, context)].toSorted((a, b) => a.node.range[0] - b.node.range[0]);
}

/**
 * Whether nothing depends on a value at this place: an argument of `console.*` or a logger, or of an
 * assertion of a test.
 */
export function isOnlyWatched(node: Node, context: FileContext): boolean {
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    if (isFunction(current) || current.type.endsWith('Statement')) return false;
    if (current.type !== 'CallExpression') continue;
    const callee = unwrap(current.callee);
    const owner = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    if (owner.type === 'Identifier' && (owner === callee ? ASSERTIONS : WATCHERS).test(owner.name))
      return true;
  }
  return false;
}

const ASSERTIONS = /^(assert|expect)$/;
const WATCHERS = /^(console|log|logger|assert)$/i;
