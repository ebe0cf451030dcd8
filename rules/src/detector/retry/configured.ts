import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../../syntax/scope.js';
import { propertyName, unwrap, type Node } from '../../syntax/tree.js';
import type { ClientId } from '../types.js';
import { constantInit, type RetryContext } from './context.js';
import { stepAt, verdictOf, type LibraryCall, type Sent } from './library-call.js';
import { isHarmless } from './option-callbacks.js';
import { constantOf, namedOptions, type Option, type Options } from './options.js';

/**
 * Clients that are told how often to repeat. Read in the packages' own sources: got 14, ky 1.14, axios-retry
 * 4.5.
 */
export function judgeClients(context: RetryContext): LibraryCall[] {
  if (!MAY_CONFIGURE.test(context.file.text)) return [];
  return context.syntax.all('CallExpression').flatMap((call) => {
    const verdict = repeatingClient(call, context) ?? axiosRetry(call, context);
    return verdict ? [{ call, verdict }] : [];
  });
}

/** The option `retry`, and axios-retry. */
const MAY_CONFIGURE = /\bretry['"]?\s*[:,}]|axios-retry/;

/** What ends the repetitions of got and ky, beside the limit: in the options of a request, and in `retry`. */
const ENDS: ReadonlySet<string> = new Set(['signal', 'hooks', 'totalTimeout']);
const ENDS_RETRY: ReadonlySet<string> = new Set(['calculateDelay', 'shouldRetry']);

/** `got(url, { retry: { limit: Infinity } })`, `ky.create({ prefixUrl, retry: { limit: Infinity } })`. */
function repeatingClient(
  call: TSESTree.CallExpression,
  context: RetryContext,
): LibraryCall['verdict'] | undefined {
  const { callee } = call;
  const given = call.arguments.find((argument) => hasRetry(argument, context));
  const sent = given && senderOf(call, isRepeating, context);
  if (!sent) return undefined;
  const isWrite = callee.type === 'MemberExpression' && WRITES.test(propertyName(callee) ?? '');
  return verdictOf(isWithoutLimit(given, isWrite, context), sent);
}

function hasRetry(argument: Node, context: RetryContext): boolean {
  return namedOptions(argument, context)?.has('retry') === true;
}

/** The client that a call sends with, or makes, where it is one that is meant and sends to Graph. */
export function senderOf(
  call: TSESTree.CallExpression,
  isMeant: (client: ClientId) => boolean,
  context: RetryContext,
): Sent | undefined {
  const failure = context.graphFailure(call);
  if (failure && isMeant(failure.client)) return failure;
  const made = context.provenance.client(call);
  return made?.isGraph === true && isMeant(made.client)
    ? { client: made.client, chain: [stepAt(call, context)] }
    : undefined;
}

function isRepeating(client: ClientId): boolean {
  return client === 'got' || client === 'ky';
}

/** Methods that got and ky repeat only when `retry.methods` names them. */
const WRITES = /^(?:post|patch)$/i;

function isWithoutLimit(argument: Node, isWrite: boolean, context: RetryContext): boolean {
  const options = namedOptions(argument, context);
  const retry = options?.get('retry');
  if (!options || !retry || [...options.keys()].some((name) => ENDS.has(name))) return false;
  const method = options.get('method');
  const needsMethods =
    isWrite || (method !== undefined && WRITES.test(String(constantOf(method, context) ?? 'post')));
  if (constantOf(retry, context) === Infinity) return !needsMethods;
  const named = namedOptions(retry, context);
  const limit = named?.get('limit');
  if (needsMethods && !named?.has('methods')) return false;
  return (
    named !== undefined &&
    limit !== undefined &&
    constantOf(limit, context) === Infinity &&
    ![...named.keys()].some((name) => ENDS_RETRY.has(name))
  );
}

/** `axiosRetry(client, { retries: Infinity })` */
function axiosRetry(
  call: TSESTree.CallExpression,
  context: RetryContext,
): LibraryCall['verdict'] | undefined {
  const imported = importedBy(call.callee, context.names);
  if (imported?.module !== 'axios-retry' || !['default', '*'].includes(imported.name)) return undefined;
  const [client, given] = call.arguments;
  const options = given && namedOptions(given, context);
  return (
    client && verdictOf(options !== undefined && isEndless(options, context), requestsOf(client, context))
  );
}

function isEndless(options: Options, context: RetryContext): boolean {
  const retries = options.get('retries');
  if (!retries || constantOf(retries, context) !== Infinity) return false;
  if (['retryCondition', 'onRetry', 'validateResponse'].some((name) => mayStop(options.get(name), context)))
    return false;
  const reset = options.get('shouldResetTimeout');
  // The time that a request may take counts for all of its attempts.
  return (
    (reset !== undefined && constantOf(reset, context) === true) || !/\btimeout\b/.test(context.file.text)
  );
}

function mayStop(callback: Option | undefined, context: RetryContext): boolean {
  return (
    callback !== undefined &&
    !isHarmless(callback, context) &&
    (callback.type === 'Elsewhere' || !isOfLibrary(callback, context))
  );
}

/** `isNetworkError`, `axiosRetry.isNetworkOrIdempotentRequestError` */
function isOfLibrary(callback: Node, context: RetryContext): boolean {
  if (importedBy(callback, context.names)?.module === 'axios-retry') return true;
  const inner = unwrap(callback);
  return (
    inner.type === 'MemberExpression' &&
    importedBy(inner.object, context.names)?.module === 'axios-retry' &&
    /^is[A-Z]/.test(propertyName(inner) ?? '')
  );
}

/** The requests of an instance whose base URL is Graph's, or those that this file sends to Graph with it. */
export function requestsOf(client: Node, context: RetryContext): Sent | undefined {
  const instance = context.provenance.client(client);
  if (instance?.client !== 'axios') return undefined;
  const inner = unwrap(client);
  if (instance.isGraph) {
    const created = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
    // An instance of another file may have a time limit.
    return created ? { client: 'axios', chain: [stepAt(created, context)] } : undefined;
  }
  const variable = inner.type === 'Identifier' ? context.names.variable(inner) : undefined;
  if (!variable) return undefined;
  for (const call of context.syntax.all('CallExpression')) {
    const callee = unwrap(call.callee);
    const sender = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    if (sender.type !== 'Identifier' || context.names.variable(sender) !== variable) continue;
    const failure = context.graphFailure(call);
    if (failure?.client === 'axios') return failure;
  }
  return undefined;
}
