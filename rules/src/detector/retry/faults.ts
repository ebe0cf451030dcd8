import { describeCode, sdkRetries, statusRetry } from 'msgraph-errors/knowledge';
import { CLIENT_NAMES } from '../../analysis/models/error-shapes.js';
import type { Node } from '../../syntax/tree.js';
import type { ReportedSite } from '../types.js';
import type { RetryContext } from './context.js';
import { judgeLibraryWaits } from './library-waits.js';
import { ownRetries } from './own-retries.js';
import { holdsWork, tokenOf, type RepetitionRecord } from './record.js';

export type RetryFaultKind = 'retry-wait' | 'hopeless-retry' | 'double-retry';
export type RetryFault<K extends RetryFaultKind> = ReportedSite<K>;

/** What is wrong of one kind with the way in which a request is sent again, by what is known of it. */
export function faultOf<K extends RetryFaultKind>(
  kind: K,
  record: RepetitionRecord,
  context: RetryContext,
): RetryFault<K> | undefined {
  return FAULTS[kind](record, context);
}

const FAULTS: {
  readonly [K in RetryFaultKind]: (
    record: RepetitionRecord,
    context: RetryContext,
  ) => RetryFault<K> | undefined;
} = { 'retry-wait': waitFault, 'hopeless-retry': hopelessFault, 'double-retry': doubleFault };

function site<K extends RetryFaultKind>(
  kind: K,
  { failure }: RepetitionRecord,
  node: Node,
  form: string,
  facts: Readonly<Record<string, string>>,
): ReportedSite<K> {
  const isLoop =
    node.type === 'ForStatement' ||
    node.type === 'ForOfStatement' ||
    node.type === 'WhileStatement' ||
    node.type === 'DoWhileStatement';
  const start = node.range[0];
  return {
    kind,
    range: [start, isLoop && node.type !== 'DoWhileStatement' ? node.body.range[0] : node.range[1]],
    evidence: { level: 'proven', chain: failure.chain },
    client: failure.client,
    form,
    facts,
  };
}

function waitFault(record: RepetitionRecord, context: RetryContext): ReportedSite<'retry-wait'> | undefined {
  const { asked, named, wait, at, failure } = record;
  // A client that repeats by itself has waited as it was asked before it throws.
  if (record.isWhatever && ownRetries(failure, context)?.statuses.includes(ALWAYS)) return undefined;
  // Of the others that come with the header, only those that a test names are meant.
  const meant = [...(asked ?? [])].filter(
    (status) =>
      statusRetry(status) === 'after-retry-after' && (status === ALWAYS || named.includes(String(status))),
  );
  if (meant.length === 0 || wait.kind === 'header' || wait.kind === 'other') return undefined;
  return site('retry-wait', record, wait.node ?? at, wait.kind, { statuses: meant.join(' or ') });
}

/** What is wrong of one kind with what libraries are told. */
export function libraryFaults<K extends RetryFaultKind>(
  kind: K,
  context: RetryContext,
): readonly RetryFault<K>[] {
  return OF_LIBRARIES[kind](context);
}

const OF_LIBRARIES: { readonly [K in RetryFaultKind]: (context: RetryContext) => readonly RetryFault<K>[] } =
  {
    'retry-wait': (context) =>
      judgeLibraryWaits(context).map(({ sent, option, statuses }) => ({
        kind: 'retry-wait',
        range: [option.range[0], option.range[1]],
        evidence: { level: 'proven', chain: sent.chain },
        client: sent.client,
        form: 'constant',
        facts: { statuses: statuses.join(' or ') },
      })),
    'hopeless-retry': () => [],
    'double-retry': () => [],
  };

/** The status that always comes with `Retry-After`. */
const ALWAYS = 429;

/** What the catalogue says of failures that the same request gets again. */
const HOPELESS: ReadonlySet<string | undefined> = new Set(['never', 'after-fix', 'after-reauth']);

/** What is asked for cannot be understood, is not allowed, or is not there: who repeats these, repeats everything. */
const REFUSALS = [400, 403, 404];

function hopelessFault(
  record: RepetitionRecord,
  context: RetryContext,
): ReportedSite<'hopeless-retry'> | undefined {
  const { asked, named, at, isPlain, isProbe, isTimed, method, failure, wait } = record;
  if (!isPlain) return undefined;
  if (asked && REFUSALS.every((status) => asked.has(status)))
    return (isProbe || isTimed) && wait.kind !== 'none'
      ? undefined
      : site('hopeless-retry', record, at, 'any', { failures: REFUSALS.join(', ') });
  const statuses = statusesOf(record);
  if (statuses.length === 0 || !statuses.every((status) => HOPELESS.has(statusRetry(status))))
    return undefined;
  const isToken = statuses.some((status) => statusRetry(status) === 'after-reauth');
  const token = tokenOf(failure.node, context);
  if (isToken && (!token || holdsWork(token, context))) return undefined;
  // What was just made may take a while to appear, and so may a permission: that is what is waited for.
  const isAwaited =
    wait.kind !== 'none' &&
    (statuses.some((status) => status === 404 || status === 410) ||
      (isProbe && (method === undefined || method === 'GET')));
  if (isAwaited) return undefined;
  return site('hopeless-retry', record, at, isToken ? 'token' : 'same', {
    failures: (named.length > 0 ? named : statuses.map(String)).join(' or '),
  });
}

/** The statuses that tests ask for, by number or by a code; none where they ask for none. */
function statusesOf({ statuses, named }: RepetitionRecord): readonly number[] {
  if (statuses) return [...statuses];
  const described = named.map((name) => describeCode(name)?.statuses ?? []);
  return described.every((each) => each.length > 0) ? described.flat() : [];
}

function doubleFault(
  record: RepetitionRecord,
  context: RetryContext,
): ReportedSite<'double-retry'> | undefined {
  const { failure, atMost, method, repeater } = record;
  const client = ownRetries(failure, context);
  if (!client || (client.methods && (method === undefined || !client.methods.includes(method))))
    return undefined;
  if (!isRepeated(record, client.statuses)) return undefined;
  const each = sdkRetries.find((known) => known.client === client.package)?.attempts ?? 1;
  const facts = {
    client: CLIENT_NAMES[failure.client],
    each: String(each),
    total: atMost === undefined ? '' : String(atMost * each),
    attempts: String(atMost ?? ''),
  };
  return site('double-retry', record, repeater, atMost === undefined ? 'each' : 'total', facts);
}

/**
 * Whether a client repeats what is repeated here. A test that names codes asks for them alone, and several
 * statuses may come with one.
 */
function isRepeated({ statuses, named }: RepetitionRecord, repeated: readonly number[]): boolean {
  if (statuses) return repeated.some((status) => statuses.has(status));
  return (
    named.length === 0 ||
    named.some((name) => {
      const known = describeCode(name)?.statuses ?? [];
      return known.length > 0 && known.every((status) => repeated.includes(status));
    })
  );
}
