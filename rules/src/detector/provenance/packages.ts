import { isOwnModule, modelsOf } from '../../analysis/index.js';
import { importOf, type Variable } from '../scope.js';
import { unwrap, type Node } from '../syntax.js';
import { clientOfModule } from './clients.js';
import type { FileContext } from './context.js';
import { writtenValues } from './written.js';

/** Values that are made of values that are made. */
const MAX_MADE = 3;

/** The variable that a call or an access path begins with. */
export function startOf(node: Node, { names }: FileContext): Variable | undefined {
  let start = unwrap(node);
  while (start.type === 'MemberExpression' || start.type === 'CallExpression' || start.type === 'NewExpression') start = unwrap(start.type === 'MemberExpression' ? start.object : start.callee);
  return start.type === 'Identifier' ? names.variable(start) : undefined;
}

/** The package that a variable comes from, itself or by what is made once: `const stripe = new Stripe(key)`. */
export function packageOf(variable: Variable | undefined, context: FileContext, depth = 0): string | undefined {
  const imported = variable && importOf(variable);
  if (imported) return isOwnModule(imported.module) ? undefined : imported.module;
  const [value, ...others] = variable && depth < MAX_MADE ? writtenValues(variable, context) : [];
  const made = value && others.length === 0 ? unwrap(value) : undefined;
  if (made?.type !== 'NewExpression' && made?.type !== 'CallExpression') return undefined;
  const module = packageOf(startOf(made.callee, context), context, depth + 1);
  // What a client gives may be anything that it has asked for, and what rows speak of may run what is the project's own.
  return module !== undefined && clientOfModule(module) === undefined && !modelsOf(context.settings.models).leadsOn(module, '') ? module : undefined;
}
