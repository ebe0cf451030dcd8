import type { FileChange } from './diffs.js';
import type { LookOptions } from './look.js';
import type { FileReport, Stop, TestReport } from './report.js';
import type { Shard } from './shard.js';
import type { StopSignal } from './stop-signal.js';

/** The project's own tests. */
export interface TestOptions {
  /** A command line for the shell of the system, run in the root of the repository. */
  readonly command: string;
  /** Milliseconds for each run. */
  readonly limitMs: number;
}

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
  /**
   * Run these tests in a copy before anything is written, and leave the files with which they fail as they
   * are.
   */
  readonly test?: TestOptions;
  /**
   * Give errors of tests the code and the status that rewritten code asks for, where their form is certain.
   */
  readonly fixMocks?: boolean;
  /** Work on one part of the files only. */
  readonly shard?: Shard;
  /**
   * The most threads that look for sites; fewer are taken where they do not pay, and one with a `detector` of
   * one's own. By default as many as there are processors, up to 4. The results are the same.
   */
  readonly jobs?: number;
  /** Stops the run after the file that is being worked on. */
  readonly signal?: StopSignal;
  /**
   * Called before each file, or now and then with several threads, with the number of files done and in all.
   */
  readonly onProgress?: (done: number, total: number) => void;
  /** Called with the number of files before their types are compared, and with 0 afterwards. */
  readonly onProof?: (files: number) => void;
  /** Called before each run of the tests with its number, from 1, and with 0 afterwards. */
  readonly onTest?: (run: number) => void;
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
  /** What the project's own tests said, where they were run. */
  readonly tested?: TestReport;
  readonly notes: readonly string[];
  /** Tests of the project that import a file that was changed, relative to `root`. */
  readonly tests: readonly string[];
}
