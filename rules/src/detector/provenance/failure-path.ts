import { StatusConditions } from '../conditions/statuses.js';
import type { AnswerPart } from '../conditions/trial.js';
import { isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { callersOf } from './callers.js';
import { functionOf } from './callees.js';
import type { Engine } from './engine.js';
import { writtenValues } from './written.js';

/**
 * Whether `node` is only reached when a Graph response has failed: inside `if (!res.ok)` or
 * `if (res.status === 403)`, in the `else` of `if (res.ok)`, or after `if (res.ok) return`.
 */
export function isOnFailurePath(node: Node, engine: Engine, depth = 0): boolean {
  const { index } = engine.context;
  let child = node;
  for (let current = index.parent(node); current; current = index.parent(current)) {
    if (current.type === 'IfStatement' || current.type === 'ConditionalExpression') {
      if ((child === current.consequent && isFailure(current.test, true, engine)) || (child === current.alternate && isFailure(current.test, false, engine))) return true;
    }
    if (current.type === 'LogicalExpression' && child === current.right && current.operator !== '??' && isFailure(current.left, current.operator === '&&', engine)) return true;
    if (current.type === 'BlockStatement' && leavesWhenOk(current.body, child, engine)) return true;
    if (isFunction(current)) return depth < MAX_DEPTH && isCalledOnFailure(current, engine, depth + 1);
    child = current;
  }
  return false;
}

const MAX_DEPTH = 2;

/** A helper of this file that gets the response only after it has failed: `throw await toError(response)`. */
function isCalledOnFailure(fn: FunctionNode, engine: Engine, depth: number): boolean {
  const callers = callersOf(fn, engine.context);
  return callers.length > 0 && callers.every(({ call }) => isOnFailurePath(call, engine, depth));
}

function leavesWhenOk(statements: readonly Node[], before: Node, engine: Engine): boolean {
  for (const statement of statements) {
    if (statement === before) return false;
    if (statement.type === 'IfStatement' && !statement.alternate && leaves(statement.consequent) && isFailure(statement.test, false, engine)) return true;
  }
  return false;
}

/** Whether a statement always leaves the block that it stands in. */
export function leaves(node: Node): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement' || last?.type === 'ContinueStatement';
}

const known = new WeakMap<Engine, StatusConditions>();

/** Whether a condition has this outcome only when a Graph response has failed. */
function isFailure(test: Node, truth: boolean, engine: Engine): boolean {
  return conditionsFor(engine).isFailed(test, truth);
}

/** Whether a condition reads how the answer to a Graph request went. */
export function readsOutcome(test: Node, engine: Engine): boolean {
  return conditionsFor(engine).isRead(test);
}

function conditionsFor(engine: Engine): StatusConditions {
  const conditions = known.get(engine) ?? conditionsOf(engine);
  known.set(engine, conditions);
  return conditions;
}

function conditionsOf(engine: Engine): StatusConditions {
  const { context } = engine;
  return new StatusConditions({
    partOf: (node, of) => (of && node.type === 'MemberExpression' ? partOf(of, propertyName(node), engine) : partOf(node, undefined, engine)),
    initOf(identifier) {
      const variable = context.names.variable(identifier);
      const [value, ...others] = variable ? writtenValues(variable, context) : [];
      return others.length === 0 ? value : undefined;
    },
    variable: (identifier) => context.names.variable(identifier),
    functionOf(callee) {
      const resolved = functionOf(callee, context);
      return resolved && 'fn' in resolved ? resolved.fn : undefined;
    },
  });
}

/** `res.ok`, `res.status`, or `ok` and `status` where they were taken out of the response. */
function partOf(node: Node, property: string | undefined, engine: Engine): AnswerPart | undefined {
  const inner = unwrap(node);
  if (inner.type !== 'MemberExpression' && inner.type !== 'Identifier') return undefined;
  if (property === undefined && inner.type === 'MemberExpression' && !PARTS[propertyName(inner) ?? '']) return undefined;
  for (const { root, path } of engine.concrete(inner)) {
    const [name, ...rest] = property === undefined ? path : [...path, property];
    const part = root.kind === 'response' && rest.length === 0 ? PARTS[name ?? ''] : undefined;
    if (part) return part;
  }
  return undefined;
}

const PARTS: Readonly<Record<string, AnswerPart | undefined>> = { ok: 'ok', status: 'status', statusCode: 'status' };
