import { EvaluationThrows, UNKNOWN } from './outcomes.js';

/**
 * What a part of an answer tells: `res.ok`, `res.status`, that there is an error (`body.error`), the header
 * `Retry-After`, another header that is not there, or nothing, where it is never there.
 */
export type AnswerPart = 'ok' | 'status' | 'error' | 'retry-after' | 'no-header' | 'nothing';

/** The first status that means a failure. */
const FIRST_FAILURE = 400;

export const isSuccess = (status: number): boolean => status < 300;

export const isFailure = (status: number): boolean => status >= FIRST_FAILURE;

/** The error of an answer: only that it is there is known, nothing of what is in it or what text it makes. */
export const SOMETHING: object = new Proxy(Object.freeze({}), {
  get: (_target, key) => {
    if (key === Symbol.toPrimitive) throw new EvaluationThrows();
    return UNKNOWN;
  },
  has: () => {
    throw new EvaluationThrows();
  },
});

/** A value that other files may be asked with. */
export const plain = (value: unknown): unknown =>
  value === null || (typeof value !== 'object' && typeof value !== 'function') ? value : UNKNOWN;

export function known(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationThrows) return UNKNOWN;
    throw error;
  }
}

export function equal(
  left: unknown,
  right: unknown,
  compare: (one: unknown, other: unknown) => boolean,
): unknown {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  const other = left === SOMETHING ? right : right === SOMETHING ? left : undefined;
  return other === undefined || other === null ? compare(left, right) : UNKNOWN;
}
