import type { FileEvaluation } from '../../analysis/index.js';
import type { EvidenceStep, Range, SourceFile } from '../types.js';
import type { Receiver } from './receiver.js';
import type { FunctionSummary, SummaryFailure, SummaryValue } from './summary.js';

/** What one call in another file gives to a parameter. */
export interface GivenArgument {
  readonly values: readonly SummaryValue[];
  /** What running the argument may fail with, when it is a function. */
  readonly runs: readonly SummaryFailure[] | undefined;
  /** What the argument itself may fail with, when it is a promise that is made in the call. */
  readonly rejects: readonly SummaryFailure[];
  /** Constant beginnings, when it is a string. */
  readonly prefixes: readonly string[];
}

/** How long a function waits that is called: always for so many milliseconds, or for so many times what it is given. */
export type WaitSummary = { readonly ms: number } | { readonly parameter: number; readonly factor: number };

/**
 * Evidence from other files. Every answer is plain data: no AST is kept behind it. `module` is a specifier as it
 * is written in the file at `from`; `name` is `default` or an exported name, of a namespace import the name behind
 * the dot; `member` names a method or property of the export, for functions also `().method` of what a call returns
 * and `create().method` of what a method returns, and `()` for the function that a call returns.
 */
export interface ProjectView {
  /** The directory of the project; what stands above it says nothing of a file. */
  readonly root: string;
  function(module: string, name: string, from: string, member?: string): FunctionSummary | undefined;
  /** Constant beginnings of an exported string, or of a property of an exported object. */
  strings(module: string, name: string, from: string, member?: string): readonly string[];
  /** The texts that an exported constant, list, or property stands for as a whole. */
  constants(module: string, name: string, from: string, member?: string): readonly string[] | undefined;
  /** Constant parts of the texts that an exported class, or a function that makes errors, puts into them. */
  messages(module: string, name: string, from: string): readonly string[];
  /** The client that is exported. */
  receiver(module: string, name: string, from: string, member?: string): Receiver | undefined;
  /**
   * What the other files give to a parameter of the function with this id, one list for each call. Calls in tests
   * are left out.
   * @param name the name under which other files would call the function
   */
  arguments(id: string, name: string, parameter: number): readonly GivenArgument[];
  /** How long a function of another file waits, where it does nothing else; `fn` is its number in the facts of that file. */
  waits(path: string, fn: number, from: string): WaitSummary | undefined;
  /**
   * The evaluation of a file, also where the project has another content for it.
   * @internal The published types leave the syntax tree out, as in `SourceFile`.
   */
  evaluation(file: SourceFile): FileEvaluation | undefined;
  /** A piece of a file, as a step of evidence. */
  excerpt(path: string, range: Range): EvidenceStep | undefined;
}
