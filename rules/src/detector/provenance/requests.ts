import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, importOf } from '../scope.js';
import { calledName, propertyName, unwrap, type Node } from '../syntax.js';
import type { ClientId } from '../types.js';
import { calleeOf, type Callee } from './callees.js';
import { clientOfModule, HTTP_VERBS, isGraphPath, isGraphUrl, isHttpClient, SDK_VERBS } from './clients.js';
import { stringPrefixes } from './constants.js';
import { objectsOf, propertyValue } from './written.js';
import type { FileContext } from './context.js';
import { isGlobalObject, receiverOf, taskClass } from './receivers.js';
import { isTaughtModule } from './taught.js';

/** A call that sends a request to Microsoft Graph. */
export interface GraphRequest {
  readonly client: ClientId;
  readonly node: TSESTree.CallExpression;
}

/** An HTTP call whose URL is not constant here: it goes to Graph when this expression does. */
export interface OpenRequest {
  readonly client: ClientId;
  readonly node: TSESTree.CallExpression;
  readonly url: Node;
}

type Request = GraphRequest | OpenRequest | undefined;

const answers = new WeakMap<FileContext, Map<TSESTree.CallExpression, Request>>();

/** The Graph request that a call sends, `{ url }` where only the URL decides, undefined for other calls. */
export function requestOf(node: TSESTree.CallExpression, context: FileContext): Request {
  let known = answers.get(context);
  if (!known) {
    known = new Map();
    answers.set(context, known);
  }
  if (known.has(node)) return known.get(node);
  const answer = findRequest(node, context);
  known.set(node, answer);
  return answer;
}

function findRequest(node: TSESTree.CallExpression, context: FileContext): Request {
  const callee = unwrap(node.callee);
  const known = namedClient(node, context) ?? (callee.type === 'MemberExpression' ? memberRequest(node, callee, context) : plainRequest(node, callee, context));
  return known ?? requestByUrl(node, callee, context);
}

/** Names of calls that send what they are given: `http.fetch(url)`, `helpers.httpRequest({ url })`, `requestUrl({ url })`. */
const SENDS = /^(fetch|request|get|post|put|patch|delete|del|head|send|call|execute)$|fetch|request/i;

/** A call of an unknown HTTP client: the URL of a Graph resource among its arguments is what proves it. */
function requestByUrl(node: TSESTree.CallExpression, callee: Node, context: FileContext): Request {
  const name = calledName(callee);
  if (name === undefined || !SENDS.test(name)) return undefined;
  const found = calleeOf(node, context);
  if (found && !isStub(found)) return undefined;
  for (const argument of node.arguments.slice(0, 3)) {
    if (argument.type === 'SpreadElement') continue;
    const options = objectsOf(argument, context);
    if (options.some((option) => namesGraphHost(option, context))) return { client: 'unknown', node };
    if (urlsIn(argument, context).some((url) => stringPrefixes(url, context).some((prefix) => isResourceUrl(prefix, context)))) return { client: 'unknown', node };
  }
  const url = name === 'fetch' ? node.arguments[0] : givenUrl(node, context);
  return url && url.type !== 'SpreadElement' ? { client: 'unknown', node, url } : undefined;
}

/** `url` of `helpers.httpRequest({ url })` */
function givenUrl(node: TSESTree.CallExpression, context: FileContext): Node | undefined {
  const given = node.arguments.slice(0, 3).flatMap((argument) => (argument.type === 'SpreadElement' ? [] : objectsOf(argument, context)));
  return given.flatMap((options) => propertyValue(options, 'url') ?? propertyValue(options, 'uri') ?? [])[0];
}

/** A function that others put their own in the place of: `fetch: () => { throw new Error('Not implemented') }`. */
function isStub(callee: Callee): boolean {
  if ('fn' in callee) return callee.fn.body.type === 'BlockStatement' && callee.fn.body.body[0]?.type === 'ThrowStatement';
  const { failures, returns } = callee.summary;
  return failures.length > 0 && returns.length === 0 && failures.every((failure) => failure.kind === 'own' && failure.texts.some((text) => /not (yet )?implemented|must (be implemented|implement|override)|unimplemented/i.test(text)));
}

/** `https.request({ hostname: 'graph.microsoft.com', path })` of Node. */
function namesGraphHost(options: TSESTree.ObjectExpression, context: FileContext): boolean {
  const host = propertyValue(options, 'hostname') ?? propertyValue(options, 'host');
  if (!host) return false;
  const { hosts } = context.settings;
  const whole = unwrap(host);
  // `new URL(path, base).hostname`
  if (whole.type === 'MemberExpression' && /^host(name)?$/.test(propertyName(whole) ?? '') && stringPrefixes(whole.object, context).some((url) => isGraphUrl(url, hosts))) return true;
  return stringPrefixes(host, context).some((name) => isGraphUrl(`https://${name}`, hosts));
}

/** A URL with a path; `https://graph.microsoft.com/.default` is the name of a scope. */
function isResourceUrl(prefix: string, context: FileContext): boolean {
  return isGraphUrl(prefix, context.settings.hosts) && /^https?:\/\/[^/]+\/(?!\.default)[\w$]/i.test(prefix);
}

export function isOpen(request: GraphRequest | OpenRequest): request is OpenRequest {
  return 'url' in request;
}

/** `settings.msgraph.clients`: the callee's text, its last name, or the module that it was imported from. */
function namedClient(node: TSESTree.CallExpression, context: FileContext): GraphRequest | undefined {
  const clients = context.settings.clients ?? [];
  if (clients.length === 0) return undefined;
  const callee = unwrap(node.callee);
  const written = context.file.text.slice(callee.range[0], callee.range[1]).replace(/\?\./g, '.').replace(/^this\./, '');
  if (clients.includes(written)) return { client: 'unknown', node };
  let root: Node = callee;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression') root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee);
  const variable = root.type === 'Identifier' ? context.names.variable(root) : undefined;
  const imported = variable && importOf(variable);
  return imported && isTaughtModule(imported.module, context) ? { client: 'unknown', node } : undefined;
}

function memberRequest(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression, context: FileContext): GraphRequest | OpenRequest | undefined {
  const verb = propertyName(callee) ?? '';
  if (SDK_VERBS.has(verb)) {
    const chained = sdkChain(callee.object, context);
    if (chained && !isOwnApi(node, callee, context)) return { client: chained, node };
  }
  const owner = unwrap(callee.object);
  const task = taskClass(owner, context);
  if (task) return verb.startsWith('create') ? { client: task.client, node } : undefined;
  if (verb === 'fetch' && isGlobalObject(owner, context)) return byUrl(node, 'fetch', node.arguments[0], context);
  const receiver = receiverOf(callee.object, context);
  if (!receiver) return calledReceiver(node, callee, context);
  if (receiver.client === 'unknown') return { client: 'unknown', node };
  if (receiver.kind === 'task') return receiver.methods?.has(verb) ? { client: receiver.client, node } : undefined;
  if (receiver.kind === 'http') return HTTP_VERBS.has(verb) ? byUrl(node, receiver.client, node.arguments[0], context) : undefined;
  if (isHttpClient(receiver.client)) return HTTP_VERBS.has(verb) ? { client: receiver.client, node } : undefined;
  if (receiver.client === 'pnp') return isConfiguration(verb) ? undefined : { client: 'pnp', node };
  return SDK_VERBS.has(verb) && unwrap(callee.object).type !== 'Identifier' ? { client: receiver.client, node } : undefined;
}

/** `shop.api(path).get()` of a class or object of the project: what it does is there to be read, whatever the methods are called. */
function isOwnApi(node: TSESTree.CallExpression, callee: TSESTree.MemberExpression, context: FileContext): boolean {
  return calleeOf(node, context) !== undefined && receiverOf(callee.object, context)?.kind !== 'graph';
}

/** PnP calls that configure and send nothing. */
function isConfiguration(verb: string): boolean {
  return ['using', 'select', 'expand', 'filter', 'top', 'skip', 'orderBy', 'search', 'getById', 'on'].includes(verb);
}

/**
 * The client below `x.api(path)….verb()`. The chain itself is evidence when its path is one of Graph's or the
 * file imports a Graph client; otherwise `x` must be known as one.
 */
function sdkChain(start: Node, context: FileContext): ClientId | undefined {
  let current = unwrap(start);
  while (current.type === 'CallExpression' || current.type === 'MemberExpression') {
    if (current.type === 'CallExpression') {
      const callee = unwrap(current.callee);
      if (callee.type === 'MemberExpression' && propertyName(callee) === 'api') return apiCall(current, callee, context);
      current = callee;
    } else {
      current = unwrap(current.object);
    }
  }
  const receiver = current.type === 'Identifier' ? requestBuilder(current, context) : undefined;
  return receiver;
}

/** `client.api('/$batch').post(…)`, whose result holds the answers to several requests, failed ones too. */
export function isBatchCall(node: TSESTree.CallExpression, context: FileContext): boolean {
  if (!context.file.text.includes('$batch')) return false;
  let current = unwrap(node.callee);
  while (current.type === 'MemberExpression') {
    const call = unwrap(current.object);
    if (call.type !== 'CallExpression') return false;
    current = unwrap(call.callee);
    const [path] = current.type === 'MemberExpression' && propertyName(current) === 'api' ? call.arguments : [];
    if (path) return stringPrefixes(path, context).some((prefix) => /(^|\/)\$batch$/.test(prefix));
  }
  return false;
}

/** `const request = client.api('/me'); … request.get()` */
function requestBuilder(node: TSESTree.Identifier, context: FileContext): ClientId | undefined {
  const definition = definitionOf(context.names.variable(node))?.node as Node | undefined;
  if (definition?.type !== 'VariableDeclarator' || !definition.init) return undefined;
  const init = unwrap(definition.init);
  return init.type === 'CallExpression' ? sdkChain(init, context) : undefined;
}

function apiCall(call: TSESTree.CallExpression, callee: TSESTree.MemberExpression, context: FileContext): ClientId | undefined {
  const receiver = receiverOf(callee.object, context);
  if (receiver?.kind === 'graph') return receiver.client;
  const [path] = call.arguments;
  if (!path) return undefined;
  const prefixes = stringPrefixes(path, context);
  if (prefixes.some((prefix) => isGraphUrl(prefix, context.settings.hosts) || isGraphPath(prefix))) return 'graph-sdk';
  return importsGraphClient(context) || (context.project !== undefined && isGraphPathInside(path)) ? 'graph-sdk' : undefined;
}

/** `` `${driveBase}/root:/${name}` ``: a path that begins somewhere else and goes on as only paths of Graph do. */
function isGraphPathInside(path: Node): boolean {
  const inner = unwrap(path);
  return inner.type === 'TemplateLiteral' && inner.quasis.some(({ value }) => /\/(root:|children|messages|mailFolders|calendarView|events|subscriptions|driveItem|items|lists|createUploadSession|\$ref)(?![\w-])/.test(value.raw));
}

/** Whether the file imports a package of a Graph client, types included. */
export function importsGraphClient(context: FileContext): boolean {
  return context.index.all('ImportDeclaration').some((node) => {
    const client = clientOfModule(node.source.value);
    return client !== undefined && !isHttpClient(client);
  });
}

const GLOBAL_FETCH: ReadonlySet<string> = new Set(['fetch', '$fetch']);

function plainRequest(node: TSESTree.CallExpression, callee: Node, context: FileContext): GraphRequest | OpenRequest | undefined {
  if (callee.type === 'CallExpression') return receiverOf(callee, context)?.client === 'pnp' ? { client: 'pnp', node } : undefined;
  if (callee.type !== 'Identifier') return undefined;
  const variable = context.names.variable(callee);
  if (GLOBAL_FETCH.has(callee.name) && !variable?.defs.length) {
    return byUrl(node, callee.name === 'fetch' ? 'fetch' : 'ofetch', node.arguments[0], context);
  }
  return calledReceiver(node, callee, context);
}

/** A client that is itself called: `axios({ url })`, `this.send(url)`. */
function calledReceiver(node: TSESTree.CallExpression, callee: Node, context: FileContext): GraphRequest | OpenRequest | undefined {
  const receiver = receiverOf(callee, context);
  if (!receiver || receiver.kind === 'task') return undefined;
  if (receiver.kind === 'http') return byUrl(node, receiver.client, node.arguments[0], context);
  return isHttpClient(receiver.client) ? { client: receiver.client, node } : receiver.client === 'pnp' ? { client: 'pnp', node } : undefined;
}

function byUrl(node: TSESTree.CallExpression, client: ClientId, argument: Node | undefined, context: FileContext): GraphRequest | OpenRequest | undefined {
  if (!argument) return undefined;
  const urls = urlsIn(argument, context).flatMap((url) => urlOf(url) ?? []);
  if (urls.some((url) => stringPrefixes(url, context).some((prefix) => isGraphUrl(prefix, context.settings.hosts)))) return { client, node };
  return { client, node, url: urls[0] ?? argument };
}

/** The URLs that an argument may give: itself, or the `url` of the options that it may be. */
export function urlsIn(argument: Node, context: FileContext): readonly Node[] {
  const options = objectsOf(argument, context);
  return options.length > 0 ? options.flatMap((option) => urlOf(option) ?? []) : [argument];
}

/** The URL of `fetch(url)`, `axios({ url })`, `fetch(new Request(url))`, `axios({ baseURL, url })`. */
function urlOf(argument: Node): Node | undefined {
  const inner = unwrap(argument);
  if (inner.type === 'ObjectExpression') return propertyValue(inner, 'baseURL') ?? propertyValue(inner, 'url') ?? propertyValue(inner, 'uri');
  if (inner.type === 'NewExpression' && inner.callee.type === 'Identifier' && inner.callee.name === 'Request') return inner.arguments[0];
  return inner;
}
