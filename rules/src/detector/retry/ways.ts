import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../syntax/tree.js';
import type { GraphFailure } from './context.js';

/** What a call gives for the parameters of a function. */
export type Given = readonly TSESTree.CallExpressionArgument[];

/** One thing that happens on the way through a loop body or function. */
export type Step =
  /** Ran completely. */
  | { readonly kind: 'eval'; readonly node: Node }
  /** Ran in part or several times: a branch without exits, an inner loop. */
  | { readonly kind: 'maybe'; readonly node: Node }
  /** A condition had this outcome; `equals` is the case that a `switch` took. */
  | { readonly kind: 'test'; readonly node: Node; readonly truth: boolean; readonly equals?: Node }
  /** A Graph request threw or rejected. */
  | {
      readonly kind: 'fail';
      readonly node: Node;
      readonly failure: GraphFailure;
      /** Nobody notices: the statement goes on with nothing in place of a result. */ readonly isSwallowed?: boolean;
    }
  /** A handler began; `param` names what was caught. */
  | { readonly kind: 'caught'; readonly node: Node; readonly param: Node | null };

export interface Path {
  readonly steps: readonly Step[];
  readonly end: 'next' | 'continue' | 'break' | 'return' | 'throw' | 'repeat';
  /** The jump, or the call that repeats. */
  readonly node?: Node;
  /** What the function that repeats gets; absent where that is not seen. */
  readonly given?: Given;
  /** True when the repetition is scheduled by a timer. */
  readonly timer?: boolean;
}

/** More ways than this through one construct: nothing is said about it. */
export const PATH_LIMIT = 256;

/**
 * Functions that call each other in larger numbers are those of a parser or a compiler, with exponentially
 * many ways.
 */
export const MOST_BESIDE = 8;

export class TooManyPaths extends Error {}

/** A construct with more ways through it than can be followed is left alone: undefined. */
export function unlessTooMany<T>(find: () => T): T | undefined {
  try {
    return find();
  } catch (error) {
    if (error instanceof TooManyPaths) return undefined;
    throw error;
  }
}
