import { dirname } from 'node:path';
import type { FileChange } from './diffs.js';
import { Candidates } from './candidates.js';
import { requestsNotAsked } from './causes.js';
import { discover } from './discover.js';
import { fixMocks, type FixedTest } from './fix-mocks.js';
import { findTarget } from './git.js';
import { Formatters } from './formatters.js';
import { Breath, lookAtAll, threadsFor } from './jobs.js';
import type { Outcome } from './outcome.js';
import { laidOut } from './layout.js';
import { planManifests, RUNTIME, type ManifestChange, type ManifestPlan } from './manifest.js';
import { testsBeside, thinNotes, thinTests } from './own-tests.js';
import { isWritable, sizeOf } from './read.js';
import type { Stop } from './report.js';
import { requestOf, type SiteResult } from './rewrite.js';
import {
  inOrder,
  isFollowing,
  isWrapped,
  keepsDetails,
  lookAgain,
  requestsAsked,
  withoutNeedless,
  type Work,
} from './work.js';
import { failure, Results } from './results.js';
import type { RunOptions, RunResult } from './run-types.js';
import { filesOfShard } from './shard.js';
import { Writer } from './write.js';

export type { RunOptions, RunResult } from './run-types.js';

/**
 * Looks for sites in files and rewrites them. One file that cannot be read, parsed or written does not stop
 * the others.
 * @throws {TrialError} when the tests fail without the rewrites, or cannot be run; nothing is written then
 * @throws {Error} only when the files cannot be listed or no thread can be started (the promise rejects)
 */
export async function runCodemod(options: RunOptions): Promise<RunResult> {
  const { root } = findTarget([...options.paths, ...(options.listed ?? [])], options.cwd);
  const { files, missing, absent, embedded } = discover(options.paths, options.cwd, root, options.listed);
  const mine = options.shard ? filesOfShard(files, options.shard, sizeOf) : files;
  const run = new Run(root, options);
  run.notes.push(...absent.map((path) => `\`${path}\` is listed, but there is no such file.`));
  await run.lookAt(mine);
  if (options.fixMocks === true) run.fixMocks(files);
  await run.prove();
  const changes = await run.finish();
  const { notes, stopped, results, proof, tested, failing } = run;
  const changed = results.files.filter(({ status }) => status === 'changed');
  const fixed = run.fixed.filter(({ path }) => changed.some((file) => file.path === results.name(path)));
  const thin = thinTests(
    [...changed, ...failing],
    files,
    new Map(fixed.map(({ path, after }) => [path, after])),
  );
  notes.push(...fixed.flatMap((test) => test.notes), ...thinNotes(thin, root, options.fixMocks === true));
  const sorted = results.files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const { untouched, namingGraph } = results;
  return {
    root,
    files: sorted,
    untouched,
    namingGraph,
    embedded,
    changes,
    missing,
    found: files.length,
    proof,
    notes,
    tests: testsBeside(changed, files, root),
    ...(tested && { tested }),
    ...(stopped && { stopped }),
  };
}

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

class Run {
  readonly results: Results;
  readonly notes: string[] = [];
  stopped: Stop | undefined;
  proof: RunResult['proof'] = { checked: 0, projects: [] };
  tested: RunResult['tested'];
  /** Files with which the project's own tests failed, as they would have been. */
  failing: Candidates['failing'] = [];
  readonly #root: string;
  #options: RunOptions;
  readonly #writer = new Writer();
  readonly #formatters = new Formatters();
  /** Tests whose errors get what a client puts on them. */
  fixed: readonly FixedTest[] = [];
  #work: Work[] = [];
  /** Whether every file could be written whose errors keep their details from now on. */
  #isKept = true;
  /** Files that stay as they are as long as the errors do that they handle. */
  #waiting: { readonly path: string; readonly sites: readonly SiteResult[] }[] = [];

  constructor(root: string, options: RunOptions) {
    this.#root = root;
    this.#options = options;
    this.results = new Results(root);
  }

  async lookAt(files: readonly string[]): Promise<void> {
    const { transforms, settings, detector, mark, jobs, signal, onProgress } = this.#options;
    const given = {
      ...(transforms && { transforms }),
      ...(settings && { settings }),
      ...(detector && { detector }),
      ...(mark !== undefined && { mark }),
    };
    const all = {
      root: this.#root,
      files,
      options: given,
      jobs: detector ? 1 : threadsFor(files.length, jobs),
      ...(signal && { signal }),
      ...(onProgress && { onProgress }),
    };
    const done = await lookAtAll(all, (path, outcome) => {
      this.#collect(path, outcome);
    });
    const before = files[done];
    if (before !== undefined) this.#stop('detect', before, done, files.length);
    else {
      this.#leaveAskedCauses(files);
      this.#follow();
      if (!transforms) this.#keepWhatIsAsked();
    }
    for (const { path, sites } of this.#waiting) this.results.add(path, 'unchanged', sites);
    // Threads do not keep the order.
    this.#work.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Errors that some file asks for their cause get none. */
  #leaveAskedCauses(files: readonly string[]): void {
    const keeping = this.#work.filter(keepsDetails);
    const requests = requestsNotAsked(this.#root, files, this.#options, keeping);
    if (!requests) return;
    this.#options = { ...this.#options, requests };
    this.#work = this.#work.filter((work) => !keeping.includes(work));
    const look = lookAgain(this.#root, this.#options, []);
    for (const { path } of keeping) this.#collect(path, look(path));
  }

  /** Conditions on errors that keep their details from now on can be rewritten as well. */
  #follow(): void {
    const keeping = this.#work.filter(keepsDetails);
    const handling = [...this.#work.filter(({ sites }) => sites.some(isWrapped)), ...this.#waiting];
    if (keeping.length === 0 || handling.length === 0) return;
    const look = lookAgain(this.#root, this.#options, keeping);
    for (const first of handling) {
      const outcome = look(first.path);
      if (outcome.kind !== 'rewritten') continue;
      this.#waiting = this.#waiting.filter(({ path }) => path !== first.path);
      this.#work = [
        ...this.#work.filter(({ path }) => path !== first.path),
        { path: first.path, ...outcome, first },
      ];
    }
  }

  /**
   * Where nobody has chosen the transform, an error keeps details only for conditions on it that can be
   * rewritten then.
   */
  #keepWhatIsAsked(): void {
    const keeping = this.#work.filter(keepsDetails);
    if (keeping.length === 0) return;
    const requests = requestsAsked(this.#work);
    const look = lookAgain(this.#root, { ...this.#options, requests }, keeping);
    this.#work = this.#work.filter((work) => !keeping.includes(work));
    for (const work of keeping) {
      const { path, first, sites } = work;
      const outcome = look(path);
      if (outcome.kind === 'rewritten') this.#work.push({ path, ...outcome, ...(first && { first }) });
      // A file that has changed since then is found out when it is written.
      else if (sites.some((site) => site.kind === 'lost-details' && requests.has(requestOf(site))))
        this.#work.push(work);
      else this.#collect(path, outcome);
    }
  }

  /** Errors of tests that rewritten code would not know get what the client puts on them. */
  fixMocks(files: readonly string[]): void {
    if (this.stopped) return;
    const rewritten = this.#work.map(({ path, sites }) => ({ path: this.results.name(path), sites }));
    const known = new Set([...rewritten, ...this.results.files].map(({ path }) => path));
    const others = thinTests(rewritten, files).filter(({ path }) => !known.has(this.results.name(path)));
    this.fixed = fixMocks(others, this.#root);
    this.results.untouched -= this.fixed.length;
    this.#work.push(...this.fixed);
  }

  #stop(phase: Stop['phase'], before: string, done: number, total: number): void {
    this.stopped = { phase, before: this.results.name(before), done, total };
  }

  #collect(path: string, outcome: Outcome): void {
    if (outcome.kind === 'rewritten') this.#work.push({ path, ...outcome });
    else if (outcome.kind === 'unchanged' && outcome.sites.some(isWrapped))
      this.#waiting.push({ path, sites: outcome.sites });
    else this.results.take(path, outcome);
  }

  /** Takes back what the comparison of types and the project's own tests do not let pass. */
  async prove(): Promise<void> {
    if (this.stopped) return;
    const candidates = new Candidates(this.#root, this.#work, this.#options, this.results);
    await candidates.prove();
    this.tested = await candidates.test();
    this.proof = candidates.proof;
    this.failing = candidates.failing;
    this.#work = [...candidates.work];
    if (candidates.stopped) this.#stop(candidates.stopped, this.#work[0]?.path ?? '', 0, this.#work.length);
  }

  async finish(): Promise<FileChange[]> {
    // What is not proven is neither written nor promised.
    if (this.stopped) return this.#giveUp(this.#work);
    const { runtime = RUNTIME } = this.#options.settings ?? {};
    // Another module is the project's own affair.
    const importing = this.#work.filter(
      ({ after, sites }) =>
        runtime === RUNTIME && after.includes(RUNTIME) && sites.some(({ action }) => action === 'rewritten'),
    );
    const plan = planManifests(
      importing.map((work) => work.path),
      this.#root,
    );
    this.notes.push(...plan.notes);
    const manifests = plan.changes.filter((change) => this.#writeManifest(change));
    this.#dropWithoutDependency(importing, plan, manifests);
    const changed = await this.#writeAll();
    return [
      ...manifests.map(({ path, before, after }) => ({ path: this.results.name(path), before, after })),
      ...changed.map(({ path, bytes, after }) => ({
        path: this.results.name(path),
        before: textOf(bytes),
        after,
      })),
    ];
  }

  /** A file that was rewritten is not found again, so nobody would add the dependency in a later run. */
  #dropWithoutDependency(
    importing: readonly Work[],
    { owners, changes }: ManifestPlan,
    written: readonly ManifestChange[],
  ): void {
    const refused = new Set(changes.filter((change) => !written.includes(change)).map(({ path }) => path));
    const dropped = new Set(importing.filter(({ path }) => refused.has(owners.get(dirname(path)) ?? '')));
    this.#isKept = ![...dropped].some(keepsDetails);
    for (const { path, sites } of dropped) this.results.skip(path, 'no-dependency', sites);
    this.#work = [
      ...withoutNeedless(
        this.#work.filter((work) => !dropped.has(work)),
        this.results,
      ),
    ];
  }

  async #writeAll(): Promise<Work[]> {
    const written: Work[] = [];
    const breath = new Breath();
    // What is asked of an error is only changed where the error could be.
    const all = inOrder(this.#work);
    for (const [index, work] of all.entries()) {
      if (this.#options.write && (await breath.isStopped(this.#options.signal))) {
        this.#stop('write', work.path, index, all.length);
        this.#giveUp(all.slice(index));
        break;
      }
      if (!this.#isKept && isFollowing(work)) this.results.skip(work.path, 'no-details', work.sites);
      else {
        const ready = await laidOut(work, this.#formatters);
        if (this.#writeWork(ready)) written.push(ready);
        else this.#isKept &&= !keepsDetails(work);
      }
    }
    return written.sort((a, b) => (a.path < b.path ? -1 : 1));
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
