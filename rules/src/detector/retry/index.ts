import type { Provenance } from '../provenance/index.js';
import type { Range, UnboundedRetrySite } from '../types.js';
import { findConfiguredRetries } from './configured.js';
import { createContext, type RetryContext } from './context.js';
import type { FailingCycle } from './cycles.js';
import { findLibraryRetries } from './libraries.js';
import { findLoops, isAlwaysTrue, type LoopFinding, type RetryLoop } from './loops.js';
import { findPolicyRetries } from './policies.js';
import { findRecursions, type RecursionFinding } from './recursion.js';
import { findRequeues } from './requeue.js';
import { rewriteLoop } from './rewrite/loop.js';
import { rewriteRecursion } from './rewrite/recursion.js';

/** A file without one of these repeats nothing on failure. */
const MAY_REPEAT = /\b(?:while|for|catch|then|ok)\b|status|retr|attempt|forever/i;

/**
 * Finds repetitions of Graph requests on failure that nothing bounds: loops, recursion, re-armed timers,
 * retry libraries told to go on for ever, and jobs that put themselves back into their queue.
 * @returns the sites in source order; nothing where it is not certain
 */
export function detectRetries(provenance: Provenance): UnboundedRetrySite[] {
  if (!MAY_REPEAT.test(provenance.context.file.text)) return [];
  const context = createContext(provenance);
  const sites = [
    ...findLoops(context).map((finding) => loopSite(finding, context)),
    ...findRecursions(context).map((finding) => recursionSite(finding, context)),
    ...findLibraryRetries(context),
    ...findPolicyRetries(context),
    ...findConfiguredRetries(context),
    ...findRequeues(context),
  ];
  return sites.sort((left, right) => left.range[0] - right.range[0]);
}

function evidenceOf({ failure }: FailingCycle): Pick<UnboundedRetrySite, 'kind' | 'evidence' | 'client'> {
  return { kind: 'unbounded-retry', evidence: { level: 'proven', chain: failure.chain }, client: failure.client };
}

function loopSite(finding: LoopFinding, context: RetryContext): UnboundedRetrySite {
  return {
    ...evidenceOf(finding.found),
    form: 'loop',
    range: headOf(finding.loop, context),
    subject: subjectOf(finding.loop),
    rewrite: rewriteLoop(finding, context),
  };
}

/** `while (…)` without its body: reporting a whole loop would underline a page of code. */
function headOf(loop: RetryLoop, { file }: RetryContext): Range {
  const [start] = loop.range;
  if (loop.type === 'DoWhileStatement') return [start, start + 'do'.length];
  return [start, start + file.text.slice(start, loop.body.range[0]).trimEnd().length];
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
    rewrite: rewriteRecursion(finding, context),
  };
}
