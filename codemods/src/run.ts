import { lstatSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileChange } from './diffs.js';
import { discover } from './discover.js';
import { findTarget } from './git.js';
import { Breath, lookAtAll, threadsFor } from './jobs.js';
import type { LookOptions, Outcome, Rewritten } from './look.js';
import { planManifests, RUNTIME, type ManifestChange, type ManifestPlan } from './manifest.js';
import { proveInThread } from './proof.js';
import { thinMocks } from './own-tests.js';
import { isWritable } from './read.js';
import type { FileReport, Stop } from './report.js';
import { failure, leftAlone, Results } from './results.js';
import { filesOfShard, type Shard } from './shard.js';
import type { StopSignal } from './stop-signal.js';
import { Writer } from './write.js';

export interface RunOptions extends LookOptions {
  /** Files, folders, or patterns; the whole repository when empty. */
  readonly paths: readonly string[];
  /** Absolute path of the working folder. */
  readonly cwd: string;
  /** Write the changes; else they are only returned. */
  readonly write: boolean;
  /** Compare the type errors before and after. */
  readonly verify: boolean;
  /** Absolute path of a tsconfig for all files. */
  readonly tsconfig?: string;
  /** Files that a list names, beside `paths`; the repository is then not taken when `paths` is empty. */
  readonly listed?: readonly string[];
  /** Work on one part of the files only. */
  readonly shard?: Shard;
  /**
   * The most threads that look for sites; fewer are taken where they do not pay, and one with a `detector` of one's own. By
   * default as many as there are processors, up to 4. The results are the same.
   */
  readonly jobs?: number;
  /** Stops the run after the file that is being worked on. */
  readonly signal?: StopSignal;
  /** Called before each file, or now and then with several threads, with the number of files done and in all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called with the number of files before their types are compared, and with 0 afterwards. */
  readonly onProof?: (files: number) => void;
}

export interface RunResult {
  /** Absolute path that all paths are relative to. */
  readonly root: string;
  /** Files with sites, and those that were skipped or failed. */
  readonly files: readonly FileReport[];
  /** Number of files that were looked at and have no sites. */
  readonly untouched: number;
  /** Of those without sites: how many name Microsoft Graph, or what the settings name. */
  readonly namingGraph: number;
  /** Number of files that hold scripts among other things, which this command does not read. */
  readonly embedded: number;
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

interface Work extends Omit<Rewritten, 'kind'> {
  readonly path: string;
}

/**
 * Looks for sites in files and rewrites them. One file that cannot be read, parsed or written does not stop the others.
 * @throws {Error} only when the files cannot be listed or no thread can be started (the promise rejects)
 */
export async function runCodemod(options: RunOptions): Promise<RunResult> {
  const { root } = findTarget([...options.paths, ...(options.listed ?? [])], options.cwd);
  const { files, missing, absent, embedded } = discover(options.paths, options.cwd, root, options.listed);
  const mine = options.shard ? filesOfShard(files, options.shard, sizeOf) : files;
  const run = new Run(root, options);
  run.notes.push(...absent.map((path) => `\`${path}\` is listed, but there is no such file.`));
  await run.lookAt(mine);
  const proof = await run.prove();
  const changes = await run.finish();
  const { notes, stopped, results } = run;
  notes.push(...thinMocks(results.files.filter(({ status }) => status === 'changed'), files, root));
  const sorted = results.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const { untouched, namingGraph } = results;
  return { root, files: sorted, untouched, namingGraph, embedded, changes, missing, found: files.length, proof, notes, ...(stopped && { stopped }) };
}

function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** A file with the transforms whose types were proven; what the others would do is left, with the reason. */
function reducedWork(work: Work, reduced: { readonly index: number; readonly reason: string } | undefined): Work {
  const fallback = reduced && work.fallbacks[reduced.index];
  if (!fallback) return work;
  const { transforms, after } = fallback;
  const others = work.sites.filter(({ transform }) => !transforms.includes(transform));
  const sites = [...fallback.sites, ...leftAlone(others, 'type-error', reduced.reason)];
  return { ...work, after, sites: sites.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]) };
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

class Run {
  readonly results: Results;
  readonly notes: string[] = [];
  stopped: Stop | undefined;
  readonly #root: string;
  readonly #options: RunOptions;
  readonly #writer = new Writer();
  #work: Work[] = [];

  constructor(root: string, options: RunOptions) {
    this.#root = root;
    this.#options = options;
    this.results = new Results(root);
  }

  async lookAt(files: readonly string[]): Promise<void> {
    const { transforms, settings, detector, mark, jobs, signal, onProgress } = this.#options;
    const done = await lookAtAll(
      {
        root: this.#root,
        files,
        options: { ...(transforms && { transforms }), ...(settings && { settings }), ...(detector && { detector }), ...(mark !== undefined && { mark }) },
        jobs: detector ? 1 : threadsFor(files.length, jobs),
        ...(signal && { signal }),
        ...(onProgress && { onProgress }),
      },
      (path, outcome) => {
        this.#collect(path, outcome);
      },
    );
    // Threads do not keep the order.
    this.#work.sort((a, b) => (a.path < b.path ? -1 : 1));
    const before = files[done];
    if (before !== undefined) this.#stop('detect', before, done, files.length);
  }

  #stop(phase: Stop['phase'], before: string, done: number, total: number): void {
    this.stopped = { phase, before: this.results.name(before), done, total };
  }

  #collect(path: string, outcome: Outcome): void {
    const { results } = this;
    if (outcome.kind === 'untouched') {
      results.untouched += 1;
      if (outcome.namesGraph) results.namingGraph += 1;
    }
    else if (outcome.kind === 'skipped') results.skip(path, outcome.reason, outcome.sites);
    else if (outcome.kind === 'failed') results.fail(path, outcome.reason);
    else if (outcome.kind === 'unchanged') results.add(path, 'unchanged', outcome.sites);
    else if (outcome.kind === 'rewritten') this.#work.push({ path, ...outcome });
  }

  async prove(): Promise<RunResult['proof']> {
    const [first] = this.#work;
    if (!this.#options.verify || this.stopped || !first) return { checked: 0, projects: [] };
    const { tsconfig, signal, onProof } = this.#options;
    const changes = this.#work.map(({ path, after, fallbacks }) => ({ path, after, fallbacks: fallbacks.map((fallback) => fallback.after) }));
    onProof?.(changes.length);
    const proof = await proveInThread(changes, { root: this.#root, ...(tsconfig !== undefined && { tsconfig }) }, signal);
    onProof?.(0);
    if (!proof) {
      this.#stop('prove', first.path, 0, this.#work.length);
      return { checked: 0, projects: [] };
    }
    for (const work of this.#work) {
      const reason = proof.rejected.get(work.path);
      if (reason !== undefined) this.results.add(work.path, 'unchanged', leftAlone(work.sites, 'type-error', reason), reason);
    }
    this.#work = this.#work.filter((work) => !proof.rejected.has(work.path)).map((work) => reducedWork(work, proof.reduced.get(work.path)));
    return { checked: proof.checked.size, projects: proof.projects.map((path) => this.results.name(path)) };
  }

  async finish(): Promise<FileChange[]> {
    // What is not proven is neither written nor promised.
    if (this.stopped) return this.#giveUp(this.#work);
    const { runtime = RUNTIME } = this.#options.settings ?? {};
    // Another module is the project's own affair.
    const importing = this.#work.filter(({ after, sites }) => runtime === RUNTIME && after.includes(RUNTIME) && sites.some(({ action }) => action === 'rewritten'));
    const plan = planManifests(importing.map((work) => work.path), this.#root);
    this.notes.push(...plan.notes);
    const manifests = plan.changes.filter((change) => this.#writeManifest(change));
    this.#dropWithoutDependency(importing, plan, manifests);
    const changed = await this.#writeAll();
    return [
      ...manifests.map(({ path, before, after }) => ({ path: this.results.name(path), before, after })),
      ...changed.map(({ path, bytes, after }) => ({ path: this.results.name(path), before: textOf(bytes), after })),
    ];
  }

  /** A file that was rewritten is not found again, so nobody would add the dependency in a later run. */
  #dropWithoutDependency(importing: readonly Work[], { owners, changes }: ManifestPlan, written: readonly ManifestChange[]): void {
    const refused = new Set(changes.filter((change) => !written.includes(change)).map(({ path }) => path));
    const dropped = new Set(importing.filter(({ path }) => refused.has(owners.get(dirname(path)) ?? '')));
    for (const { path, sites } of dropped) this.results.skip(path, 'no-dependency', sites);
    this.#work = this.#work.filter((work) => !dropped.has(work));
  }

  async #writeAll(): Promise<Work[]> {
    const written: Work[] = [];
    const breath = new Breath();
    for (const [index, work] of this.#work.entries()) {
      if (this.#options.write && (await breath.isStopped(this.#options.signal))) {
        this.#stop('write', work.path, index, this.#work.length);
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
      const reason = isWritable(path) ? this.#writer.replace(path, Buffer.from(before), after) : 'read-only';
      if (reason === undefined) return true;
      this.results.skip(path, reason);
    } catch (error) {
      this.results.fail(path, failure(error));
    }
    return false;
  }

  #writeWork({ path, bytes, after, sites }: Work): boolean {
    try {
      const reason = this.#options.write ? this.#writer.replace(path, bytes, after) : undefined;
      if (reason === undefined) this.results.add(path, 'changed', sites);
      else this.results.skip(path, reason, sites);
      return reason === undefined;
    } catch (error) {
      this.results.fail(path, failure(error), sites);
      return false;
    }
  }
}
