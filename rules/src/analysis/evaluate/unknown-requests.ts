import { clientOfModule, hasGraphSegment, isGraphPath, isHttpClient } from '../models/reach.js';
import type { SendsRow } from '../models/types.js';
import { NAMED } from '../models/names.js';
import { expandPath } from '../models/paths.js';
import { NOT_IMPLEMENTED } from '../models/stubs.js';
import type { Evaluator } from './evaluator.js';
import type { FunctionValue, LibraryCall, Value, Values } from './items.js';
import type { CallSite, EvaluatedFile } from './places.js';
import { libraryCall } from './library-call.js';
import { valuesAt } from './library-flows.js';
import { UNKNOWN_PATH } from './library-values.js';
import type { Makers } from './make.js';
import { isGraphAddress, parameterIn, requestTo, requestValues } from './requests.js';

/** The type of calls of something of which nothing is known. */
export const UNKNOWN = 'unknown';

/**
 * What a call of something unknown sends, by its name and the URL or path that it is given; undefined where
 * it sends nothing.
 */
export function unknownRequest(
  name: string,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values | undefined {
  const rows = evaluator.models.sends(name);
  if (rows.length === 0 || isFollowed(site, evaluator)) return undefined;
  const call = libraryCall({ type: UNKNOWN, path: '', args, receiver: undefined, site }, evaluator);
  for (const row of rows) {
    const found =
      row.gives === undefined
        ? sentTo(row, call, evaluator, make)
        : askedOf(row.gives, row.url, call, evaluator, make);
    if (found) return found;
  }
  return undefined;
}

/** A function of the project may be called as well: what that sends is there to be read. */
function isFollowed({ file, node }: CallSite, evaluator: Evaluator): boolean {
  const call = file.facts.nodes[node];
  return (
    (call?.op === 'call' || call?.op === 'new') &&
    evaluator
      .value(file, call.callee)
      .items.some((item) => item.kind === 'function' && !isStub(item, evaluator))
  );
}

/**
 * A function that others put their own in the place of:
 * `fetch: () => { throw new Error('Not implemented') }`.
 */
export function isStub({ file, fn }: Pick<FunctionValue, 'file' | 'fn'>, evaluator: Evaluator): boolean {
  const { returns = [], effects = [] } = file.facts.functions[fn] ?? {};
  if (returns.length > 0 || !effects.some(({ kind, region }) => kind === 'throw' && region === 0))
    return false;
  return evaluator
    .functionFailures(file, fn)
    .items.every(
      (failure) => failure.kind === 'own' && failure.texts.some((text) => NOT_IMPLEMENTED.test(text)),
    );
}

/** A request whose URL is one of a resource of Graph, or depends on a parameter. */
function sentTo(
  { url, client, mayBeOpen = false }: SendsRow,
  call: LibraryCall,
  evaluator: Evaluator,
  make: Makers,
): Values | undefined {
  const { pool } = evaluator;
  for (const place of expandPath(url)) {
    const { items } = valuesAt(place, call, evaluator, make);
    const isWritten =
      mayBeOpen &&
      (!place.includes('.') ||
        call.args[Number(/\d+/.exec(place)?.[0])]?.items.some(
          ({ kind }) => kind === 'object' || kind === 'store',
        ) === true);
    const known = items.filter((item) =>
      item.kind === 'text'
        ? isResource(item.text, place.includes('.'), evaluator.hosts)
        : isWritten && parameterIn(item).length > 0,
    );
    if (known.length > 0)
      return requestValues(requestTo(pool.bag(known), client, call.site, evaluator, make), evaluator, make);
  }
  return undefined;
}

/** Whether a file imports a client of Graph: what has its methods there is one. */
function importsClient({ facts }: EvaluatedFile): boolean {
  return facts.nodes.some((node) => node.op === 'import' && isOfGraph(node.module));
}

/** Whether a package has clients for nothing but Graph. */
function isOfGraph(module: string): boolean {
  const client = clientOfModule(module);
  return client !== undefined && !isHttpClient(client);
}

/**
 * What a package of which no row speaks has made, or declares the type of, is a client of its own, whatever
 * its paths are like.
 */
function isOfOtherPackage({ file, node }: CallSite, evaluator: Evaluator): boolean {
  const call = file.facts.nodes[node];
  const callee = call?.op === 'call' ? file.facts.nodes[call.callee] : undefined;
  if (callee?.op !== 'member') return false;
  return evaluator
    .value(file, callee.object)
    .items.some(
      (item) => item.kind === 'library' && item.path === UNKNOWN_PATH && isUndescribed(item.type, evaluator),
    );
}

function isUndescribed(type: string, { models }: Evaluator): boolean {
  return type !== 'global' && type !== NAMED && !isOfGraph(type) && !models.leadsOn(type, '');
}

/**
 * `api('/me')` of something unknown: a path that only Graph has, or any path in a file that imports a client.
 */
function askedOf(
  type: string,
  url: string,
  call: LibraryCall,
  evaluator: Evaluator,
  make: Makers,
): Values | undefined {
  const isGraph = (value: Value): boolean =>
    value.kind === 'text'
      ? isGraphPath(value.text) || isGraphAddress(value.text, evaluator.hosts)
      : value.kind === 'text-of' && value.around.some(hasGraphSegment);
  const given = expandPath(url).flatMap((place) => valuesAt(place, call, evaluator, make).items);
  return (given.some(isGraph) || importsClient(call.site.file)) && !isOfOtherPackage(call.site, evaluator)
    ? evaluator.pool.one(make.library(type, '', call))
    : undefined;
}

/**
 * A URL with a path, and in options also the name of a host; `https://graph.microsoft.com/.default` is the
 * name of a scope.
 */
function isResource(text: string, isOption: boolean, hosts: readonly string[]): boolean {
  return (
    isGraphAddress(text, hosts) &&
    !/\/\.default$/i.test(text) &&
    (isOption || /^https?:\/\/[^/]+\/./i.test(text))
  );
}
