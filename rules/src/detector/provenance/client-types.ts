import type { TSESTree } from '@typescript-eslint/types';
import { importOf } from '../scope.js';
import type { Node } from '../syntax.js';
import { clientOfModule, isClientType, isHttpClient, SDK_VERBS } from './clients.js';
import type { FileContext } from './context.js';
import { FETCH, type Receiver } from './receivers.js';
import { taughtReceiver } from './taught.js';
import type { ClientId } from '../types.js';

const LIMIT = 8;

/** The client that a written type names, when the type was imported from that client's package. */
export function receiverOfType(type: Node | undefined, context: FileContext, depth = 0): Receiver | undefined {
  if (!type || depth > LIMIT) return undefined;
  if (type.type === 'TSUnionType') {
    for (const member of type.types) {
      const found = receiverOfType(member, context, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (type.type === 'TSTypeQuery') return type.exprName.type === 'Identifier' && type.exprName.name === 'fetch' ? FETCH : undefined;
  if (type.type === 'TSFunctionType') return isResponsePromise(type.returnType?.typeAnnotation) ? FETCH : undefined;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const [first] = type.typeArguments?.params ?? [];
  const isInstance = type.typeName.name === 'InstanceType' && first?.type === 'TSTypeQuery' && first.exprName.type === 'Identifier';
  const name = isInstance ? (first.exprName as TSESTree.Identifier) : type.typeName;
  if (name.name === 'Promise' || name.name === 'Awaited' || name.name === 'Readonly') {
    return receiverOfType(first, context, depth + 1);
  }
  const variable = context.names.variable(name);
  const imported = variable && importOf(variable);
  const client = imported && clientOfModule(imported.module);
  if (!client || isHttpClient(client) || !isClientType(imported.name)) return taughtReceiver(name, context);
  return receiverOfName(imported.name, client);
}

/** What a value of a client's type of this name sends requests with. */
export function receiverOfName(name: string, client: ClientId): Receiver {
  return name === 'GraphRequest' ? { client, kind: 'task', methods: SDK_VERBS } : { client, kind: 'graph' };
}

/** `(url: string) => Promise<Response>` is the type of a stand-in for `fetch`. */
function isResponsePromise(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || type.typeName.name !== 'Promise') return false;
  const [held] = type.typeArguments?.params ?? [];
  return held?.type === 'TSTypeReference' && held.typeName.type === 'Identifier' && held.typeName.name === 'Response';
}
