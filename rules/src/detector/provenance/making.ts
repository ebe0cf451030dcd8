/**
 * Whether the error that arrives was made anew: `true` where code, status and inner errors are gone,
 * `'status'` where it keeps the HTTP status in a property that `parseGraphError` reads, `'details'` where it
 * keeps the body as well.
 */
export type Wrapped = boolean | 'status' | 'details';

/** How the project makes its own error of a failure. */
export interface Making {
  /** The class, or `THROWN_TEXT`. */
  readonly as?: string | undefined;
  /** Constant parts of the text. */
  readonly texts: readonly string[];
  /** Nothing that it is made of holds a code of Graph: its `code`, if it has one, is the project's own. */
  readonly isCodeLost?: boolean;
}
