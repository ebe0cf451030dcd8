import type { TSESTree } from '@typescript-eslint/types';
import { propertyName, type Node } from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';
import { writesToFirst } from './reader-names.js';

const MUTATORS: ReadonlySet<string> = new Set([
  'set',
  'add',
  'delete',
  'clear',
  'push',
  'pop',
  'shift',
  'unshift',
  'splice',
  'sort',
  'reverse',
]);

/** A map, set or list that the file puts something into, or takes something from. */
export function isMutated(identifier: TSESTree.Identifier, { names, syntax }: RetryContext): boolean {
  const variable = names.variable(identifier);
  return (
    variable?.references.some((reference) => {
      const member = syntax.parent(reference.identifier);
      return (
        member?.type === 'MemberExpression' &&
        member.object === reference.identifier &&
        MUTATORS.has(propertyName(member) ?? '')
      );
    }) ?? false
  );
}

/**
 * What a variable holds that is never written again; undefined for an object or a list that the file writes
 * into.
 */
export function settledInit(identifier: TSESTree.Identifier, context: RetryContext): Node | undefined {
  const init = constantInit(identifier, context);
  if (init?.type !== 'ObjectExpression' && init?.type !== 'ArrayExpression') return init;
  const uses = context.names.variable(identifier)?.references ?? [];
  return isMutated(identifier, context) || uses.some((use) => isWrittenInto(use.identifier, context))
    ? undefined
    : init;
}

/** `kept.ms = …`, `kept.waits[0] *= 2`, `Object.assign(kept, …)` */
function isWrittenInto(use: Node, { syntax }: RetryContext): boolean {
  let part = use;
  let around = syntax.parent(part);
  for (; around?.type === 'MemberExpression' && around.object === part; around = syntax.parent(part))
    part = around;
  if (around?.type === 'CallExpression') return around.arguments[0] === use && writesToFirst(around);
  return (
    around?.type === 'UpdateExpression' || (around?.type === 'AssignmentExpression' && around.left === part)
  );
}
