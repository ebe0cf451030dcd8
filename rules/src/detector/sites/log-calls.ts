import type { TSESTree } from '@typescript-eslint/types';
import { LOGGERS } from '../../analysis/models/sinks.js';
import type { FileContext } from '../provenance/context.js';
import { writtenValues } from '../provenance/written.js';
import { importOf } from '../../syntax/scope.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';

/**
 * Calls that write their arguments to a log: of `console`, and of a logger that comes from a package for it.
 */
export function logCalls(context: FileContext): readonly TSESTree.CallExpression[] {
  return context.index.all('CallExpression').filter(({ callee }) => {
    const inner = unwrap(callee);
    return (
      inner.type === 'MemberExpression' &&
      LOGGERS.methods.has(propertyName(inner) ?? '') &&
      isLogger(inner.object, context)
    );
  });
}

function isLogger(node: Node, context: FileContext, depth = 0): boolean {
  const inner = unwrap(node);
  if (inner.type === 'CallExpression' || inner.type === 'NewExpression')
    return isLogger(inner.callee, context, depth);
  if (inner.type === 'MemberExpression') return isLogger(inner.object, context, depth);
  if (inner.type !== 'Identifier' || depth > 3) return false;
  const variable = context.names.variable(inner);
  if (!variable || variable.defs.length === 0) return inner.name === 'console';
  const imported = importOf(variable);
  if (imported) return LOGGERS.packages.has(imported.module);
  return writtenValues(variable, context).some((value) => isLogger(value, context, depth + 1));
}
