import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, unwrap, type Node } from '../syntax.js';
import { constantInit, numberOf, type GraphFailure, type RetryContext } from './context.js';
import { calledFunction } from './self.js';
import type { Step } from './ways.js';

/** What the outcome of a condition says about the response it reads. */
interface Verdict {
  readonly failed: boolean;
  readonly failure: GraphFailure;
}

const STATUS_NAMES: ReadonlySet<string> = new Set(['status', 'statusCode']);
/** Codes of success and redirection end below this one. */
const FIRST_ERROR_STATUS = 400;
const MAX_PREDICATE_DEPTH = 3;

/** The Graph request whose response has failed when the condition has this outcome; undefined when that is not certain. */
export function failedResponse(step: Extract<Step, { kind: 'test' }>, context: RetryContext): GraphFailure | undefined {
  const verdict = step.equals ? compare(step.node, '===', step.equals, step.truth, context) : judge(step.node, step.truth, context, 0);
  return verdict?.failed ? verdict.failure : undefined;
}

function judge(test: Node, truth: boolean, context: RetryContext, depth: number): Verdict | undefined {
  const node = unwrap(test);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? judge(node.argument, !truth, context, depth) : undefined;
    case 'AwaitExpression':
      return judge(node.argument, truth, context, depth);
    case 'LogicalExpression':
      return either(judge(node.left, truth, context, depth), judge(node.right, truth, context, depth));
    case 'BinaryExpression':
      return compare(node.left, node.operator, node.right, truth, context);
    case 'CallExpression':
      return called(node, truth, context, depth);
    case 'MemberExpression':
      return flag(node, truth, context);
    case 'Identifier': {
      const init = constantInit(node, context);
      return (init && judge(init, truth, context, depth)) ?? flag(node, truth, context);
    }
    default:
      return undefined;
  }
}

function either(left: Verdict | undefined, right: Verdict | undefined): Verdict | undefined {
  if (left?.failed) return left;
  return right?.failed ? right : (left ?? right);
}

/** `res.ok`, `body.error`, and names destructured from them. */
function flag(node: Node, truth: boolean, context: RetryContext): Verdict | undefined {
  const read = readOf(node, context);
  if (read?.property === 'ok') return { failed: !truth, failure: read.failure };
  return read?.property === 'error' && truth ? { failed: true, failure: read.failure } : undefined;
}

function compare(left: Node, operator: string, right: Node, truth: boolean, context: RetryContext): Verdict | undefined {
  const read = readOf(left, context);
  if (!read) return undefined;
  const { failure, property } = read;
  const literal = unwrap(right);
  if (property === 'ok' && literal.type === 'Literal' && typeof literal.value === 'boolean') {
    return { failed: literal.value !== (operator.startsWith('=') === truth), failure };
  }
  if (property === 'error' && (operator === '===' || operator === '==') && truth) return { failed: true, failure };
  if (!STATUS_NAMES.has(property)) return undefined;
  const status = numberOf(right, context);
  if (status === undefined) return undefined;
  const isError = status >= FIRST_ERROR_STATUS;
  if (operator === '===' || operator === '==') return truth ? { failed: isError, failure } : undefined;
  if (operator === '!==' || operator === '!=') return truth ? undefined : { failed: isError, failure };
  if (operator === '>=' || operator === '>') return truth && status >= FIRST_ERROR_STATUS - 1 ? { failed: true, failure } : undefined;
  return (operator === '<' || operator === '<=') && !truth && status >= FIRST_ERROR_STATUS - 1 ? { failed: true, failure } : undefined;
}

/** `[429, 503].includes(res.status)`, `RETRYABLE.has(res.status)`, and predicates of this file that are one expression. */
function called(call: TSESTree.CallExpression, truth: boolean, context: RetryContext, depth: number): Verdict | undefined {
  const [argument] = call.arguments;
  if (!argument) return undefined;
  const method = call.callee.type === 'MemberExpression' ? propertyName(call.callee) : undefined;
  if (call.callee.type === 'MemberExpression' && (method === 'includes' || method === 'has')) {
    const read = readOf(argument, context);
    if (!read || !truth || !STATUS_NAMES.has(read.property)) return undefined;
    const failed = numbersOf(call.callee.object, context).some((status) => status >= FIRST_ERROR_STATUS);
    return failed ? { failed, failure: read.failure } : undefined;
  }
  const target = depth < MAX_PREDICATE_DEPTH ? calledFunction(call.callee, context) : undefined;
  const result = target?.body && resultOf(target.body);
  return result ? judge(result, truth, context, depth + 1) : undefined;
}

function resultOf(body: Node): Node | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' && only.argument ? only.argument : undefined;
}

interface Read {
  readonly property: string;
  readonly failure: GraphFailure;
}

/** Which property of which Graph response an expression reads: `res.status`, a destructured `ok`, `body.error.code` as `error`. */
function readOf(node: Node, context: RetryContext): Read | undefined {
  for (const { root, path, at } of context.valuesOf(unwrap(node))) {
    if (at.length > 0) continue;
    // What a callback gets: `(err) => …` of the classic client, `(res) => …` of Node, `const { error } = await attempt(…)`.
    if (root.kind === 'error' && root.failure.kind === 'graph') return { property: path.at(-1) ?? 'error', failure: root.failure };
    if (root.kind !== 'response' && root.kind !== 'body') continue;
    const property = path.includes('error') ? 'error' : path.at(-1);
    if (property !== undefined) return { property, failure: root.failure };
  }
  return undefined;
}

/** True when an expression holds what a Graph request answered or failed with, or a part of that. */
export function isFromGraph(node: Node, context: RetryContext): boolean {
  return context.valuesOf(unwrap(node)).some(({ root }) => {
    if (root.kind === 'response' || root.kind === 'body') return true;
    return root.kind === 'error' && root.failure.kind === 'graph';
  });
}

function numbersOf(node: Node, context: RetryContext): number[] {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') {
    const init = constantInit(inner, context);
    return init ? numbersOf(init, context) : [];
  }
  if (inner.type === 'NewExpression') return inner.arguments[0] ? numbersOf(inner.arguments[0], context) : [];
  if (inner.type !== 'ArrayExpression') return [];
  return inner.elements.flatMap((element) => (element ? (numberOf(element, context) ?? []) : []));
}
