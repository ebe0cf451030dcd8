import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, type Variable } from '../../syntax/scope.js';
import { contains, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';
import { isInert } from './inert.js';
import { isWritten, writesOf } from './properties.js';
import { READERS } from './reader-names.js';
import { literalNumber } from './writes.js';

/**
 * `config.limit` of an object that this file has made: nothing in the file writes a property of that name, and
 * nobody is given the object who could.
 */
export function isOwnSetting(member: TSESTree.MemberExpression, context: RetryContext): boolean {
  const object = unwrap(member.object);
  return (
    isMadeHere(object, context) && !isWritten(propertyName(member), context) && !isGivenAway(object, context)
  );
}

function isMadeHere(object: Node, context: RetryContext): object is TSESTree.Identifier {
  return object.type === 'Identifier' && constantInit(object, context)?.type === 'ObjectExpression';
}

/** Whether somebody else is given an object that this file has made, who may write to it. */
export function isGivenAway(object: Node, context: RetryContext): boolean {
  return (
    isMadeHere(object, context) &&
    context.names
      .variable(object)
      ?.references.some(({ identifier, init }) => init !== true && !isKept(identifier, context)) === true
  );
}

/** Whether a use of an object leaves it as it is. */
export function isKept(use: Node, context: RetryContext): boolean {
  const around = context.syntax.parent(use);
  if (around?.type === 'SpreadElement') return context.syntax.parent(around)?.type === 'ObjectExpression';
  if (around?.type === 'CallExpression') return around.callee !== use && isInert(around, context);
  if (around?.type !== 'MemberExpression' || around.object !== use) return false;
  const user = context.syntax.parent(around);
  return user?.type !== 'CallExpression' || user.callee !== around || READERS.has(propertyName(around) ?? '');
}

/**
 * `attempt < settings.most`, `attempt < this.most`, `attempt < options.most`: a property that the file writes
 * nowhere but where its object is made. A local number is compared with what is set for a whole run, also
 * where somebody else made the object.
 */
export function isLimitOf(counter: Node, limit: Node, context: RetryContext): boolean {
  const member = unwrap(limit);
  const object = member.type === 'MemberExpression' ? unwrap(member.object) : undefined;
  if (member.type !== 'MemberExpression' || !object) return false;
  const name = propertyName(member);
  // How many there are of something changes without anybody writing it.
  if (name === 'length' || name === 'size') return false;
  if (object.type === 'Identifier' && constantInit(object, context)?.type === 'ObjectExpression')
    return !isWritten(name, context);
  const variable = variableOf(counter, context);
  if (!variable || !isNumber(variable)) return false;
  if (object.type === 'ThisExpression') return isSetOnce(name, context);
  const holder = variableOf(object, context);
  return (
    holder !== undefined &&
    definitionOf(holder)?.type === ('Parameter' as never) &&
    holder.references.every((reference) => !reference.isWrite()) &&
    !isWritten(name, context)
  );
}

function variableOf(node: Node, { names }: RetryContext): Variable | undefined {
  const inner = unwrap(node);
  return inner.type === 'Identifier' ? names.variable(inner) : undefined;
}

/** `let attempt = 0`, `(id, attempt = 0) => …` */
function isNumber(variable: Variable): boolean {
  const [definition, ...others] = variable.defs;
  if (!definition || others.length > 0) return false;
  const node = definition.node as Node;
  const init =
    node.type === 'VariableDeclarator'
      ? node.id.type === 'Identifier' && node.init
      : 'params' in node &&
        node.params.find(
          (parameter) => parameter.type === 'AssignmentPattern' && parameter.left === definition.name,
        );
  if (!init) return false;
  return literalNumber(init.type === 'AssignmentPattern' ? init.right : init) !== undefined;
}

/** A field that its class gives a value, and that nothing in the file writes but a constructor. */
function isSetOnce(name: string | undefined, { syntax }: RetryContext): boolean {
  if (name === undefined) return false;
  const isMade = syntax
    .all('PropertyDefinition')
    .some((property) => propertyName(property) === name && property.value !== null);
  const constructors = syntax.all('MethodDefinition').filter(({ kind }) => kind === 'constructor');
  const writes = writesOf(name, syntax);
  return (
    (isMade || writes.length > 0) &&
    writes.every((write) => constructors.some((constructor) => contains(constructor, write)))
  );
}
