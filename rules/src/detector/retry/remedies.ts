import type { TSESTree } from '@typescript-eslint/types';
import { describeCode } from 'msgraph-errors/knowledge';
import { literalText, unwrap, walk, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import type { Cycle } from './state.js';
import type { Step } from './ways.js';

const MISSING = /^404$|not_?found$/i;

/**
 * What changes the reason of a failure before the same is asked again: a second request to Graph after a 404,
 * which makes what was missing, or a synchronisation that begins without the token whose state is gone.
 */
export function remedyOf(cycle: Cycle, failedAt: number, context: RetryContext): Node | undefined {
  const after = cycle.path.steps.slice(failedAt);
  if (after.some((step) => asksFor(step, isLostState))) return begunAnew(cycle);
  if (!after.some((step) => asksFor(step, (value) => MISSING.test(value)))) return undefined;
  return after.find(
    (step) => (step.kind === 'eval' || step.kind === 'maybe') && context.graphFailure(step.node),
  )?.node;
}

/**
 * A call that gives nothing where its caller may give a token: `changes(user, undefined)`, `changes(user)`.
 */
function begunAnew({ given, self, path }: Cycle): Node | undefined {
  if (!given || !self || given.some(({ type }) => type === 'SpreadElement')) return undefined;
  return given.length < self.params.length ? path.node : given.find(isNothing);
}

function isNothing(argument: TSESTree.CallExpressionArgument): boolean {
  const value = unwrap(argument);
  return (
    (value.type === 'Identifier' && value.name === 'undefined') ||
    (value.type === 'Literal' && (value.value === null || value.value === ''))
  );
}

/**
 * A code or status with which the service asks for a new synchronisation.
 * @see https://learn.microsoft.com/graph/delta-query-overview#synchronization-reset
 */
function isLostState(value: string): boolean {
  return value === '410' || (describeCode(value)?.conditions.includes('resyncRequired') ?? false);
}

function asksFor(step: Step, isMeant: (value: string) => boolean): boolean {
  if (step.kind !== 'test') return false;
  const test = unwrap(step.node);
  const isNegated = test.type === 'BinaryExpression' && test.operator.startsWith('!');
  return (
    step.truth !== isNegated &&
    [test, ...(step.equals ? [step.equals] : [])].some((node) => names(node, isMeant))
  );
}

function names(root: Node, isMeant: (value: string) => boolean): boolean {
  let found = false;
  walk(root, (node) => {
    const value = literalText(node) ?? (node.type === 'Literal' ? String(node.value) : '');
    found ||= value !== '' && isMeant(value);
    return !found;
  });
  return found;
}
