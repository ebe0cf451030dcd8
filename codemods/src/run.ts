import { isAbsolute, relative, sep } from 'node:path';
import { SourceSyntaxError } from 'eslint-plugin-msgraph/source';
import * as defaultDetector from 'eslint-plugin-msgraph/detector';
import type { DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { createProject, type Project } from 'eslint-plugin-msgraph/project';
import { discover } from './discover.js';
import { findTarget } from './git.js';
import { planManifests, RUNTIME, type ManifestChange } from './manifest.js';
import { isGenerated, isWritable, readSource, skipReasons, type SkipReason, type Source } from './read.js';
import { rewriteSource, type Detector, type SiteResult } from './rewrite.js';
import { transforms } from './registry.js';
import type { FileReport } from './report.js';
import type { Proof, ProofOptions } from './verify.js';
import { replaceFile } from './write.js';

export interface RunOptions {
  /** Files, folders, or patterns; the whole repository when empty. */
  readonly paths: readonly string[];
  /** Absolute path of the working folder. */
  readonly cwd: string;
  /** Names of transforms; all when left out. */
  readonly transforms?: readonly string[];
  /** Write the changes; else they are only returned. */
  readonly write: boolean;
  /** Compare the type errors before and after. */
  readonly verify: boolean;
  /** Absolute path of a tsconfig for all files. */
  readonly tsconfig?: string;
  /** The detector's settings, as `settings.msgraph` of the ESLint plugin. */
  readonly settings?: DetectorSettings;
  readonly detector?: Detector;
  /** Called before each file, with the number of files done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** One text that was changed, or would be. */
export interface FileChange {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

export interface RunResult {
  /** Absolute path that all paths are relative to. */
  readonly root: string;
  /** Files with sites, and those that were skipped or failed. */
  readonly files: readonly FileReport[];
  /** Number of files that were looked at and have no sites. */
  readonly untouched: number;
  /** The changes, those of package.json first. */
  readonly changes: readonly FileChange[];
  /** Paths of the command line that name nothing. */
  readonly missing: readonly string[];
  /** Number of files whose types were compared, and the tsconfig files that were used. */
  readonly proof: { readonly checked: number; readonly projects: readonly string[] };
  readonly notes: readonly string[];
}

interface Work {
  readonly path: string;
  readonly source: Source;
  readonly after: string;
  readonly sites: readonly SiteResult[];
}

/**
 * Looks for sites in files and rewrites them. One file that cannot be read, parsed or written does not stop the others.
 * @throws {Error} only when the files cannot be listed (the promise rejects)
 */
export async function runCodemod(options: RunOptions): Promise<RunResult> {
  const { root } = findTarget(options.paths, options.cwd);
  const { files, missing } = discover(options.paths, options.cwd, root);
  const run = new Run(root, options);
  for (const [index, file] of files.entries()) {
    options.onProgress?.(index, files.length);
    run.look(file);
  }
  options.onProgress?.(files.length, files.length);
  const proof = await run.prove();
  const changes = run.finish();
  const { reports, untouched, notes } = run;
  const sorted = reports.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return { root, files: sorted, untouched, changes, missing, proof, notes };
}

class Run {
  readonly reports: FileReport[] = [];
  readonly notes: string[] = [];
  untouched = 0;
  readonly #root: string;
  readonly #options: RunOptions;
  readonly #detector: Detector;
  readonly #project: Project | undefined;
  #work: Work[] = [];

  constructor(root: string, options: RunOptions) {
    this.#root = root;
    this.#options = options;
    this.#detector = options.detector ?? defaultDetector;
    if (options.settings?.crossFile !== false) this.#project = createProject(root, options.settings);
  }

  look(path: string): void {
    try {
      const source = readSource(path);
      if (source === undefined) return;
      if (typeof source === 'string') this.#skip(path, source);
      else this.#rewrite(path, source);
    } catch (error) {
      this.#report(path, 'failed', failure(error), []);
    }
  }

  #rewrite(path: string, source: Source): void {
    if (!this.#detector.mayHaveSites(source.text)) {
      this.untouched += 1;
      return;
    }
    if (isGenerated(source.text)) {
      this.#skip(path, 'generated');
      return;
    }
    const names = this.#options.transforms ?? transforms.map(({ name }) => name);
    const { text, sites } = rewriteSource(path, source.text, {
      transforms: names,
      detector: this.#detector,
      settings: this.#options.settings ?? {},
      project: this.#project?.reachesGraph === true ? this.#project.view : undefined,
    });
    if (text !== source.text && !isWritable(path)) this.#skip(path, 'read-only', sites);
    else if (text !== source.text) this.#work.push({ path, source, after: text, sites });
    else if (sites.length > 0) this.#report(path, 'unchanged', undefined, sites);
    else this.untouched += 1;
  }

  async prove(): Promise<{ checked: number; projects: string[] }> {
    if (!this.#options.verify || this.#work.length === 0) return { checked: 0, projects: [] };
    const proof = await this.#proof();
    for (const work of this.#work) {
      const reason = proof.rejected.get(work.path);
      if (reason !== undefined) this.#report(work.path, 'unchanged', reason, leftAlone(work.sites, 'type-error', reason));
    }
    this.#work = this.#work.filter((work) => !proof.rejected.has(work.path));
    return { checked: proof.checked.size, projects: proof.projects.map((path) => this.#name(path)) };
  }

  async #proof(): Promise<Proof> {
    // TypeScript takes longer to load than most runs take, and most runs have nothing to prove.
    const { proveTypes } = await import('./verify.js');
    const { tsconfig } = this.#options;
    const options: ProofOptions = { root: this.#root, ...(tsconfig !== undefined && { tsconfig }) };
    return proveTypes(this.#work, options);
  }

  finish(): FileChange[] {
    const { runtime = RUNTIME } = this.#options.settings ?? {};
    // Another module is the project's own affair.
    const plan = planManifests(runtime === RUNTIME ? this.#work.map((work) => work.path) : [], this.#root);
    this.notes.push(...plan.notes);
    const manifests = plan.changes.filter((change) => this.#writeManifest(change));
    const changed = this.#work.filter((work) => this.#writeWork(work));
    return [
      ...manifests.map(({ path, before, after }) => ({ path: this.#name(path), before, after })),
      ...changed.map(({ path, source, after }) => ({ path: this.#name(path), before: source.text, after })),
    ];
  }

  #writeManifest({ path, before, after }: ManifestChange): boolean {
    if (!this.#options.write) return true;
    try {
      const reason = isWritable(path) ? replaceFile(path, Buffer.from(before), after) : 'read-only';
      if (reason === undefined) return true;
      this.#skip(path, reason);
    } catch (error) {
      this.#report(path, 'failed', failure(error), []);
    }
    return false;
  }

  #writeWork(work: Work): boolean {
    if (!this.#options.write) {
      this.#report(work.path, 'changed', undefined, work.sites);
      return true;
    }
    try {
      const reason = replaceFile(work.path, work.source.bytes, work.after);
      if (reason === undefined) this.#report(work.path, 'changed', undefined, work.sites);
      else this.#skip(work.path, reason, work.sites);
      return reason === undefined;
    } catch (error) {
      this.#report(work.path, 'failed', failure(error), leftAlone(work.sites, 'not-written', 'The file could not be written.'));
      return false;
    }
  }

  #skip(path: string, reason: SkipReason, sites: readonly SiteResult[] = []): void {
    const message = skipReasons[reason];
    this.#report(path, 'skipped', message, leftAlone(sites, reason, message));
  }

  #report(path: string, status: FileReport['status'], reason: string | undefined, sites: readonly SiteResult[]): void {
    const named = sites.map((site) => ({ ...site, evidence: this.#namedEvidence(site) }));
    this.reports.push({ path: this.#name(path), status, ...(reason !== undefined && { reason }), sites: named });
  }

  #namedEvidence({ evidence }: SiteResult): SiteResult['evidence'] {
    const chain = evidence.chain.map((step) => (isAbsolute(step.path) ? { ...step, path: this.#name(step.path) } : step));
    return { ...evidence, chain };
  }

  #name(path: string): string {
    return relative(this.#root, path).split(sep).join('/');
  }
}

/** Sites of a file that stays as it is: what was rewritten in memory is left after all. */
function leftAlone(sites: readonly SiteResult[], reason: string, message: string): SiteResult[] {
  return sites.map((site) => {
    if (site.action === 'left') return site;
    const { kind, rule, transform, range, line, column, evidence } = site;
    return { kind, rule, transform, range, line, column, evidence, action: 'left', reason, message };
  });
}

function failure(error: unknown): string {
  if (error instanceof SourceSyntaxError) return `The file cannot be parsed: ${error.message}.`;
  if (error instanceof Error && 'code' in error) return `The file cannot be read or written: ${error.message}.`;
  return error instanceof Error ? error.message : String(error);
}
