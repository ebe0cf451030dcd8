import type { SiteResult } from './rewrite-types.js';
import type { Shard } from './shard.js';

export const REPORT_VERSION = 1;

export type FileStatus = 'changed' | 'unchanged' | 'skipped' | 'failed';

export interface FileReport {
  /** Relative to `root`, with `/`. */
  readonly path: string;
  readonly status: FileStatus;
  /** Why the file was skipped, failed, or was put back. */
  readonly reason?: string;
  readonly sites: readonly SiteResult[];
  /** Unified diff of a file that was changed, or would be. */
  readonly diff?: string;
}

/** A package.json that got the runtime as a dependency, or would get it. */
export interface ManifestReport {
  /** Relative to `root`, with `/`. */
  readonly path: string;
  readonly diff: string;
}

/** What the project's own tests said of the changes. They passed without them. */
export interface TestReport {
  readonly command: string;
  /** How often they ran in all. */
  readonly runs: number;
  /**
   * Files that were put back, relative to `root`: one each, or several that were not told apart. Empty when
   * the tests passed.
   */
  readonly failures: readonly {
    readonly paths: readonly string[];
    /** The last lines that the tests printed. */ readonly output: string;
  }[];
}

/** Where a run was stopped. */
export interface Stop {
  /**
   * While sites were looked for, types compared or tests run, so that nothing was written, or while files
   * were written.
   */
  readonly phase: 'detect' | 'prove' | 'test' | 'write';
  /** The first file that was not done, relative to `root`. */
  readonly before: string;
  /** Files done, and in all. */
  readonly done: number;
  readonly total: number;
}

export interface Totals {
  readonly files: Readonly<Record<FileStatus, number>>;
  readonly sites: Readonly<Record<SiteResult['action'], number>>;
  /** Sites left, by reason. */
  readonly left: Readonly<Record<string, number>>;
}

export interface ReportOptions {
  readonly paths: readonly string[];
  readonly transforms: readonly string[];
  readonly write: boolean;
  readonly verify: boolean;
  readonly mark: boolean;
  /** The command by which the project's own tests were run. */
  readonly test?: string;
  /** The part of the files that the report is about; all when left out. */
  readonly shard?: Shard;
}

/** What a run did, or would do in a dry run. */
export interface Report {
  readonly version: typeof REPORT_VERSION;
  readonly tool: { readonly name: string; readonly version: string };
  /** Absolute path of the repository or of the working folder. */
  readonly root: string;
  readonly options: ReportOptions;
  /** Files with sites, and those that were skipped or failed; the totals count the others as well. */
  readonly files: readonly FileReport[];
  readonly manifests: readonly ManifestReport[];
  /** Empty when everything was done; the report of a merge may hold several. */
  readonly stopped: readonly Stop[];
  /** Of runs with tests: one, or in the report of a merge that of each part. */
  readonly tests?: readonly TestReport[];
  readonly totals: Totals;
}

/** Counts files and sites. `untouched` is the number of files without sites, which the list leaves out. */
export function totalsOf(files: readonly FileReport[], untouched: number): Totals {
  const count = (status: FileStatus): number => files.filter((file) => file.status === status).length;
  const sites = files.flatMap((file) => file.sites);
  const acted = (action: SiteResult['action']): number =>
    sites.filter((site) => site.action === action).length;
  const left: Record<string, number> = {};
  for (const { action, reason } of sites) {
    if (action === 'left' && reason !== undefined) left[reason] = (left[reason] ?? 0) + 1;
  }
  return {
    files: {
      changed: count('changed'),
      unchanged: count('unchanged') + untouched,
      skipped: count('skipped'),
      failed: count('failed'),
    },
    sites: { rewritten: acted('rewritten'), left: acted('left'), ignored: acted('ignored') },
    left,
  };
}

export function toJson(report: Report): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
