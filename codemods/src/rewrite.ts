import * as detector from 'eslint-plugin-msgraph/detector';
import type {
  CauseStyle,
  DetectorSettings,
  Evidence,
  LeftReason,
  ProjectView,
  Range,
  Site,
  SiteKind,
  SourceFile,
} from 'eslint-plugin-msgraph/detector';
import {
  applyEdits,
  composeEdits,
  importedModule,
  isBesideTest,
  isIgnored,
  markerEdits,
  originalOffset,
  type Composition,
  type Edit,
  type RewrittenSite,
} from 'eslint-plugin-msgraph/edits';
import { messageOf, outcomeOf, textOf } from 'eslint-plugin-msgraph/messages';
import { parseSource } from 'eslint-plugin-msgraph/source';
import type { Agreement } from './behaviour/judge.js';
import { composeProven } from './behaviour/compose.js';
import { LineIndex } from './lines.js';
import { transformOf, transforms } from './registry.js';

/** One place of a file, and what was done there. */
export interface SiteResult {
  readonly kind: SiteKind;
  readonly rule: string;
  readonly transform: string;
  /** UTF-16 offsets into the original text, counted from behind a byte order mark. */
  readonly range: Range;
  /** 1-based, in the original text. */
  readonly line: number;
  /** 1-based, in UTF-16 units. */
  readonly column: number;
  /** Where the site ends, in the same way; the column is the one behind its last character. */
  readonly endLine: number;
  readonly endColumn: number;
  readonly evidence: Evidence;
  /** `ignored`: a comment says that the site is to stay. */
  readonly action: 'rewritten' | 'left' | 'ignored';
  /**
   * Why the site was left: an id and a sentence. The sentence of a rewritten site says what is to be done by
   * hand.
   */
  readonly reason?: string;
  readonly message?: string;
  /** What the ESLint rule says of the place. */
  readonly finding: string;
  /**
   * On how many errors a rewritten condition says what the old one said; absent where no condition is
   * rewritten.
   */
  readonly proof?: Agreement;
  /** Source text of the site, or of all that is replaced. */
  readonly before: string;
  /** What a rewritten site becomes. */
  readonly after?: string;
}

export interface RewriteResult {
  /** The new text; the same as the old one when nothing was rewritten. */
  readonly text: string;
  readonly sites: readonly SiteResult[];
}

/** The part of the detector that a rewrite needs. */
export interface Detector {
  readonly mayHaveSites: (text: string) => boolean;
  readonly detectSites: (
    file: SourceFile,
    settings?: DetectorSettings,
    project?: ProjectView,
  ) => readonly Site[];
  readonly mayLoseDetails?: (text: string) => boolean;
  /** Errors that lose what they are made of; none are found where it is left out. */
  readonly detectLostDetails?: (
    file: SourceFile,
    settings?: DetectorSettings,
    project?: ProjectView,
    style?: CauseStyle,
  ) => readonly Site[];
  /** Requests of whose errors the cause is asked for, as the last steps of evidence. */
  readonly detectCausesAsked?: (
    file: SourceFile,
    settings?: DetectorSettings,
    project?: ProjectView,
  ) => Evidence['chain'];
}

/** Whether one of these transforms may find something in a file, from its text alone. */
export function mayBeRewritten(
  text: string,
  { mayHaveSites, mayLoseDetails }: Detector,
  transforms?: readonly string[],
): boolean {
  return mayHaveSites(text) || (kindsOf(transforms).has('lost-details') && mayLoseDetails?.(text) === true);
}

export interface RewriteOptions {
  /** Names of transforms; all when left out. */
  readonly transforms?: readonly string[];
  readonly settings?: DetectorSettings;
  readonly detector?: Detector;
  /** Evidence from other files, as they were before the run. */
  readonly project?: ProjectView | undefined;
  /** Put a comment above each site that is left. */
  readonly mark?: boolean;
  /** Of which requests errors keep details, as `requestOf` names them; of all when left out. */
  readonly requests?: ReadonlySet<string> | undefined;
  /** How a new error is given its cause; as an option of its constructor when left out. */
  readonly causeStyle?: CauseStyle;
  /** How the paths of other files are shown; as they are when left out. */
  readonly show?: (path: string) => string;
}

/** The rewrites of a file did not come to an end or do not parse: a fault of a transform, not of the file. */
export class RewriteError extends Error {
  override readonly name = 'RewriteError';
}

/** Nested sites are rewritten from the outside in, one level in each round. */
const MAX_ROUNDS = 8;

/**
 * Rewrites the text of one file. Nothing is read or written.
 * @param path decides the language; it is also the `path` of evidence in this file
 * @param text the content of the file
 * @returns the new text, and every site found with what was done
 * @throws {SourceSyntaxError} when the text cannot be parsed
 * @throws {RewriteError} when the result cannot be parsed, or would be rewritten again and again
 */
export function rewriteSource(path: string, text: string, options: RewriteOptions = {}): RewriteResult {
  const find = options.detector ?? detector;
  if (!mayBeRewritten(text, find, options.transforms)) return { text, sites: [] };
  const kinds = kindsOf(options.transforms);
  const rounds: Edit[][] = [];
  const sites: SiteResult[] = [];
  let file = parseSource(path, text);
  const original = file.text;
  const lines = new LineIndex(original);
  for (;;) {
    const found = sitesOf(file, find, kinds, options);
    const active = found.filter((site) => !isToIgnore(file, site));
    const { composition, refused, proofs } = composeProven(file, active, options.settings);
    const report = (site: Site, outcome: Pick<Composition, 'rewritten' | 'left'>): Base => ({
      ...describe(site, original, lines, rounds),
      finding: finding(site, outcome, file, options),
    });
    sites.push(
      ...composition.rewritten.map((item) => ({
        ...report(item.site, { rewritten: [item], left: [] }),
        action: 'rewritten' as const,
        ...proofOf(proofs.get(item.site)),
        ...toDo(item),
        ...change(file, item.site, item.edits),
      })),
    );
    if (composition.edits.length === 0) {
      const ignored = found
        .filter((site) => !active.includes(site))
        .map((site) => ({
          ...report(site, composeEdits(file, [site], options.settings)),
          action: 'ignored' as const,
        }));
      const marked = withMarkers(
        file,
        [...composition.left.map(({ site, reason }) => ({ site, message: sentence(reason) })), ...refused],
        kinds,
        { add: options.mark ?? false, changed: rounds.length > 0 },
      );
      const unproven = refused.map(({ site, reason, message }) => ({
        ...report(site, composeEdits(file, [site], options.settings)),
        action: 'left' as const,
        reason,
        message,
      }));
      return {
        text: finish(text, marked),
        sites: inOrder([
          ...sites,
          ...ignored,
          ...unproven,
          ...leftSites(file, composition, report, options.settings),
        ]),
      };
    }
    if (rounds.length === MAX_ROUNDS)
      throw new RewriteError(`The rewrites do not come to an end after ${MAX_ROUNDS} rounds.`);
    rounds.push([...composition.edits]);
    file = parseResult(path, applyEdits(file.text, composition.edits));
  }
}

function sitesOf(
  file: SourceFile,
  { detectSites, detectLostDetails, detectCausesAsked }: Detector,
  kinds: ReadonlySet<SiteKind>,
  { settings, project, causeStyle, requests }: RewriteOptions,
): readonly Site[] {
  const lost = kinds.has('lost-details')
    ? (detectLostDetails?.(file, settings, project, causeStyle) ?? [])
    : [];
  // Who asks an error for its cause would get the failed answer from now on.
  const asked = new Set(lost.length > 0 ? detectCausesAsked?.(file, settings, project).map(requestAt) : []);
  const isToKeep = (site: Site): boolean =>
    site.evidence.level === 'proven' &&
    !asked.has(requestOf(site)) &&
    (!requests || requests.has(requestOf(site)));
  return [
    ...detectSites(file, settings, project).filter((site) => kinds.has(site.kind)),
    ...lost.filter(isToKeep),
  ];
}

/** Names the request that a site rests on: the last step of its evidence. */
export function requestOf({ evidence: { chain } }: Pick<Site | SiteResult, 'evidence'>): string {
  return requestAt(chain.at(-1));
}

/** Names a request by the step of evidence that it is. */
export const requestAt = (step: Evidence['chain'][number] | undefined): string =>
  `${step?.path ?? ''}:${String(step?.line ?? 0)}`;

const NAMES: ReadonlySet<string> = new Set(transforms.flatMap(({ name, rule }) => [name, rule]));

function isToIgnore(file: SourceFile, site: Site): boolean {
  const { name, rule } = transformOf(site);
  return isIgnored(file, site.range[0], [name, rule], NAMES);
}

/** Without `add`, only a file that is changed anyway loses the markers of what was rewritten. */
function withMarkers(
  file: SourceFile,
  left: readonly { readonly site: Site; readonly message: string }[],
  kinds: ReadonlySet<SiteKind>,
  { add, changed }: { readonly add: boolean; readonly changed: boolean },
): string {
  if (!add && !changed) return file.text;
  const marked = left.map(({ site, message }) => ({
    offset: site.range[0],
    rule: transformOf(site).rule,
    message,
  }));
  const rules = new Set(transforms.filter(({ kind }) => kinds.has(kind)).map(({ rule }) => rule));
  const edits = markerEdits(file, marked, { rules, add });
  return edits.length === 0 ? file.text : parseResult(file.path, applyEdits(file.text, edits)).text;
}

export function kindsOf(names: readonly string[] | undefined): Set<SiteKind> {
  const chosen = names ? transforms.filter(({ name }) => names.includes(name)) : transforms;
  return new Set(chosen.map(({ kind }) => kind));
}

function parseResult(path: string, text: string): SourceFile {
  try {
    return parseSource(path, text);
  } catch (error) {
    throw new RewriteError('The rewritten file does not parse.', { cause: error });
  }
}

function finish(original: string, text: string): string {
  return original.startsWith('\uFEFF') ? `\uFEFF${text}` : text;
}

type Base = Omit<SiteResult, 'action'>;

function finding(
  site: Site,
  outcome: Pick<Composition, 'rewritten' | 'left'>,
  file: SourceFile,
  { settings = {}, show = (path) => path }: RewriteOptions,
): string {
  return textOf(
    messageOf([site], {
      path: file.path,
      module: importedModule(file, settings),
      outcome: outcomeOf(outcome),
      show,
    }),
  );
}

function describe(
  site: Site,
  text: string,
  lines: LineIndex,
  rounds: readonly Edit[][],
): Omit<Base, 'finding'> {
  const original = (offset: number): number =>
    rounds.reduceRight((position, edits) => originalOffset(edits, position), offset);
  const { name, rule } = transformOf(site);
  const start = original(site.range[0]);
  const range: Range = [start, Math.max(start, original(site.range[1]))];
  const { line: endLine, column: endColumn } = lines.positionAt(range[1]);
  return {
    kind: site.kind,
    rule,
    transform: name,
    range,
    ...lines.positionAt(start),
    endLine,
    endColumn,
    evidence: site.evidence,
    before: text.slice(...range),
  };
}

function change(file: SourceFile, site: Site, edits: readonly Edit[]): { before: string; after: string } {
  const start = Math.min(site.range[0], ...edits.map((edit) => edit.start));
  const end = Math.max(site.range[1], ...edits.map((edit) => edit.end));
  const before = file.text.slice(start, end);
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { before, after: applyEdits(before, moved) };
}

function proofOf(proof: Agreement | undefined): { proof?: Agreement } {
  return proof ? { proof } : {};
}

function toDo({ unused }: RewrittenSite): { message?: string } {
  const names = unused.map((name) => `\`${name}\``).join(', ');
  return unused.length === 0
    ? {}
    : { message: `${names} ${unused.length === 1 ? 'is' : 'are'} not used any more.` };
}

function leftSites(
  file: SourceFile,
  composition: Composition,
  report: (site: Site, outcome: Pick<Composition, 'rewritten' | 'left'>) => Base,
  settings: DetectorSettings = {},
): SiteResult[] {
  return composition.left.map(({ site, reason }) => {
    // Beside a rewritten test on the same line a bare reason reads as if nothing had been done.
    const rest = isBesideTest(file, site.range, settings.runtime)
      ? ' The rest of the condition is rewritten.'
      : '';
    return {
      ...report(site, { rewritten: [], left: [{ site, reason }] }),
      action: 'left' as const,
      reason,
      message: `${sentence(reason)}${rest}`,
    };
  });
}

function sentence(reason: LeftReason): string {
  return detector.leftReasons[reason];
}

function inOrder(sites: readonly SiteResult[]): SiteResult[] {
  return sites.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}
