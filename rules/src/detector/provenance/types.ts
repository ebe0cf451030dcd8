import type { TSESTree } from '@typescript-eslint/utils';
import type { Variable } from '../scope.js';
import { propertyName, type Node } from '../syntax.js';
import type { FileContext } from './context.js';
import { stateOf } from './state.js';

/** The type that is written for a variable: beside its name, in the type of the pattern that declares it, or for the state that it holds. */
export function writtenTypeOf(variable: Variable, context: FileContext): TSESTree.TypeNode | undefined {
  for (const identifier of variable.identifiers) {
    const own = (identifier).typeAnnotation?.typeAnnotation;
    if (own) return own;
    const inherited = typeInPattern(identifier, context);
    if (inherited) return inherited;
  }
  return stateOf(variable)?.type;
}

/** `({ client }: { client: Client })`, `({ client }: Options)` with `interface Options` in the same file. */
function typeInPattern(identifier: Node, context: FileContext): TSESTree.TypeNode | undefined {
  let property = context.index.parent(identifier);
  if (property?.type === 'AssignmentPattern') property = context.index.parent(property);
  if (property?.type !== 'Property') return undefined;
  const pattern = context.index.parent(property);
  if (pattern?.type !== 'ObjectPattern') return undefined;
  const name = propertyName(property);
  const type = pattern.typeAnnotation?.typeAnnotation;
  return name !== undefined && type ? memberType(type, name, context) : undefined;
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
