import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { parameterName, type RetryContext } from './context.js';
import { isWritten } from './properties.js';
import { isKept } from './settings.js';
import { isParameterOf, type Cycle } from './state.js';

/**
 * `state.attempt` of a parameter of which the repeating call is given a copy, `{ ...state }`, in which the
 * property is as it was. From the second round on nobody else has the object, so that it never changes.
 */
export function isCopiedOn(read: Node, { self, given }: Cycle, context: RetryContext): boolean {
  const member = unwrap(read);
  const object = member.type === 'MemberExpression' ? unwrap(member.object) : undefined;
  if (member.type !== 'MemberExpression' || object?.type !== 'Identifier') return false;
  const name = propertyName(member);
  const variable = context.names.variable(object);
  if (name === undefined || !variable || !self || !given || !isParameterOf(variable, self)) return false;
  const copy = given[self.params.findIndex((parameter) => parameterName(parameter) === variable.name)];
  return (
    copy?.type === 'ObjectExpression' &&
    isSame(copy, name, variable, context) &&
    !isWritten(name, context) &&
    variable.references.every(
      (reference) =>
        reference.init === true || (!reference.isWrite() && isKept(reference.identifier, context)),
    )
  );
}

/** Whether a property of a copy is what it is in the object itself. */
function isSame(
  { properties }: TSESTree.ObjectExpression,
  name: string,
  of: Variable,
  { names }: RetryContext,
): boolean {
  const isOf = (node: Node): boolean => {
    const inner = unwrap(node);
    return inner.type === 'Identifier' && names.variable(inner) === of;
  };
  const last = properties.findLast(
    (property) =>
      property.type === 'SpreadElement' ||
      propertyName(property) === name ||
      propertyName(property) === undefined,
  );
  if (last?.type === 'SpreadElement') return isOf(last.argument);
  const value = last && unwrap(last.value);
  return value?.type === 'MemberExpression' && propertyName(value) === name && isOf(value.object);
}
