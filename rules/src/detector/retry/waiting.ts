import type { TSESTree } from '@typescript-eslint/types';
import { PROMISIFIERS, TIMERS, WAITS, type WaitRow } from '../../analysis/models/waiting.js';
import { importedBy } from '../../syntax/scope.js';
import {
  calledName,
  contains,
  isFunction,
  parametersOf,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import type { Provenance } from '../provenance/index.js';
import type { WaitSummary } from '../provenance/project.js';
import { writtenValues } from '../provenance/written.js';

/** How long a call waits. */
export interface Waited {
  /**
   * What is multiplied by `factor` to be the milliseconds: an expression at the place of the call, or a
   * number.
   */
  readonly value: Node | number;
  readonly factor: number;
}

/** True for `setTimeout` and its kin, also as `window.setTimeout` or `process.nextTick`. */
export function isTimer(callee: Node): boolean {
  const node = unwrap(callee);
  if (node.type === 'Identifier') return TIMERS.has(node.name);
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    TIMERS.has(propertyName(node) ?? '')
  );
}

/**
 * How long a call waits, by what it does and not by its name: `setTimeout(done, ms)` where `done` fulfils a
 * promise, a wait of a package, a function of the project that does nothing but wait.
 */
export function waitedBy(call: TSESTree.CallExpression, provenance: Provenance): Waited | undefined {
  const { context } = provenance;
  if (isTimer(call.callee))
    return fulfils(call, context) ? { value: call.arguments[1] ?? 0, factor: 1 } : undefined;
  const [first] = call.arguments;
  if (isOf(WAITS, call.callee, context) || isPromisedTimer(call.callee, context))
    return first && { value: first, factor: 1 };
  const callee = provenance.functionOf(call.callee);
  const wait =
    callee &&
    ('fn' in callee
      ? waitOfFunction(callee.fn, provenance)
      : context.project?.waits(callee.path, callee.index));
  if (!wait) return undefined;
  if ('ms' in wait) return { value: wait.ms, factor: 1 };
  const value = call.arguments[wait.parameter];
  return value && { value, factor: wait.factor };
}

const known = new WeakMap<FunctionNode, WaitSummary | undefined>();

/**
 * How long a function waits that does nothing else:
 * `(s) => new Promise((done) => setTimeout(done, s * 1000))`.
 */
export function waitOfFunction(fn: FunctionNode, provenance: Provenance): WaitSummary | undefined {
  if (known.has(fn)) return known.get(fn);
  known.set(fn, undefined);
  const wait = findWait(fn, provenance);
  known.set(fn, wait);
  return wait;
}

function findWait(fn: FunctionNode, provenance: Provenance): WaitSummary | undefined {
  const { context } = provenance;
  const call = onlyCall(fn, context);
  const waited = call && waitedBy(call, provenance);
  if (!waited) return undefined;
  if (typeof waited.value === 'number') return { ms: waited.value };
  const { name, number } = factorsOf(waited.value, context);
  const factor = number * waited.factor;
  if (Number.isNaN(factor)) return undefined;
  if (!name) return { ms: factor };
  const parameter = parametersOf(fn).findIndex(
    (given) =>
      unwrap(given.type === 'AssignmentPattern' ? given.left : given) ===
      context.names.variable(name)?.identifiers[0],
  );
  return parameter < 0 ? undefined : { parameter, factor };
}

/** The one call that a function consists of, or the timer of the promise that it makes. */
function onlyCall(fn: FunctionNode, context: FileContext): TSESTree.CallExpression | undefined {
  const inner = onlyExpression(fn);
  if (inner?.type === 'CallExpression') return inner;
  const isPromise =
    inner?.type === 'NewExpression' && inner.callee.type === 'Identifier' && inner.callee.name === 'Promise';
  const [executor] = isPromise ? inner.arguments : [];
  return executor && isFunction(executor) ? timerIn(executor, context) : undefined;
}

/** The timer that alone fulfils a promise: what stands beside it may only reject it. */
function timerIn(executor: FunctionNode, { names }: FileContext): TSESTree.CallExpression | undefined {
  const [done] = executor.params;
  const fulfil = done?.type === 'Identifier' ? names.variable(done) : undefined;
  const timers: TSESTree.CallExpression[] = [];
  walk(executor.body, (child) => {
    if (child.type === 'CallExpression' && isTimer(child.callee)) timers.push(child);
    return true;
  });
  const [timer, ...others] = timers;
  if (!timer || others.length > 0) return undefined;
  const isAlone = fulfil?.references.every(({ identifier }) => contains(timer, identifier)) === true;
  return isAlone ? timer : undefined;
}

/**
 * What a function consists of: its expression, or its one statement. A line that is written to a log beside
 * it is no matter, and neither is what leaves before it.
 */
function onlyExpression(fn: FunctionNode): Node | undefined {
  const { body } = fn as { body: Node | null | undefined };
  if (body?.type !== 'BlockStatement') return body ? awaited(body) : undefined;
  const [only, ...others] = body.body.filter((statement) => !isLog(statement) && !isGuard(statement));
  if (!only || others.length > 0) return undefined;
  if (only.type === 'ReturnStatement') return only.argument ? awaited(only.argument) : undefined;
  return only.type === 'ExpressionStatement' ? awaited(only.expression) : undefined;
}

/** `if (signal?.aborted) throw signal.reason;`, `if (ms <= 0) return;`, `return Promise.reject(…);` */
function isGuard(statement: Node): boolean {
  if (statement.type !== 'IfStatement' || statement.alternate) return false;
  const { consequent } = statement;
  const [last, ...others] = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  if (others.length > 0 || last?.type !== 'ReturnStatement') return last?.type === 'ThrowStatement';
  const given = last.argument && unwrap(last.argument);
  return (
    !given ||
    (given.type === 'CallExpression' &&
      given.callee.type === 'MemberExpression' &&
      calledName(given.callee.object) === 'Promise')
  );
}

function isLog(statement: Node): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression')
    return false;
  const { callee } = statement.expression;
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'console'
  );
}

function awaited(node: Node): Node {
  const inner = unwrap(node);
  return inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
}

/** `seconds * 1000`: the one name in a product, and the number that it is multiplied by. */
function factorsOf(
  node: Node,
  context: FileContext,
): { readonly name?: TSESTree.Identifier; readonly number: number } {
  const inner = unwrap(node);
  if (inner.type === 'Literal') return { number: typeof inner.value === 'number' ? inner.value : Number.NaN };
  if (inner.type === 'Identifier') {
    const variable = context.names.variable(inner);
    const [value, ...others] =
      variable?.defs[0]?.type === ('Variable' as never) ? writtenValues(variable, context) : [];
    return value && others.length === 0 ? factorsOf(value, context) : { name: inner, number: 1 };
  }
  if (inner.type !== 'BinaryExpression' || inner.operator !== '*') return { number: Number.NaN };
  const [left, right] = [factorsOf(inner.left, context), factorsOf(inner.right, context)];
  const name = left.name ?? right.name;
  return { ...(name && { name }), number: left.name && right.name ? Number.NaN : left.number * right.number };
}

/**
 * Whether a timer fulfils the promise that it stands in: `new Promise((done) => setTimeout(done, ms))`, and
 * none that rejects it.
 */
function fulfils(timer: TSESTree.CallExpression, { index, names }: FileContext): boolean {
  const [then] = timer.arguments;
  for (let node = index.parent(timer); then && node; node = index.parent(node)) {
    if (!isFunction(node)) continue;
    const made = index.parent(node);
    const isExecutor =
      made?.type === 'NewExpression' && made.callee.type === 'Identifier' && made.callee.name === 'Promise';
    const [done] = node.params;
    const variable = isExecutor && done?.type === 'Identifier' ? names.variable(done) : undefined;
    return (
      variable?.references.some(
        ({ identifier }) => then.range[0] <= identifier.range[0] && identifier.range[1] <= then.range[1],
      ) === true
    );
  }
  return false;
}

/** `promisify(setTimeout)`, also under a name. */
function isPromisedTimer(callee: Node, context: FileContext): boolean {
  const inner = unwrap(callee);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  const [made = inner] = variable ? writtenValues(variable, context).map(unwrap) : [];
  const [timer] = made.type === 'CallExpression' ? made.arguments : [];
  return (
    made.type === 'CallExpression' &&
    timer !== undefined &&
    isOf(PROMISIFIERS, made.callee, context) &&
    isTimer(timer)
  );
}

function isOf(rows: readonly WaitRow[], callee: Node, { names }: FileContext): boolean {
  const imported = importedBy(callee, names);
  return (
    imported !== undefined &&
    rows.some((row) => row.of.includes(imported.module) && row.exports.includes(imported.name))
  );
}
