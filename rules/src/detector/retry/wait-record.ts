import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../scope.js';
import { contains, isFunction, literalText, propertyName, unwrap, walk, type Node } from '../syntax.js';
import { constantInit, parameterName, type GraphFailure, type RetryContext } from './context.js';
import { isTimer } from './flow.js';
import { amountWith } from './responses.js';
import { calledFunction } from './self.js';
import type { Cycle } from './state.js';
import { calleeText, isWaitOrLog } from './waits.js';

/**
 * What is waited before a request is sent again. `none`: nothing at all. `constant`: always the same. `header`: what `Retry-After` says,
 * as it is. `cut`: less than that. `seconds`: as many milliseconds as it says seconds. `elsewhere`: it is read where this client never has
 * it. `other`: it grows, or it is not known.
 */
export interface Wait {
  readonly kind: 'none' | 'constant' | 'header' | 'cut' | 'seconds' | 'elsewhere' | 'other';
  /** The call that waits, or where the header is looked for. */
  readonly node?: Node;
}

/** What the header says in a trial, in seconds. Graph often asks for that long. */
const TRIAL_SECONDS = 60;
const MILLISECONDS = 1000;

export function waitOf(cycle: Cycle, failure: GraphFailure, context: RetryContext): Wait {
  const { steps } = cycle.path;
  const nodes = steps.flatMap((step) => (step.kind === 'eval' || step.kind === 'maybe' ? [step.node] : []));
  // What is awaited, and is neither the request nor a part of its answer, may wait.
  const calls = nodes.flatMap((node) => callsIn(node)).filter((call) => !contains(call, failure.node) && !contains(failure.node, call));
  const waits = [...calls, ...(cycle.path.timer === true && cycle.path.node?.type === 'CallExpression' ? callsAround(cycle.path.node, context) : [])].filter((call) => isWait(call, context));
  const [first, ...others] = waits;
  if (!first) return { kind: calls.some((call) => isUnknown(call, context)) || cycle.path.timer === true ? 'other' : 'none' };
  if (others.some((call) => !contains(first, call))) return { kind: 'other' };
  const read = readElsewhere(first, nodes, context);
  if (read) return { kind: 'elsewhere', node: read };
  const amount = millisecondsOf(first, context);
  const kind = amount === undefined ? undefined : kindOf(amount, context);
  return { kind: kind ?? 'other', node: first };
}

function kindOf(amount: Amount, context: RetryContext): Wait['kind'] | undefined {
  const one = amountWith(amount.value, TRIAL_SECONDS, context);
  const other = amountWith(amount.value, TRIAL_SECONDS * 2, context);
  if (one === undefined || other === undefined) return undefined;
  if (!one.isRead) return 'constant';
  const waited = one.value * amount.factor;
  if (waited === TRIAL_SECONDS) return 'seconds';
  return waited < TRIAL_SECONDS * MILLISECONDS ? 'cut' : 'header';
}

interface Amount {
  readonly value: Node;
  /** By what it is multiplied until it is milliseconds. */
  readonly factor: number;
}

function callsIn(node: Node): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  walk(node, (child) => {
    if (child.type === 'CallExpression') found.push(child);
    return true;
  });
  return found;
}

function callsAround(node: Node, { syntax }: RetryContext): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  for (let current: Node | undefined = node; current && current.type !== 'BlockStatement' && current.type !== 'Program'; current = syntax.parent(current)) {
    if (current.type === 'CallExpression') found.push(current);
  }
  return found;
}

/** A timer, a function of this file that arms one, or what is called like a wait. */
function isWait(call: TSESTree.CallExpression, context: RetryContext): boolean {
  if (isTimer(call.callee)) return true;
  return isWaitOrLog(call, context) && /sleep|delay|wait|pause|backoff/i.test(calleeText(call)) ? true : armed(call, context) !== undefined;
}

/** A call that may wait, of which nothing is known. */
function isUnknown(call: TSESTree.CallExpression, context: RetryContext): boolean {
  const parent = context.syntax.parent(call);
  const name = calleeText(call);
  return parent?.type === 'AwaitExpression' && !/\.(?:json|text|blob|arrayBuffer|clone|cancel)$/.test(name);
}

/** The milliseconds that a call waits, as an expression at the place of the call. */
function millisecondsOf(call: TSESTree.CallExpression, context: RetryContext): Amount | undefined {
  const module = importedBy(call.callee, context.names)?.module;
  if (module === 'node:timers/promises' || module === 'timers/promises' || module === 'delay') return call.arguments[0] && { value: call.arguments[0], factor: 1 };
  if (isTimer(call.callee)) return call.arguments[1] && { value: call.arguments[1], factor: 1 };
  const own = armed(call, context);
  if (own) return own;
  // A wait of another file may count in seconds; only that it is always the same can be said.
  const [given] = call.arguments;
  return given && amountWith(given, TRIAL_SECONDS, context)?.isRead === false ? { value: given, factor: 1 } : undefined;
}

/** `const sleep = (s) => new Promise((done) => setTimeout(done, s * 1000))`: what is given for `s`, and 1000. */
function armed(call: TSESTree.CallExpression, context: RetryContext): Amount | undefined {
  const target = calledFunction(call.callee, context);
  if (!target) return undefined;
  let found: Amount | undefined;
  walk(target.body, (child) => {
    const time = child.type === 'CallExpression' && isTimer(child.callee) ? child.arguments[1] : undefined;
    const scaled = time && scaleOf(unwrap(time));
    const position = scaled ? target.params.findIndex((parameter) => parameterName(parameter) === scaled.name) : -1;
    const value = call.arguments[position];
    if (scaled && value) found ??= { value, factor: scaled.factor };
    return !isFunction(child) || found === undefined;
  });
  return found;
}

function scaleOf(time: Node): { readonly name: string; readonly factor: number } | undefined {
  if (time.type === 'Identifier') return { name: time.name, factor: 1 };
  if (time.type !== 'BinaryExpression' || time.operator !== '*') return undefined;
  const [name, factor] = time.left.type === 'Identifier' ? [time.left, time.right] : [time.right, time.left];
  return name.type === 'Identifier' && factor.type === 'Literal' && typeof factor.value === 'number' ? { name: name.name, factor: factor.value } : undefined;
}

/** `response.headers['retry-after']` of `fetch`, `error.headers` of axios: never there. */
function readElsewhere(wait: Node, nodes: readonly Node[], context: RetryContext): Node | undefined {
  let found: Node | undefined;
  for (const node of nodes) {
    walk(node, (child) => {
      if (child.type === 'MemberExpression' && isRetryAfter(child) && isNeverThere(child, context)) found ??= child;
      return !found;
    });
  }
  return found && reads(wait, found, context) ? found : undefined;
}

/** The wait is given what is read, or a name for it. */
function reads(wait: Node, read: Node, context: RetryContext, depth = 0): boolean {
  if (contains(wait, read)) return true;
  let found = false;
  walk(wait, (child) => {
    const init = child.type === 'Identifier' && depth < 4 ? (constantInit(child, context) ?? firstValue(child, context)) : undefined;
    found ||= init !== undefined && reads(init, read, context, depth + 1);
    return !found;
  });
  return found;
}

function firstValue(identifier: TSESTree.Identifier, { names }: RetryContext): Node | undefined {
  const node = names.variable(identifier)?.defs[0]?.node as Node | undefined;
  return node?.type === 'VariableDeclarator' ? (node.init ?? undefined) : undefined;
}

function isRetryAfter(node: TSESTree.MemberExpression): boolean {
  const name = propertyName(node) ?? literalText(node.property) ?? '';
  return /^retry-?after$/i.test(name) && headersOf(node) !== undefined;
}

function headersOf(node: TSESTree.MemberExpression): TSESTree.MemberExpression | undefined {
  const headers = unwrap(node.object);
  return headers.type === 'MemberExpression' && propertyName(headers) === 'headers' ? headers : undefined;
}

function isNeverThere(node: TSESTree.MemberExpression, context: RetryContext): boolean {
  const headers = headersOf(node);
  return headers !== undefined && context.valuesOf(headers.object).some(({ root, path, at }) => {
    if (at.length > 0) return false;
    if (root.kind === 'response') return root.failure.client === 'fetch' && path.length === 0;
    return root.kind === 'error' && root.failure.kind === 'graph' && root.failure.wrapped === false && path.length === 0 && ['axios', 'graph-sdk'].includes(root.failure.client);
  });
}
