import type { TSESTree } from '@typescript-eslint/types';
import type { LeftReason } from '../../reasons.js';
import type { SpanRewrite } from '../../types.js';
import {
  isFunction,
  propertyName,
  targetOf,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../../syntax/tree.js';
import { parameterName, type RetryContext } from '../context.js';
import type { RecursionFinding } from '../recursion.js';
import { refersTo } from '../self.js';
import { rewriteAttempt } from './attempt.js';
import { rewriteCounter } from './counter.js';
import { bodyOf, parseHandler } from './handler.js';
import { optionsText } from './options.js';
import { has, indentAt, lineStart, lostComments } from './source.js';
import { findStatusRetry, isPure, rewriteStatus } from './status.js';

/** Turns a function that calls itself after a failure into `retryGraph`, or tells why not. */
export function rewriteRecursion(
  { self, found }: RecursionFinding,
  context: RetryContext,
): SpanRewrite | LeftReason {
  const { path } = found.cycle;
  const call =
    path.node?.type === 'CallExpression' && refersTo(path.node.callee, self, context) ? path.node : undefined;
  if (path.timer) return 'retry-not-awaited';
  if (path.node && isFunctionReference(path.node)) return chainOf(path.node, self, context);
  if (!call) return 'retry-shape';
  const bounded = rewriteCounter(call, self, context);
  if (bounded) return bounded;
  if (ownCalls(self, context) !== 1) return 'retry-shape';
  if (!isUnchanged(call, self)) return 'retry-state';
  const inChain = chainOf(call, self, context);
  if (typeof inChain !== 'string') return inChain;
  if (self.body.type !== 'BlockStatement' || !self.async) return 'retry-shape';
  const { body } = self.body;
  const isRepeat = (node: Node): boolean => isSelfReturn(node, self, context);
  const attempt = body.find((node) => node.type === 'TryStatement');
  if (attempt?.type === 'TryStatement' && holds(attempt.handler, call))
    return rewriteTry(body, attempt, isRepeat, context);
  const pair = findStatusRetry(body, context);
  return typeof pair === 'string' ? pair : rewriteStatus(pair, isRepeat, undefined, context);
}

function rewriteTry(
  body: readonly Node[],
  attempt: TSESTree.TryStatement,
  isRepeat: (node: Node) => boolean,
  context: RetryContext,
): SpanRewrite | LeftReason {
  const at = body.indexOf(attempt);
  const { handler } = attempt;
  if (!handler || attempt.finalizer) return 'retry-shape';
  // What a new call would compute again must come out the same when it is computed once.
  const isOnlyStep = attempt.block.body.length === 1;
  if (!body.slice(0, at).every((node) => isPure(node, context) || (isOnlyStep && isEmptyVariable(node))))
    return 'retry-shape';
  const { param } = handler;
  if (param && param.type !== 'Identifier') return 'retry-shape';
  const parsed = parseHandler(handler.body.body, param?.name, isRepeat, false, context);
  if (typeof parsed === 'string') return parsed;
  return rewriteAttempt(
    { attempt, before: [], whole: attempt, handler: parsed, error: param?.name },
    context,
  );
}

/** `let group: Group | undefined;`, which the one step of the attempt fills. */
function isEmptyVariable(node: Node): boolean {
  return (
    node.type === 'VariableDeclaration' &&
    node.kind === 'let' &&
    node.declarations.every(({ init }) => !init || init.type === 'Literal')
  );
}

function holds(node: Node | null, inner: Node): boolean {
  return node !== null && node.range[0] <= inner.range[0] && inner.range[1] <= node.range[1];
}

/** `return load(id);`, `return await load(id);` */
function isSelfReturn(node: Node, self: FunctionNode, context: RetryContext): boolean {
  if (node.type !== 'ReturnStatement' || !node.argument) return false;
  const value = unwrap(node.argument);
  const call = value.type === 'AwaitExpression' ? unwrap(value.argument) : value;
  return call.type === 'CallExpression' && refersTo(call.callee, self, context);
}

function ownCalls(self: FunctionNode, context: RetryContext): number {
  let calls = 0;
  walk(self.body, (node) => {
    if (node.type === 'CallExpression' && refersTo(node.callee, self, context)) calls++;
    return true;
  });
  return calls;
}

/** Every parameter is handed on as it came. */
function isUnchanged(call: TSESTree.CallExpression, self: FunctionNode): boolean {
  if (call.arguments.length !== self.params.length) return false;
  const isSame = call.arguments.every((argument, position) => {
    const parameter = self.params[position];
    return (
      argument.type === 'Identifier' && parameter !== undefined && parameterName(parameter) === argument.name
    );
  });
  let isWritten = false;
  walk(self.body, (node) => {
    const target = targetOf(node);
    isWritten ||=
      target?.type === 'Identifier' &&
      self.params.some((parameter) => parameterName(parameter) === target.name);
    return !isWritten;
  });
  return isSame && !isWritten;
}

function isFunctionReference(node: Node): boolean {
  return node.type !== 'CallExpression';
}

/** `return X.catch((e) => { …; return load(id); })` */
function chainOf(reference: Node, self: FunctionNode, context: RetryContext): SpanRewrite | LeftReason {
  const chain = catchAround(reference, self, context);
  if (!chain || chain.call.callee.type !== 'MemberExpression') return 'retry-shape';
  const { call, handler } = chain;
  const work = (call.callee as TSESTree.MemberExpression).object;
  if (work.range[1] > reference.range[0] || has(work, 'YieldExpression')) return 'retry-shape';
  if (!isReturned(call, self, context)) return 'retry-shape';
  const param = isFunction(handler) ? handler.params[0] : undefined;
  if (param && param.type !== 'Identifier') return 'retry-shape';
  const isRepeat = (node: Node): boolean =>
    isSelfReturn(node, self, context) ||
    (node.type === 'CallExpression' && refersTo(node.callee, self, context));
  const statements = isFunction(handler) ? bodyOf(handler.body) : [];
  const parsed = isFunction(handler)
    ? parseHandler(statements, param?.name, isRepeat, false, context)
    : parseHandler([], undefined, isRepeat, self.params.length === 0, context);
  if (typeof parsed === 'string') return parsed;
  if (context.valuesOf(work).some(({ root, path }) => root.kind === 'response' && path.length === 0))
    return 'retry-shape';
  const { file } = context;
  const indent = indentAt(file, lineStart(file, call.range[0]) === 0 ? 0 : call.range[0]);
  const async = has(work, 'AwaitExpression') ? 'async ' : '';
  const opening = `{{retryGraph}}(${async}() => `;
  const comments = lostComments(
    file,
    [[work.range[1], call.range[1]]],
    [...parsed.kept, ...parsed.constants],
  );
  if (comments.length > 0) return 'retry-shape';
  const column = work.range[1] - lineStart(file, work.range[1]) + opening.length;
  const options = optionsText(
    { handler: parsed, error: param?.name, indent: /^[ \t]*/.exec(indent)?.[0] ?? '', unit: '  ', column },
    context,
  );
  return {
    spans: [
      { start: work.range[0], end: work.range[0], text: opening },
      { start: work.range[1], end: call.range[1], text: `, ${options})` },
    ],
    uses: ['retryGraph'],
  };
}

function catchAround(
  reference: Node,
  self: FunctionNode,
  { syntax }: RetryContext,
): { call: TSESTree.CallExpression; handler: Node } | undefined {
  for (
    let node = reference, parent = syntax.parent(node);
    parent && parent !== self;
    node = parent, parent = syntax.parent(node)
  ) {
    if (
      parent.type !== 'CallExpression' ||
      parent.callee.type !== 'MemberExpression' ||
      propertyName(parent.callee) !== 'catch'
    )
      continue;
    return parent.arguments[0] === node ? { call: parent, handler: node } : undefined;
  }
  return undefined;
}

/** The chain is what the function gives back, and nothing that it does before would differ in a new call. */
function isReturned(call: TSESTree.CallExpression, self: FunctionNode, context: RetryContext): boolean {
  if (self.body === call) return true;
  if (self.body.type !== 'BlockStatement') return false;
  const { body } = self.body;
  const last = body.at(-1);
  if (last?.type !== 'ReturnStatement' || !last.argument) return false;
  const value = last.argument.type === 'AwaitExpression' ? last.argument.argument : last.argument;
  return value === call && body.slice(0, -1).every((node) => isPure(node, context));
}
