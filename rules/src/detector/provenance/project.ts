import type { FileEvaluation } from '../../analysis/index.js';
import type { Question, Result } from '../conditions/question.js';
import type { EvidenceStep, Range, SourceFile } from '../types.js';

/**
 * How long a function waits that is called: always for so many milliseconds, or for so many times what it is
 * given.
 */
export type WaitSummary = { readonly ms: number } | { readonly parameter: number; readonly factor: number };

/** What a constant is: options are told by their names, and one that is no constant is undefined. */
export type Setting = number | boolean | string | { readonly [name: string]: Setting | undefined };

/**
 * Evidence from other files. Every answer is plain data: no AST is kept behind it. `module` is a specifier as
 * it is written in the file at `from`; `name` is `default` or an exported name, of a namespace import the
 * name behind the dot; `member` names a property of the export.
 */
export interface ProjectView {
  /** The directory of the project; what stands above it says nothing of a file. */
  readonly root: string;
  /** The texts that an exported constant, list, or property stands for as a whole. */
  constants(module: string, name: string, from: string, member?: string): readonly string[] | undefined;
  /** What an exported constant is set to, such as the options of a library. */
  setting(module: string, name: string, from: string): Setting | undefined;
  /**
   * How long a function of another file waits, where it does nothing else; `fn` is its number in the facts of
   * that file.
   */
  waits(path: string, fn: number): WaitSummary | undefined;
  /**
   * What a function of another file gives after an answer of Graph; undefined where there is no such
   * function. `fn` is its number in the facts of that file.
   */
  result(path: string, fn: number, question: Question): Result | undefined;
  /** Whether a function of another file only reads, computes or writes a log. */
  isInert(path: string, fn: number): boolean;
  /** Whether a function of another file may end something because of one of its parameters. */
  mayDecide(path: string, fn: number, parameter: number): boolean;
  /** Whether a function of another file answers the same each time that it is given the same. */
  answersAlike(path: string, fn: number): boolean;
  /**
   * The evaluation of a file, also where the project has another content for it.
   * @internal The published types leave the syntax tree out, as in `SourceFile`.
   */
  evaluation(file: SourceFile): FileEvaluation | undefined;
  /** A piece of a file, as a step of evidence. */
  excerpt(path: string, range: Range): EvidenceStep | undefined;
}
