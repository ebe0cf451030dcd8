import createDebug from 'debug';
import { excerpt, walk, type Node } from '../../syntax/tree.js';
import type { EvidenceStep, UnboundedRetrySite } from '../types.js';
import type { RetryContext } from './context.js';
import type { Left } from './cycles.js';
import type { LibraryCall } from './library-call.js';
import { headOf, type JudgedLoop } from './loops.js';
import type { Repeating } from './recursion.js';
import type { Requeue } from './requeue.js';
import { isWaitOrLog } from './waits.js';

/** Written to the standard error under `DEBUG=msgraph:retries` or `DEBUG=msgraph:*`. */
const write = createDebug('msgraph:retries');

/** All that may repeat a request in one file. */
export interface Candidates {
  readonly loops: readonly JudgedLoop[];
  readonly recursions: readonly Repeating[];
  readonly requeues: readonly Requeue[];
  readonly libraries: readonly LibraryCall[];
}

interface Candidate {
  readonly node: Node;
  /** What is named: a loop's head, a function, a call. */
  readonly what: string;
  /** What holds the requests, where that is more than the call itself. */
  readonly body?: Node;
  readonly verdict:
    | { readonly left: Left }
    | { readonly form: UnboundedRetrySite['form']; readonly chain: readonly EvidenceStep[] };
}

/**
 * Says for each loop, recursion, timer, queue and retry library around a request why it was or was not taken
 * for a site.
 */
export function traceRetries(candidates: Candidates, context: RetryContext): void {
  if (!write.enabled) return;
  const { file, syntax } = context;
  for (const { node, what, body, verdict } of candidatesOf(candidates, context)) {
    const outcome =
      'left' in verdict
        ? describeLeft(verdict.left, body, context)
        : `taken: ${verdict.form}, from ${verdict.chain.map(describeStep).join(' from ')}`;
    if (outcome !== undefined)
      write(`${file.path}:${String(syntax.lineAt(node.range[0]))} ${what} ${outcome}`);
  }
}

function describeStep({ text, path, line }: EvidenceStep): string {
  return `${path}:${String(line)} ${text}`;
}

function candidatesOf(
  { loops, recursions, requeues, libraries }: Candidates,
  { file }: RetryContext,
): Candidate[] {
  return [
    ...loops.map(({ loop, verdict }): Candidate => ({
      node: loop,
      what: file.text.slice(...headOf(loop, { file })).replace(/\s+/g, ' '),
      body: loop,
      verdict: 'found' in verdict ? { form: 'loop', chain: verdict.found.failure.chain } : verdict,
    })),
    ...recursions.map(({ self, name, verdict }): Candidate => ({
      node: self,
      what: `${name}(), which calls itself,`,
      body: self.body,
      verdict:
        'found' in verdict
          ? {
              form: verdict.found.cycle.path.timer ? 'timer' : 'recursion',
              chain: verdict.found.failure.chain,
            }
          : verdict,
    })),
    ...requeues.map(({ call, verdict }): Candidate => ({
      node: call,
      what: excerpt(file, call),
      verdict: 'failure' in verdict ? { form: 'requeue', chain: verdict.failure.chain } : verdict,
    })),
    ...libraries.map(({ call, verdict }): Candidate => ({
      node: call,
      what: excerpt(file, call),
      verdict: 'sent' in verdict ? { form: 'library', chain: verdict.sent.chain } : verdict,
    })),
  ].sort((one, other) => one.node.range[0] - other.node.range[0]);
}

/** Undefined for what sends no request at all, as far as can be seen. */
function describeLeft(
  { reason, node }: Left,
  body: Node | undefined,
  context: RetryContext,
): string | undefined {
  const calls = body && countCalls(body, context);
  if (calls?.graph === 0) {
    if (calls.unknown + calls.other === 0) return undefined;
    return `left: none of its calls is known to reach Graph (${String(calls.unknown)} unknown, ${String(calls.other)} of something else)`;
  }
  const at = node
    ? ` (line ${String(context.syntax.lineAt(node.range[0]))}: ${excerpt(context.file, node)})`
    : '';
  return `left: ${REASONS[reason]}${at}`;
}

const REASONS: Readonly<Record<Left['reason'], string>> = {
  'too-many-ways': 'more ways lead through it than are followed',
  leaves: 'every way leaves it',
  'no-failure': 'no way leads from a failed request to Graph back to it',
  periodic: 'the request comes again after a success as well, as in a job or a poller',
  'other-request': 'the next round asks for something else',
  'writes-what-decides': 'after the failure it writes what the request or a test reads',
  'other-error': 'a condition names an error of something else',
  remedy: 'what was missing is made first',
  bound: 'this may end it',
  'other-queue': 'the job goes to another queue',
  'other-job': 'it is another job',
  limited: 'its options set a limit, or may',
  cleared: 'the component clears its timers',
};

/** How many calls reach Graph, something else, or are awaited and nothing is known of them. */
function countCalls(body: Node, context: RetryContext): { graph: number; unknown: number; other: number } {
  const found = { graph: 0, unknown: 0, other: 0 };
  walk(body, (child) => {
    if (child.type !== 'CallExpression') return true;
    const failures = context.provenance.failures(child);
    if (failures.some(({ kind }) => kind === 'graph')) found.graph++;
    else if (failures.some(({ kind }) => kind === 'foreign' || kind === 'own')) found.other++;
    else if (context.syntax.parent(child)?.type === 'AwaitExpression' && !isWaitOrLog(child, context))
      found.unknown++;
    return true;
  });
  return found;
}
