import { StatusConditions } from '../conditions/statuses.js';
import { Trial } from '../conditions/trial.js';
import type { ConditionReader } from '../conditions/reader.js';
import type { Question, Result } from '../conditions/question.js';
import { type AnswerPart } from '../conditions/answer.js';
import { literalText, propertyName, unwrap, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { GraphFailure, RetryContext } from './context.js';
import { calledFunction } from './self.js';
import { settledInit } from './settled.js';
import type { Step } from './ways.js';

type Test = Extract<Step, { kind: 'test' }>;

/** Properties of answers and failures that hold the status. */
export const STATUS_NAMES: ReadonlySet<string> = new Set([
  'status',
  'statusCode',
  'responseStatusCode',
  'httpCode',
]);

/** The conditions of one file on what Graph answered. */
class AnswerConditions {
  readonly #context: RetryContext;
  readonly #conditions: StatusConditions;
  readonly reader: ConditionReader;
  /** The request whose answer a condition reads. */
  readonly #failures = new Map<Node, GraphFailure>();
  #test: Node | undefined;

  constructor(context: RetryContext) {
    this.#context = context;
    this.reader = {
      partOf: (node, of) => this.#partOf(node, of),
      initOf: (identifier) => settledInit(identifier, context),
      variable: (identifier) => context.names.variable(identifier),
      functionOf: (callee) => calledFunction(callee, context),
      resultElsewhere: (callee, question) => this.#resultElsewhere(callee, question),
    };
    this.#conditions = new StatusConditions(this.reader);
  }

  failed({ node, truth, equals }: Test): GraphFailure | undefined {
    this.#test = node;
    return this.#conditions.isFailed(node, truth, equals) ? this.#failures.get(node) : undefined;
  }

  statuses({ node, truth, equals }: Test, isAsked: boolean): ReadonlySet<number> | undefined {
    this.#test = node;
    return isAsked
      ? this.#conditions.askedWith(node, truth, equals)
      : this.#conditions.failuresWith(node, truth, equals);
  }

  #resultElsewhere(callee: Node, question: Question): Result | undefined {
    const { provenance, syntax } = this.#context;
    const target = provenance.functionOf(callee);
    const call = syntax.parent(callee);
    if (!target || 'fn' in target || call?.type !== 'CallExpression') return undefined;
    const result = provenance.context.project?.result(target.path, target.index, question);
    // What the other file has read belongs to the answer that it was given.
    if (result?.hasRead) {
      for (const { root } of call.arguments.flatMap((argument) => this.#context.valuesOf(unwrap(argument))))
        if (root.failure.kind === 'graph') this.#note(root.failure);
    }
    return result;
  }

  #note(failure: GraphFailure): void {
    if (this.#test && !this.#failures.has(this.#test)) this.#failures.set(this.#test, failure);
  }

  #partOf(node: Node, of: Node | undefined): AnswerPart | undefined {
    if (readsRetryAfter(node)) return 'retry-after';
    if (readsOtherWait(node)) return 'no-header';
    const read =
      of && node.type === 'MemberExpression'
        ? readOf(of, this.#context, propertyName(node))
        : readOf(node, this.#context);
    if (!read) return undefined;
    this.#note(read.failure);
    return read.part;
  }
}

const known = new WeakMap<RetryContext, AnswerConditions>();

function conditionsOf(context: RetryContext): AnswerConditions {
  const conditions = known.get(context) ?? new AnswerConditions(context);
  known.set(context, conditions);
  return conditions;
}

/**
 * The Graph request whose response has failed when the condition has this outcome; undefined when that is not
 * certain.
 */
export function failedResponse(step: Test, context: RetryContext): GraphFailure | undefined {
  return conditionsOf(context).failed(step);
}

/**
 * The statuses of a failure with which a condition may have this outcome; undefined where it reads no status.
 * @param isAsked only those that it asks for, where it is certain for some
 */
export function statusesOf(
  step: Test,
  isAsked: boolean,
  context: RetryContext,
): ReadonlySet<number> | undefined {
  return conditionsOf(context).statuses(step, isAsked);
}

/** What a function of this file gives after an answer. */
export function resultHere(target: FunctionNode, question: Question, context: RetryContext): Result {
  const trial = new Trial(readerOf(context), question.status, question.wait);
  const value = trial.resultOf(target, question.given);
  return { value, hasRead: trial.hasRead, hasReadWait: trial.hasReadWait };
}

/** What the conditions of a file are asked with. */
export function readerOf(context: RetryContext): ConditionReader {
  return conditionsOf(context).reader;
}

/** `headers.get('Retry-After')`, `headers['retry-after']` */
export function readsRetryAfter(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression') {
    const [name] = inner.arguments;
    return (
      inner.callee.type === 'MemberExpression' &&
      propertyName(inner.callee) === 'get' &&
      name !== undefined &&
      RETRY_AFTER.test(literalText(name) ?? '')
    );
  }
  return (
    inner.type === 'MemberExpression' &&
    RETRY_AFTER.test(propertyName(inner) ?? literalText(inner.property) ?? '')
  );
}

const RETRY_AFTER = /^retry-after$/i;

/**
 * Headers of other services of Azure that say how long to wait, asked for with `get`: beside `Retry-After`
 * Graph sends none of them.
 */
function readsOtherWait(node: Node): boolean {
  const inner = unwrap(node);
  const name =
    inner.type === 'CallExpression' &&
    inner.callee.type === 'MemberExpression' &&
    propertyName(inner.callee) === 'get'
      ? inner.arguments[0]
      : undefined;
  return name !== undefined && /^(?:x-ms-)?retry-after-ms$/i.test(literalText(name) ?? '');
}

interface Read {
  readonly part: AnswerPart;
  readonly failure: GraphFailure;
}

/**
 * Which part of which Graph response an expression reads: `res.status`, a destructured `ok`,
 * `body.error.code` as `error`.
 */
function readOf(node: Node, context: RetryContext, property?: string): Read | undefined {
  for (const { root, path, at } of context.valuesOf(unwrap(node))) {
    if (at.length > 0) continue;
    const whole = property === undefined ? path : [...path, property];
    // What a callback gets: `(err) => …` of the classic client, `(res) => …` of Node,
    // `const { error } = await attempt(…)`.
    const isError = root.kind === 'error' && root.failure.kind === 'graph';
    if (!isError && root.kind !== 'response' && root.kind !== 'body') continue;
    const name =
      !isError && whole.includes('error') ? 'error' : (whole.at(-1) ?? (isError ? 'error' : undefined));
    const part =
      name === 'ok' || name === 'error' ? name : STATUS_NAMES.has(name ?? '') ? 'status' : undefined;
    if (part) return { part, failure: root.failure as GraphFailure };
  }
  return undefined;
}

/** `(err, res) => …`, `(xhr) => …`: a function that a client tells how a Graph request went. */
export function isToldOutcome(fn: FunctionNode, context: RetryContext): boolean {
  return fn.params.some((parameter) => parameter.type === 'Identifier' && isFromGraph(parameter, context));
}

/** True when an expression holds what a Graph request answered or failed with, or a part of that. */
export function isFromGraph(node: Node, context: RetryContext): boolean {
  return context.valuesOf(unwrap(node)).some(({ root }) => root.failure.kind === 'graph');
}
