import { literalText, unwrap, walk, type Node } from '../syntax.js';
import type { RetryContext } from './context.js';
import type { Cycle } from './state.js';
import type { Step } from './ways.js';

const MISSING = /^404$|not_?found$/i;

/** What makes the missing thing before it is asked for again: a second request to Graph after a 404, which fails when there is nothing to make. */
export function remedyOf({ path }: Cycle, failedAt: number, context: RetryContext): Node | undefined {
  const after = path.steps.slice(failedAt);
  if (!after.some(isMissing)) return undefined;
  return after.find((step) => (step.kind === 'eval' || step.kind === 'maybe') && context.graphFailure(step.node))?.node;
}

function isMissing(step: Step): boolean {
  if (step.kind !== 'test') return false;
  const test = unwrap(step.node);
  const isNegated = test.type === 'BinaryExpression' && test.operator.startsWith('!');
  return step.truth !== isNegated && [test, ...(step.equals ? [step.equals] : [])].some(namesMissing);
}

function namesMissing(root: Node): boolean {
  let found = false;
  walk(root, (node) => {
    found ||= MISSING.test(literalText(node) ?? (node.type === 'Literal' ? String(node.value) : ''));
    return !found;
  });
  return found;
}
