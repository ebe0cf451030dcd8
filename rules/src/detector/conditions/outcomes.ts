/** What an expression gives that is not known without running the project's code. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** What an expression gives that throws. */
export const THROWS: unique symbol = Symbol('throws');

/** The expression would throw, as reading a property of `undefined` does. */
export class EvaluationThrows extends Error {
  override readonly name = 'EvaluationThrows';
}
