import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { failureOf, type FailingCycle } from './cycles.js';
import { PathFinder } from './paths.js';
import { isSameRequest } from './same.js';
import { unlessTooMany } from './ways.js';

/** Calls that are written alike in one function: more of them are not compared. */
const MOST_ALIKE = 6;

/**
 * Requests that are written a second time, and sent again after the first one has failed: neither by a loop
 * nor by a function that calls itself.
 */
export function sentOnceMore(context: RetryContext): readonly FailingCycle[] {
  return [...callsByText(context).values()].flatMap((calls) => {
    if (calls.length < 2 || calls.length > MOST_ALIKE || !calls.every((call) => context.graphFailure(call)))
      return [];
    return calls.slice(1).flatMap((second, index) => waysTo(second, calls.slice(0, index + 1), context));
  });
}

/** Calls that are waited for or given back, by where they stand and how they are written. */
function callsByText(context: RetryContext): ReadonlyMap<string, readonly TSESTree.CallExpression[]> {
  const found = new Map<string, TSESTree.CallExpression[]>();
  for (const call of context.syntax.all('CallExpression')) {
    const parent = context.syntax.parent(call);
    if (parent?.type !== 'AwaitExpression' && parent?.type !== 'ReturnStatement') continue;
    const key = `${String(homeOf(call, context)?.range[0])} ${context.file.text.slice(...call.range)}`;
    found.set(key, [...(found.get(key) ?? []), call]);
  }
  return found;
}

/** The innermost loop around a node, or the function: what is walked through from its beginning. */
function homeOf(node: Node, { syntax }: RetryContext): Node | undefined {
  for (let current = syntax.parent(node); current; current = syntax.parent(current)) {
    if (isFunction(current) || /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/.test(current.type))
      return current;
  }
  return undefined;
}

/** The ways from the failure of one of the first calls to the second, which sends the same. */
function waysTo(
  second: TSESTree.CallExpression,
  before: readonly Node[],
  context: RetryContext,
): readonly FailingCycle[] {
  const root = homeOf(second, context);
  const body = root && 'body' in root ? (root.body as Node) : undefined;
  const ways = body && unlessTooMany(() => new PathFinder(context, { focus: second }).run(body));
  return (ways ?? []).flatMap(({ steps }) => {
    const sent = steps.findIndex(({ kind, node }) => kind === 'eval' && contains(node, second));
    const first = steps.findIndex(
      ({ kind, node }) => (kind === 'eval' || kind === 'fail') && before.some((call) => contains(node, call)),
    );
    if (!root || first < 0 || sent <= first) return [];
    const cycle = { root, path: { steps: steps.slice(first, sent), end: 'repeat' as const, node: second } };
    const failing = failureOf(cycle, context);
    return failing && isSameRequest(second, cycle, context) ? [failing] : [];
  });
}
