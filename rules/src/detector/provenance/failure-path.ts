import { isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { callersOf } from './callers.js';
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
      const verdict = responseTest(current.test, engine);
      if ((verdict === 'failed' && child === current.consequent) || (verdict === 'ok' && child === current.alternate)) return true;
    }
    if (current.type === 'LogicalExpression' && child === current.right) {
      const verdict = responseTest(current.left, engine);
      if ((verdict === 'failed' && current.operator === '&&') || (verdict === 'ok' && current.operator === '||')) return true;
    }
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
    if (statement.type === 'IfStatement' && !statement.alternate && leaves(statement.consequent) && responseTest(statement.test, engine) === 'ok') return true;
  }
  return false;
}

/** Whether a statement always leaves the block that it stands in. */
export function leaves(node: Node): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement' || last?.type === 'ContinueStatement';
}

/** What a condition says about a Graph response when it holds. */
function responseTest(test: Node, engine: Engine): 'ok' | 'failed' | undefined {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression' && inner.operator === '!') {
    const verdict = responseTest(inner.argument, engine);
    return verdict === 'ok' ? 'failed' : verdict === 'failed' ? 'ok' : undefined;
  }
  if (inner.type === 'LogicalExpression') return responseTest(inner.left, engine) ?? responseTest(inner.right, engine);
  if (inner.type === 'MemberExpression' || inner.type === 'Identifier') return isPart(inner, OK, engine) ? 'ok' : namedTest(inner, engine);
  if (inner.type !== 'BinaryExpression' || !isPart(inner.left, STATUS, engine)) return undefined;
  const limit = unwrap(inner.right);
  const status = limit.type === 'Literal' && typeof limit.value === 'number' ? limit.value : undefined;
  if (status === undefined) return undefined;
  switch (inner.operator) {
    case '===':
    case '==':
      return status >= 400 ? 'failed' : 'ok';
    case '!==':
    case '!=':
      return status >= 400 ? undefined : 'failed';
    case '>=':
    case '>':
      return status >= 299 ? 'failed' : undefined;
    case '<':
    case '<=':
      return status <= 400 ? 'ok' : undefined;
    default:
      return undefined;
  }
}

/** `const failed = !res.ok` */
function namedTest(node: Node, engine: Engine): 'ok' | 'failed' | undefined {
  const variable = node.type === 'Identifier' ? engine.context.names.variable(node) : undefined;
  const [value, ...others] = variable ? writtenValues(variable, engine.context) : [];
  const isTest = value?.type === 'UnaryExpression' || value?.type === 'BinaryExpression' || value?.type === 'LogicalExpression';
  return value && isTest && others.length === 0 ? responseTest(value, engine) : undefined;
}

const OK: ReadonlySet<string> = new Set(['ok']);
const STATUS: ReadonlySet<string> = new Set(['status', 'statusCode']);

/** `res.ok`, or `ok` where it was taken out of the response. */
function isPart(node: Node, names: ReadonlySet<string>, engine: Engine): boolean {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression' && !names.has(propertyName(inner) ?? '')) return false;
  return engine.concrete(inner).some(({ root, path: [name, ...rest] }) => root.kind === 'response' && rest.length === 0 && names.has(name ?? ''));
}
