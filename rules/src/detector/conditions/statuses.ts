import type { Node } from '../../syntax/tree.js';
import { UNKNOWN } from './outcomes.js';
import { Trial } from './trial.js';
import { type ConditionReader } from './reader.js';
import { isFailure, isSuccess, type AnswerPart } from './answer.js';

const SUCCESSES = [200, 201, 202, 203, 204, 205, 206, 207, 208, 226];
const OTHERS = [300, 301, 302, 303, 304, 307, 308, 399];
/** Statuses of answers that have failed: all that are in use. */
export const FAILURES: readonly number[] = [
  ...Array.from({ length: 32 }, (_, index) => 400 + index),
  440,
  449,
  451,
  498,
  499,
  ...Array.from({ length: 12 }, (_, index) => 500 + index),
  520,
  522,
  524,
  529,
  598,
  599,
];

/** A condition that reads parts of an answer, as the statuses under which it may hold, and may not. */
interface Outcomes {
  readonly holds: ReadonlySet<number>;
  readonly fails: ReadonlySet<number>;
}

/** Conditions on the status of an answer, in whatever way they are written, by trying them on statuses. */
export class StatusConditions {
  readonly #reader: ConditionReader;
  readonly #outcomes = new Map<Node, Map<Node | undefined, Outcomes | undefined>>();

  constructor(reader: ConditionReader) {
    const parts = new Map<Node, Map<Node | undefined, AnswerPart | undefined>>();
    // Each status asks for the same parts.
    const partOf = (node: Node, of?: Node): AnswerPart | undefined => {
      const known = parts.get(node) ?? new Map<Node | undefined, AnswerPart | undefined>();
      parts.set(node, known);
      if (!known.has(of)) known.set(of, reader.partOf(node, of));
      return known.get(of);
    };
    this.#reader = { ...reader, partOf };
  }

  /**
   * Whether a condition has the given outcome only when an answer has failed. `!== 200`, `>= 300`,
   * `!(status < 300)` and `Math.floor(status / 100) !== 2` are as good as `!ok`.
   * @param equals the case that a `switch` on `test` took
   */
  isFailed(test: Node, truth: boolean, equals?: Node): boolean {
    const outcomes = this.#of(test, equals);
    if (!outcomes) return false;
    const [these, others] = truth ? [outcomes.holds, outcomes.fails] : [outcomes.fails, outcomes.holds];
    if (!has(these, isFailure)) return false;
    return !has(these, isSuccess) || (has(others, isSuccess) && !has(others, isFailure));
  }

  /** Whether a condition reads how an answer went. */
  isRead(test: Node): boolean {
    return this.#of(test, undefined) !== undefined;
  }

  /**
   * The statuses of failures with which a condition may have an outcome; undefined for a condition that does
   * not depend on the status of a failure.
   */
  failuresWith(test: Node, truth: boolean, equals?: Node): ReadonlySet<number> | undefined {
    const outcomes = this.#of(test, equals);
    if (outcomes && FAILURES.every((status) => outcomes.holds.has(status) && outcomes.fails.has(status)))
      return undefined;
    return outcomes && new Set([...(truth ? outcomes.holds : outcomes.fails)].filter(isFailure));
  }

  /**
   * Of the same, those that the condition asks for: where it is certain for some, not those for which it
   * depends on something else, and none where it reads the status and is certain for no other outcome either.
   */
  askedWith(test: Node, truth: boolean, equals?: Node): ReadonlySet<number> | undefined {
    const outcomes = this.#of(test, equals);
    if (!outcomes) return undefined;
    const [these, others] = truth ? [outcomes.holds, outcomes.fails] : [outcomes.fails, outcomes.holds];
    const may = [...these].filter(isFailure);
    const certain = may.filter((status) => !others.has(status));
    if (certain.length > 0) return new Set(certain);
    return new Set(may.length < FAILURES.length ? may : []);
  }

  #of(test: Node, equals: Node | undefined): Outcomes | undefined {
    const known = this.#outcomes.get(test) ?? new Map<Node | undefined, Outcomes | undefined>();
    this.#outcomes.set(test, known);
    if (!known.has(equals)) known.set(equals, this.#try(test, equals));
    return known.get(equals);
  }

  #try(test: Node, equals: Node | undefined): Outcomes | undefined {
    const holds = new Set<number>();
    const fails = new Set<number>();
    for (const status of [...SUCCESSES, ...OTHERS, ...FAILURES]) {
      const trial = new Trial(this.#reader, status);
      const value = equals ? trial.areEqual(test, equals) : trial.valueOf(test);
      if (!trial.hasRead) return undefined;
      if (value === UNKNOWN || value) holds.add(status);
      if (value === UNKNOWN || !value) fails.add(status);
    }
    return { holds, fails };
  }
}

const has = (statuses: ReadonlySet<number>, isMeant: (status: number) => boolean): boolean =>
  [...statuses].some(isMeant);
