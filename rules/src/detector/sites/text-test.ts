import type { Node } from '../../syntax/tree.js';

/** A place where control flow may depend on a text or code: `subject` is compared with constant `texts`. */
export interface TextTest {
  /** The whole boolean expression, `!== -1` and the like included; for a `switch` the statement. */
  readonly node: Node;
  readonly subject: Node;
  /** As written: `includes`, `===`, `regex`, `switch`, `list.includes`, … */
  readonly operator: string;
  /** True for tests on equality with the whole text. */
  readonly exact: boolean;
  readonly negated: boolean;
  /**
   * The texts compared with; undefined when they are not constant. A regular expression that is more than
   * text is given by its source.
   */
  readonly texts: readonly string[] | undefined;
  /** False when a text is only a pattern, so that no code follows from it. */
  readonly plain: boolean;
  /** The table whose keys are the texts. */
  readonly table?: Node;
  /** Source text that stands for the texts: a constant, or `...LIST` for a list with a name. */
  readonly written?: string;
  /** The parameter that the texts are given for. */
  readonly given?: Node;
}
