import { nameOf } from '../function-names.js';
import type { FileContext } from '../provenance/context.js';
import { isFunction, type Node } from '../syntax.js';

/** Whether a place stands in a function that the settings name as one that walks or classifies: there a test is in order. */
export function isInHelper(node: Node, context: FileContext): boolean {
  const helpers = context.settings.helpers ?? [];
  if (helpers.length === 0) return false;
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    const name = isFunction(current) ? nameOf(current, context) : undefined;
    if (name !== undefined && helpers.includes(name)) return true;
  }
  return false;
}
