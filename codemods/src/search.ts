import { requestsNotAsked } from './causes.js';
import { requestOf } from './found-sites.js';
import { lookAtAll, threadsFor } from './jobs.js';
import type { Outcome } from './outcome.js';
import type { Stop } from './report.js';
import type { Results } from './results.js';
import type { SiteResult } from './rewrite-types.js';
import type { RunOptions } from './run-types.js';
import { isWrapped, keepsDetails, lookAgain, requestsAsked, type Work } from './work.js';

/** Looks at the files of a run, and decides which of them would be rewritten, and how. */
export class Search {
  /** Where it was stopped. */
  stopped: Stop | undefined;
  /** What would be rewritten. */
  work: Work[] = [];
  /** Those of the run, with the requests of which errors keep details. */
  options: RunOptions;
  readonly #root: string;
  readonly #results: Results;
  /** Files that stay as they are as long as the errors do that they handle. */
  #waiting: { readonly path: string; readonly sites: readonly SiteResult[] }[] = [];

  constructor(root: string, options: RunOptions, results: Results) {
    this.#root = root;
    this.options = options;
    this.#results = results;
  }

  async lookAt(files: readonly string[]): Promise<void> {
    const { transforms, settings, detector, mark, jobs, signal, onProgress } = this.options;
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
    if (before !== undefined) this.stopped = this.#results.stoppedAt('detect', before, done, files.length);
    else {
      this.#leaveAskedCauses(files);
      this.#follow();
      if (!transforms) this.#keepWhatIsAsked();
    }
    for (const { path, sites } of this.#waiting) this.#results.add(path, 'unchanged', sites);
    // Threads do not keep the order.
    this.work.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Errors that some file asks for their cause get none. */
  #leaveAskedCauses(files: readonly string[]): void {
    const keeping = this.work.filter(keepsDetails);
    const requests = requestsNotAsked(this.#root, files, this.options, keeping);
    if (!requests) return;
    this.options = { ...this.options, requests };
    this.work = this.work.filter((work) => !keeping.includes(work));
    const look = lookAgain(this.#root, this.options, []);
    for (const { path } of keeping) this.#collect(path, look(path));
  }

  /** Conditions on errors that keep their details from now on can be rewritten as well. */
  #follow(): void {
    const keeping = this.work.filter(keepsDetails);
    const handling = [...this.work.filter(({ sites }) => sites.some(isWrapped)), ...this.#waiting];
    if (keeping.length === 0 || handling.length === 0) return;
    const look = lookAgain(this.#root, this.options, keeping);
    for (const first of handling) {
      const outcome = look(first.path);
      if (outcome.kind !== 'rewritten') continue;
      this.#waiting = this.#waiting.filter(({ path }) => path !== first.path);
      this.work = [
        ...this.work.filter(({ path }) => path !== first.path),
        { path: first.path, ...outcome, first },
      ];
    }
  }

  /**
   * Where nobody has chosen the transform, an error keeps details only for conditions on it that can be
   * rewritten then.
   */
  #keepWhatIsAsked(): void {
    const keeping = this.work.filter(keepsDetails);
    if (keeping.length === 0) return;
    const requests = requestsAsked(this.work);
    const look = lookAgain(this.#root, { ...this.options, requests }, keeping);
    this.work = this.work.filter((work) => !keeping.includes(work));
    for (const work of keeping) {
      const { path, first, sites } = work;
      const outcome = look(path);
      if (outcome.kind === 'rewritten') this.work.push({ path, ...outcome, ...(first && { first }) });
      // A file that has changed since then is found out when it is written.
      else if (sites.some((site) => site.kind === 'lost-details' && requests.has(requestOf(site))))
        this.work.push(work);
      else this.#collect(path, outcome);
    }
  }

  #collect(path: string, outcome: Outcome): void {
    if (outcome.kind === 'rewritten') this.work.push({ path, ...outcome });
    else if (outcome.kind === 'unchanged' && outcome.sites.some(isWrapped))
      this.#waiting.push({ path, sites: outcome.sites });
    else this.#results.take(path, outcome);
  }
}
