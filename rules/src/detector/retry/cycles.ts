import { contains, propertyName, unwrap, walkOwn, type Node } from '../../syntax/tree.js';
import { walkAsked } from './asked.js';
import { boundOf } from './bounds.js';
import type { GraphFailure, RetryContext } from './context.js';
import { otherError } from './other-errors.js';
import { isTakenFrom } from './collections.js';
import { itemsPutBack } from './put-back.js';
import { remedyOf } from './remedies.js';
import { failedResponse } from './responses.js';
import { identifiersIn, isSameCall, isSameRequest } from './same.js';
import { calledFunction } from './self.js';
import { stateOf, type Cycle } from './state.js';
import { openParts, requiredBy, steadyOutcome } from './steady.js';
import { unlessTooMany } from './ways.js';
import { propertiesIn, isWritten } from './written-properties.js';

/** A way back to the beginning that a failed Graph request opened. */
export interface FailingCycle {
  readonly cycle: Cycle;
  readonly failure: GraphFailure;
  /** Position of the failure among the steps. */
  readonly failedAt: number;
}

/** Why a candidate is left alone. */
export interface Left {
  readonly reason:
    | 'too-many-ways'
    | 'leaves'
    | 'no-failure'
    | 'periodic'
    | 'other-request'
    | 'writes-what-decides'
    | 'other-error'
    | 'remedy'
    | 'bound'
    | 'other-queue'
    | 'other-job'
    | 'limited'
    | 'cleared';
  /** The test or call that ends it, or may. */
  readonly node?: Node;
}

export type Verdict = ({ readonly found: FailingCycle } | { readonly left: Left }) & {
  /** All ways that send the same request again, bounded or not. */ readonly repeated?: readonly FailingCycle[];
};

/** Looks for a failing way without a bound among ways that all lead back to the same beginning. */
export function judgeCycles(cyclesOf: () => readonly Cycle[], context: RetryContext): Verdict {
  return unlessTooMany(() => judge(cyclesOf(), context)) ?? { left: { reason: 'too-many-ways' } };
}

function judge(all: readonly Cycle[], context: RetryContext): Verdict {
  const cycles = all.filter((cycle) => isRepeatable(cycle, context));
  const failures = cycles.flatMap((cycle) => failureOf(cycle, context) ?? []);
  const passing = cycles.filter((cycle) => !failures.some((other) => other.cycle === cycle));
  // A way that goes on with other work is no other way to the same request.
  const ways = failures
    .filter(({ cycle, failure }) => isSameRequest(failure.node, cycle, context))
    .map(({ cycle }) => cycle.path);
  const failing = failures.map((each): FailingCycle => ({ ...each, cycle: { ...each.cycle, ways } }));
  const repeated: FailingCycle[] = [];
  let found: FailingCycle | undefined;
  let left: Left = { reason: cycles.length === 0 ? 'leaves' : 'no-failure' };
  for (const candidate of failing) {
    const why = whyNot(candidate, passing, context);
    // A function that is only given a failure sends nothing again: one that walks its inner errors calls
    // itself as well.
    if ((!why || why.reason === 'bound') && contains(candidate.cycle.root, candidate.failure.node))
      repeated.push(candidate);
    if (why) left = why;
    else found ??= candidate;
  }
  return { ...(found ? { found } : { left }), repeated };
}

/**
 * False when what a round writes contradicts a test on its way: `retry = false` and then `while (retry)`, a
 * flag that allows one more.
 */
function isRepeatable(cycle: Cycle, context: RetryContext): boolean {
  return cycle.path.steps.every(
    (step, position) =>
      step.kind !== 'test' ||
      requiredBy(step).every(({ node, truth }) => steadyOutcome(node, position, cycle, context) !== !truth),
  );
}

function whyNot(candidate: FailingCycle, passing: readonly Cycle[], context: RetryContext): Left | undefined {
  const { cycle, failure, failedAt } = candidate;
  if (passing.some((way) => isPeriodic(way, candidate, context))) return { reason: 'periodic' };
  if (!isSameRequest(failure.node, cycle, context)) return { reason: 'other-request' };
  if (writesWhatDecides(candidate, context)) return { reason: 'writes-what-decides' };
  const remedy = remedyOf(cycle, failedAt, context);
  if (remedy) return { reason: 'remedy', node: remedy };
  const other = otherError(cycle.path, context);
  if (other) return { reason: 'other-error', node: other };
  const bound = boundOf(cycle, failedAt, context);
  return bound && { reason: 'bound', node: bound };
}

/** The Graph request that failed on this way and whose failure was handled, not passed on. */
export function failureOf(cycle: Cycle, context: RetryContext): FailingCycle | undefined {
  for (const [position, step] of cycle.path.steps.entries()) {
    if (step.kind === 'fail') return { cycle, failure: step.failure, failedAt: position };
    if (step.kind !== 'test') continue;
    const failure = failedResponse(step, context);
    if (failure)
      return {
        cycle,
        failure: { ...failure, node: sentOnWay(failure.node, cycle, context) },
        failedAt: position,
      };
  }
  return undefined;
}

/** A request that a function of this file sends is sent by the call of that function on the way. */
function sentOnWay(request: Node, { path, root }: Cycle, context: RetryContext): Node {
  if (contains(root, request)) return request;
  let call: Node | undefined;
  for (const step of path.steps) {
    if (step.kind !== 'eval') continue;
    walkOwn(step.node, (child) => {
      const fn = child.type === 'CallExpression' ? calledFunction(child.callee, context) : undefined;
      if (fn && contains(fn, request)) call ??= child;
      return !call;
    });
  }
  return call ?? request;
}

/**
 * The same request succeeds and still comes round again with nothing changed: a job or a poller,
 * whose next round is new work and not a repetition of what failed.
 */
function isPeriodic(passing: Cycle, failing: FailingCycle, context: RetryContext): boolean {
  if (asksForResult(failing, context)) return false;
  const { node } = failing.failure;
  const ran = passing.path.steps.some(
    (step) => step.kind !== 'caught' && step.kind !== 'test' && contains(step.node, node),
  );
  if (!ran && !failing.cycle.path.steps.some((step) => step.kind === 'fail')) return false;
  if (!ran && passing.path.steps.some((step) => step.kind === 'test')) return false;
  return !makesProgress(passing, failing, context);
}

/**
 * A failure that nobody notices leaves nothing where a result would be, and a test on the way asks for one:
 * `while (!me)`.
 */
function asksForResult({ cycle }: FailingCycle, { names }: RetryContext): boolean {
  const { steps } = cycle.path;
  return (
    steps.some((step) => step.kind === 'fail' && step.isSwallowed === true) &&
    steps.some((step) => {
      if (step.kind !== 'test') return false;
      const test = unwrap(step.node);
      const isNegated = test.type === 'UnaryExpression' && test.operator === '!';
      const read = test.type === 'UnaryExpression' ? unwrap(test.argument) : test;
      const variable = read.type === 'Identifier' ? names.variable(read) : undefined;
      return isNegated === step.truth && variable !== undefined && writes(cycle, variable.references);
    })
  );
}

/**
 * Something that the request or the loop's test reads is written on this way, but not on the failing one, or
 * undone there: the next page, a flag, `i--`.
 */
function makesProgress(passing: Cycle, failing: FailingCycle, context: RetryContext): boolean {
  if (passing.given) return !isSameCall(failing.failure.node, passing, context);
  const read = [failing.failure.node, ...loopTest(passing.root)];
  return read.some((node) =>
    identifiersIn(node).some((identifier) => {
      const variable = context.names.variable(identifier);
      if (!variable) return false;
      if (itemsPutBack(failing.cycle, context).some(({ item }) => item === variable))
        return !itemsPutBack(passing, context).some(({ item }) => item === variable);
      if (isTakenFrom(variable, passing, context)) return !isTakenFrom(variable, failing.cycle, context);
      if (!writes(passing, variable.references)) return false;
      return (
        !writes(failing.cycle, variable.references) ||
        stateOf(variable, failing.cycle, context, () => false) === 'same'
      );
    }),
  );
}

function writes(cycle: Cycle, references: readonly { isWrite(): boolean; identifier: Node }[]): boolean {
  return references.some(
    (reference) =>
      reference.isWrite() &&
      cycle.path.steps.some(
        (step) => step.kind !== 'fail' && step.kind !== 'caught' && contains(step.node, reference.identifier),
      ),
  );
}

function loopTest(root: Node): Node[] {
  if (root.type === 'WhileStatement' || root.type === 'DoWhileStatement') return [root.test];
  return root.type === 'ForStatement' && root.test ? [root.test] : [];
}

/**
 * After the failure a property is written that the request or a test reads: `this.cursor = ''`,
 * `state.done = true`.
 */
function writesWhatDecides({ cycle, failure, failedAt }: FailingCycle, context: RetryContext): boolean {
  const { steps } = cycle.path;
  const written = new Set(
    steps
      .slice(failedAt)
      .flatMap((step) =>
        step.kind === 'eval' || step.kind === 'maybe' ? propertiesIn(step.node, isWritten) : [],
      ),
  );
  if (written.size === 0) return false;
  const tested = steps.flatMap((step, position) =>
    step.kind === 'test'
      ? openParts(step, position, cycle, context).flatMap((part) => propertiesIn(part, () => true))
      : [],
  );
  const asked: string[] = [];
  walkAsked(failure.node, context, (node) => {
    const name = node.type === 'MemberExpression' ? propertyName(node) : undefined;
    if (name !== undefined) asked.push(name);
  });
  return [...tested, ...asked].some((name) => written.has(name));
}
