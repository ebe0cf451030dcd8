import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../scope.js';
import { isFunction, propertyName, unwrap, type Node } from '../syntax.js';
import { fieldType } from './classes.js';
import type { FileContext } from './context.js';
import { stateOf } from './state.js';

/** The type that is written for a variable: beside its name, in the type of the pattern that declares it, for the state that it holds, or for the list that it is one of. */
export function writtenTypeOf(variable: Variable, context: FileContext, depth = 0): TSESTree.TypeNode | undefined {
  for (const identifier of variable.identifiers) {
    const own = (identifier).typeAnnotation?.typeAnnotation;
    if (own) return own;
    const inherited = typeInPattern(identifier, context, depth) ?? elementType(identifier, context, depth);
    if (inherited) return inherited;
  }
  return stateOf(variable)?.type;
}

/** `({ client }: { client: Client })`, `({ client }: Options)` with `interface Options` in the same file. */
function typeInPattern(identifier: Node, context: FileContext, depth: number): TSESTree.TypeNode | undefined {
  let property = context.index.parent(identifier);
  if (property?.type === 'AssignmentPattern') property = context.index.parent(property);
  if (property?.type !== 'Property') return undefined;
  const pattern = context.index.parent(property);
  if (pattern?.type !== 'ObjectPattern') return undefined;
  const name = propertyName(property);
  const type = pattern.typeAnnotation?.typeAnnotation ?? elementType(pattern, context, depth);
  return name !== undefined && type ? memberType(type, name, context) : undefined;
}

/** Lists of lists; two loops may also be over each other's variable. */
const MAX_LISTS = 3;
const EACH: ReadonlySet<string> = new Set(['forEach', 'map', 'flatMap', 'filter', 'find', 'some', 'every']);

/** The type of what `for (const item of list)` or `list.forEach((item) => …)` declares, by the written type of the list. */
function elementType(declared: Node, context: FileContext, depth: number): TSESTree.TypeNode | undefined {
  const list = listOf(declared, context);
  const source = list && unwrap(list);
  if (source?.type === 'Identifier') {
    const variable = context.names.variable(source);
    return variable && depth < MAX_LISTS ? elementOf(writtenTypeOf(variable, context, depth + 1)) : undefined;
  }
  if (source?.type !== 'MemberExpression' || source.object.type !== 'ThisExpression') return undefined;
  return elementOf(fieldType(source, propertyName(source) ?? '', context));
}

function listOf(declared: Node, { index }: FileContext): Node | undefined {
  const holder = index.parent(declared);
  const around = holder && index.parent(holder);
  if (holder?.type === 'VariableDeclarator') {
    const loop = around && index.parent(around);
    return loop?.type === 'ForOfStatement' && loop.left === around ? loop.right : undefined;
  }
  if (!isFunction(holder) || holder.params[0] !== declared || around?.type !== 'CallExpression' || around.arguments[0] !== holder) return undefined;
  const callee = unwrap(around.callee);
  return callee.type === 'MemberExpression' && EACH.has(propertyName(callee) ?? '') ? callee.object : undefined;
}

/** `Mail` of `Mail[]`, `readonly Mail[]`, `Array<Mail>`, `Set<Mail>`. */
function elementOf(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | undefined {
  if (type?.type === 'TSArrayType') return type.elementType;
  if (type?.type === 'TSTypeOperator' && type.operator === 'readonly') return elementOf(type.typeAnnotation);
  const isList = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /^(Readonly)?(Array|Set)$/.test(type.typeName.name);
  return isList ? type.typeArguments?.params[0] : undefined;
}

/** The written type of a property of an object type, interface or type alias of this file. */
export function memberType(type: TSESTree.TypeNode, name: string, context: FileContext): TSESTree.TypeNode | undefined {
  return memberIn(membersOf(type, context), name);
}

/** The written type of a property among the members of an interface or object type. */
export function memberIn(members: readonly TSESTree.TypeElement[], name: string): TSESTree.TypeNode | undefined {
  for (const member of members) {
    if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier' || member.key.name !== name) continue;
    return member.typeAnnotation?.typeAnnotation;
  }
  return undefined;
}

/** The members of an object type, interface or type alias of this file. */
export function membersOf(type: TSESTree.TypeNode, context: FileContext): readonly TSESTree.TypeElement[] {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type === 'TSIntersectionType') return type.types.flatMap((item) => membersOf(item, context));
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return [];
  const declared = context.names.variable(type.typeName)?.defs[0]?.node as Node | undefined;
  if (declared?.type === 'TSInterfaceDeclaration') return declared.body.body;
  return declared?.type === 'TSTypeAliasDeclaration' && declared.typeAnnotation !== type ? membersOf(declared.typeAnnotation, context) : [];
}
