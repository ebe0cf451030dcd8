/**
 * What jscodeshift gives to a transform, as far as ours use it. Written down here so that nobody has to
 * install jscodeshift for its types; a test compares them with its own.
 * @see https://github.com/facebook/jscodeshift#transform-module
 */

export interface TransformFile {
  /** Relative to the working directory, or absolute. */
  readonly path: string;
  readonly source: string;
}

/** Parser and printer of jscodeshift, which our transforms do not use: their edits are text spans. */
export type TransformApi = object;

export interface TransformOptions {
  /** The module to import from: `--runtime=…` on the command line. */
  readonly runtime?: string;
}
