/** A value that a flag may have. */
export type Constant = string | number | boolean | null;

/**
 * What is known of a property: its constant, that it is something (an object, an error), or, without either,
 * nothing.
 */
export interface Fact {
  readonly is?: Constant;
  readonly isThere?: boolean;
}

/**
 * What stands beside a value in the object literals that hold it: `{ ok: false, text: e.message }` has `ok`
 * beside the message. A condition on `ok` then tells whether the value can be meant.
 */
export interface Beside {
  /** Where the value sits in the outermost literal. */
  readonly from: readonly string[];
  /** The other properties by their path, joined with dots. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** There may be more of them. Otherwise a property that is not named is not there. */
  readonly isOpen?: boolean;
}
