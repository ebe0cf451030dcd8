import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, type Variable } from '../scope.js';
import { propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { calleeOf } from './callees.js';
import type { FileContext } from './context.js';
import { receiverOfType } from './client-types.js';
import { receiverOf, type Receiver } from './receivers.js';
import { membersOf } from './types.js';
import { returnedValues } from './given-by.js';

/** `const { client } = await connect()` */
export function ofDestructured(variable: Variable, context: FileContext, depth: number): Receiver | undefined {
  const definition = definitionOf(variable);
  const declarator = definition?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init || declarator.id.type !== 'ObjectPattern') return undefined;
  const property = declarator.id.properties.find((item) => item.type === 'Property' && item.value === definition?.name);
  const name = property && propertyName(property as TSESTree.Property);
  return name === undefined ? undefined : ofResultProperty(declarator.init, name, context, depth);
}

/** The client in a property of the object that a call returns. */
export function ofResultProperty(node: Node, name: string, context: FileContext, depth: number): Receiver | undefined {
  const inner = unwrap(node);
  const call = inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
  const callee = call.type === 'CallExpression' ? calleeOf(call, context) : undefined;
  if (!callee) return undefined;
  return 'fn' in callee ? clientsOf(callee.fn, context, depth + 1)[name] : callee.summary.clients?.[name];
}

/** The clients in the object that a function returns, by property: by its written type, or as the object literals have them. */
export function clientsOf(fn: FunctionNode, context: FileContext, depth = 0): Readonly<Record<string, Receiver>> {
  const found: Record<string, Receiver> = { ...typedClients(fn.returnType?.typeAnnotation, context) };
  for (const value of returnedValues(fn)) {
    const object = unwrap(value);
    for (const property of object.type === 'ObjectExpression' ? object.properties : []) {
      const name = property.type === 'Property' ? propertyName(property) : undefined;
      const receiver = property.type === 'Property' ? receiverOf(property.value, context, depth + 1) : undefined;
      if (name !== undefined && receiver) found[name] ??= receiver;
    }
  }
  return found;
}

function typedClients(type: TSESTree.TypeNode | undefined, context: FileContext): Readonly<Record<string, Receiver>> {
  const found: Record<string, Receiver> = {};
  const held = type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise' ? type.typeArguments?.params[0] : type;
  for (const member of held ? membersOf(held, context) : []) {
    const receiver = member.type === 'TSPropertySignature' ? receiverOfType(member.typeAnnotation?.typeAnnotation, context) : undefined;
    if (receiver && member.type === 'TSPropertySignature' && member.key.type === 'Identifier') found[member.key.name] = receiver;
  }
  return found;
}
