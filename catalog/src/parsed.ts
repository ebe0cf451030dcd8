import { isObject } from './read.js';
import type { GraphErrorFacts } from './types.js';

/** What was thrown is private: it stays out of `JSON.stringify` and of copies. */
class ParsedError {
  readonly #thrown: unknown;

  constructor(thrown: unknown) {
    this.#thrown = thrown;
  }

  get thrown(): unknown {
    return this.#thrown;
  }

  /** `util.inspect` of Node shows the data only, also when it is asked for hidden members and for what getters give. */
  [Symbol.for('nodejs.util.inspect.custom')](): object {
    return Object.assign({}, this);
  }

  static is(value: unknown): boolean {
    return isObject(value) && #thrown in value;
  }
}

/** A result of the normaliser, still empty. Members that are not known stay absent. */
export const emptyResult = (thrown: unknown): { -readonly [K in keyof GraphErrorFacts]: GraphErrorFacts[K] } =>
  new ParsedError(thrown) as object as GraphErrorFacts;

/** Tells results of the normaliser from anything else, copies and hostile values included. */
export const isResult = (value: unknown): value is GraphErrorFacts => ParsedError.is(value);
