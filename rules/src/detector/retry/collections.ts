import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, type Variable } from '../../syntax/scope.js';
import {
  contains,
  enclosingFunction,
  propertyName,
  unwrap,
  type Node,
  type SyntaxIndex,
} from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { READERS } from './reader-names.js';
import type { Cycle } from './state.js';

/** `const RETRYABLE = new Set([…])`, `const CODES = [...]`, `const PATTERN = /…/` that nothing writes to. */
export function isConstantCollection(identifier: TSESTree.Identifier, context: RetryContext): boolean {
  const variable = context.names.variable(identifier);
  const declarator = definitionOf(variable)?.node as Node | undefined;
  if (!variable || declarator?.type !== 'VariableDeclarator' || !declarator.init) return false;
  const init = unwrap(declarator.init);
  const constant =
    init.type === 'ArrayExpression' ||
    init.type === 'Literal' ||
    (init.type === 'NewExpression' && init.callee.type === 'Identifier' && init.callee.name === 'Set');
  return (
    constant &&
    variable.references.every(
      (reference) => reference.init === true || isReadThrough(reference.identifier as Node, context),
    )
  );
}

/**
 * A list that is a parameter or a local constant, of which the function only reads items and the length on
 * this way.
 */
export function isSteadyList(
  variable: Variable,
  cycle: Cycle,
  { syntax }: Pick<RetryContext, 'syntax'>,
): boolean {
  const [definition] = variable.defs;
  const node = definition?.node as Node | undefined;
  if (!definition || !node || variable.defs.length > 1) return false;
  const isOwn =
    definition.type === ('Parameter' as never) ||
    (node.type === 'VariableDeclarator' &&
      node.init != null &&
      enclosingFunction(node, syntax) !== undefined);
  if (!isOwn || isTakenFrom(variable, cycle, { syntax })) return false;
  if (cycle.root.type !== 'ForStatement' && !isWorkedOff(variable, cycle.root, syntax)) return false;
  return variable.references.every(
    (reference) =>
      reference.init === true ||
      isItemOrLength(reference.identifier, syntax) ||
      isTaking(reference.identifier, syntax),
  );
}

/**
 * `while (i < items.length)`, or a list from which the loop takes what is done: nobody else is meant to empty
 * it.
 */
function isWorkedOff(variable: Variable, root: Node, syntax: SyntaxIndex): boolean {
  return variable.references.some(
    ({ identifier }) =>
      contains(root, identifier) && (isTaking(identifier, syntax) || isIndexed(identifier, syntax)),
  );
}

function isIndexed(identifier: Node, syntax: SyntaxIndex): boolean {
  const length = syntax.parent(identifier);
  const test = length && syntax.parent(length);
  return (
    length?.type === 'MemberExpression' &&
    test?.type === 'BinaryExpression' &&
    test.right === length &&
    test.left.type === 'Identifier'
  );
}

/** True when something is taken from a list, or put into it, on this way: `todo.shift()`. */
export function isTakenFrom(
  variable: Variable,
  { path }: Cycle,
  { syntax }: Pick<RetryContext, 'syntax'>,
): boolean {
  const taken = variable.references.filter((reference) => isTaking(reference.identifier, syntax));
  return path.steps.some(
    (step) => step.kind !== 'caught' && taken.some((reference) => contains(step.node, reference.identifier)),
  );
}

const TAKERS: ReadonlySet<string> = new Set(['shift', 'pop', 'push', 'unshift', 'splice']);

function isTaking(identifier: Node, syntax: SyntaxIndex): boolean {
  const member = syntax.parent(identifier);
  if (
    member?.type !== 'MemberExpression' ||
    member.object !== identifier ||
    !TAKERS.has(propertyName(member) ?? '')
  )
    return false;
  const call = syntax.parent(member);
  return call?.type === 'CallExpression' && call.callee === member;
}

function isItemOrLength(identifier: Node, syntax: SyntaxIndex): boolean {
  const member = syntax.parent(identifier);
  if (member?.type !== 'MemberExpression' || member.object !== identifier) return false;
  const user = syntax.parent(member);
  if (user?.type === 'AssignmentExpression' && user.left === member) return false;
  if (user?.type === 'CallExpression' && user.callee === member)
    return READERS.has(propertyName(member) ?? '');
  return member.computed || propertyName(member) === 'length';
}

/** A local list or map of which the file only reads parts, or gives it on as it is. */
export function isOnlyRead(variable: Variable, context: RetryContext): boolean {
  const [definition] = variable.defs;
  if (
    variable.defs.length !== 1 ||
    !definition ||
    (definition.type !== ('Parameter' as never) && definition.type !== ('Variable' as never))
  )
    return false;
  return variable.references.every(
    (reference) =>
      reference.init === true ||
      (!reference.isWrite() &&
        (isItemOrLength(reference.identifier, context.syntax) ||
          isReadThrough(reference.identifier, context))),
  );
}

function isReadThrough(identifier: Node, { syntax }: RetryContext): boolean {
  const member = syntax.parent(identifier);
  if (member?.type !== 'MemberExpression') return member?.type !== 'AssignmentExpression';
  return READERS.has(propertyName(member) ?? '') || propertyName(member) === 'length';
}
