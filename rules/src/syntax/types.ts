import type { TSESTree } from '@typescript-eslint/types';
import type * as Scope from '@typescript-eslint/scope-manager';

/** Offsets into the source text: start inclusive, end exclusive. */
export type Range = readonly [start: number, end: number];

/**
 * A parsed file, from ESLint's parser or from `parseSource`. Only ranges are used: oxc has no `loc`, tokens
 * or `parent`.
 */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /**
   * @internal The published types leave the AST out: its types need the compiler's, which not everybody has.
   */
  readonly ast: TSESTree.Program;
  /** @internal */
  readonly scopes: Scope.ScopeManager;
  /** What a type checker knows of this file, where one is at hand. */
  readonly types?: TypeView | undefined;
}

/** Answers of a type checker, asked only where the code itself does not tell. */
export interface TypeView {
  /**
   * The declared types of an expression at its place, guards included: one list for each member of a union,
   * with the names of base types. Empty for expressions without a type of their own.
   * @internal
   */
  typesOf(node: TSESTree.Node): readonly (readonly DeclaredType[])[];
}

/** A type by its name and the installed package that declares it; no package when it is the project's own. */
export interface DeclaredType {
  readonly name: string;
  readonly module: string | undefined;
}
