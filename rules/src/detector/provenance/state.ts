import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import { calledName, isFunction, unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from './context.js';
import { returnedValues } from './given-by.js';

/** `const [value, setValue] = useState<Type>(initial)` of React and those that have it from there. */
interface State {
  readonly type: TSESTree.TypeNode | undefined;
  readonly initial: Node | undefined;
  readonly setter: Node | undefined;
}

/** The state that a variable holds. */
export function stateOf(variable: Variable): State | undefined {
  const definition = variable.defs[0];
  const declarator = definition?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ArrayPattern' || !declarator.init)
    return undefined;
  const [value, setter] = declarator.id.elements;
  const call = unwrap(declarator.init);
  if (value !== definition?.name || call.type !== 'CallExpression' || calledName(call.callee) !== 'useState')
    return undefined;
  return { type: call.typeArguments?.params[0], initial: call.arguments[0], setter: setter ?? undefined };
}

/**
 * What a state begins with and what its setter is given. A function that makes the next value of the one
 * before says nothing.
 */
export function stateValues({ initial, setter }: State, { names, index }: FileContext): readonly Node[] {
  const first = initial && unwrap(initial);
  const begins = isFunction(first) ? returnedValues(first) : first ? [first] : [];
  const references = setter?.type === 'Identifier' ? (names.variable(setter)?.references ?? []) : [];
  const given = references.flatMap(({ identifier }): readonly Node[] => {
    const call = index.parent(identifier);
    const value =
      call?.type === 'CallExpression' && call.callee === identifier ? call.arguments[0] : undefined;
    return value && value.type !== 'SpreadElement' && !isFunction(value) ? [value] : [];
  });
  return [...begins, ...given];
}
