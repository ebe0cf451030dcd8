import type { FileEvaluation, Value as Item, Values } from '../../analysis/index.js';
import { bagOf } from './items-of-facts.js';
import { MAX_CALLERS } from './ways-taken.js';

/** A constant text, and the call by which it is given, by its place. */
export interface GivenText {
  readonly text: string;
  readonly caller: string | undefined;
}

/** The constant texts that a value may be, or that stand in a list, with what callers give where it depends on them. */
export function textsGiven(
  { items }: Values,
  evaluation: FileEvaluation,
  depth = 0,
  caller?: string,
): readonly GivenText[] {
  return items.flatMap((item): readonly GivenText[] => {
    switch (item.kind) {
      case 'text':
        return item.isWhole ? [{ text: item.text, caller }] : [];
      case 'parameter':
        return depth < MAX_CALLERS ? givenFor(item, evaluation, depth + 1, caller) : [];
      case 'tuple':
      case 'list':
      case 'object':
        return depth < MAX_CALLERS
          ? textsGiven(evaluation.elements(item), evaluation, depth + 1, caller)
          : [];
      default:
        return [];
    }
  });
}

function givenFor(
  parameter: Extract<Item, { kind: 'parameter' }>,
  evaluation: FileEvaluation,
  depth: number,
  caller: string | undefined,
): readonly GivenText[] {
  const { file, fn } = parameter;
  return evaluation.callers(file, fn).flatMap(({ place, args }) => {
    const filled = evaluation.fill(bagOf<Item>(parameter), { file, fn, args });
    // A function that calls itself hands on what it was given.
    return filled.items.includes(parameter) ? [] : textsGiven(filled, evaluation, depth, caller ?? place);
  });
}
