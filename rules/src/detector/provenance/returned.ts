import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../scope.js';
import { functionOf, type Callee } from './callees.js';
import type { FileContext } from './context.js';
import { returnedValues } from './given-by.js';

/** The function that a call returns: `requester(token)` of `const requester = (token) => (path) => fetch(path)`. */
export function returnedFunction(call: TSESTree.CallExpression, context: FileContext): Callee | undefined {
  const imported = importedBy(call.callee, context.names);
  if (!imported) return returnedBy(functionOf(call.callee, context), context);
  const summary = context.project?.function(imported.module, imported.name, context.file.path, '()');
  return summary && { summary };
}

/** The one function that a function returns. */
export function returnedBy(maker: Callee | undefined, context: FileContext): Callee | undefined {
  if (!maker || !('fn' in maker)) return undefined;
  const [only, ...others] = returnedValues(maker.fn).map((value) => functionOf(value, context));
  return others.length === 0 ? only : undefined;
}
