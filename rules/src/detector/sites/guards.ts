import { modelsOf } from '../../analysis/index.js';
import type { TSESTree } from '@typescript-eslint/types';
import { calledName, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { clientOfModule, isErrorType, isHttpClient } from '../../analysis/models/reach.js';
import { importedBy, type Variable } from '../../syntax/scope.js';
import { FOREIGN_PROPERTIES } from './vendors.js';
import { conditionsAround } from './conditions-around.js';

export type Guard = 'graph' | 'other' | undefined;

/**
 * What the conditions around `node` say about the class of the error that `variable` holds:
 * `instanceof GraphError` proves, `instanceof ZodError` rules out, `instanceof Error` says nothing.
 * @param thrownAs the project's own classes that Graph failures are thrown as
 */
export function guardAt(
  node: Node,
  variable: Variable | undefined,
  thrownAs: readonly string[],
  context: FileContext,
): Guard {
  if (variable && isReadAsOther(variable, context)) return 'other';
  for (const { test, holds } of conditionsAround(node, context)) {
    const found = guardIn(test, variable, thrownAs, context);
    if (holds && found) return found.guard;
    if (found?.guard === 'graph') return 'other';
  }
  return undefined;
}

/**
 * The condition around `node` by which `variable` holds an error of a class of a Graph client, or of one that
 * the settings name.
 */
export function classTestAround(
  node: Node,
  variable: Variable,
  context: FileContext,
): TSESTree.BinaryExpression | undefined {
  for (const { test, holds } of conditionsAround(node, context)) {
    const found = holds ? guardIn(test, variable, [], context) : undefined;
    if (found?.guard === 'graph') return found.test;
  }
  return undefined;
}

/** Somewhere `error.stderr` is read: whoever wrote that expects the error of something else as well. */
function isReadAsOther(variable: Variable, context: FileContext): boolean {
  return variable.references.some(({ identifier }) => {
    const parent = context.index.parent(identifier);
    return (
      parent?.type === 'MemberExpression' &&
      parent.object === identifier &&
      FOREIGN_PROPERTIES.has(propertyName(parent) ?? '')
    );
  });
}

interface ClassTest {
  readonly guard: Guard;
  readonly test: TSESTree.BinaryExpression;
}

function guardIn(
  test: Node,
  variable: Variable | undefined,
  thrownAs: readonly string[],
  context: FileContext,
): ClassTest | undefined {
  const inner = unwrap(test);
  if (inner.type === 'LogicalExpression' && inner.operator === '&&') {
    return (
      guardIn(inner.left, variable, thrownAs, context) ?? guardIn(inner.right, variable, thrownAs, context)
    );
  }
  if (inner.type !== 'BinaryExpression' || inner.operator !== 'instanceof') return undefined;
  const subject = unwrap(inner.left);
  if (variable && (subject.type !== 'Identifier' || context.names.variable(subject) !== variable))
    return undefined;
  const guard = classGuard(unwrap(inner.right), thrownAs, context);
  return guard && { guard, test: inner };
}

const NEUTRAL: ReadonlySet<string> = new Set([
  'Error',
  'Object',
  'Response',
  'AxiosError',
  'HTTPError',
  'FetchError',
  'TypeError',
]);

function classGuard(node: Node, thrownAs: readonly string[], context: FileContext): Guard {
  const name = calledName(node);
  if (name === undefined || NEUTRAL.has(name)) return undefined;
  const imported = importedBy(node, context.names);
  const client = imported && clientOfModule(imported.module);
  if (client && !isHttpClient(client) && isErrorType(name)) return 'graph';
  // An error of a client for any service may be one of Graph.
  if (imported && modelsOf(context.settings.models).sendsRequests(imported.module)) return undefined;
  const listed = context.settings.errorTypes?.includes(name) ?? false;
  return listed || thrownAs.includes(name) || (imported !== undefined && thrownAs.includes(imported.name))
    ? 'graph'
    : 'other';
}
