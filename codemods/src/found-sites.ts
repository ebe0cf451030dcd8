import type { Evidence, Site, SiteKind, SourceFile } from 'eslint-plugin-msgraph/detector';
import { transforms } from './registry.js';
import type { Detector, RewriteOptions, SiteResult } from './rewrite-types.js';

/** Whether one of these transforms may find something in a file, from its text alone. */
export function mayBeRewritten(
  text: string,
  { mayHaveSites, mayLoseDetails }: Detector,
  transforms?: readonly string[],
): boolean {
  return mayHaveSites(text) || (kindsOf(transforms).has('lost-details') && mayLoseDetails?.(text) === true);
}

export function sitesOf(
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

export function kindsOf(names: readonly string[] | undefined): Set<SiteKind> {
  const chosen = names ? transforms.filter(({ name }) => names.includes(name)) : transforms;
  return new Set(chosen.map(({ kind }) => kind));
}
