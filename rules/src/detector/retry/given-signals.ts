import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, type Variable } from '../../syntax/scope.js';
import { isFunction, unwrap, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { isOption } from './round-controllers.js';

/**
 * Options of a request that bring a signal from outside: their type names one, or every caller that is known
 * gives one. `RequestInit` alone says nothing: every function around `fetch` takes it.
 */
export function bringsSignal(identifier: TSESTree.Identifier, context: RetryContext): boolean {
  if (!isHandedOn(identifier, context)) return false;
  const variable = context.names.variable(identifier);
  const definition = definitionOf(variable);
  const fn = definition?.node as Node | undefined;
  if (!variable || definition?.type !== ('Parameter' as never) || !fn || !isFunction(fn)) return false;
  const [name] = variable.identifiers;
  if (name?.type === ('Identifier' as never) && namesSignal(name)) return true;
  const position = fn.params.findIndex(
    (parameter) => (parameter.type === 'AssignmentPattern' ? parameter.left : parameter) === name,
  );
  const given = context.provenance
    .callersOf(fn)
    .map((call) => ('arguments' in call ? call.arguments[position] : undefined))
    .filter((argument) => !argument || !isSame(argument, variable, context));
  return given.length > 0 && given.every((argument) => argument !== undefined && hasSignal(argument));
}

/** `fetch(url, options)`, `{ ...options }` */
function isHandedOn(identifier: Node, { syntax }: RetryContext): boolean {
  const around = syntax.parent(identifier);
  return (
    around?.type === 'SpreadElement' || (around?.type === 'CallExpression' && around.callee !== identifier)
  );
}

/** `options: { signal?: AbortSignal }` */
function namesSignal({ typeAnnotation }: TSESTree.Identifier): boolean {
  const type = typeAnnotation?.typeAnnotation;
  return (
    type?.type === 'TSTypeLiteral' &&
    type.members.some(
      (member) =>
        member.type === 'TSPropertySignature' &&
        member.key.type === 'Identifier' &&
        member.key.name === 'signal',
    )
  );
}

/** What a function gives itself again: the parameter, or a copy of it. */
function isSame(argument: Node, variable: Variable, { names }: RetryContext): boolean {
  const value = unwrap(argument);
  if (value.type === 'Identifier') return names.variable(value) === variable;
  return (
    value.type === 'ObjectExpression' &&
    value.properties.some(
      (property) =>
        property.type === 'SpreadElement' &&
        property.argument.type === 'Identifier' &&
        names.variable(property.argument) === variable,
    )
  );
}

function hasSignal(argument: Node): boolean {
  const value = unwrap(argument);
  return value.type === 'ObjectExpression' && value.properties.some(isOption);
}
