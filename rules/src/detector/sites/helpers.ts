import type { FileContext } from '../provenance/context.js';
import type { Variable } from '../../syntax/scope.js';
import { isFunction, outermost, propertyName, type FunctionNode, type Node } from '../../syntax/tree.js';

/**
 * Whether a place stands in a function that the settings name as one that walks or classifies: there a test
 * is in order.
 */
export function isInHelper(node: Node, context: FileContext): boolean {
  const helpers = context.settings.helpers ?? [];
  if (helpers.length === 0) return false;
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    const name = isFunction(current) ? nameOf(current, context) : undefined;
    if (name !== undefined && helpers.includes(name)) return true;
  }
  return false;
}

/** The name by which other code calls a function. */
function nameOf(fn: FunctionNode, context: FileContext): string | undefined {
  return variableOf(fn, context)?.name ?? memberName(fn, context);
}

/** The variable that a function declaration or `const f = () => …` gives its name to. */
function variableOf(fn: FunctionNode, context: FileContext): Variable | undefined {
  if (fn.type === 'FunctionDeclaration' && fn.id) return context.names.variable(fn.id);
  let outer = outermost(fn, context.index);
  let parent = context.index.parent(outer);
  if (parent?.type === 'CallExpression' && parent.arguments[0] === outer) {
    outer = outermost(parent, context.index);
    parent = context.index.parent(outer);
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== outer || parent.id.type !== 'Identifier')
    return undefined;
  return context.names.variable(parent.id);
}

function memberName(fn: FunctionNode, context: FileContext): string | undefined {
  const parent = context.index.parent(fn);
  if (
    parent?.type === 'MethodDefinition' ||
    parent?.type === 'PropertyDefinition' ||
    parent?.type === 'Property'
  )
    return propertyName(parent);
  return undefined;
}
