import type { Evaluator } from './evaluator.js';
import type { EvaluatedFile } from './places.js';

/** More files than this that put something under a name do not speak of one thing. */
const MAX_FILES = 40;

/**
 * The files in which something may be put under a name: one that is at hand, and those of the project.
 * @returns undefined where they are too many
 */
export function filesStoring(
  name: string,
  own: EvaluatedFile | undefined,
  evaluator: Evaluator,
): readonly EvaluatedFile[] | undefined {
  const files = new Set([...(own ? [own] : []), ...evaluator.storing(name)]);
  return files.size > MAX_FILES ? undefined : [...files];
}
