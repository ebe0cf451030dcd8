import { childrenOf, isFunction, type FunctionNode, type Node } from '../syntax.js';
import type { FileContext } from './context.js';

/** What a declaration gives a variable: its initial value, or the list that it runs over in `for (const item of list)`. */
export function declaredAs(node: Node, { index }: FileContext): Node | undefined {
  if (node.type !== 'VariableDeclarator') return undefined;
  const declaration = index.parent(node);
  const loop = declaration && index.parent(declaration);
  return loop?.type === 'ForOfStatement' && loop.left === declaration ? loop.right : (node.init ?? undefined);
}

/** Expressions that a function returns, an arrow's expression body included; nested functions are left out. */
export function returnedValues(fn: Node): readonly Node[] {
  if (!isFunction(fn)) return [];
  const { body } = fn as { body: Node | null | undefined };
  if (!body) return [];
  return body.type === 'BlockStatement' ? argumentsIn(body, 'ReturnStatement') : [body];
}

/** Expressions that a generator yields, those of the generators that it hands on included: `yield* codes(error.innerError)`. */
export function yieldedValues(fn: FunctionNode): readonly Node[] {
  return fn.generator ? argumentsIn(fn.body, 'YieldExpression') : [];
}

function argumentsIn(body: Node, type: 'ReturnStatement' | 'YieldExpression'): readonly Node[] {
  const values: Node[] = [];
  const visit = (node: Node): void => {
    if (isFunction(node)) return;
    if (node.type === type && node.argument) values.push(node.argument);
    childrenOf(node).forEach(visit);
  };
  visit(body);
  return values;
}
