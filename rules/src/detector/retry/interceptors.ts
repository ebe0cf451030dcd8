import type { TSESTree } from '@typescript-eslint/types';
import { BESIDE } from '../../analysis/models/request-options.js';
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
import { constantInit, type GraphFailure, type RetryContext } from './context.js';
import type { Left } from './cycles.js';
import type { LibraryCall } from './library-call.js';
import { otherError } from './other-errors.js';
import { PathFinder } from './paths.js';
import { isWritten } from './properties.js';
import { calledFunction } from './self.js';
import { unlessTooMany, type Step } from './ways.js';

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

function isSame(one: Node, other: Node, context: RetryContext): boolean {
  if (one.type === 'Identifier')
    return (
      other.type === 'Identifier' &&
      context.names.variable(one) !== undefined &&
      context.names.variable(one) === context.names.variable(other)
    );
  if (one.type === 'ThisExpression') return other.type === 'ThisExpression';
  if (one.type !== 'MemberExpression' || other.type !== 'MemberExpression') return false;
  return (
    propertyName(one) !== undefined &&
    propertyName(one) === propertyName(other) &&
    isSame(unwrap(one.object), unwrap(other.object), context)
  );
}

/** Names of names that are followed. */
const MAX_NAMES = 4;

/** The request that failed: `error.config`, a name for it, or a copy of it. */
function isRequest(node: Node, handler: FunctionNode, context: RetryContext, depth = 0): boolean {
  const value = unwrap(node);
  if (value.type === 'ObjectExpression')
    return value.properties.every((property) =>
      property.type === 'SpreadElement'
        ? isRequest(property.argument, handler, context)
        : propertyName(property) === 'headers',
    );
  if (value.type === 'MemberExpression')
    return (
      propertyName(value) === 'config' &&
      contains(handler, value) &&
      isErrorOf(value.object, handler, context)
    );
  if (value.type !== 'Identifier') return false;
  const init = constantInit(value, context);
  if (init) return depth < MAX_NAMES && isRequest(init, handler, context, depth + 1);
  return isTakenOut(value, handler, context);
}

function isErrorOf(node: Node, handler: FunctionNode, context: RetryContext): boolean {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  return variable !== undefined && variable.identifiers[0] === handler.params[0];
}

/** `const { config } = error`, `({ config }) => …` */
function isTakenOut(name: TSESTree.Identifier, handler: FunctionNode, context: RetryContext): boolean {
  const definition = context.names.variable(name)?.defs[0];
  const node = definition?.node as Node | undefined;
  const pattern =
    node === handler
      ? handler.params[0]
      : node?.type === 'VariableDeclarator' && node.init && isErrorOf(node.init, handler, context)
        ? node.id
        : undefined;
  if (pattern?.type !== 'ObjectPattern') return false;
  return pattern.properties.some(
    (property) =>
      property.type === 'Property' &&
      propertyName(property) === 'config' &&
      property.value === definition?.name,
  );
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

function holds(root: Node, isMeant: (node: Node) => boolean): boolean {
  let found = false;
  walk(root, (node) => {
    found ||= isMeant(node);
    return !found;
  });
  return found;
}

/** Properties of a request that are the same each time. Any other may be a mark that it was sent before. */
const STEADY: ReadonlySet<string> = new Set(['url', 'method', 'baseURL']);

/**
 * A property of a request that something writes, or may: what nothing in the file writes, in a handler that
 * gives the request to nobody else, is no mark.
 */
function mayBeMark(name: string | undefined, handler: FunctionNode, context: RetryContext): boolean {
  if (name === undefined || STEADY.has(name)) return name === undefined;
  if (
    BESIDE.has(name) ||
    isWritten(name, context) ||
    context.syntax
      .all('Property')
      .some(
        (property) =>
          propertyName(property) === name && context.syntax.parent(property)?.type === 'ObjectExpression',
      )
  )
    return true;
  return context.syntax
    .all('CallExpression')
    .some(
      (call) =>
        contains(handler, call) &&
        !context.graphFailure(call) &&
        call.arguments.some((argument) =>
          isRequest(argument.type === 'SpreadElement' ? argument.argument : argument, handler, context),
        ),
    );
}

/**
 * A test of what may be a mark, also under a name: `const n = error.config.n ?? 0`,
 * `const { n } = error.config`.
 */
function readsRequest(
  test: Node,
  handler: FunctionNode,
  context: RetryContext,
  seen = new Set<Node>(),
): boolean {
  return holds(test, (node) => {
    if (node.type === 'MemberExpression')
      return isRequest(node.object, handler, context) && mayBeMark(propertyName(node), handler, context);
    if (node.type !== 'Identifier') return false;
    const declared = context.names.variable(node)?.defs[0]?.node as Node | undefined;
    if (declared?.type !== 'VariableDeclarator' || !declared.init || !contains(handler, declared))
      return false;
    if (isRequest(declared.init, handler, context)) return declared.id.type === 'ObjectPattern';
    if (seen.has(declared)) return false;
    seen.add(declared);
    return readsRequest(declared.init, handler, context, seen);
  });
}
