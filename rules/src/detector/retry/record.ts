import type { TSESTree } from '@typescript-eslint/types';
import { contains, propertyName, unwrap, walkOwn, type Node } from '../syntax.js';
import type { GraphFailure, RetryContext } from './context.js';
import type { FailingCycle } from './cycles.js';
import { namedFailures } from './named-failures.js';
import { statusesOf } from './responses.js';
import type { Cycle } from './state.js';
import { waitOf, type Wait } from './wait-record.js';
import { isWaitOrLog } from './waits.js';

/** What is known of one way on which a failed request is sent again, whether something bounds it or not. */
export interface RepetitionRecord {
  readonly failure: GraphFailure;
  /** What sends it again: a jump, a call, or the loop. */
  readonly at: Node;
  /** The loop that sends it again, or the call. */
  readonly repeater: Node;
  /** The statuses with which it is sent again; undefined where no test asks for one. */
  readonly statuses: ReadonlySet<number> | undefined;
  /** Statuses and codes that tests name. */
  readonly named: readonly string[];
  readonly wait: Wait;
  /** How often at most, where that is written as a number in the head of a loop. */
  readonly atMost: number | undefined;
  /** The method of the request, in upper case; undefined where it is not seen. */
  readonly method: string | undefined;
  /** After the failure only waits, logs and reads of the answer are run: nothing gets a new token, makes what is missing or changes the request. */
  readonly isPlain: boolean;
}

/** The record of a way that was judged to send the same request again. */
export function recordOf({ cycle, failure }: FailingCycle, context: RetryContext): RepetitionRecord {
  const { path } = cycle;
  return {
    failure,
    at: path.node ?? cycle.root,
    repeater: cycle.self ? (path.node ?? cycle.root) : cycle.root,
    statuses: statusesIn(cycle, context),
    named: namedFailures(path, context),
    wait: waitOf(cycle, failure, context),
    atMost: limitOf(cycle.root),
    method: methodOf(failure.node),
    isPlain: !(cycle.call && cycle.call.arguments.some(holdsCall)) && path.steps.every((step) => step.kind === 'fail' || step.kind === 'caught' || isPlain(step.node, failure, context)),
  };
}

function statusesIn({ path }: Cycle, context: RetryContext): ReadonlySet<number> | undefined {
  let found: ReadonlySet<number> | undefined;
  for (const step of path.steps) {
    const statuses = step.kind === 'test' ? statusesOf(step, context) : undefined;
    if (statuses) found = found ? new Set([...found].filter((status) => statuses.has(status))) : statuses;
  }
  return found;
}

/** `for (let attempt = 0; attempt < 5; attempt++)` */
function limitOf(root: Node): number | undefined {
  const test = root.type === 'ForStatement' || root.type === 'WhileStatement' ? root.test : null;
  if (test?.type !== 'BinaryExpression' || !/^<=?$/.test(test.operator)) return undefined;
  const limit = unwrap(test.right);
  const first = root.type === 'ForStatement' && root.init?.type === 'VariableDeclaration' ? root.init.declarations[0]?.init : undefined;
  if (limit.type !== 'Literal' || typeof limit.value !== 'number' || first?.type !== 'Literal' || typeof first.value !== 'number') return undefined;
  return limit.value - first.value + (test.operator === '<=' ? 1 : 0);
}

const METHODS = /^(?:get|post|put|patch|delete|head)$/i;

function methodOf(request: Node): string | undefined {
  const call = unwrap(request.type === 'AwaitExpression' ? request.argument : request);
  if (call.type !== 'CallExpression') return undefined;
  const name = call.callee.type === 'MemberExpression' ? (propertyName(call.callee) ?? '') : '';
  if (METHODS.test(name)) return name.toUpperCase();
  const options = call.arguments.find((argument) => argument.type === 'ObjectExpression');
  const method = options?.type === 'ObjectExpression' ? options.properties.find((property) => property.type === 'Property' && propertyName(property) === 'method') : undefined;
  if (!method) return call.callee.type === 'Identifier' && call.callee.name === 'fetch' && call.arguments.length < 2 ? 'GET' : undefined;
  return method.type === 'Property' && method.value.type === 'Literal' ? String(method.value.value).toUpperCase() : undefined;
}

/** Methods that read an answer or an error, or make a number or text of a part of it. */
const READS: ReadonlySet<string> = new Set(['json', 'text', 'get', 'has', 'includes', 'startsWith', 'test', 'toString', 'toLowerCase', 'min', 'max', 'pow', 'floor', 'ceil', 'round', 'random', 'stringify', 'parse', 'now', 'getTime', 'isAxiosError', 'clone', 'cancel']);
const CONVERTS: ReadonlySet<string> = new Set(['Number', 'String', 'parseInt', 'parseFloat', 'isNaN', 'Boolean', 'setTimeout', 'resolve', 'clearTimeout']);

function isPlain(node: Node, { node: request }: GraphFailure, context: RetryContext): boolean {
  let plain = true;
  walkOwn(node, (child) => {
    if (child.type === 'AssignmentExpression' && child.left.type === 'MemberExpression') plain = false;
    if (child.type !== 'CallExpression') return plain;
    if (contains(child, request) || contains(request, child) || isWaitOrLog(child, context)) return plain && child !== request;
    plain &&= isRead(child);
    return plain;
  });
  return plain;
}

/** `load(id, await login())` */
function holdsCall(node: Node): boolean {
  let found = false;
  walkOwn(node, (child) => {
    found ||= child.type === 'CallExpression' || child.type === 'AwaitExpression';
    return !found;
  });
  return found;
}

function isRead({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee);
  if (inner.type === 'Identifier') return CONVERTS.has(inner.name);
  return inner.type === 'MemberExpression' && READS.has(propertyName(inner) ?? '');
}
