/** What goes between the page and its worker. Everything is plain data. */

export interface PlayFile {
  /** Below the project, for example `src/main.ts`. */
  readonly name: string;
  readonly text: string;
}

/** What is to be linted. */
export interface Question {
  readonly id: number;
  readonly files: readonly PlayFile[];
  /** Names of the rules that are on. */
  readonly rules: readonly string[];
  /** JSON of `settings.msgraph`; empty for none. */
  readonly settings: string;
}

export interface Step {
  readonly text: string;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
}

export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Finding {
  readonly rule: string;
  readonly message: string;
  /** Offsets into the text of the file. */
  readonly start: number;
  readonly end: number;
  /** 1-based. */
  readonly line: number;
  /** From the reported place to the request. */
  readonly evidence: readonly Step[];
  /** What replaces the place, where that is certain. */
  readonly changes: readonly Change[];
  /** Why there is no replacement. */
  readonly left: string | undefined;
}

export interface FileAnswer {
  readonly name: string;
  readonly findings: readonly Finding[];
  /** Why the file could not be linted. */
  readonly error: { readonly message: string; readonly line: number } | undefined;
  /** What the codemod makes of the file; undefined where it changes nothing. */
  readonly rewritten: string | undefined;
}

/** What was found. */
export interface Answer {
  readonly id: number;
  readonly files: readonly FileAnswer[];
  /** What is wrong with the settings. */
  readonly problem: string | undefined;
  /** How long linting all files took, in milliseconds, without the codemod. */
  readonly ms: number;
}
