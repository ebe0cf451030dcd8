import type { FileFacts, ValueId } from '../facts/types.js';

/** A file of the project, or the linted one. */
export interface EvaluatedFile {
  readonly id: number;
  readonly path: string;
  readonly facts: FileFacts;
}

export interface CallSite {
  readonly file: EvaluatedFile;
  /** The node of the call. */
  readonly node: ValueId;
}
