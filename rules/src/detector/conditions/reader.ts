import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import { type FunctionNode, type Node } from '../../syntax/tree.js';
import { type AnswerPart } from './answer.js';
import { type Question, type Result } from './question.js';

/**
 * What the conditions of one file are asked with. Everything that it does not know counts as "may be either".
 */
export interface ConditionReader {
  /**
   * The part of an answer that `node` reads; `of` is another name for the object whose part it is, in a
   * function that is given it.
   */
  partOf(node: Node, of?: Node): AnswerPart | undefined;
  /** The value of a name that is written once. */
  initOf(identifier: TSESTree.Identifier): Node | undefined;
  variable(identifier: TSESTree.Identifier): Variable | undefined;
  /** The function of this file that a callee means. */
  functionOf(callee: Node): FunctionNode | undefined;
  /** What a function of another file gives; undefined where no such function is seen. */
  resultElsewhere?(callee: Node, question: Question): Result | undefined;
}
