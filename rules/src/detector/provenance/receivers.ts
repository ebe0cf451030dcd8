import type { TSESTree } from '@typescript-eslint/types';
import { declarationOf, definitionOf, importedBy, importOf, type Variable } from '../scope.js';
import { isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import type { ClientId } from '../types.js';
import { typeAsked } from './asked.js';
import { calleeOf } from './callees.js';
import { checkedReceiver } from './checked.js';
import { fieldType, fieldValues } from './classes.js';
import { receiverOfType } from './client-types.js';
import { CLIENT_GETTERS, clientOfModule, isClientFactory, isClientType, isGraphUrl, isHttpClient, TASK_CLASSES } from './clients.js';
import { stringPrefixes } from './constants.js';
import { propertyValue, writtenValues } from './written.js';
import { returnedValues } from './given-by.js';
import type { FileContext } from './context.js';
import { ofDestructured, ofResultProperty } from './result-clients.js';
import type { Receiver } from './receiver.js';
import { taughtReceiver } from './taught.js';
import { writtenTypeOf } from './types.js';

export type { Receiver } from './receiver.js';

/** The global function, or one that stands in for it: `this.fetchImpl = options.fetch ?? fetch`. */
export const FETCH: Receiver = { client: 'fetch', kind: 'http' };

const LIMIT = 40;

/** Answers by node: functions that return each other's calls would be followed exponentially often. */
const known = new WeakMap<FileContext, Map<Node, Receiver | undefined>>();

/** What kind of client an expression holds, by imports, factories, written types and assignments of this file. */
export function receiverOf(node: Node, context: FileContext, depth = 0): Receiver | undefined {
  if (depth > LIMIT) return undefined;
  const inner = unwrap(node);
  const answers = known.get(context) ?? new Map<Node, Receiver | undefined>();
  known.set(context, answers);
  if (answers.has(inner)) return answers.get(inner);
  answers.set(inner, undefined);
  const receiver = findReceiver(inner, context, depth) ?? checkedReceiver(inner, context);
  answers.set(inner, receiver);
  return receiver;
}

function findReceiver(inner: Node, context: FileContext, depth: number): Receiver | undefined {
  switch (inner.type) {
    case 'Identifier':
      return ofIdentifier(inner, context, depth);
    case 'AwaitExpression':
      return receiverOf(inner.argument, context, depth + 1);
    case 'AssignmentExpression':
      return receiverOf(inner.right, context, depth + 1);
    case 'LogicalExpression':
      return receiverOf(inner.left, context, depth + 1) ?? receiverOf(inner.right, context, depth + 1);
    case 'ConditionalExpression':
      return receiverOf(inner.consequent, context, depth + 1) ?? receiverOf(inner.alternate, context, depth + 1);
    case 'MemberExpression':
      return ofMember(inner, context, depth);
    case 'CallExpression':
      return ofCall(inner, context, depth);
    case 'NewExpression':
      return ofNew(inner, context);
    case 'ArrowFunctionExpression':
      return ofForwarder(inner, context, depth);
    default:
      return undefined;
  }
}

/** `(url, init) => fetch(url, init)` */
function ofForwarder(fn: TSESTree.ArrowFunctionExpression, context: FileContext, depth: number): Receiver | undefined {
  const body = unwrap(fn.body);
  const [url] = fn.params;
  if (body.type !== 'CallExpression' || url?.type !== 'Identifier') return undefined;
  const [given] = body.arguments;
  const receiver = given?.type === 'Identifier' && given.name === url.name ? receiverOf(body.callee, context, depth + 1) : undefined;
  return receiver?.kind === 'http' ? receiver : undefined;
}

function ofIdentifier(node: TSESTree.Identifier, context: FileContext, depth: number): Receiver | undefined {
  const variable = context.names.variable(node);
  if (node.name === 'fetch' && !variable?.defs.length) return FETCH;
  if (!variable) return undefined;
  const imported = importOf(variable);
  if (imported) return ofImport(imported.module, imported.name) ?? context.project?.receiver(imported.module, imported.name, context.file.path);
  return ofVariable(variable, context, depth);
}

function ofImport(module: string, name: string): Receiver | undefined {
  const client = clientOfModule(module);
  if (!client || !isHttpClient(client)) return undefined;
  if (client === 'undici' && !['fetch', 'request', '*', 'default'].includes(name)) return undefined;
  return { client: client === 'undici' && name === 'fetch' ? 'fetch' : client, kind: 'http' };
}

function ofVariable(variable: Variable, context: FileContext, depth: number): Receiver | undefined {
  const typed = receiverOfType(writtenTypeOf(variable, context), context);
  if (typed) return typed;
  for (const value of writtenValues(variable, context)) {
    const found = receiverOf(value, context, depth + 1);
    if (found) return found;
  }
  return ofDestructured(variable, context, depth) ?? ofCallbackParameter(variable, context, depth);
}

/** `factory.getClient('3').then((client) => …)` */
function ofCallbackParameter(variable: Variable, context: FileContext, depth: number): Receiver | undefined {
  const definition = definitionOf(variable);
  const fn = definition?.node as Node | undefined;
  if (!isFunction(fn) || fn.params[0] !== definition?.name) return undefined;
  const call = context.index.parent(fn);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.arguments[0] !== fn) return undefined;
  return propertyName(call.callee) === 'then' ? receiverOf(call.callee.object, context, depth + 1) : undefined;
}

function ofMember(node: TSESTree.MemberExpression, context: FileContext, depth: number): Receiver | undefined {
  const name = propertyName(node);
  if (name === undefined) return undefined;
  const object = unwrap(node.object);
  if (name === 'fetch' && isGlobalObject(object, context)) return FETCH;
  if (object.type === 'ThisExpression') {
    const typed = receiverOfType(fieldType(node, name, context), context);
    if (typed) return typed;
    for (const value of fieldValues(node, name, context)) {
      const found = receiverOf(value, context, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  if (name === 'graph' && object.type === 'MemberExpression' && propertyName(object) === 'globalProvider') return { client: 'graph-sdk', kind: 'graph' };
  const owner = receiverOf(object, context, depth + 1);
  if (owner?.kind === 'graph') return owner;
  if (owner?.kind === 'http') return name === 'default' || name === 'fetch' || name === 'extend' ? owner : undefined;
  if (object.type !== 'Identifier') return undefined;
  const variable = context.names.variable(object);
  for (const value of variable ? writtenValues(variable, context) : []) {
    const source = unwrap(value);
    const found = source.type === 'ObjectExpression' ? propertyValue(source, name) : undefined;
    const receiver = found ? receiverOf(found, context, depth + 1) : ofResultProperty(source, name, context, depth);
    if (receiver) return receiver;
  }
  return undefined;
}

function ofCall(node: TSESTree.CallExpression, context: FileContext, depth: number): Receiver | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier') return ofPlainCall(callee, context, depth) ?? receiverOfType(typeAsked(node), context);
  if (callee.type !== 'MemberExpression') return undefined;
  const asked = receiverOfType(typeAsked(node), context);
  if (asked) return asked;
  const name = propertyName(callee) ?? '';
  const object = unwrap(callee.object);
  // `globalThis.fetch.bind(globalThis)`
  if (name === 'bind') return receiverOf(object, context, depth + 1);
  const task = name.startsWith('create') ? taskClass(object, context) : undefined;
  if (task) return task;
  if (isFactoryMember(object, name, context)) return { client: factoryClient(object, context), kind: 'graph' };
  if (object.type === 'MemberExpression' && CLIENT_GETTERS.has(propertyName(object) ?? '')) return { client: 'spfx', kind: 'graph' };
  const owner = receiverOf(object, context, depth + 1);
  if (owner?.kind === 'graph') return owner;
  if (owner?.kind !== 'http') return ofMethod(node, context, depth);
  return ['create', 'extend', 'defaults', 'instance'].includes(name) ? configured(node, owner, context) : undefined;
}

/** The client that a method hands out: `this.getClient()`, `outlook.getClient()`. */
function ofMethod(node: TSESTree.CallExpression, context: FileContext, depth: number): Receiver | undefined {
  const callee = calleeOf(node, context);
  if (!callee) return undefined;
  return 'fn' in callee ? ofReturned(callee.fn, context, depth) : callee.summary.client;
}

/** The client that a function returns, by its written type or by what it returns. */
export function ofReturned(fn: FunctionNode, context: FileContext, depth = 0): Receiver | undefined {
  const typed = receiverOfType(fn.returnType?.typeAnnotation, context);
  if (typed) return typed;
  for (const value of returnedValues(fn)) {
    const found = receiverOf(value, context, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** `axios.create({ baseURL })`, `got.extend({ prefixUrl })`, `ky.create({ prefixUrl })`, `ofetch.create({ baseURL })`. */
function configured(node: TSESTree.CallExpression, owner: Receiver, context: FileContext): Receiver {
  const [options] = node.arguments;
  const object = options && unwrap(options);
  if (object?.type !== 'ObjectExpression') return owner;
  const base = propertyValue(object, 'baseURL') ?? propertyValue(object, 'prefixUrl') ?? propertyValue(object, 'baseUrl');
  const graph = base && stringPrefixes(base, context).some((prefix) => isGraphUrl(prefix, context.settings.hosts));
  return graph ? { client: owner.client, kind: 'graph' } : owner;
}

function isFactoryMember(object: Node, name: string, context: FileContext): boolean {
  const imported = importedBy(object, context.names);
  if (!imported || clientOfModule(imported.module) === undefined) return false;
  return imported.name === '*' ? isClientFactory(name, '') : isClientFactory(imported.name, name);
}

function factoryClient(object: Node, context: FileContext): ClientId {
  const imported = importedBy(object, context.names);
  return (imported && clientOfModule(imported.module)) ?? 'graph-sdk';
}

function ofPlainCall(callee: TSESTree.Identifier, context: FileContext, depth: number): Receiver | undefined {
  const variable = context.names.variable(callee);
  if (!variable) return undefined;
  const imported = importOf(variable);
  if (imported) {
    const client = clientOfModule(imported.module);
    if (client && isClientFactory(imported.name, '')) return { client, kind: 'graph' };
    return context.project?.function(imported.module, imported.name, context.file.path)?.client;
  }
  const definition = declarationOf(variable);
  const declared = definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : definition;
  return isFunction(declared) ? ofReturned(declared, context, depth) : undefined;
}

function ofNew(node: TSESTree.NewExpression, context: FileContext): Receiver | undefined {
  const { callee } = node;
  if (callee.type !== 'Identifier') return undefined;
  const task = taskClass(callee, context);
  if (task) return task;
  const imported = importedBy(callee, context.names);
  const client = imported && clientOfModule(imported.module);
  if (!client) return taughtReceiver(callee, context);
  return !isHttpClient(client) && isClientType(imported.name) ? { client, kind: 'graph' } : undefined;
}

/** What instances of an SDK's class such as `LargeFileUploadTask` send requests with; its `create…` makes them, and a request. */
export function taskClass(node: Node, context: FileContext): Receiver | undefined {
  const imported = importedBy(node, context.names);
  const client = imported && clientOfModule(imported.module);
  const methods = imported && TASK_CLASSES[imported.name];
  return client && methods && { client, kind: 'task', methods };
}

/** `globalThis`, `window` and the like. */
export function isGlobalObject(node: Node, context: FileContext): boolean {
  return node.type === 'Identifier' && ['globalThis', 'window', 'self', 'global'].includes(node.name) && !context.names.variable(node)?.defs.length;
}
