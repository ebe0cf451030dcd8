import type { TSESTree } from '@typescript-eslint/types';
import { CallerSearch } from './evaluate/caller-search.js';
import { describedTypes } from './evaluate/checked.js';
import type { EvaluatedFile } from './evaluate/places.js';
import { createWorld, type Host, type WorldOptions } from './evaluate/world.js';
import { lowerFile, type LoweredFile, type TypesOf } from './facts/lower.js';
import type { FileFacts } from './facts/types.js';
import { questionsAbout, type FileEvaluation } from './questions.js';

export type {
  ErrorValue,
  Failure,
  GraphFailure,
  OpenValue,
  ParameterValue,
  Value,
  Values,
} from './evaluate/items.js';
export type { Beside, Constant, Fact } from './evaluate/known-beside.js';
export type { Reading } from './evaluate/beside.js';
export type { Client } from './evaluate/clients.js';
export type { Given } from './evaluate/callers.js';
export type { FailureGroup } from './evaluate/failures.js';
export type { FileEvaluation, ProjectFunction } from './questions.js';
export type { Host, WorldOptions } from './evaluate/world.js';
export type { FileFacts } from './facts/types.js';
export { modelsOf } from './models/index.js';
export { lowerFile, type LoweredFile } from './facts/lower.js';
export { isOfAllLevels, levelsIn } from './evaluate/levels.js';
export { AWAITED, PART, TEXT } from './evaluate/path-names.js';
export { isInnerError } from './models/inner-errors.js';
export { parameterOf } from './evaluate/open-values.js';
export { THROWN_TEXT } from './evaluate/wrapping.js';

/** The evaluation of the files of one project, as they are now. */
export interface Evaluation {
  /** How many answers were sought: most of the memory that it takes is theirs. */
  readonly answers: number;
  /** The facts of a file that has been evaluated; undefined for others. */
  facts(path: string): FileFacts | undefined;
  /** Questions about the expressions of one file. */
  of(path: string, lowered: LoweredFile): FileEvaluation;
  /**
   * The same where a type checker is at hand. Other files know nothing of what it says, whichever of them is
   * asked about first.
   */
  checked(path: string, program: TSESTree.Program, typesOf: TypesOf): FileEvaluation;
}

/** Makes an evaluation. Its answers hold as long as no file changes. */
export function createEvaluation(host: Host, options?: WorldOptions): Evaluation {
  const world = createWorld(host, options);
  const callers = new CallerSearch(world, host);
  function begin(): void {
    host.begin?.();
    world.fixpoint.begin();
    callers.begin();
  }
  const questions = (asked: EvaluatedFile, lowered: LoweredFile): FileEvaluation =>
    questionsAbout(asked, lowered, world, callers, begin);
  return {
    get answers() {
      return world.fixpoint.answers;
    },
    facts: (path) => world.known(path)?.facts,
    of: (path, lowered) => questions(world.file(path, lowered.facts), lowered),
    checked(path, program, typesOf) {
      const lowered = lowerFile(program, (node) => describedTypes(typesOf(node), world.evaluator.models));
      return questions(world.aside(path, lowered.facts), lowered);
    },
  };
}
