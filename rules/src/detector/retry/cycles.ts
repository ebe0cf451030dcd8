import type { TSESTree } from '@typescript-eslint/utils';
import type { Variable } from '../scope.js';
import { childrenOf, contains, propertyName, unwrap, walk, walkOwn, type FunctionNode, type Node } from '../syntax.js';
import { mayBeBounded } from './bounds.js';
import { isIdleCounter } from './counters.js';
import { parameterName, type GraphFailure, type RetryContext } from './context.js';
import { failedResponse } from './responses.js';
import { stateOf, type Cycle } from './state.js';

/** A way back to the beginning that a failed Graph request opened. */
export interface FailingCycle {
  readonly cycle: Cycle;
  readonly failure: GraphFailure;
  /** Position of the failure among the steps. */
  readonly failedAt: number;
}

/** What may differ from one attempt to the next while the request stays the same. */
const PER_ATTEMPT = /token|bearer|auth|header|attempt|retr(?:y|ied|ies)|count|delay|backoff|wait|tries|logger/i;

/** The first failing way without a bound among ways that all lead back to the same beginning. */
export function findUnbounded(cycles: readonly Cycle[], context: RetryContext): FailingCycle | undefined {
  const failing = cycles.flatMap((cycle) => failureOf(cycle, context) ?? []);
  const passing = cycles.filter((cycle) => !failing.some((other) => other.cycle === cycle));
  return failing.find((candidate) => {
    if (passing.some((cycle) => isPeriodic(cycle, candidate, context))) return false;
    return isSameRequest(candidate, context) && !writesWhatDecides(candidate) && !isOtherError(candidate, context) && !mayBeBounded(candidate.cycle, candidate.failedAt, context);
  });
}

/** The Graph request that failed on this way and whose failure was handled, not passed on. */
function failureOf(cycle: Cycle, context: RetryContext): FailingCycle | undefined {
  for (const [position, step] of cycle.path.steps.entries()) {
    if (step.kind === 'fail') return { cycle, failure: step.failure, failedAt: position };
    if (step.kind !== 'test') continue;
    const failure = failedResponse(step, context);
    if (failure) return { cycle, failure, failedAt: position };
  }
  return undefined;
}

/**
 * The same request succeeds and still comes round again with nothing changed: a job or a poller,
 * whose next round is new work and not a repetition of what failed.
 */
function isPeriodic(passing: Cycle, failing: FailingCycle, context: RetryContext): boolean {
  const { node } = failing.failure;
  const ran = passing.path.steps.some((step) => step.kind !== 'caught' && step.kind !== 'test' && contains(step.node, node));
  if (!ran && !failing.cycle.path.steps.some((step) => step.kind === 'fail')) return false;
  if (!ran && passing.path.steps.some((step) => step.kind === 'test')) return false;
  return !makesProgress(passing, failing, context);
}

/** Something that the request or the loop's test reads is written on this way, but not on the failing one, or undone there: the next page, a flag, `i--`. */
function makesProgress(passing: Cycle, failing: FailingCycle, context: RetryContext): boolean {
  if (passing.call) return !isSameCall(passing, context);
  const read = [failing.failure.node, ...loopTest(passing.root)];
  return read.some((node) =>
    identifiersIn(node).some((identifier) => {
      const variable = context.names.variable(identifier);
      if (!variable) return false;
      if (!writes(passing, variable.references)) return false;
      return !writes(failing.cycle, variable.references) || stateOf(variable, failing.cycle, context, () => false) === 'same';
    }),
  );
}

function writes(cycle: Cycle, references: readonly { isWrite(): boolean; identifier: Node }[]): boolean {
  return references.some(
    (reference) => reference.isWrite() && cycle.path.steps.some((step) => step.kind !== 'fail' && step.kind !== 'caught' && contains(step.node, reference.identifier)),
  );
}

function loopTest(root: Node): Node[] {
  if (root.type === 'WhileStatement' || root.type === 'DoWhileStatement') return [root.test];
  return root.type === 'ForStatement' && root.test ? [root.test] : [];
}

function identifiersIn(node: Node): TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = [];
  walk(node, (child) => {
    if (child.type === 'Identifier') found.push(child);
    return true;
  });
  return found;
}

/** True when the next round asks for the same thing: no other URL, page, body or item of work. */
function isSameRequest({ cycle, failure }: FailingCycle, context: RetryContext): boolean {
  if (!isSameCall(cycle, context)) return false;
  return hasSameInput(failure.node, cycle, context, new Set());
}

/** Calls that give the next item instead of the same one. */
const TAKES_NEXT = /^(?:shift|pop|next|read|splice|receive\w*|dequeue|take|poll|random\w*)$/;

function hasSameInput(expression: Node, cycle: Cycle, context: RetryContext, seen: Set<Variable>): boolean {
  return identifiersIn(expression).every((identifier) => {
    const variable = context.names.variable(identifier);
    if (!variable || seen.has(variable) || PER_ATTEMPT.test(identifier.name) || isClientName(identifier.name)) return true;
    seen.add(variable);
    const state = stateOf(variable, cycle, context, (part) => isRepeatableInput(part, cycle, context, seen));
    if (state === 'changed' && isCopyOfItself(variable, cycle)) return true;
    // What another request answered is new in each round of a loop: the next job, the next message.
    return state === 'same' || (state === 'failure' && cycle.self !== undefined);
  });
}

/** `f({ ...options, attempt: 2 })` asks for what `f(options)` asked for: what else it may give was looked at before. */
function isCopyOfItself(variable: Variable, { self, call }: Cycle): boolean {
  const position = self?.params.findIndex((parameter) => parameterName(parameter) === variable.name) ?? -1;
  const argument = call?.arguments[position];
  return argument?.type === 'ObjectExpression' && argument.properties.some((property) => property.type === 'SpreadElement');
}

/** True unless a value is fetched, taken or counted anew in each round. */
function isRepeatableInput(value: Node, cycle: Cycle, context: RetryContext, seen: Set<Variable>): boolean {
  const fresh = new Set<Node>();
  walkOwn(value, (child) => {
    if (child.type === 'UpdateExpression' || child.type === 'AwaitExpression' || child.type === 'YieldExpression') fresh.add(child);
    if (child.type === 'CallExpression' && takesNext(child)) fresh.add(child);
    return true;
  });
  return fresh.size === 0 && hasSameInput(value, cycle, context, seen);
}

function takesNext(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : callee.type === 'Identifier' ? callee.name : '';
  return TAKES_NEXT.test(name) || (callee.type === 'Identifier' && call.arguments.length === 0);
}

/** After the failure a property is written that the request or a test reads: `this.cursor = ''`, `state.done = true`. */
function writesWhatDecides({ cycle, failure, failedAt }: FailingCycle): boolean {
  const { steps } = cycle.path;
  const written = new Set(steps.slice(failedAt).flatMap((step) => (step.kind === 'eval' || step.kind === 'maybe' ? propertiesIn(step.node, isWritten) : [])));
  if (written.size === 0) return false;
  const tested = steps.flatMap((step) => (step.kind === 'test' ? propertiesIn(step.node, () => true) : []));
  const asked = propertiesIn(failure.node, () => true).filter((name) => !PER_ATTEMPT.test(name));
  return [...tested, ...asked].some((name) => written.has(name));
}

function propertiesIn(node: Node, isWanted: (member: TSESTree.MemberExpression, parent: Node) => boolean): string[] {
  const found: string[] = [];
  const visit = (child: Node, parent: Node): void => {
    const name = child.type === 'MemberExpression' && isWanted(child, parent) ? propertyName(child) : undefined;
    if (name !== undefined) found.push(name);
    for (const inner of childrenOf(child)) visit(inner, child);
  };
  visit(node, node);
  return found;
}

function isWritten(member: TSESTree.MemberExpression, parent: Node): boolean {
  if (parent.type === 'AssignmentExpression') return parent.left === member;
  return parent.type === 'UpdateExpression' || (parent.type === 'UnaryExpression' && parent.operator === 'delete');
}

function isClientName(name: string): boolean {
  return /client|graph/i.test(name);
}

function isSameCall({ call, self }: Cycle, context: RetryContext): boolean {
  if (!self || !call) return true;
  return call.arguments.every((argument, position) => isSameArgument(argument, self.params[position], self, context));
}

function isSameArgument(argument: Node, parameter: TSESTree.Parameter | undefined, self: FunctionNode, context: RetryContext): boolean {
  if (!parameter) return true;
  const name = parameterName(parameter) ?? '';
  if (PER_ATTEMPT.test(name)) return true;
  const value = unwrap(argument);
  if (value.type === 'ObjectExpression') return isSameObject(value, parameter, self, context);
  if (value.type === 'SpreadElement') return parameter.type === 'RestElement' && isNamed(value.argument, parameter.argument);
  if (value.type === 'Identifier' && value.name === name) return !isReassigned(value, self, context);
  return isCounterOf(value, parameter, name, self, context);
}

/** `n + 1` for a parameter or a part of one that the request does not read. */
function isCounterOf(value: Node, parameter: Node, name: string, self: FunctionNode, context: RetryContext): boolean {
  const variable = identifiersIn(parameter).map((identifier) => context.names.variable(identifier)).find((declared) => declared?.name === name);
  return variable !== undefined && isIdleCounter(value, variable, self, context);
}

function isNamed(node: Node, target: Node): boolean {
  return node.type === 'Identifier' && target.type === 'Identifier' && node.name === target.name;
}

/** `{ ...options, attempt: attempt + 1 }`, `{ id, token }` for a destructured parameter. */
function isSameObject(value: TSESTree.ObjectExpression, parameter: TSESTree.Parameter, self: FunctionNode, context: RetryContext): boolean {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return value.properties.every((property) => {
    if (property.type === 'SpreadElement') return isNamed(property.argument, target);
    const name = propertyName(property);
    if (name !== undefined && PER_ATTEMPT.test(name)) return true;
    return target.type === 'ObjectPattern' && (property.shorthand || (name !== undefined && isCounterOf(property.value, target, name, self, context)));
  });
}

function isReassigned(identifier: TSESTree.Identifier, self: FunctionNode, context: RetryContext): boolean {
  const variable = context.names.variable(identifier);
  return variable?.references.some((reference) => reference.isWrite() && reference.init !== true && contains(self, reference.identifier)) ?? true;
}

/** The handler asks for the error of something else: `instanceof ZodError`, Prisma's `P2002`, Postgres' `23505`. */
function isOtherError({ cycle }: FailingCycle, context: RetryContext): boolean {
  return cycle.path.steps.some((step) => {
    if (step.kind !== 'test' || !step.truth) return false;
    return namesOtherError(step.node, context);
  });
}

const OTHER_CODES = /^(?:P\d{4}|\d{5}|PGRST\d*|ER_\w+|SQLITE_\w+|ENOENT|EEXIST|EACCES|EBUSY|ENOSPC)$/;

function namesOtherError(test: Node, context: RetryContext): boolean {
  let other = false;
  walkOwn(test, (child) => {
    if (child.type === 'Literal' && typeof child.value === 'string') other ||= OTHER_CODES.test(child.value);
    if (child.type === 'BinaryExpression' && child.operator === 'instanceof') other ||= isForeignType(child.right, context);
    return !other;
  });
  return other;
}

/** A class that is neither a built-in error nor named after Graph, HTTP or a client of it. */
function isForeignType(type: Node, context: RetryContext): boolean {
  if (type.type === 'MemberExpression') return !/graph|http|axios|odata|error$/i.test(propertyName(type) ?? '') || /prisma/i.test(context.file.text.slice(...type.range));
  if (type.type !== 'Identifier') return true;
  if (/^(?:Error|TypeError|Response)$/.test(type.name)) return false;
  return /prisma|zod|sql|mongo|redis|auth|token|msal|validation|syntax/i.test(type.name) || !/graph|http|axios|odata|rate|throttl|fetch|request|response|api|rest|network|timeout|service|server|transient|retry/i.test(type.name);
}
