import type { TSESTree } from '@typescript-eslint/types';
import type { ValueId } from './types.js';

/** What a name stands for in a scope. */
export interface Declared {
  readonly value: ValueId;
  /** The variable behind it, for names that can be written. */
  readonly variable: number | undefined;
  /** How many loops it lives through: those around its declaration. */
  readonly loops: number;
}

export interface Scope {
  /** Told apart by this. */
  readonly id: number;
  readonly outer: Scope | undefined;
  readonly values: Map<string, Declared>;
  readonly types: Map<string, ValueId>;
}

/** Where the lowering stands. */
export interface Position {
  readonly fn: number;
  readonly region: number;
  /** The class whose `this` is meant; -1 without one. */
  readonly cls: number;
  readonly isStatic: boolean;
  /**
   * The object literal whose method is lowered, with what its methods store in `this`; and the variables of
   * all literals around it.
   */
  readonly self: ValueId;
  readonly holders: readonly number[];
  /** The variables of the literals that are being lowered, one in the other. */
  readonly literals: readonly number[];
  /** How many loops stand around that go on and on. */
  readonly loops: number;
  /** The syntax of the function; absent in the module itself. */
  readonly code?: TSESTree.Node;
  /** Levels of which a part has been returned, if it was there. */
  readonly found: Set<ValueId>;
}

/** The text of a function, or of the block of a `try`. */
export interface Extent {
  readonly node: TSESTree.Node;
  readonly fn: number;
  readonly region: number;
}
