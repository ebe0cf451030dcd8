import { describeCode } from 'msgraph-errors';
import { walk, type Node } from '../syntax.js';
import type { ReportedSite } from '../types.js';
import type { RetryContext } from './context.js';
import type { RepetitionRecord } from './record.js';

export type RetryFaultKind = 'retry-wait' | 'hopeless-retry' | 'double-retry';
export type RetryFault<K extends RetryFaultKind> = ReportedSite<K>;

/** What is wrong of one kind with the way in which a request is sent again, by what is known of it. */
export function faultOf<K extends RetryFaultKind>(kind: K, record: RepetitionRecord, context: RetryContext): RetryFault<K> | undefined {
  return FAULTS[kind](record, context);
}

const FAULTS: { readonly [K in RetryFaultKind]: (record: RepetitionRecord, context: RetryContext) => RetryFault<K> | undefined } = { 'retry-wait': waitFault, 'hopeless-retry': hopelessFault, 'double-retry': doubleFault };

function site<K extends RetryFaultKind>(kind: K, { failure }: RepetitionRecord, node: Node, form: string, facts: Readonly<Record<string, string>>): ReportedSite<K> {
  const isLoop = node.type === 'ForStatement' || node.type === 'WhileStatement' || node.type === 'DoWhileStatement';
  const start = node.range[0];
  return { kind, range: [start, isLoop && node.type !== 'DoWhileStatement' ? node.body.range[0] : node.range[1]], evidence: { level: 'proven', chain: failure.chain }, client: failure.client, form, facts };
}

/** Statuses that Graph sends with `Retry-After`. */
const THROTTLING = [429, 503];

function waitFault(record: RepetitionRecord): ReportedSite<'retry-wait'> | undefined {
  const { statuses, named, wait, at } = record;
  const meant = THROTTLING.filter((status) => statuses?.has(status) === true && (status === 429 || named.includes(String(status))));
  if (meant.length === 0 || wait.kind === 'header' || wait.kind === 'other') return undefined;
  return site('retry-wait', record, wait.node ?? at, wait.kind, { statuses: meant.join(' or ') });
}

/** What cannot change by itself. Of 401 and 404 only some. */
const HOPELESS: ReadonlySet<number> = new Set([400, 401, 403, 404, 405, 406, 409, 410, 411, 413, 414, 415, 422]);
/** Clients that get a token for each request. */
const GET_TOKENS: ReadonlySet<string> = new Set(['graph-sdk', 'kiota', 'pnp']);

function hopelessFault(record: RepetitionRecord): ReportedSite<'hopeless-retry'> | undefined {
  const { named, at, isPlain, failure, wait } = record;
  const statuses = statusesOf(record);
  if (!isPlain || statuses.length === 0 || !statuses.every((status) => HOPELESS.has(status))) return undefined;
  if (statuses.includes(401) && (GET_TOKENS.has(failure.client) || asksAgain(failure.node))) return undefined;
  // What was just made may take a while to appear.
  if (statuses.some((status) => status === 404 || status === 410) && wait.kind !== 'none') return undefined;
  return site('hopeless-retry', record, at, statuses.includes(401) ? 'token' : 'same', { failures: (named.length > 0 ? named : statuses.map(String)).join(' or ') });
}

/** The statuses that tests ask for, by number or by a code; none where they ask for none. */
function statusesOf({ statuses, named }: RepetitionRecord): readonly number[] {
  if (statuses) return [...statuses];
  const described = named.map((name) => describeCode(name)?.statuses ?? []);
  return described.every((each) => each.length > 0) ? described.flat() : [];
}

/** A call within a request may get a new token. */
function asksAgain(request: Node): boolean {
  let calls = 0;
  walk(request, (node) => {
    if (node.type === 'CallExpression' || node.type === 'AwaitExpression') calls++;
    return true;
  });
  return calls > 1;
}

/** Clients that send again by themselves: how often, and after which statuses. Read in the packages' own sources and documentation: graph-client 3.0, kiota-http-fetchlibrary 1, got 14, ky 1. */
const REPEATING: Readonly<Partial<Record<string, { readonly name: string; readonly times: number; readonly statuses: readonly number[]; readonly without: RegExp; readonly methods: RegExp }>>> = {
  'graph-sdk': { name: 'The client of `@microsoft/microsoft-graph-client`', times: 3, statuses: [429, 503, 504], without: /RetryHandlerOptions|initWithMiddleware|new HTTPMessageHandler/, methods: /./ },
  'kiota': { name: 'The client of `@microsoft/msgraph-sdk`', times: 3, statuses: [429, 503, 504], without: /RetryHandlerOptions|KiotaClientFactory/, methods: /./ },
  'got': { name: '`got`', times: 2, statuses: [408, 413, 429, 500, 502, 503, 504, 521, 522, 524], without: /\bretry\b['"]?\s*:/, methods: /^(?:GET|PUT|HEAD|DELETE)$/ },
  'ky': { name: '`ky`', times: 2, statuses: [408, 413, 429, 500, 502, 503, 504], without: /\bretry\b['"]?\s*:/, methods: /^(?:GET|PUT|HEAD|DELETE)$/ },
};

function doubleFault(record: RepetitionRecord, { file }: RetryContext): ReportedSite<'double-retry'> | undefined {
  const { failure, atMost, method, repeater } = record;
  const client = REPEATING[failure.client];
  if (!client || client.without.test(file.text) || !client.methods.test(method ?? 'GET')) return undefined;
  const statuses = statusesOf(record);
  if (statuses.length > 0 && !client.statuses.some((status) => statuses.includes(status))) return undefined;
  const each = client.times + 1;
  const facts = { client: client.name, each: String(each), total: atMost === undefined ? '' : String(atMost * each), attempts: String(atMost ?? '') };
  return site('double-retry', record, repeater, atMost === undefined ? 'each' : 'total', facts);
}
