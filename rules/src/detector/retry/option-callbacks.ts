import type { TSESTree } from '@typescript-eslint/types';
import {
  contains,
  isFunction,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import type { Option } from './options.js';

/**
 * What libraries tell a callback of the attempts: p-retry, async-retry, axios-retry, got, @lifeomic/attempt.
 */
const ATTEMPTS: ReadonlySet<string> = new Set([
  'attemptNumber',
  'attemptNum',
  'attemptsRemaining',
  'retriesLeft',
  'retriesConsumed',
  'attemptCount',
  'retryCount',
  'attempt',
  'axios-retry',
  'config',
]);
const CLOCKS: ReadonlySet<string> = new Set(['Date', 'performance', 'process']);

/**
 * A callback that only looks at the failure: it throws nothing, writes nothing, and reads no count, clock,
 * signal or state of others.
 * @param error the position of the parameter that is the failure
 */
export function isHarmless(callback: Option, context: RetryContext, error = 0): boolean {
  const fn = functionIn(callback);
  if (!fn) return false;
  let harmless = true;
  walk(fn, (child) => {
    if (
      child.type === 'ThrowStatement' ||
      child.type === 'AssignmentExpression' ||
      child.type === 'UpdateExpression' ||
      child.type === 'ThisExpression'
    )
      harmless = false;
    if (
      child.type === 'MemberExpression' &&
      (ATTEMPTS.has(propertyName(child) ?? '') || /^abort|^throwIfAborted$/.test(propertyName(child) ?? ''))
    )
      harmless = false;
    if (child.type === 'Identifier' && isStateOfOthers(child, fn, error, context)) harmless = false;
    return harmless;
  });
  return harmless;
}

/**
 * A callback that is asked whether to go on, and answers by the failure alone:
 * `(error) => error.status === 503`. One that always says no is none.
 */
export function goesOn(callback: Option, context: RetryContext, error = 0): boolean {
  const fn = functionIn(callback);
  const result = fn && onlyResult(fn);
  return fn !== undefined && !(result?.type === 'Literal' && !result.value) && isHarmless(fn, context, error);
}

/** The function that is written for an option in this file. */
export function functionIn(option: Option): FunctionNode | undefined {
  const fn = option.type === 'Elsewhere' ? undefined : unwrap(option);
  return isFunction(fn) ? fn : undefined;
}

/** A clock, the count that a library gives, or a variable that somebody writes. */
function isStateOfOthers(
  identifier: TSESTree.Identifier,
  fn: FunctionNode,
  error: number,
  context: RetryContext,
): boolean {
  const variable = context.names.variable(identifier);
  if (!variable || variable.defs.length === 0) return CLOCKS.has(identifier.name);
  const position = fn.params.findIndex((parameter) =>
    variable.identifiers.some((name) => contains(parameter, name)),
  );
  const parameter = fn.params[position];
  if (parameter && variable.identifiers.includes(identifier))
    return parameter.type === 'ObjectPattern' && ATTEMPTS.has(identifier.name);
  if (parameter) return position !== error;
  return variable.references.some((reference) => reference.isWrite() && reference.init !== true);
}

/** What a function gives that consists of nothing else. */
export function onlyResult({ body }: FunctionNode): Node | undefined {
  if (body.type !== 'BlockStatement') return unwrap(body);
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' && only.argument
    ? unwrap(only.argument)
    : undefined;
}
