import type { TSESTree } from '@typescript-eslint/types';
import { BESIDE } from '../../analysis/models/request-options.js';
import { contains, propertyName, unwrap, walk, type FunctionNode, type Node } from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';
import { isWritten } from './properties.js';

export function isSame(one: Node, other: Node, context: RetryContext): boolean {
  if (one.type === 'Identifier')
    return (
      other.type === 'Identifier' &&
      context.names.variable(one) !== undefined &&
      context.names.variable(one) === context.names.variable(other)
    );
  if (one.type === 'ThisExpression') return other.type === 'ThisExpression';
  if (one.type !== 'MemberExpression' || other.type !== 'MemberExpression') return false;
  return (
    propertyName(one) !== undefined &&
    propertyName(one) === propertyName(other) &&
    isSame(unwrap(one.object), unwrap(other.object), context)
  );
}

/** Names of names that are followed. */
const MAX_NAMES = 4;

/** The request that failed: `error.config`, a name for it, or a copy of it. */
export function isRequest(node: Node, handler: FunctionNode, context: RetryContext, depth = 0): boolean {
  const value = unwrap(node);
  if (value.type === 'ObjectExpression')
    return value.properties.every((property) =>
      property.type === 'SpreadElement'
        ? isRequest(property.argument, handler, context)
        : propertyName(property) === 'headers',
    );
  if (value.type === 'MemberExpression')
    return (
      propertyName(value) === 'config' &&
      contains(handler, value) &&
      isErrorOf(value.object, handler, context)
    );
  if (value.type !== 'Identifier') return false;
  const init = constantInit(value, context);
  if (init) return depth < MAX_NAMES && isRequest(init, handler, context, depth + 1);
  return isTakenOut(value, handler, context);
}

function isErrorOf(node: Node, handler: FunctionNode, context: RetryContext): boolean {
  const inner = unwrap(node);
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  return variable !== undefined && variable.identifiers[0] === handler.params[0];
}

/** `const { config } = error`, `({ config }) => …` */
function isTakenOut(name: TSESTree.Identifier, handler: FunctionNode, context: RetryContext): boolean {
  const definition = context.names.variable(name)?.defs[0];
  const node = definition?.node as Node | undefined;
  const pattern =
    node === handler
      ? handler.params[0]
      : node?.type === 'VariableDeclarator' && node.init && isErrorOf(node.init, handler, context)
        ? node.id
        : undefined;
  if (pattern?.type !== 'ObjectPattern') return false;
  return pattern.properties.some(
    (property) =>
      property.type === 'Property' &&
      propertyName(property) === 'config' &&
      property.value === definition?.name,
  );
}

export function holds(root: Node, isMeant: (node: Node) => boolean): boolean {
  let found = false;
  walk(root, (node) => {
    found ||= isMeant(node);
    return !found;
  });
  return found;
}

/** Properties of a request that are the same each time. Any other may be a mark that it was sent before. */
const STEADY: ReadonlySet<string> = new Set(['url', 'method', 'baseURL']);

/**
 * A property of a request that something writes, or may: what nothing in the file writes, in a handler that
 * gives the request to nobody else, is no mark.
 */
function mayBeMark(name: string | undefined, handler: FunctionNode, context: RetryContext): boolean {
  if (name === undefined || STEADY.has(name)) return name === undefined;
  if (
    BESIDE.has(name) ||
    isWritten(name, context) ||
    context.syntax
      .all('Property')
      .some(
        (property) =>
          propertyName(property) === name && context.syntax.parent(property)?.type === 'ObjectExpression',
      )
  )
    return true;
  return context.syntax
    .all('CallExpression')
    .some(
      (call) =>
        contains(handler, call) &&
        !context.graphFailure(call) &&
        call.arguments.some((argument) =>
          isRequest(argument.type === 'SpreadElement' ? argument.argument : argument, handler, context),
        ),
    );
}

/**
 * A test of what may be a mark, also under a name: `const n = error.config.n ?? 0`,
 * `const { n } = error.config`.
 */
export function readsRequest(
  test: Node,
  handler: FunctionNode,
  context: RetryContext,
  seen: Set<Node> = new Set(),
): boolean {
  return holds(test, (node) => {
    if (node.type === 'MemberExpression')
      return isRequest(node.object, handler, context) && mayBeMark(propertyName(node), handler, context);
    if (node.type !== 'Identifier') return false;
    const declared = context.names.variable(node)?.defs[0]?.node as Node | undefined;
    if (declared?.type !== 'VariableDeclarator' || !declared.init || !contains(handler, declared))
      return false;
    if (isRequest(declared.init, handler, context)) return declared.id.type === 'ObjectPattern';
    if (seen.has(declared)) return false;
    seen.add(declared);
    return readsRequest(declared.init, handler, context, seen);
  });
}
