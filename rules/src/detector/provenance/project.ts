import type { FunctionSummary } from './summary.js';

/** Evidence from other files. Every answer is plain data: no AST is kept behind it. */
export interface ProjectView {
  /** Summary of a function that `module`, imported from the file at `from`, exports; `member` names a method or property of the export. */
  function(module: string, name: string, from: string, member?: string): FunctionSummary | undefined;
  /** Constant beginnings of an exported string, or of a property of an exported object. */
  strings(module: string, name: string, from: string, member?: string): readonly string[];
}
