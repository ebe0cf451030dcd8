import { Candidates } from './candidates.js';
import type { FileChange } from './diffs.js';
import { discover } from './discover.js';
import { fixMocks, type FixedTest } from './fix-mocks.js';
import { findTarget } from './git.js';
import { testsBeside, thinNotes, thinTests } from './own-tests.js';
import { sizeOf } from './read.js';
import type { Stop } from './report.js';
import { Results } from './results.js';
import type { RunOptions, RunResult } from './run-types.js';
import { Search } from './search.js';
import { filesOfShard } from './shard.js';
import type { Work } from './work.js';
import { Writing } from './writing.js';

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
  await run.completeCopy(mine);
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
  /** Tests whose errors get what a client puts on them. */
  fixed: readonly FixedTest[] = [];
  #work: Work[] = [];

  constructor(root: string, options: RunOptions) {
    this.#root = root;
    this.#options = options;
    this.results = new Results(root);
  }

  async lookAt(files: readonly string[]): Promise<void> {
    const search = new Search(this.#root, this.#options, this.results);
    await search.lookAt(files);
    this.#options = search.options;
    this.#work = search.work;
    this.stopped = search.stopped;
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

  /** A copy of the runtime gets what rewritten code imports from it. */
  async completeCopy(files: readonly string[]): Promise<void> {
    if (this.stopped || this.#options.settings?.runtime === undefined) return;
    // TypeScript takes longer to load than most runs take.
    const { completedCopy } = await import('./vendor/index.js');
    const copy = completedCopy(this.#work, this.#options.settings.runtime);
    if (!copy) return;
    if (files.includes(copy.path)) this.results.untouched -= 1;
    this.#work.push(copy);
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
    if (candidates.stopped)
      this.stopped = this.results.stoppedAt(
        candidates.stopped,
        this.#work[0]?.path ?? '',
        0,
        this.#work.length,
      );
  }

  async finish(): Promise<FileChange[]> {
    // What is not proven is neither written nor promised.
    if (this.stopped) {
      for (const { path, sites } of this.#work) this.results.skip(path, 'stopped', sites);
      return [];
    }
    const writing = new Writing(this.#root, this.#options, this.results, this.#work);
    const changes = await writing.finish();
    this.notes.push(...writing.notes);
    this.stopped = writing.stopped;
    return changes;
  }
}
