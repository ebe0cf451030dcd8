import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, outermost, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { logCalls } from './log-calls.js';

/**
 * Whether what is thrown at a place is caught in the same function by a handler that only writes it to a log,
 * or does not look at it: nobody asks it for anything, so it needs nothing to be asked for.
 */
export function staysInside(place: Node, context: FileContext): boolean {
  for (
    let child = place, current = context.index.parent(place);
    current && !isFunction(current);
    child = current, current = context.index.parent(current)
  ) {
    if (current.type === 'TryStatement' && current.block === child && current.handler)
      return isOnlyLogged(current.handler, context);
  }
  return false;
}

function isOnlyLogged({ param }: TSESTree.CatchClause, context: FileContext): boolean {
  if (!param) return true;
  const variable = param.type === 'Identifier' ? context.names.variable(param) : undefined;
  const logs = new Set<Node | undefined>(logCalls(context));
  return (
    variable?.references.every(({ identifier }) =>
      logs.has(context.index.parent(outermost(identifier, context.index))),
    ) ?? false
  );
}
