import type { Provenance } from '../provenance/index.js';
import type { UnboundedRetrySite } from '../types.js';
import { judgeAttempts } from './attempts.js';
import { createContext, type RetryContext } from './context.js';
import type { FailingCycle } from './cycles.js';
import { judgeIntervals } from './intervals.js';
import { judgeLibraries, librarySite } from './library-calls.js';
import { faultOf, libraryFaults, type RetryFault, type RetryFaultKind } from './faults.js';
import {
  headOf,
  isAlwaysTrue,
  judgeLoops,
  type JudgedLoop,
  type LoopFinding,
  type RetryLoop,
} from './loops.js';
import { mayRepeat } from './may-repeat.js';
import { namedFailures } from './named-failures.js';
import { sentOnceMore } from './once-more.js';
import { judgeRecursions, type RecursionFinding, type Repeating } from './recursion.js';
import { recordOf, type RepetitionRecord } from './record.js';
import { judgeRequeues, requeueSite } from './requeue.js';
import { rewriteLoop } from './rewrite/loop.js';
import { rewriteRecursion } from './rewrite/recursion.js';
import { traceRetries } from './trace.js';

/**
 * Finds repetitions of Graph requests on failure that nothing bounds: loops, recursion, re-armed timers,
 * retry libraries told to go on for ever, and jobs that put themselves back into their queue.
 * @returns the sites in source order; nothing where it is not certain
 */
export function detectRetries(provenance: Provenance): UnboundedRetrySite[] {
  const judged = judgedIn(provenance);
  if (!judged) return [];
  const { context, loops, recursions } = judged;
  const requeues = judgeRequeues(context);
  const libraries = judgeLibraries(context);
  traceRetries({ loops, recursions, requeues, libraries }, context);
  return [
    ...loops.flatMap(({ loop, verdict }) =>
      'found' in verdict ? [loopSite({ loop, found: verdict.found }, context)] : [],
    ),
    ...recursions.flatMap(({ self, name, verdict }) =>
      'found' in verdict ? [recursionSite({ self, name, found: verdict.found }, context)] : [],
    ),
    ...libraries.flatMap((call) =>
      'sent' in call.verdict ? [librarySite(call, call.verdict.sent, context)] : [],
    ),
    ...requeues.flatMap(({ call, verdict }) =>
      'failure' in verdict ? [requeueSite(call, verdict.failure, context)] : [],
    ),
  ].sort((left, right) => left.range[0] - right.range[0]);
}

/**
 * Finds what is wrong with the way in which requests are sent again: no wait as Graph asks for it, failures
 * that cannot change, clients that send again by themselves. What nothing bounds is reported as that alone,
 * and its remedy mends the rest too.
 */
export function detectRetryFaults<K extends RetryFaultKind>(
  provenance: Provenance,
  kind: K,
): readonly RetryFault<K>[] {
  const judged = judgedIn(provenance);
  if (!judged) return [];
  const said = new Set<string>();
  const { context, records } = judged;
  // What is written a second time is no worse than a loop, but it is only asked how long it waits.
  const repeated =
    kind === 'retry-wait'
      ? [...records(), ...sentOnceMore(context).map((failing) => recordOf(failing, context))]
      : records();
  const isNew = (key: string): boolean => !said.has(key) && Boolean(said.add(key));
  const faults = repeated.flatMap((record) => {
    const fault = faultOf(kind, record, context);
    if (!fault || !isNew(`at ${fault.range[0]}`)) return [];
    // Waits differ from way to way. All else is said once of a loop or function, however many ways lead back.
    const what = `${record.cycle.root.range[0]} ${fault.form} ${JSON.stringify(fault.facts)}`;
    return kind === 'retry-wait' || isNew(what) ? [fault] : [];
  });
  return [...faults, ...libraryFaults(kind, context)];
}

/**
 * What is known of each way that sends a request again within bounds: `tools/break-retries.mjs` breaks the
 * bounds and looks whether that is seen.
 */
export function boundedRetries(provenance: Provenance): readonly BoundedRetry[] {
  const judged = judgedIn(provenance);
  return judged?.records().map((record) => ({ ...record, context: judged.context })) ?? [];
}

/** The record of one way, with what its file is asked with. */
export interface BoundedRetry extends RepetitionRecord {
  readonly context: RetryContext;
}

interface Judged {
  readonly context: RetryContext;
  readonly loops: readonly JudgedLoop[];
  readonly recursions: readonly Repeating[];
  /** Of each way that sends a request again within bounds. */
  readonly records: () => readonly RepetitionRecord[];
}

const known = new WeakMap<Provenance, Judged | undefined>();

function judgedIn(provenance: Provenance): Judged | undefined {
  if (known.has(provenance)) return known.get(provenance);
  const judged = mayRepeat(provenance.context.file.text) ? judgeAll(createContext(provenance)) : undefined;
  known.set(provenance, judged);
  return judged;
}

function judgeAll(context: RetryContext): Judged {
  const loops = judgeLoops(context);
  const recursions = [...judgeRecursions(context), ...judgeIntervals(context)];
  let records: readonly RepetitionRecord[] | undefined;
  const ofLoops = [...loops, ...recursions].flatMap(({ verdict }) =>
    'found' in verdict ? [] : (verdict.repeated ?? []),
  );
  const bounded = (): RepetitionRecord[] =>
    [...ofLoops, ...judgeAttempts(context)].map((cycle) => recordOf(cycle, context));
  return { context, loops, recursions, records: () => (records ??= bounded()) };
}

function evidenceOf({ failure }: FailingCycle): Pick<UnboundedRetrySite, 'kind' | 'evidence' | 'client'> {
  return {
    kind: 'unbounded-retry',
    evidence: { level: 'proven', chain: failure.chain },
    client: failure.client,
  };
}

function loopSite(finding: LoopFinding, context: RetryContext): UnboundedRetrySite {
  return {
    ...evidenceOf(finding.found),
    form: 'loop',
    range: headOf(finding.loop, context),
    subject: subjectOf(finding.loop),
    failures: namedFailures(finding.found.cycle.path, context),
    rewrite: rewriteLoop(finding, context),
  };
}

function subjectOf(loop: RetryLoop): string {
  const test = loop.test && !isAlwaysTrue(loop.test) ? '…' : 'true';
  if (loop.type === 'DoWhileStatement') return `do … while (${test})`;
  if (loop.type === 'WhileStatement') return `while (${test})`;
  return loop.test ? 'for (…)' : 'for (;;)';
}

function recursionSite(finding: RecursionFinding, context: RetryContext): UnboundedRetrySite {
  const { found, self, name } = finding;
  const { path } = found.cycle;
  const node = path.node ?? self;
  return {
    ...evidenceOf(found),
    form: path.timer ? 'timer' : 'recursion',
    range: [node.range[0], node.range[1]],
    subject: name,
    failures: namedFailures(path, context),
    rewrite: rewriteRecursion(finding, context),
  };
}
