import { childrenOf, isFunction, type Node } from '../../syntax/tree.js';

/**
 * Expressions that a function returns, an arrow's expression body included; nested functions are left out.
 */
export function returnedValues(fn: Node): readonly Node[] {
  if (!isFunction(fn)) return [];
  const { body } = fn as { body: Node | null | undefined };
  if (!body) return [];
  return body.type === 'BlockStatement' ? returnedIn(body) : [body];
}

function returnedIn(body: Node): readonly Node[] {
  const values: Node[] = [];
  const visit = (node: Node): void => {
    if (isFunction(node)) return;
    if (node.type === 'ReturnStatement' && node.argument) values.push(node.argument);
    childrenOf(node).forEach(visit);
  };
  visit(body);
  return values;
}
