import type { TSESTree } from '@typescript-eslint/types';
import { literalText, propertyName, unwrap, type Node, type SyntaxIndex } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';

/**
 * `this.stopped`, `state.attempts` where the file counts it or sets it as a flag somewhere: it decides
 * whether to go on.
 */
export function isCountedOrSet(node: TSESTree.MemberExpression, { syntax }: RetryContext): boolean {
  const name = propertyName(node);
  if (name === undefined) return false;
  if (syntax.all('UpdateExpression').some(({ argument }) => isProperty(argument, name))) return true;
  return syntax
    .all('AssignmentExpression')
    .some(
      ({ left, right, operator }) =>
        isProperty(left, name) &&
        (operator !== '=' || (right.type === 'Literal' && typeof right.value === 'boolean')),
    );
}

/** Whether anything in the file writes a property of this name. */
export function isWritten(name: string | undefined, { syntax }: RetryContext): boolean {
  return name === undefined || writesOf(name, syntax).length > 0;
}

/** Where the file writes properties of this name. */
export function writesOf(name: string, syntax: SyntaxIndex): readonly Node[] {
  return [
    ...syntax.all('UpdateExpression').map(({ argument }) => argument),
    ...syntax.all('AssignmentExpression').map(({ left }) => left),
  ].filter((target) => isProperty(target, name));
}

/** What the file assigns to properties of this name. */
export function valuesWrittenTo(name: string, { syntax }: RetryContext): readonly Node[] {
  return syntax
    .all('AssignmentExpression')
    .flatMap(({ left, right }) => (isProperty(left, name) ? right : []));
}

function isProperty(node: Node, name: string): boolean {
  const inner = unwrap(node);
  return inner.type === 'MemberExpression' && propertyName(inner) === name;
}

/**
 * `this.LIMIT` where the class declares it `readonly`, or nothing in the file writes it after the
 * constructor.
 */
export function isReadonlyMember(node: TSESTree.MemberExpression, { syntax }: RetryContext): boolean {
  const name = propertyName(node) ?? literalText(node.property);
  const declared = syntax.all('PropertyDefinition').find((property) => propertyName(property) === name);
  return declared?.readonly === true;
}
