import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isInside } from '../git.js';
import type { TestReport } from '../report.js';
import type { TestOptions } from '../run-types.js';
import type { StopSignal } from '../stop-signal.js';
import { runCommand, type CommandEnd } from './command.js';
import { ProjectCopy } from './copy.js';
import { sift } from './sift.js';

/** The tests say nothing about the rewrite: nothing may be written. */
export class TrialError extends Error {
  override readonly name = 'TrialError';
}

/** A file that is to be rewritten. */
interface Rewrite {
  /** Absolute path. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly after: string;
}

/**
 * Rewritten files with which the tests pass, and those with which they do not, each with a sentence that says
 * why.
 */
interface Tried<T> {
  readonly passing: readonly T[];
  readonly failing: readonly (T & { readonly reason: string })[];
}

type Failure = Extract<CommandEnd, { readonly kind: 'failed' }>;

/** The run before the rewrite comes on top. */
const MOST_RUNS = 20;

/** Thrown within this file where the run was stopped. */
class Stopped extends Error {}

/**
 * The project's own tests, run in a copy of the project. No package.json is changed there: the runtime is
 * found anyway, and package managers refuse to run a script where a lock file does not name a dependency.
 */
export class Trial {
  readonly #root: string;
  readonly #test: TestOptions;
  readonly #signal: StopSignal | undefined;
  readonly #onRun: (run: number) => void;
  #copy: ProjectCopy | undefined;
  #runs = 0;
  /** What stands in the copy where that is not what the project has. */
  readonly #written = new Map<string, Rewrite>();
  readonly #failures: { readonly paths: readonly string[]; readonly output: string }[] = [];

  /**
   * @param root absolute path of the project
   * @param onRun called before each run with its number, from 1, and with 0 at the end
   */
  constructor(
    root: string,
    test: TestOptions,
    { signal, onRun }: { readonly signal?: StopSignal; readonly onRun?: (run: number) => void },
  ) {
    this.#root = root;
    this.#test = test;
    this.#signal = signal;
    this.#onRun = onRun ?? (() => undefined);
  }

  /**
   * Runs the tests without and with rewritten files, and finds those with which they fail. Nothing of the
   * project is changed.
   * @param work in the order in which they rest on each other
   * @returns `undefined` when the run was stopped. What passes was tried as a whole
   * @throws {TrialError} where the tests fail without the rewrite, or cannot be run in a copy
   */
  async try<T extends Rewrite>(work: readonly T[]): Promise<Tried<T> | undefined> {
    try {
      await this.#start(work);
      // The run without a rewrite comes first.
      const most = Math.max(1, MOST_RUNS + 1 - this.#runs);
      const { passing, failures } = await sift(work, most, (some) => this.#runWith(some));
      for (const { items, failure } of failures)
        this.#failures.push({ paths: items.map(({ path }) => path), output: failure.output });
      return {
        passing,
        failing: failures.flatMap(({ items, failure }) =>
          items.map((item) => ({ ...item, reason: this.#reason(items.length, failure) })),
        ),
      };
    } catch (error) {
      if (error instanceof Stopped) return undefined;
      throw error;
    }
  }

  /** What was found. @param show makes the path of a file that of the reports */
  report(show: (path: string) => string): TestReport {
    return {
      command: this.#test.command,
      runs: this.#runs,
      failures: this.#failures.map(({ paths, output }) => ({ paths: paths.map(show), output })),
    };
  }

  /** Takes the copy away. */
  end(): void {
    this.#onRun(0);
    this.#copy?.remove();
  }

  async #start(work: readonly Rewrite[]): Promise<void> {
    if (this.#copy) return;
    const outside = work.find(({ path }) => !isInside(path, this.#root));
    if (outside)
      throw new TrialError(
        `\`--test\` works on one repository: \`${outside.path}\` is outside of it. Nothing was written.`,
      );
    if (existsSync(join(this.#root, '.pnp.cjs')))
      throw new TrialError(
        "`--test` needs packages in `node_modules`; Plug'n'Play of Yarn has none, and its paths do not hold in a copy. Nothing was written.",
      );
    this.#copy = await this.#copied();
    if (!this.#copy) throw new Stopped();
    const failure = await this.#run();
    if (!failure) return;
    const output = failure.output === '' ? 'It printed nothing.' : `Its output ends with:\n${failure.output}`;
    throw new TrialError(
      `The tests fail before anything is rewritten (\`${this.#test.command}\`: ${failure.how}), in a copy of the repository without git. Nothing was written. ${output}`,
    );
  }

  async #copied(): Promise<ProjectCopy | undefined> {
    try {
      return await ProjectCopy.make(this.#root, this.#signal);
    } catch (error) {
      throw new TrialError(
        `The repository cannot be copied for the tests: ${(error as Error).message}. Nothing was written.`,
      );
    }
  }

  async #runWith(some: readonly Rewrite[]): Promise<Failure | undefined> {
    const wanted = new Map(some.map((item) => [item.path, item]));
    for (const item of this.#written.values()) {
      if (wanted.has(item.path)) continue;
      this.#copy?.write(item.path, item.bytes);
      this.#written.delete(item.path);
    }
    for (const item of wanted.values()) {
      // A file that stays as it is keeps its time, for tools that go by it.
      if (this.#written.get(item.path)?.after !== item.after) this.#copy?.write(item.path, item.after);
      this.#written.set(item.path, item);
    }
    return this.#run();
  }

  /** @returns how the tests fail, or `undefined` when they pass */
  async #run(): Promise<Failure | undefined> {
    if (!this.#copy) return undefined;
    this.#runs += 1;
    this.#onRun(this.#runs);
    const end = await runCommand(this.#test.command, {
      folder: this.#copy.folder,
      limitMs: this.#test.limitMs,
      ...(this.#signal && { signal: this.#signal }),
    });
    if (!end) throw new Stopped();
    return end.kind === 'passed' ? undefined : { ...end, output: this.#copy.withoutPaths(end.output) };
  }

  #reason(files: number, { how }: Failure): string {
    const run = `\`${this.#test.command}\`: ${how}`;
    if (files === 1) return `The project's own tests fail with this rewrite (${run}).`;
    return `The project's own tests fail with one of ${files} rewritten files (${run}), and ${MOST_RUNS} runs did not tell which.`;
  }
}
