import type { Variable } from '../../syntax/scope.js';
import { walk, type Node } from '../../syntax/tree.js';
import { UNANSWERED } from '../provenance/values.js';
import type { RetryContext } from './context.js';
import type { FailingCycle } from './cycles.js';
import { isFromGraph } from './responses.js';

/**
 * Whether a request is sent again whatever Graph has answered: what was thrown may have any status, and no
 * test on the way looks at it.
 */
export function isSentWhateverFailed(
  { cycle: { path, self } }: FailingCycle,
  context: RetryContext,
): boolean {
  // What is written a second time may be sent in any case: only a test of the failure makes it a retry.
  if (path.end === 'repeat' && !self) return false;
  const isThrown = path.steps.some((step) => step.kind === 'fail' && mayBeAnswer(step.node, context));
  if (!isThrown) return false;
  const caught = new Set<Variable>();
  for (const step of path.steps) {
    if (step.kind === 'caught') addNames(step.param, caught, context);
    else if (step.kind === 'test') {
      if (looksAt(step.node, caught, context)) return false;
    } else if (step.kind !== 'fail') addMade(step.node, caught, context);
  }
  return true;
}

/**
 * `fetch` itself throws before there is an answer, and so may a client that is not known; what the project makes
 * of one has been answered.
 */
function mayBeAnswer(node: Node, { provenance }: RetryContext): boolean {
  return provenance
    .failures(node)
    .some(
      (failure) =>
        failure.kind === 'graph' &&
        (failure.wrapped !== false || !(UNANSWERED.has(failure.client) || failure.client === 'unknown')),
    );
}

function addNames(pattern: Node | null, into: Set<Variable>, { names }: RetryContext): void {
  if (!pattern) return;
  walk(pattern, (child) => {
    const variable = child.type === 'Identifier' ? names.variable(child) : undefined;
    if (variable) into.add(variable);
    return true;
  });
}

/** `const status = error.response?.status`, `lastError = error`: what a statement makes of what was caught. */
function addMade(statement: Node, caught: Set<Variable>, context: RetryContext): void {
  if (caught.size === 0) return;
  walk(statement, (child) => {
    const [target, value] =
      child.type === 'VariableDeclarator'
        ? [child.id, child.init]
        : child.type === 'AssignmentExpression'
          ? [child.left, child.right]
          : [];
    if (target && value && looksAt(value, caught, context)) addNames(target, caught, context);
    return true;
  });
}

/** Whether an expression reads what was caught or answered, or hands it on. */
function looksAt(expression: Node, caught: ReadonlySet<Variable>, context: RetryContext): boolean {
  let found = false;
  walk(expression, (child) => {
    if (child.type === 'Identifier') {
      const variable = context.names.variable(child);
      found ||= (variable !== undefined && caught.has(variable)) || isFromGraph(child, context);
    }
    return !found;
  });
  return found;
}
