import * as detector from 'eslint-plugin-msgraph/detector';
import type { DetectorSettings, LeftReason, Range, Site, SourceFile } from 'eslint-plugin-msgraph/detector';
import {
  applyEdits,
  composeEdits,
  importedModule,
  isBesideTest,
  originalOffset,
  type Composition,
  type Edit,
  type RewrittenSite,
} from 'eslint-plugin-msgraph/edits';
import { messageOf, outcomeOf, textOf } from 'eslint-plugin-msgraph/messages';
import type { RefusedSite } from './behaviour/compose.js';
import type { Agreement } from './behaviour/judge.js';
import { LineIndex } from './lines.js';
import { transformOf } from './registry.js';
import type { RewriteOptions, SiteResult } from './rewrite-types.js';

export type Base = Omit<SiteResult, 'action'>;

export function finding(
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

export function describe(
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

export function change(
  file: SourceFile,
  site: Site,
  edits: readonly Edit[],
): { before: string; after: string } {
  const start = Math.min(site.range[0], ...edits.map((edit) => edit.start));
  const end = Math.max(site.range[1], ...edits.map((edit) => edit.end));
  const before = file.text.slice(start, end);
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  return { before, after: applyEdits(before, moved) };
}

export function proofOf(proof: Agreement | undefined): { proof?: Agreement } {
  return proof ? { proof } : {};
}

export function toDo({ unused }: RewrittenSite): { message?: string } {
  const names = unused.map((name) => `\`${name}\``).join(', ');
  return unused.length === 0
    ? {}
    : { message: `${names} ${unused.length === 1 ? 'is' : 'are'} not used any more.` };
}

/** Describes a site, with what the rule says of it after this outcome. */
export type Report = (site: Site, outcome: Pick<Composition, 'rewritten' | 'left'>) => Base;

export function rewrittenSites(
  file: SourceFile,
  { rewritten }: Composition,
  proofs: ReadonlyMap<Site, Agreement>,
  report: Report,
): SiteResult[] {
  return rewritten.map((item) => ({
    ...report(item.site, { rewritten: [item], left: [] }),
    action: 'rewritten' as const,
    ...proofOf(proofs.get(item.site)),
    ...toDo(item),
    ...change(file, item.site, item.edits),
  }));
}

/** Sites of which a comment says that they are to stay. */
export function ignoredSites(
  file: SourceFile,
  ignored: readonly Site[],
  report: Report,
  settings?: DetectorSettings,
): SiteResult[] {
  return ignored.map((site) => ({
    ...report(site, composeEdits(file, [site], settings)),
    action: 'ignored' as const,
  }));
}

/** Sites whose new condition did not say what the old one said. */
export function refusedSites(
  file: SourceFile,
  refused: readonly RefusedSite[],
  report: Report,
  settings?: DetectorSettings,
): SiteResult[] {
  return refused.map(({ site, reason, message }) => ({
    ...report(site, composeEdits(file, [site], settings)),
    action: 'left' as const,
    reason,
    message,
  }));
}

export function leftSites(
  file: SourceFile,
  composition: Composition,
  report: Report,
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

export function sentence(reason: LeftReason): string {
  return detector.leftReasons[reason];
}

export function inOrder(sites: readonly SiteResult[]): SiteResult[] {
  return sites.toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}
