import type { TSESTree } from '@typescript-eslint/types';
import {
  contains,
  enclosingFunction,
  isFunction,
  literalText,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import type { UnboundedRetrySite } from '../types.js';
import { boundOf } from './bounds.js';
import { constantInit, type GraphFailure, type RetryContext } from './context.js';
import type { Left } from './cycles.js';
import { decoratedHandlers, injectedQueue, type Handler } from './nest.js';
import { PathFinder } from './paths.js';
import { calledFunction } from './self.js';
import { unlessTooMany } from './ways.js';

/** Methods that register a handler for jobs, and methods that hand a job to a queue. */
const REGISTERS: ReadonlySet<string> = new Set(['process', 'work', 'consume', 'subscribe']);
const ENQUEUES: ReadonlySet<string> = new Set(['add', 'send', 'publish', 'sendToQueue', 'enqueue', 'push']);

/** A call in a job handler that hands a job to a queue, judged. */
export interface Requeue {
  readonly call: TSESTree.CallExpression;
  readonly verdict: { readonly failure: GraphFailure } | { readonly left: Left };
}

/** What job handlers put into queues: their own failed job again, or something else. */
export function judgeRequeues(context: RetryContext): Requeue[] {
  if (!/process|work|consume|subscribe/i.test(context.file.text)) return [];
  return handlers(context).flatMap((handler) => {
    const calls: TSESTree.CallExpression[] = [];
    walk(handler.fn.body, (node) => {
      if (
        node.type === 'CallExpression' &&
        node.callee.type === 'MemberExpression' &&
        ENQUEUES.has(propertyName(node.callee) ?? '')
      )
        calls.push(node);
      return !isFunction(node);
    });
    return calls.map((call) => ({ call, verdict: judge(call, handler, context) }));
  });
}

export function requeueSite(
  call: TSESTree.CallExpression,
  failure: GraphFailure,
  { file }: RetryContext,
): UnboundedRetrySite {
  const { callee } = call;
  return {
    kind: 'unbounded-retry',
    form: 'requeue',
    range: [call.range[0], call.range[1]],
    evidence: { level: 'proven', chain: failure.chain },
    client: failure.client,
    subject: file.text.slice(callee.range[0], callee.range[1]),
    rewrite: 'retry-shape',
  };
}

/**
 * `queue.process(fn)`, `new Worker('name', fn)`, `boss.work('name', fn)`, and the decorated classes of
 * NestJS.
 */
function handlers(context: RetryContext): Handler[] {
  const found: Handler[] = [];
  const { syntax } = context;
  for (const call of syntax.all('CallExpression')) {
    if (call.callee.type !== 'MemberExpression' || !REGISTERS.has(propertyName(call.callee) ?? '')) continue;
    const fn = call.arguments.map((argument) => handlerOf(argument, context)).find(isFunction);
    const queue = queueName(call.arguments[0], call.callee.object, context);
    if (fn && queue !== undefined) found.push({ fn, queue });
  }
  for (const created of syntax.all('NewExpression')) {
    if (created.callee.type !== 'Identifier' || created.callee.name !== 'Worker') continue;
    const [name, given] = created.arguments;
    const queue = name && constantText(name, context);
    const fn = given && handlerOf(given, context);
    if (fn && queue !== undefined) found.push({ fn, queue });
  }
  const all = [...found, ...decoratedHandlers(context)];
  return [...all, ...failureHandlers(all, context)];
}

/** `worker.on('failed', (job, error) => …)`: gets the jobs with which a handler has failed. */
function failureHandlers(workers: readonly Handler[], context: RetryContext): Handler[] {
  return context.syntax.callsNamed('on').flatMap(({ callee, arguments: [event, given] }): Handler[] => {
    const fn = given && handlerOf(given, context);
    if (!fn || callee.type !== 'MemberExpression' || !event || literalText(event) !== 'failed') return [];
    const worker = workers.find(({ queue }) => queue === queueName(undefined, callee.object, context));
    return worker ? [{ fn, queue: worker.queue, work: worker.fn }] : [];
  });
}

/** A function, or the name of one of this file. */
function handlerOf(node: Node, context: RetryContext): FunctionNode | undefined {
  const inner = unwrap(node);
  if (isFunction(inner)) return inner;
  return inner.type === 'Identifier' || inner.type === 'MemberExpression'
    ? calledFunction(inner, context)
    : undefined;
}

/** The queue's name, or the source text of the object that is the queue. */
function queueName(first: Node | undefined, object: Node, context: RetryContext): string | undefined {
  const named = first && constantText(first, context);
  const owner = unwrap(object);
  const injected = injectedQueue(owner, context);
  if (injected !== undefined) return injected;
  if (owner.type !== 'Identifier') return named;
  const created = constantInit(owner, context);
  const name =
    created?.type === 'NewExpression' && created.arguments[0]
      ? constantText(created.arguments[0], context)
      : undefined;
  return name ?? named ?? owner.name;
}

function constantText(node: Node, context: RetryContext): string | undefined {
  const inner = unwrap(node);
  const init = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  return literalText(init ?? inner);
}

/** Whether a call puts the failed job into the queue that it came from, or what speaks against it. */
function judge(call: TSESTree.CallExpression, handler: Handler, context: RetryContext): Requeue['verdict'] {
  const [job] = handler.fn.params;
  const { callee } = call;
  const own =
    callee.type === 'MemberExpression' &&
    queueName(call.arguments[0], callee.object, context) === handler.queue;
  if (!own || !job) return { left: { reason: 'other-queue' } };
  const attempt = handler.work ?? tryAround(call, context)?.block;
  const failure = attempt && context.graphFailure(attempt);
  if (!failure) return { left: { reason: 'no-failure' } };
  if (!call.arguments.some((argument) => isPayload(argument, job))) return { left: { reason: 'other-job' } };
  const count = countIn(call);
  if (count) return { left: { reason: 'bound', node: count } };
  const left = guardOf(call, handler, failure, context);
  return left ? { left } : { failure };
}

/** The job's own data, unchanged: `job.data`, `{ ...job.data }`, a destructured `data`. */
function isPayload(argument: Node, job: Node): boolean {
  const value = unwrap(argument);
  if (value.type === 'Identifier') return namesIn(job).includes(value.name);
  if (value.type === 'MemberExpression')
    return (
      value.object.type === 'Identifier' &&
      namesIn(job).includes(value.object.name) &&
      propertyName(value) === 'data'
    );
  return (
    value.type === 'ObjectExpression' &&
    value.properties.some(
      (property) => property.type === 'SpreadElement' && isPayload(property.argument, job),
    )
  );
}

function namesIn(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((property) =>
    property.type === 'Property' && property.value.type === 'Identifier' ? [property.value.name] : [],
  );
}

/** A payload or an option that carries a count is somebody's bound. */
function countIn(call: TSESTree.CallExpression): Node | undefined {
  let count: Node | undefined;
  for (const argument of call.arguments) {
    walk(argument, (node) => {
      if (node.type === 'Identifier' && /attempt|tries|retr(?:y|ies)|count/i.test(node.name)) count ??= node;
      return !count;
    });
  }
  return count;
}

function tryAround(call: Node, context: RetryContext): TSESTree.TryStatement | undefined {
  for (
    let node = context.syntax.parent(call);
    node && !isFunction(node);
    node = context.syntax.parent(node)
  ) {
    if (node.type !== 'CatchClause') continue;
    const parent = context.syntax.parent(node);
    return parent?.type === 'TryStatement' ? parent : undefined;
  }
  return undefined;
}

/** A condition on the way to the call that might end it, or that the ways cannot be followed. */
function guardOf(
  call: Node,
  handler: Handler,
  failure: GraphFailure,
  context: RetryContext,
): Left | undefined {
  if (enclosingFunction(call, context.syntax) !== handler.fn) return { reason: 'too-many-ways' };
  const ways = unlessTooMany(() =>
    new PathFinder(context, { focus: call }).run(
      handler.fn.body,
      handler.work
        ? [
            { kind: 'fail', node: call, failure },
            { kind: 'caught', node: handler.fn, param: handler.fn.params[1] ?? null },
          ]
        : [],
    ),
  );
  const paths = ways?.filter((path) =>
    path.steps.some((step) => step.kind === 'eval' && contains(step.node, call)),
  );
  if (!paths || paths.length === 0) return { reason: 'too-many-ways' };
  let left: Left | undefined;
  for (const path of paths) {
    const failedAt = path.steps.findIndex((step) => step.kind === 'fail');
    const bound = failedAt < 0 ? undefined : boundOf({ path, root: handler.fn }, failedAt, context);
    if (failedAt >= 0 && !bound) return undefined;
    left = bound ? { reason: 'bound', node: bound } : (left ?? { reason: 'no-failure' });
  }
  return left;
}
