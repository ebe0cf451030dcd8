import { dirname } from 'node:path';
import type { FileChange } from './diffs.js';
import { Formatters } from './formatters.js';
import { Breath } from './jobs.js';
import { laidOut } from './layout.js';
import { planManifests, RUNTIME, type ManifestChange, type ManifestPlan } from './manifest.js';
import { isWritable } from './read.js';
import type { Stop } from './report.js';
import { failure, type Results } from './results.js';
import type { RunOptions } from './run-types.js';
import { inOrder, isFollowing, keepsDetails, withoutNeedless, type Work } from './work.js';
import { Writer } from './write.js';

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');

/** Writes what is proven, first the manifests that rewritten code needs; a dry run only gets it back. */
export class Writing {
  /** Where it was stopped. */
  stopped: Stop | undefined;
  readonly notes: string[] = [];
  readonly #root: string;
  readonly #options: RunOptions;
  readonly #results: Results;
  readonly #writer = new Writer();
  readonly #formatters = new Formatters();
  #work: readonly Work[];
  /** Whether every file could be written whose errors keep their details from now on. */
  #isKept = true;

  constructor(root: string, options: RunOptions, results: Results, work: readonly Work[]) {
    this.#root = root;
    this.#options = options;
    this.#results = results;
    this.#work = work;
  }

  async finish(): Promise<FileChange[]> {
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
      ...manifests.map(({ path, before, after }) => ({ path: this.#results.name(path), before, after })),
      ...changed.map(({ path, bytes, after }) => ({
        path: this.#results.name(path),
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
    for (const { path, sites } of dropped) this.#results.skip(path, 'no-dependency', sites);
    this.#work = [
      ...withoutNeedless(
        this.#work.filter((work) => !dropped.has(work)),
        this.#results,
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
        this.stopped = this.#results.stoppedAt('write', work.path, index, all.length);
        for (const { path, sites } of all.slice(index)) this.#results.skip(path, 'stopped', sites);
        break;
      }
      if (!this.#isKept && isFollowing(work)) this.#results.skip(work.path, 'no-details', work.sites);
      else {
        const ready = await laidOut(work, this.#formatters);
        if (this.#writeWork(ready)) written.push(ready);
        else this.#isKept &&= !keepsDetails(work);
      }
    }
    return written.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  #writeManifest({ path, before, after }: ManifestChange): boolean {
    if (!this.#options.write) return true;
    try {
      const reason = isWritable(path) ? this.#writer.replace(path, Buffer.from(before), after) : 'read-only';
      if (reason === undefined) return true;
      this.#results.skip(path, reason);
    } catch (error) {
      this.#results.fail(path, failure(error));
    }
    return false;
  }

  #writeWork({ path, bytes, after, sites }: Work): boolean {
    try {
      const reason = this.#options.write ? this.#writer.replace(path, bytes, after) : undefined;
      if (reason === undefined) this.#results.add(path, 'changed', sites);
      else this.#results.skip(path, reason, sites);
      return reason === undefined;
    } catch (error) {
      this.#results.fail(path, failure(error), sites);
      return false;
    }
  }
}
