import { createProvenance } from './provenance/index.js';
import type { ProjectView } from './provenance/project.js';
import { isReported, REPORTED_KINDS, reportsOf, type Prepared } from './reports.js';
import { detectRetries } from './retry/index.js';
import { callsItself } from './retry/may-repeat.js';
import { isInHelper } from './sites/helpers.js';
import { isMinified } from './minified.js';
import { mayReachGraph } from '../analysis/models/reach.js';
import { mergeChains } from './sites/chains.js';
import { codeCompare } from './sites/code-compare.js';
import { mentionsLegacy, withLegacy } from './sites/legacy.js';
import { codeLiterals } from './sites/code-literal.js';
import { givenCodeTests } from './sites/given-codes.js';
import { inOrder } from './sites/order.js';
import { messageMatch } from './sites/message-match.js';
import { findTextTests } from './sites/text-tests.js';
import { traceSites } from './sites/trace.js';
import { mayLoseDetails, type CauseStyle } from './sites/cause-style.js';
import { causesAsked, mayAskForCause } from './sites/causes-asked.js';
import { lostDetails } from './sites/lost-details.js';
import type {
  DetectorSettings,
  EvidenceStep,
  ReportedKind,
  ReportedSite,
  Site,
  SourceFile,
} from './types.js';

export { isMinified } from './minified.js';
export { mayReachGraph } from '../analysis/models/reach.js';
export { mayLoseDetails, type CauseStyle } from './sites/cause-style.js';
export type { ProjectView } from './provenance/project.js';
export { describeModels } from '../analysis/models/index.js';
export { checkSettings, readSettings } from './settings.js';
export { leftReasons, type LeftReason } from './reasons.js';
export type { Row as ModelRow } from '../analysis/models/types.js';
export type * from './types.js';

/**
 * Whether a file may hold a site at all, from its text alone. Files without a request and without an error
 * in sight are never parsed.
 */
export function mayHaveSites(text: string): boolean {
  if (/\bhasErrorCode\b/.test(text) || mentionsLegacy(text)) return true;
  return (
    /\bcatch(?:Error)?\b|error\b|\bfailure\b|\bproblem\b|\.then\s*\(|\bmessage\b|\bcode\b|\.text\(\)|allSettled|\bstatus(Code)?\b|\.ok\b|retr[iy]|attempt|forever/i.test(
      text,
    ) &&
    (/message|code|String\(|includes|toString|stringify|\.test\(|while|for\s*\(|retr[iy]|forever|attempt|setTimeout|status|queue|\.catch\s*\(|catch\s*\{|catchError/i.test(
      text,
    ) ||
      callsItself(text))
  );
}

/**
 * Whether places of a kind are only reported. Written out, so that the declarations of this entry name no
 * type of the parser.
 */
export const isReportedKind: (kind: string) => kind is ReportedKind = isReported;

/** Whether a file may hold something that is only reported, from its text alone. */
export function mayHaveReports(text: string): boolean {
  if (mayLoseDetails(text)) return true;
  return (
    /\bcatch\b|\.then\s*\(|allSettled|\.json\(\)/.test(text) &&
    /\bconsole\b|\blog|stringify|\.response\b|\.body\b|\bstatus|\[\]|\bMap\b|\bSet\b|\.json\(|message|code|\$\{|String\(/i.test(
      text,
    )
  );
}

/**
 * Finds the places of one file where Graph errors are handled by text, by the top-level code only, or by
 * retries without a bound, known codes that are written as text, and what is about the retired Azure AD
 * Graph.
 * @param project evidence from other files; without it only this file counts
 * @returns the sites in source order
 */
export function detectSites(
  file: SourceFile,
  settings: DetectorSettings = {},
  project?: ProjectView,
): readonly Site[] {
  const literals = codeLiterals(file, settings);
  const prepared = prepare(file, settings, project);
  if (!prepared) return literals;
  const { provenance, tests } = prepared;
  const given = givenCodeTests(provenance);
  const all = [...tests, ...given];
  const tested = inOrder(
    mergeChains(
      [
        ...tests.flatMap(
          (test) => messageMatch(test, provenance) ?? codeCompare(test, all, provenance) ?? [],
        ),
        ...given.flatMap((test) => codeCompare(test, all, provenance) ?? []),
      ].toSorted((a, b) => a.range[0] - b.range[0]),
      provenance.context,
    ),
    provenance.context,
  );
  const sites: Site[] = [...withLegacy(tested, tests, provenance), ...detectRetries(provenance), ...literals];
  traceSites(tests, sites, provenance);
  return inSourceOrder(sites);
}

/**
 * Finds the places of one file that are only reported: nothing of them is rewritten.
 * @param project as for `detectSites`
 * @param kinds what is looked for; everything when left out
 * @returns the sites in source order
 */
export function detectReports(
  file: SourceFile,
  settings: DetectorSettings = {},
  project?: ProjectView,
  kinds: readonly ReportedKind[] = REPORTED_KINDS,
): readonly ReportedSite<ReportedKind>[] {
  const prepared = prepare(file, settings, project);
  return prepared ? inSourceOrder(kinds.flatMap((kind) => reportsOf(kind, prepared))) : [];
}

/**
 * Finds the places of one file where an error is made of a failed Graph request and keeps nothing of it but
 * words. Each has the edit that keeps it.
 * @param style how the edit gives the failure to the new error
 * @param project as for `detectSites`
 * @returns the sites in source order
 */
export function detectLostDetails(
  file: SourceFile,
  settings: DetectorSettings = {},
  project?: ProjectView,
  style?: CauseStyle,
): readonly ReportedSite<'lost-details'>[] {
  const prepared = mayLoseDetails(file.text) ? prepare(file, settings, project) : undefined;
  return prepared ? inSourceOrder(lostDetails(prepared.provenance, style)) : [];
}

/**
 * Finds of which errors of words, made of failed Graph requests, one file asks for the cause.
 * @param project as for `detectSites`
 * @returns their requests, as the last steps of evidence are
 */
export function detectCausesAsked(
  file: SourceFile,
  settings: DetectorSettings = {},
  project?: ProjectView,
): readonly EvidenceStep[] {
  const prepared = mayAskForCause(file.text) ? prepare(file, settings, project) : undefined;
  return prepared ? causesAsked(prepared.provenance) : [];
}

const lastPrepared = new WeakMap<
  SourceFile,
  {
    readonly settings: DetectorSettings;
    readonly project: ProjectView | undefined;
    readonly prepared: Prepared;
  }
>();

/** What both questions about a file need, made once. Undefined where nothing about Graph can be known. */
function prepare(
  file: SourceFile,
  settings: DetectorSettings,
  project: ProjectView | undefined,
): Prepared | undefined {
  if (!project && !file.types && !mayReachGraph(file.text, settings) && !mentionsLegacy(file.text))
    return undefined;
  if (isMinified(file.text)) return undefined;
  const last = lastPrepared.get(file);
  if (last?.settings === settings && last.project === project) return last.prepared;
  const provenance = createProvenance(file, settings, project);
  if (provenance.context.index.isTooDeep) return undefined;
  const tests = findTextTests(provenance.context).filter(({ node }) => !isInHelper(node, provenance.context));
  const prepared = { provenance, tests };
  lastPrepared.set(file, { settings, project, prepared });
  return prepared;
}

function inSourceOrder<S extends Site>(sites: readonly S[]): readonly S[] {
  return sites.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}
