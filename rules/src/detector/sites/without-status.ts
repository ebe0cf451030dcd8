import type { FileContext } from '../provenance/context.js';
import { writtenValues } from '../provenance/written.js';
import { importOf, type Variable } from '../../syntax/scope.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { conditionsAround } from './conditions-around.js';
import { partsOf } from './left-before.js';

const STATUSES: ReadonlySet<string> = new Set(['status', 'statusCode', 'responseStatusCode']);

/**
 * Whether an error has no HTTP status where `node` is evaluated: after `if (error.statusCode) throw error`,
 * or in `!error.statusCode && …`. What Graph has answered has left then.
 */
export function isWithoutStatus(node: Node, error: Variable, context: FileContext): boolean {
  return conditionsAround(node, context).some(({ test, holds }) =>
    holds
      ? partsOf(test, '&&').some((item) => isMissing(item, error, context))
      : partsOf(test, '||').some((item) => isThere(item, error, context)),
  );
}

/** `!error.statusCode`, `error.status === undefined` */
function isMissing(test: Node, error: Variable, context: FileContext): boolean {
  const inner = unwrap(test);
  if (inner.type === 'UnaryExpression' && inner.operator === '!')
    return isThere(inner.argument, error, context);
  return (
    inner.type === 'BinaryExpression' &&
    /^===?$/.test(inner.operator) &&
    isNothing(inner.right) &&
    isStatus(inner.left, error, context)
  );
}

/**
 * Conditions that hold for every status of a failure: `error.statusCode`, `typeof error.status === 'number'`,
 * `error.status >= 400`.
 */
function isThere(test: Node, error: Variable, context: FileContext): boolean {
  const inner = unwrap(test);
  if (inner.type !== 'BinaryExpression') return isStatus(inner, error, context);
  const [left, right] = [unwrap(inner.left), unwrap(inner.right)];
  if (left.type === 'UnaryExpression' && left.operator === 'typeof')
    return (
      /^===?$/.test(inner.operator) &&
      right.type === 'Literal' &&
      right.value === 'number' &&
      isStatus(left.argument, error, context)
    );
  if (!isStatus(left, error, context)) return false;
  if (/^!==?$/.test(inner.operator)) return isNothing(right);
  return (
    /^>=?$/.test(inner.operator) &&
    right.type === 'Literal' &&
    typeof right.value === 'number' &&
    right.value <= 400
  );
}

function isNothing(node: Node): boolean {
  const inner = unwrap(node);
  return (
    (inner.type === 'Identifier' && inner.name === 'undefined') ||
    (inner.type === 'Literal' && inner.value === null)
  );
}

/**
 * `error.statusCode`, `error.response?.status`, `error.statusCode ?? error.status`, or a constant that holds
 * one of these.
 */
function isStatus(node: Node, error: Variable, context: FileContext): boolean {
  const inner = unwrap(node);
  if (inner.type === 'LogicalExpression' && inner.operator !== '&&')
    return isStatus(inner.left, error, context) && isStatus(inner.right, error, context);
  if (inner.type === 'MemberExpression')
    return STATUSES.has(propertyName(inner) ?? '') && isOf(inner.object, error, context);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  const [value, ...others] = variable && !importOf(variable) ? writtenValues(variable, context) : [];
  return (
    value !== undefined &&
    others.length === 0 &&
    unwrap(value).type !== 'Identifier' &&
    isStatus(value, error, context)
  );
}

/** The error itself, or its response. */
function isOf(node: Node, error: Variable, context: FileContext): boolean {
  const inner = unwrap(node);
  if (inner.type === 'MemberExpression')
    return propertyName(inner) === 'response' && isOf(inner.object, error, context);
  return inner.type === 'Identifier' && context.names.variable(inner) === error;
}
