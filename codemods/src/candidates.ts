import { leftAlone, type Results } from './results.js';
import type { FileReport, Stop, TestReport } from './report.js';
import type { RunOptions, RunResult } from './run-types.js';
import { Trial } from './trial/trial.js';
import { inOrder, isFollowing, keepsDetails, proveWork, withoutNeedless, type Work } from './work.js';

/**
 * Rewritten files before they are written: what compares their types, and runs the project's own tests, takes
 * some of them back.
 */
export class Candidates {
  /** Those that are left. */
  work: readonly Work[];
  proof: RunResult['proof'] = { checked: 0, projects: [] };
  /** What was going on when the run was stopped. */
  stopped: Stop['phase'] | undefined;
  /** Files with which tests failed, as they would have been. */
  readonly failing: Pick<FileReport, 'path' | 'sites'>[] = [];
  readonly #root: string;
  readonly #options: RunOptions;
  readonly #results: Results;

  /** @param results gets the files that are taken back */
  constructor(root: string, work: readonly Work[], options: RunOptions, results: Results) {
    this.#root = root;
    this.work = work;
    this.#options = options;
    this.#results = results;
  }

  /** Takes back what gains a type error. */
  async prove(): Promise<void> {
    const keeping = this.#keeping();
    await this.#proveOnce();
    if (this.#unfollow(keeping)) await this.#proveOnce();
  }

  /**
   * Takes back the files with which the project's own tests fail, where these are to be run.
   * @throws {TrialError} when they fail without the rewrites, or cannot be run
   */
  async test(): Promise<TestReport | undefined> {
    const { test, write, signal, onTest } = this.#options;
    if (!test || !write || this.stopped || this.work.length === 0) return undefined;
    const trial = new Trial(this.#root, test, {
      ...(signal && { signal }),
      ...(onTest && { onRun: onTest }),
    });
    try {
      let again = await this.#testOnce(trial);
      while (again) again = await this.#testOnce(trial);
      return again === undefined ? undefined : trial.report((path) => this.#results.name(path));
    } finally {
      trial.end();
    }
  }

  /**
   * @returns whether the files that pass are others now, because some rested on those that do not;
   *   `undefined` when the run was stopped
   */
  async #testOnce(trial: Trial): Promise<boolean | undefined> {
    const keeping = this.#keeping();
    const tried = await trial.try(inOrder(this.work));
    if (!tried) {
      this.stopped = 'test';
      return undefined;
    }
    this.failing.push(...tried.failing.map(({ path, sites }) => ({ path: this.#results.name(path), sites })));
    this.#takeBack(tried.failing, 'tests-fail');
    this.work = tried.passing;
    if (tried.failing.length === 0) return false;
    this.#unfollow(keeping);
    this.work = withoutNeedless(this.work, this.#results);
    await this.#proveOnce();
    if (this.stopped) return undefined;
    const left = inOrder(this.work);
    return (
      left.length > 0 &&
      (left.length !== tried.passing.length || left.some((item, index) => item !== tried.passing[index]))
    );
  }

  #keeping(): number {
    return this.work.filter(keepsDetails).length;
  }

  /**
   * Where an error stays as it was, what is asked of it does.
   * @param keeping how many files kept the details of errors before
   */
  #unfollow(keeping: number): boolean {
    if (this.#keeping() === keeping || !this.work.some(isFollowing)) return false;
    for (const { path, first } of this.work.filter(isFollowing))
      if (!('after' in first)) this.#results.add(path, 'unchanged', first.sites);
    this.work = this.work.flatMap((work) =>
      !isFollowing(work) ? [work] : 'after' in work.first ? [work.first] : [],
    );
    return true;
  }

  async #proveOnce(): Promise<void> {
    this.proof = { checked: 0, projects: [] };
    if (!this.#options.verify || this.work.length === 0) return;
    const { onProof } = this.#options;
    onProof?.(this.work.length);
    const proven = await proveWork(this.work, this.#root, this.#options);
    onProof?.(0);
    if (!proven) {
      this.stopped = 'prove';
      return;
    }
    this.#takeBack(proven.rejected, 'type-error');
    this.work = withoutNeedless(proven.work, this.#results);
    this.proof = {
      checked: proven.proof.checked.size,
      projects: proven.proof.projects.map((path) => this.#results.name(path)),
    };
  }

  #takeBack(rejected: readonly (Work & { readonly reason: string })[], kind: string): void {
    for (const { path, sites, reason } of rejected)
      this.#results.add(path, 'unchanged', leftAlone(sites, kind, reason), reason);
  }
}
