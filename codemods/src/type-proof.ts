/** A file that was rewritten in memory. */
export interface TextChange {
  /** Absolute path. */
  readonly path: string;
  readonly after: string;
  /** Texts with fewer rewrites, tried in this order when `after` gains an error. */
  readonly fallbacks?: readonly string[];
}

export interface Proof {
  /** Files that must be put back, with a sentence that says why. */
  readonly rejected: ReadonlyMap<string, string>;
  /** Files that keep one of their fallbacks: which, and a sentence that says why not all rewrites. */
  readonly reduced: ReadonlyMap<string, { readonly index: number; readonly reason: string }>;
  /** Files whose types were compared. */
  readonly checked: ReadonlySet<string>;
  /** The tsconfig files that were used. */
  readonly projects: readonly string[];
}

export interface ProofOptions {
  /** The repository; no tsconfig above it is used. */
  readonly root: string;
  /** Absolute path of the tsconfig for all files. */
  readonly tsconfig?: string;
}
