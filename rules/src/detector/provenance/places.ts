import { isInnerError } from '../../analysis/index.js';
import { definitionOf, type Variable } from '../scope.js';
import { contains, isFunction, parametersOf, propertyName, type Node } from '../syntax.js';
import type { FileContext } from './context.js';

/** What holds a value: a variable, or a parameter by its pattern, whatever names are taken out of it. */
export type Place = Variable | Node;

/** The place that a name reads, and whether it takes an inner error out of it: `({ innererror }) => …`. */
export function placeOf(variable: Variable, context: FileContext): { readonly place: Place; readonly isInner: boolean } {
  const definition = definitionOf(variable);
  const fn = definition?.node as Node | undefined;
  const name = definition?.name as Node | undefined;
  const parameter = isFunction(fn) && name ? parametersOf(fn).find((item) => contains(item, name)) : undefined;
  return parameter && name ? { place: parameter, isInner: takesInner(name, parameter, context) } : { place: variable, isInner: false };
}

/** Whether a pattern gives a name the inner error of what it takes apart: `{ innererror: next }`. */
export function takesInner(name: Node, pattern: Node, { index }: FileContext): boolean {
  for (let current: Node | undefined = name; current && current !== pattern; current = index.parent(current)) {
    if (current.type === 'Property' && isInnerError(propertyName(current) ?? '')) return true;
  }
  return false;
}
