import { lstatSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import * as defaultDetector from 'eslint-plugin-msgraph/detector';
import type { DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { createProject, type Project } from 'eslint-plugin-msgraph/project';
import type { FileChange } from './diffs.js';
import { discover } from './discover.js';
import { findTarget } from './git.js';
import { planManifests, RUNTIME, type ManifestChange } from './manifest.js';
import { isGenerated, isWritable, readSource, type Source } from './read.js';
import { transforms } from './registry.js';
import type { FileReport, Stop } from './report.js';
import { leftAlone, Results } from './results.js';
import { rewriteSource, type Detector, type SiteResult } from './rewrite.js';
import { filesOfShard, type Shard } from './shard.js';
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
  /** Put a comment above each site that is left. */
  readonly mark?: boolean;
  /** Files that a list names, beside `paths`; the repository is then not taken when `paths` is empty. */
  readonly listed?: readonly string[];
  /** Work on one part of the files only. */
  readonly shard?: Shard;
  /** Stops the run after the file that is being worked on. */
  readonly signal?: AbortSignal;
  /** Called before each file, with the number of files done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
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
  /** Number of files that were found, those of other shards included. */
  readonly found: number;
  /** Where `signal` stopped the run. */
  readonly stopped?: Stop;
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
  const { root } = findTarget([...options.paths, ...(options.listed ?? [])], options.cwd);
  const { files, missing, absent } = discover(options.paths, options.cwd, root, options.listed);
  const mine = options.shard ? filesOfShard(files, options.shard, sizeOf) : files;
  const run = new Run(root, options);
  run.notes.push(...absent.map((path) => `\`${path}\` is listed, but there is no such file.`));
  await run.lookAt(mine);
  const proof = await run.prove();
  const changes = await run.finish();
  const { notes, stopped, results } = run;
  const sorted = results.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const { untouched } = results;
  return { root, files: sorted, untouched, changes, missing, found: files.length, proof, notes, ...(stopped && { stopped }) };
}

function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** How long signals may have to wait, where a single file does not take longer. */
const BREATH_MS = 20;

class Run {
  readonly results: Results;
  readonly notes: string[] = [];
  stopped: Stop | undefined;
  readonly #root: string;
  readonly #options: RunOptions;
  readonly #detector: Detector;
  readonly #project: Project | undefined;
  #work: Work[] = [];
  #lastBreath = 0;

  constructor(root: string, options: RunOptions) {
    this.#root = root;
    this.#options = options;
    this.results = new Results(root);
    this.#detector = options.detector ?? defaultDetector;
    if (options.settings?.crossFile !== false) this.#project = createProject(root, options.settings);
  }

  async lookAt(files: readonly string[]): Promise<void> {
    for (const [index, file] of files.entries()) {
      this.#options.onProgress?.(index, files.length);
      if (await this.#isStopped('detect', file, index, files.length)) break;
      this.#look(file);
    }
    this.#options.onProgress?.(files.length, files.length);
  }

  /** Everything here is synchronous, so signals are only seen when the event loop gets a turn. */
  async #isStopped(phase: Stop['phase'], path: string, done: number, total: number): Promise<boolean> {
    const { signal } = this.#options;
    if (!signal) return false;
    if (performance.now() - this.#lastBreath > BREATH_MS) {
      await setImmediate();
      this.#lastBreath = performance.now();
    }
    if (signal.aborted) this.stopped = { phase, before: this.results.name(path), done, total };
    return signal.aborted;
  }

  #look(path: string): void {
    try {
      const source = readSource(path);
      if (source === undefined) return;
      if (typeof source === 'string') this.results.skip(path, source);
      else this.#rewrite(path, source);
    } catch (error) {
      this.results.fail(path, error);
    }
  }

  #rewrite(path: string, source: Source): void {
    if (!this.#detector.mayHaveSites(source.text)) {
      this.results.untouched += 1;
      return;
    }
    if (isGenerated(source.text)) {
      this.results.skip(path, 'generated');
      return;
    }
    const { text, sites } = rewriteSource(path, source.text, {
      transforms: this.#options.transforms ?? transforms.map(({ name }) => name),
      detector: this.#detector,
      settings: this.#options.settings ?? {},
      project: this.#project?.reachesGraph === true ? this.#project.view : undefined,
      mark: this.#options.mark ?? false,
    });
    if (text !== source.text && !isWritable(path)) this.results.skip(path, 'read-only', sites);
    else if (text !== source.text) this.#work.push({ path, source, after: text, sites });
    else if (sites.length > 0) this.results.add(path, 'unchanged', sites);
    else this.results.untouched += 1;
  }

  async prove(): Promise<{ checked: number; projects: string[] }> {
    if (!this.#options.verify || this.stopped || this.#work.length === 0) return { checked: 0, projects: [] };
    const proof = await this.#proof();
    for (const work of this.#work) {
      const reason = proof.rejected.get(work.path);
      if (reason !== undefined) this.results.add(work.path, 'unchanged', leftAlone(work.sites, 'type-error', reason), reason);
    }
    this.#work = this.#work.filter((work) => !proof.rejected.has(work.path));
    return { checked: proof.checked.size, projects: proof.projects.map((path) => this.results.name(path)) };
  }

  async #proof(): Promise<Proof> {
    // TypeScript takes longer to load than most runs take, and most runs have nothing to prove.
    const { proveTypes } = await import('./verify.js');
    const { tsconfig } = this.#options;
    const options: ProofOptions = { root: this.#root, ...(tsconfig !== undefined && { tsconfig }) };
    return proveTypes(this.#work, options);
  }

  async finish(): Promise<FileChange[]> {
    // What is not proven is neither written nor promised.
    if (this.stopped) return this.#giveUp(this.#work);
    const { runtime = RUNTIME } = this.#options.settings ?? {};
    // Another module is the project's own affair.
    const importing = this.#work.filter(({ sites }) => runtime === RUNTIME && sites.some(({ action }) => action === 'rewritten'));
    const plan = planManifests(importing.map((work) => work.path), this.#root);
    this.notes.push(...plan.notes);
    const manifests = plan.changes.filter((change) => this.#writeManifest(change));
    const changed = await this.#writeAll();
    return [
      ...manifests.map(({ path, before, after }) => ({ path: this.results.name(path), before, after })),
      ...changed.map(({ path, source, after }) => ({ path: this.results.name(path), before: source.text, after })),
    ];
  }

  async #writeAll(): Promise<Work[]> {
    const written: Work[] = [];
    for (const [index, work] of this.#work.entries()) {
      if (this.#options.write && (await this.#isStopped('write', work.path, index, this.#work.length))) {
        this.#giveUp(this.#work.slice(index));
        break;
      }
      if (this.#writeWork(work)) written.push(work);
    }
    return written;
  }

  #giveUp(rest: readonly Work[]): [] {
    for (const { path, sites } of rest) this.results.skip(path, 'stopped', sites);
    return [];
  }

  #writeManifest({ path, before, after }: ManifestChange): boolean {
    if (!this.#options.write) return true;
    try {
      const reason = isWritable(path) ? replaceFile(path, Buffer.from(before), after) : 'read-only';
      if (reason === undefined) return true;
      this.results.skip(path, reason);
    } catch (error) {
      this.results.fail(path, error);
    }
    return false;
  }

  #writeWork({ path, source, after, sites }: Work): boolean {
    try {
      const reason = this.#options.write ? replaceFile(path, source.bytes, after) : undefined;
      if (reason === undefined) this.results.add(path, 'changed', sites);
      else this.results.skip(path, reason, sites);
      return reason === undefined;
    } catch (error) {
      this.results.fail(path, error, sites);
      return false;
    }
  }
}
