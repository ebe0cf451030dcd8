import { isAbsolute, relative, sep } from 'node:path';
import { SourceSyntaxError } from 'eslint-plugin-msgraph/source';
import type { Outcome } from './outcome.js';
import { skipReasons, type SkipReason } from './read.js';
import type { FileReport, Stop } from './report.js';
import type { SiteResult } from './rewrite-types.js';

/** Collects what becomes of each file, with paths relative to a root. */
export class Results {
  readonly files: FileReport[] = [];
  /** Number of files that were looked at and have no sites. */
  untouched = 0;
  /** Number of files that name Microsoft Graph, or what the settings name. */
  namingGraph = 0;
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Takes in what was found in a file that stays as it is. */
  take(path: string, outcome: Exclude<Outcome, { readonly kind: 'rewritten' }>): void {
    if (outcome.kind === 'untouched') {
      this.untouched += 1;
      if (outcome.namesGraph) this.namingGraph += 1;
    } else if (outcome.kind === 'skipped') this.skip(path, outcome.reason, outcome.sites);
    else if (outcome.kind === 'failed') this.fail(path, outcome.reason);
    else if (outcome.kind === 'unchanged') this.add(path, 'unchanged', outcome.sites);
  }

  add(path: string, status: FileReport['status'], sites: readonly SiteResult[], reason?: string): void {
    const named = sites.map((site) => pointToHelper({ ...site, evidence: this.#namedEvidence(site) }));
    this.files.push({ path: this.name(path), status, ...(reason !== undefined && { reason }), sites: named });
  }

  skip(path: string, reason: SkipReason, sites: readonly SiteResult[] = []): void {
    const message = skipReasons[reason];
    this.add(path, 'skipped', leftAlone(sites, reason, message), message);
  }

  /** @param reason a sentence, such as `failure` makes */
  fail(path: string, reason: string, sites: readonly SiteResult[] = []): void {
    this.add(path, 'failed', leftAlone(sites, 'not-written', 'The file could not be written.'), reason);
  }

  /** The path as it stands in reports: relative to the root, with `/`. */
  name(path: string): string {
    return relative(this.#root, path).split(sep).join('/');
  }

  /** @param before the file before which the run was stopped */
  stoppedAt(phase: Stop['phase'], before: string, done: number, total: number): Stop {
    return { phase, before: this.name(before), done, total };
  }

  #namedEvidence({ evidence }: SiteResult): SiteResult['evidence'] {
    const chain = evidence.chain.map((step) =>
      isAbsolute(step.path) ? { ...step, path: this.name(step.path) } : step,
    );
    return { ...evidence, chain };
  }
}

/**
 * A text that a helper made of the error can only be avoided there: its request is the last step of the
 * evidence.
 */
function pointToHelper(site: SiteResult): SiteResult {
  const request = site.evidence.chain.at(-1);
  if (site.reason !== 'error-wrapped' || !request) return site;
  return {
    ...site,
    message: `${site.message ?? ''} The request is at ${request.path}:${String(request.line)}.`,
  };
}

/** Sites of a file that stays as it is: what was rewritten in memory is left after all. */
export function leftAlone(sites: readonly SiteResult[], reason: string, message: string): SiteResult[] {
  return sites.map((site) => {
    if (site.action !== 'rewritten') return site;
    const { kind, rule, transform, range, line, column, endLine, endColumn, evidence, finding, before } =
      site;
    return {
      kind,
      rule,
      transform,
      range,
      line,
      column,
      endLine,
      endColumn,
      evidence,
      action: 'left',
      reason,
      message,
      finding,
      before,
    };
  });
}

/** What went wrong with a file, as a sentence. */
export function failure(error: unknown): string {
  if (error instanceof SourceSyntaxError) return `The file cannot be parsed: ${error.message}.`;
  if (error instanceof Error && 'code' in error)
    return `The file cannot be read or written: ${error.message}.`;
  return error instanceof Error ? error.message : String(error);
}
