import type { Node } from '../syntax.js';
import type { DeclaredType } from '../types.js';
import { clientOfModule, isClientType, isErrorType, isHttpClient } from './clients.js';
import { step, type FileContext, type GraphFailure } from './context.js';
import { receiverOfName } from './client-types.js';
import type { Receiver } from './receivers.js';

/** The client that a type checker sees in an expression, where there is one. */
export function checkedReceiver(node: Node, context: FileContext): Receiver | undefined {
  const found = declaredAs(node, context, ({ name, module }) => {
    const client = module === undefined ? undefined : clientOfModule(module);
    return client !== undefined && !isHttpClient(client) && isClientType(name);
  });
  const client = found?.type.module === undefined ? undefined : clientOfModule(found.type.module);
  return found && client && receiverOfName(found.type.name, client);
}

/** The Graph error that a type checker sees in an expression, narrowed by whatever guards stand around it. */
export function checkedError(node: Node, context: FileContext): GraphFailure | undefined {
  const { errorTypes = [] } = context.settings;
  const clientFor = ({ name, module }: DeclaredType): GraphFailure['client'] | undefined => {
    const client = module === undefined || !isErrorType(name) ? undefined : clientOfModule(module);
    return client ?? (errorTypes.includes(name) ? 'unknown' : undefined);
  };
  const found = declaredAs(node, context, (type) => clientFor(type) !== undefined);
  if (!found) return undefined;
  return { kind: 'graph', client: clientFor(found.type) ?? 'unknown', chain: [step(context, node)], node, wrapped: false, made: { as: found.own.name, texts: [] } };
}

interface Declared {
  readonly type: DeclaredType;
  /** The type itself, of which `type` may be a base. */
  readonly own: DeclaredType;
}

/** The first type that `isWanted`, when every alternative of a union has one. */
function declaredAs(node: Node, { file }: FileContext, isWanted: (type: DeclaredType) => boolean): Declared | undefined {
  const alternatives = file.types?.typesOf(node) ?? [];
  const found = alternatives.map((types): Declared | undefined => {
    const type = types.find(isWanted);
    const [own] = types;
    return type && own && { type, own };
  });
  return found.every((declared) => declared !== undefined) ? found[0] : undefined;
}
