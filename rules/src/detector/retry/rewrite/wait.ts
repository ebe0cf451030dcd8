import type { TSESTree } from '@typescript-eslint/types';
import { isTimer } from '../waiting.js';
import { importOf } from '../../../syntax/scope.js';
import { isFunction, propertyName, unwrap, walk, type Node } from '../../../syntax/tree.js';
import { constantInit, numberOf, type RetryContext } from '../context.js';
import { calledFunction } from '../self.js';
import { textOf } from './source.js';

/** How long a hand-made retry waits. */
export type Wait =
  /**
   * The same time before each attempt, in milliseconds: as source text, and as a number where it is known.
   */
  | { readonly kind: 'fixed'; readonly text: string; readonly ms: number | undefined }
  /** As long as `Retry-After` says, else as long as `fallbackMs`. */
  | { readonly kind: 'header'; readonly fallbackMs: number | undefined };

const SLEEPERS = /^(?:sleep|delay|wait|pause|setTimeout|timeout|waitFor|waitMs|sleepMs|delayMs)$/;

/**
 * What a promise waits for: `sleep(ms)`, `new Promise((r) => setTimeout(r, ms))`. Undefined when it is no
 * wait, or its unit is not certain.
 */
export function waitOf(
  promise: Node,
  locals: ReadonlyMap<string, Node>,
  context: RetryContext,
): Wait | undefined {
  const time = millisecondsOf(unwrap(promise), context);
  return time && classify(time, locals, context);
}

/** True for a call that is a wait by its name; whether it is understood is another question. */
export function looksLikeWait(node: Node): boolean {
  const call = unwrap(node);
  if (call.type === 'NewExpression')
    return call.callee.type === 'Identifier' && call.callee.name === 'Promise';
  if (call.type !== 'CallExpression') return false;
  return /sleep|delay|wait|pause|backoff|timeout/i.test(nameOfCallee(call));
}

function nameOfCallee(call: TSESTree.CallExpression): string {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
}

/** The argument that holds milliseconds. */
function millisecondsOf(node: Node, context: RetryContext): Node | undefined {
  const timer = timerIn(node);
  if (timer) return timer.arguments[1];
  if (node.type !== 'CallExpression' || node.arguments.length !== 1) return undefined;
  const [time] = node.arguments;
  const own = calledFunction(node.callee, context);
  if (own) return waitsForParameter(own) ? time : undefined;
  if (!SLEEPERS.test(nameOfCallee(node))) return undefined;
  const variable = node.callee.type === 'Identifier' ? context.names.variable(node.callee) : undefined;
  if (variable && importOf(variable)?.module.includes('timers/promises')) return time;
  // A wait from elsewhere: milliseconds when the number could not be a count of seconds.
  const ms = time && numericValue(time, context);
  return ms === undefined || ms >= 100 ? time : undefined;
}

/** `new Promise((resolve) => setTimeout(resolve, ms))`, nothing else in it. */
function timerIn(node: Node): TSESTree.CallExpression | undefined {
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'Promise')
    return undefined;
  const [executor] = node.arguments;
  if (!isFunction(executor)) return undefined;
  const [resolve] = executor.params;
  const [only] = executor.body.type === 'BlockStatement' ? executor.body.body : [];
  const call =
    executor.body.type === 'BlockStatement'
      ? executor.body.body.length === 1 && only?.type === 'ExpressionStatement'
        ? only.expression
        : undefined
      : executor.body;
  if (call?.type !== 'CallExpression' || !isTimer(call.callee) || resolve?.type !== 'Identifier')
    return undefined;
  const [callback] = call.arguments;
  if (callback?.type === 'Identifier') return callback.name === resolve.name ? call : undefined;
  const calls =
    isFunction(callback) && callback.body.type === 'CallExpression' ? callback.body.callee : undefined;
  return calls?.type === 'Identifier' && calls.name === resolve.name ? call : undefined;
}

/** `(ms) => new Promise((resolve) => setTimeout(resolve, ms))` as a function of this file. */
function waitsForParameter(target: Node): boolean {
  if (!isFunction(target)) return false;
  const [parameter] = target.params;
  const body = target.body.type === 'BlockStatement' ? target.body.body : undefined;
  const [only] = body ?? [];
  const value = body
    ? body.length === 1 && only?.type === 'ReturnStatement'
      ? only.argument
      : undefined
    : target.body;
  const inner = value && unwrap(value);
  const promise = inner?.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
  const time = promise && timerIn(promise)?.arguments[1];
  return time?.type === 'Identifier' && parameter?.type === 'Identifier' && time.name === parameter.name;
}

function classify(time: Node, locals: ReadonlyMap<string, Node>, context: RetryContext): Wait | undefined {
  const whole = expand(time, locals);
  if (whole.some((part) => readsRetryAfter(part))) {
    const fallback = fallbackOf(whole, context);
    return {
      kind: 'header',
      fallbackMs:
        fallback === undefined ? undefined : fallback * (whole.some((part) => isTimes1000(part)) ? 1000 : 1),
    };
  }
  const ms = numericValue(time, context);
  const stated = unwrap(time);
  if (ms !== undefined)
    return {
      kind: 'fixed',
      text: stated.type === 'Identifier' && locals.has(stated.name) ? String(ms) : textOf(context.file, time),
      ms,
    };
  if (stated.type === 'Identifier' && !locals.has(stated.name) && isConstantName(stated, context))
    return { kind: 'fixed', text: stated.name, ms: undefined };
  return undefined;
}

/** An expression together with the initialisers of the handler's own constants that it reads. */
function expand(time: Node, locals: ReadonlyMap<string, Node>): Node[] {
  const parts: Node[] = [time];
  const seen = new Set<string>();
  for (const part of parts) {
    walk(part, (child) => {
      if (child.type !== 'Identifier' || seen.has(child.name)) return true;
      const init = locals.get(child.name);
      seen.add(child.name);
      if (init) parts.push(init);
      return true;
    });
  }
  return parts;
}

/** A header named `Retry-After`, or a `retryAfter` property of the failure. */
function readsRetryAfter(part: Node): boolean {
  let found = false;
  walk(part, (child) => {
    if (child.type === 'Literal' && typeof child.value === 'string')
      found ||= /^retry-after$/i.test(child.value);
    if (child.type === 'MemberExpression')
      found ||= /^retryAfter(?:Ms|Seconds)?$/.test(propertyName(child) ?? '');
    return !found;
  });
  return found;
}

/** The number that stands in for a missing header: `… || '5'`, `… ?? 10`. */
function fallbackOf(parts: readonly Node[], context: RetryContext): number | undefined {
  let value: number | undefined;
  for (const part of parts) {
    walk(part, (child) => {
      if (child.type !== 'LogicalExpression' || child.operator === '&&') return true;
      const right = unwrap(child.right);
      const number =
        right.type === 'Literal' && typeof right.value === 'string' && /^\d+$/.test(right.value)
          ? Number(right.value)
          : numericValue(right, context);
      value ??= number;
      return true;
    });
  }
  return value;
}

function isTimes1000(part: Node): boolean {
  let found = false;
  walk(part, (child) => {
    found ||=
      child.type === 'BinaryExpression' &&
      child.operator === '*' &&
      [child.left, child.right].some((side) => side.type === 'Literal' && side.value === 1000);
    return !found;
  });
  return found;
}

/** The value of a constant number: `2000`, `5 * 1000`, `DELAY_MS`. */
function numericValue(node: Node, context: RetryContext): number | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') {
    const init = constantInit(inner, context);
    return init && numericValue(init, context);
  }
  if (inner.type !== 'BinaryExpression') return numberOf(inner, context);
  const left = numericValue(inner.left, context);
  const right = numericValue(inner.right, context);
  if (left === undefined || right === undefined) return undefined;
  if (inner.operator === '*') return left * right;
  return inner.operator === '+' ? left + right : undefined;
}

/** An imported constant or a parameter that is never written. */
function isConstantName(node: TSESTree.Identifier, context: RetryContext): boolean {
  const variable = context.names.variable(node);
  return (
    variable !== undefined &&
    variable.defs.length === 1 &&
    !variable.references.some((reference) => reference.isWrite() && reference.init !== true) &&
    !/attempt|second|count/i.test(node.name)
  );
}
