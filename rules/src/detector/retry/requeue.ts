import type { TSESTree } from '@typescript-eslint/utils';
import { contains, enclosingFunction, isFunction, literalText, propertyName, unwrap, walk, type FunctionNode, type Node } from '../syntax.js';
import type { UnboundedRetrySite } from '../types.js';
import { mayBeBounded } from './bounds.js';
import { constantInit, type RetryContext } from './context.js';
import { PathFinder } from './paths.js';
import { unlessTooMany } from './ways.js';

/** Methods that register a handler for jobs, and methods that hand a job to a queue. */
const REGISTERS: ReadonlySet<string> = new Set(['process', 'work', 'consume', 'subscribe']);
const ENQUEUES: ReadonlySet<string> = new Set(['add', 'send', 'publish', 'sendToQueue', 'enqueue', 'push']);

interface Handler {
  readonly fn: FunctionNode;
  /** The queue: its name where it is a constant, else the variable that holds it. */
  readonly queue: string;
}

/** Job handlers that hand the failed job to their own queue again, without counting. */
export function findRequeues(context: RetryContext): UnboundedRetrySite[] {
  return handlers(context).flatMap((handler) => {
    const call = failedJobCall(handler, context);
    if (!call) return [];
    const failure = context.graphFailure(tryAround(call, context)?.block ?? handler.fn);
    if (!failure) return [];
    const callee = call.callee.type === 'MemberExpression' ? call.callee : undefined;
    return [
      {
        kind: 'unbounded-retry',
        form: 'requeue',
        range: [call.range[0], call.range[1]],
        evidence: { level: 'proven', chain: failure.chain },
        client: failure.client,
        subject: callee ? context.file.text.slice(callee.range[0], callee.range[1]) : 'queue',
        rewrite: 'retry-shape',
      } satisfies UnboundedRetrySite,
    ];
  });
}

/** `queue.process(fn)`, `new Worker('name', fn)`, `boss.work('name', fn)`. */
function handlers(context: RetryContext): Handler[] {
  const found: Handler[] = [];
  const { syntax } = context;
  for (const call of syntax.all('CallExpression')) {
    if (call.callee.type !== 'MemberExpression' || !REGISTERS.has(propertyName(call.callee) ?? '')) continue;
    const fn = call.arguments.find((argument) => isFunction(argument));
    const queue = queueName(call.arguments[0], call.callee.object, context);
    if (isFunction(fn) && queue !== undefined) found.push({ fn, queue });
  }
  for (const created of syntax.all('NewExpression')) {
    if (created.callee.type !== 'Identifier' || created.callee.name !== 'Worker') continue;
    const [name, fn] = created.arguments;
    const queue = name && constantText(name, context);
    if (isFunction(fn) && queue !== undefined) found.push({ fn, queue });
  }
  return found;
}

/** The queue's name, or the source text of the object that is the queue. */
function queueName(first: Node | undefined, object: Node, context: RetryContext): string | undefined {
  const named = first && constantText(first, context);
  const owner = unwrap(object);
  if (owner.type !== 'Identifier') return named;
  const created = constantInit(owner, context);
  const name = created?.type === 'NewExpression' && created.arguments[0] ? constantText(created.arguments[0], context) : undefined;
  return name ?? named ?? owner.name;
}

function constantText(node: Node, context: RetryContext): string | undefined {
  const inner = unwrap(node);
  const init = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  return literalText(init ?? inner);
}

/** The call in a handler's `catch` that puts the same payload into the same queue. */
function failedJobCall(handler: Handler, context: RetryContext): TSESTree.CallExpression | undefined {
  const [job] = handler.fn.params;
  if (job === undefined) return undefined;
  let found: TSESTree.CallExpression | undefined;
  walk(handler.fn.body, (node) => {
    if (node.type === 'CallExpression' && !found && isSameJob(node, job, handler, context)) found = node;
    return !isFunction(node);
  });
  return found;
}

function isSameJob(call: TSESTree.CallExpression, job: Node, handler: Handler, context: RetryContext): boolean {
  if (call.callee.type !== 'MemberExpression' || !ENQUEUES.has(propertyName(call.callee) ?? '')) return false;
  if (queueName(call.arguments[0], call.callee.object, context) !== handler.queue) return false;
  const attempt = tryAround(call, context);
  if (!attempt || !context.graphFailure(attempt.block)) return false;
  if (!call.arguments.some((argument) => isPayload(argument, job))) return false;
  return !countsAttempts(call) && !isGuarded(call, handler, context);
}

/** The job's own data, unchanged: `job.data`, `{ ...job.data }`, a destructured `data`. */
function isPayload(argument: Node, job: Node): boolean {
  const value = unwrap(argument);
  if (value.type === 'Identifier') return namesIn(job).includes(value.name);
  if (value.type === 'MemberExpression') return value.object.type === 'Identifier' && namesIn(job).includes(value.object.name) && propertyName(value) === 'data';
  return value.type === 'ObjectExpression' && value.properties.some((property) => property.type === 'SpreadElement' && isPayload(property.argument, job));
}

function namesIn(pattern: Node): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((property) => (property.type === 'Property' && property.value.type === 'Identifier' ? [property.value.name] : []));
}

/** A payload or an option that carries a count is somebody's bound. */
function countsAttempts(call: TSESTree.CallExpression): boolean {
  let counts = false;
  for (const argument of call.arguments) {
    walk(argument, (node) => {
      if (node.type === 'Identifier' && /attempt|tries|retr(?:y|ies)|count/i.test(node.name)) counts = true;
      return !counts;
    });
  }
  return counts;
}

function tryAround(call: Node, context: RetryContext): TSESTree.TryStatement | undefined {
  for (let node = context.syntax.parent(call); node && !isFunction(node); node = context.syntax.parent(node)) {
    if (node.type !== 'CatchClause') continue;
    const parent = context.syntax.parent(node);
    return parent?.type === 'TryStatement' ? parent : undefined;
  }
  return undefined;
}

/** True when a condition on the way to the call might end it, or the ways cannot be followed. */
function isGuarded(call: TSESTree.CallExpression, handler: Handler, context: RetryContext): boolean {
  const home = enclosingFunction(call, context.syntax);
  if (home !== handler.fn) return true;
  const paths = unlessTooMany(() => new PathFinder(context, { focus: call }).run(handler.fn.body))?.filter((path) => path.steps.some((step) => step.kind === 'eval' && contains(step.node, call)));
  if (!paths || paths.length === 0) return true;
  return paths.every((path) => {
    const failedAt = path.steps.findIndex((step) => step.kind === 'fail');
    return failedAt < 0 || mayBeBounded({ path, root: handler.fn }, failedAt, context);
  });
}
