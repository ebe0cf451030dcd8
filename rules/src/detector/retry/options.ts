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
import { constantInit, numberOf, type RetryContext } from './context.js';
import { isWritten } from './properties.js';

/** The options that an argument is, where they are written in this file. */
export function optionsOf(node: Node, context: RetryContext): TSESTree.ObjectExpression | undefined {
  const inner = unwrap(node);
  const object = inner.type === 'Identifier' ? constantInit(inner, context) : inner;
  return object?.type === 'ObjectExpression' ? object : undefined;
}

/** The options by their names; undefined when a part of them comes from elsewhere. */
export function namedOptions(
  object: TSESTree.ObjectExpression,
  context: RetryContext,
): ReadonlyMap<string, Node> | undefined {
  const found = new Map<string, Node>();
  for (const property of object.properties) {
    if (property.type === 'SpreadElement') {
      const spread = optionsOf(property.argument, context);
      const inner = spread && namedOptions(spread, context);
      if (!inner) return undefined;
      for (const [name, value] of inner) found.set(name, value);
      continue;
    }
    const name = propertyName(property);
    if (name === undefined) return undefined;
    found.set(name, property.value);
  }
  return found;
}

/** Names of names that are followed. */
export const MAX_NAMES = 8;

/**
 * The value of a literal, of a constant, of a property of one, or of `Infinity` and the numbers that are as
 * good.
 */
export function constantOf(
  node: Node,
  context: RetryContext,
  depth = 0,
): number | boolean | string | undefined {
  if (depth > MAX_NAMES) return undefined;
  const inner = unwrap(node);
  if (inner.type === 'Literal' && (typeof inner.value === 'boolean' || typeof inner.value === 'string'))
    return inner.value;
  if (inner.type === 'Identifier' && inner.name === 'Infinity') return Infinity;
  if (
    inner.type === 'MemberExpression' &&
    inner.object.type === 'Identifier' &&
    inner.object.name === 'Number'
  ) {
    const name = propertyName(inner);
    return name === 'POSITIVE_INFINITY' || name === 'MAX_SAFE_INTEGER' || name === 'MAX_VALUE'
      ? Infinity
      : undefined;
  }
  if (inner.type === 'MemberExpression') return settingOf(inner, context, depth);
  const init = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  return init?.type === 'MemberExpression' || (init?.type === 'Identifier' && init.name === 'Infinity')
    ? constantOf(init, context, depth + 1)
    : numberOf(inner, context);
}

/**
 * The value of `LIMITS.attempts`, where this file has made the object and writes none of its properties of
 * this name.
 */
function settingOf(
  member: TSESTree.MemberExpression,
  context: RetryContext,
  depth: number,
): ReturnType<typeof constantOf> {
  const object = optionsOf(member.object, context);
  const name = propertyName(member);
  const value =
    object && name !== undefined && !isWritten(name, context)
      ? namedOptions(object, context)?.get(name)
      : undefined;
  return value && constantOf(value, context, depth + 1);
}

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
export function isHarmless(callback: Node, context: RetryContext, error = 0): boolean {
  const fn = unwrap(callback);
  if (!isFunction(fn)) return false;
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
export function goesOn(callback: Node, context: RetryContext, error = 0): boolean {
  const fn = unwrap(callback);
  const result = isFunction(fn) ? onlyResult(fn) : undefined;
  return !(result?.type === 'Literal' && !result.value) && isHarmless(fn, context, error);
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
