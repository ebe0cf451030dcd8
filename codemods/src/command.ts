import type { TestOptions } from './run-types.js';
import type { Shard } from './shard.js';

export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | { readonly name: 'list' }
  | { readonly name: 'explain'; readonly term: string }
  | ExplainModelsCommand
  | DevProxyCommand
  | InitCommand
  | MergeCommand
  | RunCommand;

export interface ExplainModelsCommand {
  readonly name: 'explain-models';
  /** The package; all when left out. */
  readonly package?: string;
  /** Absolute path of a file with the detector's settings. */
  readonly settings?: string;
}

export interface DevProxyCommand {
  readonly name: 'dev-proxy';
  /** Absolute path of the folder to write to. */
  readonly folder: string;
}

export interface InitCommand {
  readonly name: 'init';
  /** Absolute path of a catalogue of one's own. */
  readonly catalog?: string;
  /** Absolute path of the folder for a copy of the runtime. */
  readonly vendor?: string;
  readonly enumName?: string;
}

export interface MergeCommand {
  readonly name: 'merge';
  /** Absolute paths of JSON reports. */
  readonly inputs: readonly string[];
  /** Absolute paths; the merged report goes to standard output when there is none. */
  readonly reports: readonly string[];
  readonly check: boolean;
  readonly quiet: boolean;
}

export interface RunCommand {
  readonly name: 'run';
  readonly paths: readonly string[];
  /** Those that were chosen; absent where none was. */
  readonly transforms?: readonly string[];
  readonly write: boolean;
  readonly check: boolean;
  readonly quiet: boolean;
  readonly verify: boolean;
  readonly allowDirty: boolean;
  /** Absolute path. */
  readonly tsconfig?: string;
  /** Absolute paths. */
  readonly reports: readonly string[];
  /** Absolute path of a file with the detector's settings. */
  readonly settings?: string;
  readonly mark: boolean;
  readonly fixMocks: boolean;
  /** The project's own tests, which are run before anything is written. */
  readonly test?: TestOptions;
  readonly shard?: Shard;
  /** Threads that look for sites; as many as pay when left out. */
  readonly jobs?: number;
  /** Absolute path of a list of files, or `-` for standard input. */
  readonly filesFrom?: string;
}
