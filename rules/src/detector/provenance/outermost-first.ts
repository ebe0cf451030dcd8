import type { TSESTree } from '@typescript-eslint/types';
import { unwrap, type Node } from '../syntax.js';
import type { FileContext } from './context.js';
import { placesBehind } from './value-places.js';
import type { Value } from './values.js';

/**
 * Whether an expression goes deeper only where the outer level has nothing: `error.code ?? codeOf(error.innerError)`. What comes
 * first is always the code of the outermost level then, however many levels there are.
 */
export function isOutermostFirst(node: TSESTree.ConditionalExpression | TSESTree.LogicalExpression, context: FileContext): boolean {
  if (node.type === 'LogicalExpression') return node.operator !== '&&' && goesDeeper(node.left, node.right, context);
  return isThere(node.test, node.consequent, context) && goesDeeper(node.consequent, node.alternate, context);
}

/** Whether a function returns the first value that there is: `if (level.code) return level.code`. */
export function isFirstFound(returned: Node, context: FileContext): boolean {
  const statement = context.index.parent(returned);
  const block = statement && context.index.parent(statement);
  const choice = block?.type === 'BlockStatement' && block.body[0] === statement ? context.index.parent(block) : block;
  if (statement?.type !== 'ReturnStatement' || choice?.type !== 'IfStatement') return false;
  return (choice.consequent === block || choice.consequent === statement) && isThere(choice.test, returned, context);
}

/** What is read of one level alone. */
export function ofOneLevel(values: readonly Value[]): readonly Value[] {
  return values.map((value) => ({ ...value, walked: false }));
}

/** Whether `second` is made of the inner error of what `first` is read from. */
function goesDeeper(first: Node, second: Node, context: FileContext): boolean {
  const outer = placesBehind(first, context).filter(({ isInner }) => !isInner);
  return outer.length > 0 && placesBehind(second, context).some(({ place, isInner }) => isInner && outer.some((item) => item.place === place));
}

/** Whether a condition asks for nothing but the value being there: `level.code`, `level?.code !== undefined`, `level && level.code`. */
function isThere(test: Node, value: Node, context: FileContext): boolean {
  const textOf = (node: Node): string => context.file.text.slice(...unwrap(node).range).replaceAll('?.', '.');
  const wanted = textOf(value);
  const asked = askedFor(test)?.map(textOf);
  return asked?.includes(wanted) === true && asked.every((text) => wanted === text || wanted.startsWith(`${text}.`));
}

/** What a condition asks to be there; undefined when it asks for more. */
function askedFor(test: Node): readonly Node[] | undefined {
  const inner = unwrap(test);
  if (inner.type === 'Identifier' || inner.type === 'MemberExpression') return [inner];
  if (inner.type === 'UnaryExpression') return inner.operator === 'typeof' || inner.operator === '!' ? askedFor(inner.argument) : undefined;
  if (inner.type === 'BinaryExpression' && /^[!=]==?$/.test(inner.operator)) return isNothing(inner.right) ? askedFor(inner.left) : undefined;
  if (inner.type !== 'LogicalExpression' || inner.operator !== '&&') return undefined;
  const [left, right] = [askedFor(inner.left), askedFor(inner.right)];
  return left && right && [...left, ...right];
}

/** What stands for a missing value, and `'string'` beside `typeof`. */
function isNothing(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') return inner.name === 'undefined';
  return inner.type === 'Literal' && (inner.value === null || inner.value === '' || inner.value === 'string' || inner.value === 'undefined');
}
