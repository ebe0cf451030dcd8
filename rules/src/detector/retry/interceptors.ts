import type { TSESTree } from '@typescript-eslint/types';
import {
  contains,
  enclosingFunction,
  isFunction,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import { boundOf } from './bounds.js';
import { type GraphFailure, type RetryContext } from './context.js';
import type { Left } from './cycles.js';
import type { LibraryCall } from './library-call.js';
import { otherError } from './other-errors.js';
import { PathFinder } from './paths.js';
import { calledFunction } from './self.js';
import { unlessTooMany, type Step } from './ways.js';
import { isSame, isRequest, holds, readsRequest } from './interceptor-requests.js';

/**
 * `client.interceptors.response.use(…, handler)` of axios: whatever the client sends and that fails comes
 * here.
 */
interface Interceptor {
  readonly client: Node;
  readonly handler: FunctionNode;
}

/**
 * What interceptors of axios send again by the client that they belong to, so that its failure comes back to
 * them.
 */
export function judgeInterceptors(context: RetryContext): LibraryCall[] {
  return interceptorsOf(context).flatMap((interceptor) => {
    const calls: TSESTree.CallExpression[] = [];
    walk(interceptor.handler.body, (node) => {
      if (node.type === 'CallExpression' && sendsAgain(node, interceptor, context)) calls.push(node);
      return true;
    });
    return calls.map((call) => ({ call, verdict: judge(call, interceptor, context) }));
  });
}

function interceptorsOf(context: RetryContext): Interceptor[] {
  return context.syntax.callsNamed('use').flatMap((call) => {
    const callee = unwrap(call.callee);
    const response = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    const all =
      response.type === 'MemberExpression' && propertyName(response) === 'response'
        ? unwrap(response.object)
        : response;
    const given = call.arguments[1] && unwrap(call.arguments[1]);
    if (all.type !== 'MemberExpression' || propertyName(all) !== 'interceptors' || !given) return [];
    const handler = isFunction(given) ? given : calledFunction(given, context);
    return handler ? [{ client: unwrap(all.object), handler }] : [];
  });
}

/**
 * `client(error.config)`, `client.request(error.config)`: another client has no such handler and sends once.
 */
function sendsAgain(
  { callee, arguments: [first] }: TSESTree.CallExpression,
  { client, handler }: Interceptor,
  context: RetryContext,
): boolean {
  const node = unwrap(callee);
  const sender =
    node.type === 'MemberExpression' && propertyName(node) === 'request' ? unwrap(node.object) : node;
  return isSame(sender, client, context) && first !== undefined && isRequest(first, handler, context);
}

function judge(
  call: TSESTree.CallExpression,
  { handler }: Interceptor,
  context: RetryContext,
): LibraryCall['verdict'] {
  const failure = context.graphFailure(call);
  if (!failure) return { left: { reason: 'no-failure' } };
  if (isTakenOff(handler)) return { left: { reason: 'limited' } };
  if (!isPlainlyInside(call, handler, context)) return { left: { reason: 'too-many-ways' } };
  const ways = unlessTooMany(() =>
    new PathFinder(context, { focus: call }).run(handler.body, begin(handler, call, failure)),
  );
  const paths = ways?.flatMap(({ steps, ...path }) => {
    const sent = steps.findIndex((step) => step.kind === 'eval' && contains(step.node, call));
    return sent < 0 ? [] : [{ ...path, steps: steps.slice(0, sent + 1) }];
  });
  if (!paths) return { left: { reason: 'too-many-ways' } };
  let left: Left = { reason: 'limited' };
  for (const path of paths) {
    const node =
      otherError(path, context) ??
      path.steps.find((step) => step.kind === 'test' && readsRequest(step.node, handler, context))?.node ??
      boundOf({ path, root: handler }, 0, context);
    if (!node) return { sent: failure };
    left = { reason: 'bound', node };
  }
  return { left };
}

function begin(handler: FunctionNode, node: Node, failure: GraphFailure): Step[] {
  return [
    { kind: 'fail', node, failure },
    { kind: 'caught', node: handler, param: handler.params[0] ?? null },
  ];
}

/** `client.interceptors.response.eject(id)`: what is sent after that does not come back. */
function isTakenOff(handler: FunctionNode): boolean {
  return holds(handler, (node) => node.type === 'MemberExpression' && propertyName(node) === 'eject');
}

const DECISIONS: ReadonlySet<string> = new Set([
  'IfStatement',
  'ConditionalExpression',
  'LogicalExpression',
  'SwitchStatement',
  'TryStatement',
]);

/** Not in a callback that decides something by itself. */
function isPlainlyInside(call: Node, handler: FunctionNode, context: RetryContext): boolean {
  for (
    let fn = enclosingFunction(call, context.syntax);
    fn && fn !== handler;
    fn = enclosingFunction(fn, context.syntax)
  ) {
    if (holds(fn, (node) => DECISIONS.has(node.type))) return false;
  }
  return true;
}
