import type { TSESTree } from '@typescript-eslint/types';
import { importedBy, importOf, type Variable } from '../scope.js';
import { unwrap, type Node } from '../syntax.js';
import { isLoginModule } from './clients.js';
import type { FileContext } from './context.js';
import { writtenTypeOf } from './types.js';
import { writtenValues } from './written.js';
import { declaredAs } from './given-by.js';

/**
 * Whether a variable is, by its import, type or first value, of a library that gets tokens: `app: PublicClientApplication`,
 * `new PublicClientApplication(config)`, `const { instance } = useMsal()`.
 */
export function isOfLogin(variable: Variable, context: FileContext): boolean {
  const imported = importOf(variable);
  if (imported) return isLoginModule(imported.module);
  const type = writtenTypeOf(variable, context);
  if (type?.type === 'TSTypeReference') return isFromLogin(type.typeName, context);
  const values = [...writtenValues(variable, context), ...variable.defs.flatMap(({ node }) => declaredAs(node as Node, context) ?? [])];
  return values.map(awaited).some((value) => (value.type === 'NewExpression' || value.type === 'CallExpression') && isFromLogin(beginningOf(value.callee), context));
}

function awaited(node: Node): Node {
  const inner = unwrap(node);
  return inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
}

/** `PublicClientApplication` of `PublicClientApplication.createPublicClientApplication` */
function beginningOf(callee: TSESTree.Expression): Node {
  const inner = unwrap(callee);
  return inner.type === 'MemberExpression' ? unwrap(inner.object) : inner;
}

function isFromLogin(name: Node, context: FileContext): boolean {
  const imported = importedBy(name, context.names);
  return imported !== undefined && isLoginModule(imported.module);
}
