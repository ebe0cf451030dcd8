import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf, isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { calleeOf, functionOf } from './callees.js';
import { isTimerModule } from './clients.js';
import { stringPrefixes } from './constants.js';
import { isOpenFailure, step, type Collected, type OtherFailure } from './context.js';
import { applySummary, openUrl, parameterOf } from './apply.js';
import { arriving } from './arriving.js';
import { failureByUrl, type Engine } from './engine.js';
import { madeErrors, thrownAsItIs } from './made-errors.js';
import { executorOf, rejectionsOf } from './executors.js';
import { isOfLogin } from './login.js';
import { isOpen, requestOf, type OpenRequest } from './requests.js';
import { packageOf, startOf } from './packages.js';
import type { SummaryFailure } from './summary.js';

/** Calls that run a callback later, outside of the surrounding `try`. */
const DEFERRED: ReadonlySet<string> = new Set(['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'on', 'once', 'addEventListener', 'addListener', 'subscribe', 'useEffect', 'useCallback', 'useMemo', 'useLayoutEffect', 'nextTick']);

/** Everything that may make `root` throw or reject, in source order; failures that it handles itself are left out. */
export function collectFailures(root: Node, engine: Engine): readonly Collected[] {
  const { context } = engine;
  const found: Collected[] = [];

  const other = (kind: OtherFailure['kind'], node: Node, texts: readonly string[] = []): void => {
    found.push({ kind, node, texts });
  };

  function visit(node: Node, awaited: boolean): void {
    if (isFunction(node) && node !== root) return;
    switch (node.type) {
      case 'AwaitExpression':
      case 'YieldExpression':
        if (node.argument) visit(node.argument, true);
        return;
      case 'ReturnStatement':
        // What a `try` returns without `await` is rejected outside of it.
        if (node.argument) visit(node.argument, isFunction(root));
        return;
      case 'ThrowStatement':
        visit(node.argument, false);
        thrown(node.argument, node);
        return;
      case 'TryStatement':
        if (!node.handler) visit(node.block, false);
        else visit(node.handler.body, false);
        if (node.finalizer) visit(node.finalizer, false);
        return;
      case 'CallExpression':
        call(node, awaited);
        return;
      case 'Identifier':
        if (awaited) promised(node);
        return;
      case 'NewExpression':
        made(node);
        return;
      default:
        for (const child of childrenOf(node)) visit(child, awaited && isTransparent(node));
    }
  }

  /** A promise that the caller gives. */
  function promised(node: TSESTree.Identifier): void {
    const parameter = parameterOf(node, context);
    if (parameter) found.push({ kind: 'call', ...parameter, node, wrapped: false, isAwaited: true });
  }

  /** `new Promise((resolve, reject) => …)` fails with what its executor rejects it with. */
  function made(node: TSESTree.NewExpression): void {
    const executor = executorOf(node);
    if (!executor) {
      for (const child of childrenOf(node)) visit(child, false);
      return;
    }
    const { reasons, handedOn, requests } = rejectionsOf(executor, node, context);
    for (const reason of reasons) thrown(reason, node);
    for (const promise of handedOn) visit(promise, true);
    found.push(...requests);
  }

  function call(node: TSESTree.CallExpression, awaited: boolean): void {
    const callee = unwrap(node.callee);
    const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : callee.type === 'Identifier' ? callee.name : '';
    if (callee.type === 'MemberExpression' && chained(node, callee, name, awaited)) return;
    const request = requestOf(node, context);
    const before = found.length;
    visitArguments(node, name, request !== undefined);
    if (request && !isOpen(request)) {
      found.push({ kind: 'graph', client: request.client, chain: [step(context, node)], node, wrapped: false });
      return;
    }
    if (callee.type === 'MemberExpression') visit(callee.object, false);
    if (request) {
      open(request);
      return;
    }
    if (isFunction(callee)) {
      functionBody(callee, node);
      return;
    }
    const resolved = calleeOf(node, context);
    if (resolved) {
      const { failures } = 'fn' in resolved ? engine.summary(resolved.fn) : resolved.summary;
      apply(awaited ? failures : ofUnawaited(failures), node);
      return;
    }
    const parameter = parameterOf(callee, context);
    if (parameter) found.push({ kind: 'call', ...parameter, node, wrapped: false });
    else if (awaited && !found.slice(before).some((failure) => isHandedOn(failure, node))) unresolved(node, callee);
  }

  /** Promise combinators, which pass on or swallow what the receiver or the arguments reject with. */
  function chained(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression, name: string, awaited: boolean): boolean {
    const [first, second] = node.arguments;
    const object = unwrap(callee.object);
    if (object.type === 'Identifier' && object.name === 'Promise') {
      if (name === 'allSettled') return true;
      if (name === 'all' || name === 'race' || name === 'any') {
        if (first) visitElements(first);
        return true;
      }
    }
    if (name === 'catch' && node.arguments.length === 1 && first) {
      callback(first, node);
      return true;
    }
    if (name === 'then' && first) {
      if (!second) visit(object, awaited || object.type === 'Identifier');
      callback(first, node);
      if (second) callback(second, node);
      return true;
    }
    if (name === 'finally') {
      visit(callee.object, awaited);
      return true;
    }
    return false;
  }

  function visitElements(node: Node): void {
    const inner = unwrap(node);
    if (inner.type !== 'ArrayExpression') {
      visit(inner, true);
      return;
    }
    for (const element of inner.elements) if (element) visit(element, true);
  }

  function callback(node: Node, at: Node): void {
    const resolved = functionOf(node, context);
    if (resolved) apply('fn' in resolved ? engine.summary(resolved.fn).failures : resolved.summary.failures, at);
    if (resolved && 'fn' in resolved) leftOpen(resolved.fn, at);
  }

  /** Inline callbacks run as part of the call unless the callee is known to run them later. */
  function visitArguments(node: TSESTree.CallExpression, name: string, isRequest: boolean): void {
    for (const argument of node.arguments) {
      const inner = unwrap(argument);
      if (!isFunction(inner)) visit(argument, false);
      else if (!isRequest && !DEFERRED.has(name)) functionBody(inner, node);
      if (inner.type !== 'ObjectExpression' || isRequest) continue;
      for (const property of inner.properties) {
        if (property.type === 'Property' && isFunction(property.value)) functionBody(property.value, node);
      }
    }
  }

  function functionBody(fn: FunctionNode, at: Node): void {
    const { failures } = engine.summary(fn);
    apply(fn.async ? failures : ofUnawaited(failures), at, true);
    leftOpen(fn, at);
  }

  /** What depends on a parameter of the function around it is still to be known: `retry(() => fetch(url))`. */
  function leftOpen(fn: FunctionNode, at: Node): void {
    for (const failure of engine.collected(fn)) if (isOpenFailure(failure)) found.push({ ...failure, node: at });
  }

  function apply(failures: readonly SummaryFailure[], at: Node, inline = false): void {
    found.push(...failures.flatMap((failure) => applySummary(failure, at, engine, inline)));
  }

  function open(request: OpenRequest): void {
    const verdict = engine.urlVerdict(request.url);
    if (verdict && verdict !== 'graph') found.push(failureByUrl(verdict, request.node));
    else if (stringPrefixes(request.url, context).some((prefix) => prefix.startsWith('/'))) other('foreign', request.node);
    else found.push(openUrl(request.url, { client: request.client, chain: [step(context, request.node)], wrapped: false }, request.node, context));
  }

  function unresolved(node: TSESTree.CallExpression, callee: Node): void {
    if (callee.type === 'MemberExpression' && engine.values(callee.object).some((value) => value.root.kind === 'response' || value.root.kind === 'body')) return;
    const variable = startOf(callee, context);
    const module = packageOf(variable, context);
    if (module !== undefined && isTimerModule(module)) return;
    if (variable && isOfLogin(variable, context)) {
      other('sign-in', node, ['sign-in']);
      return;
    }
    if (module === undefined) other('unknown', node);
    else other('foreign', node, [module]);
  }

  function thrown(argument: Node, at: Node): void {
    const inner = unwrap(argument);
    const roots = inner.type === 'NewExpression' || inner.type === 'CallExpression' ? [] : arriving(inner, engine).flatMap((value) => (inner.type === 'Identifier' && value.at.length > 0 ? [] : thrownAsItIs(value)));
    for (const failure of roots) found.push({ ...failure, node: at });
    if (roots.length > 0) return;
    const errors = madeErrors(inner, engine);
    if (!errors) other('unknown', at);
    for (const { texts, failures } of errors ?? []) {
      other('own', at, texts);
      found.push(...failures.map((failure) => ({ ...failure, node: at })));
    }
  }

  /** Whether what is waited for is a request that a call gets as it is: `timeout(send(), 1000)`. */
  function isHandedOn({ kind, node }: Collected, call: Node): boolean {
    if (kind !== 'graph') return false;
    let inner: Node | undefined = node;
    while (inner && inner !== call && inner.type !== 'AwaitExpression' && !isFunction(inner)) inner = context.index.parent(inner);
    return inner === call && node !== call;
  }

  if (isFunction(root)) {
    visit(root.body, root.body.type !== 'BlockStatement');
  } else {
    visit(root, root.type === 'Identifier');
  }
  return found;
}

/** As for calls that cannot be followed: only what is awaited counts as something else that may fail. */
function ofUnawaited(failures: readonly SummaryFailure[]): readonly SummaryFailure[] {
  return failures.filter(({ kind }) => kind !== 'unknown' && kind !== 'foreign');
}

/** Nodes through which "this promise is awaited" reaches the parts. */
function isTransparent(node: Node): boolean {
  return ['ConditionalExpression', 'LogicalExpression', 'SequenceExpression', 'ArrayExpression', 'SpreadElement', 'ChainExpression', 'TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'].includes(node.type);
}
