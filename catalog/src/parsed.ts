import { isObject } from './read.js';
import type { GraphErrorFacts } from './types.js';

/**
 * A result of the normaliser, which sets its members; those that are not known are absent. What was thrown is private: it stays
 * out of `JSON.stringify`, of copies, and of `util.inspect` even with `showHidden`.
 */
export class ParsedError {
  readonly #thrown: unknown;

  constructor(thrown: unknown) {
    this.#thrown = thrown;
  }

  get thrown(): unknown {
    return this.#thrown;
  }

  /** Tells results from anything else, hostile values included. */
  static is(value: unknown): value is GraphErrorFacts {
    return isObject(value) && #thrown in value;
  }
}
