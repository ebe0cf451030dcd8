import type { FileEvaluation, Value as Item, Values } from '../../analysis/index.js';
import { bagOf } from './items-of-facts.js';
import { MAX_CALLERS } from './ways-taken.js';

type FunctionItem = Extract<Item, { kind: 'function' }>;
type Parameter = Extract<Item, { kind: 'parameter' }>;

/** More callers than this are not all known. */
const MOST_CALLS = 50;

/**
 * The functions that a value may be, with what all callers give for the parameters in it; undefined where it
 * may be something else, or is not known.
 */
export function functionsGiven(
  values: Values,
  evaluation: FileEvaluation,
  depth = 0,
): readonly FunctionItem[] | undefined {
  if (values.isPartial || values.items.length === 0) return undefined;
  const found: FunctionItem[] = [];
  for (const item of values.items) {
    const functions = isMissing(item, evaluation) ? [] : functionsIn(item, evaluation, depth);
    if (!functions) return undefined;
    found.push(...functions);
  }
  return found;
}

function functionsIn(
  item: Item,
  evaluation: FileEvaluation,
  depth: number,
): readonly FunctionItem[] | undefined {
  if (item.kind === 'function') return [item];
  return item.kind === 'parameter' && depth < MAX_CALLERS ? givenFor(item, evaluation, depth) : undefined;
}

/** What is read of an object that is written out, and does not stand there. */
function isMissing(item: Item, evaluation: FileEvaluation): boolean {
  return (
    item.kind === 'method' &&
    item.receiver.kind === 'object' &&
    !evaluation.properties(item.receiver).some(([name]) => name === item.name)
  );
}

/** What the callers give for a parameter, or in it; a caller who leaves it out gives nothing. */
function givenFor(
  parameter: Parameter,
  evaluation: FileEvaluation,
  depth: number,
): readonly FunctionItem[] | undefined {
  const { file, fn, index } = parameter;
  const calls = evaluation.callers(file, fn);
  if (calls.length > MOST_CALLS) return undefined;
  const found: FunctionItem[] = [];
  for (const { args } of calls) {
    if (!args[index]) continue;
    const filled = evaluation.fill(bagOf<Item>(parameter), { file, fn, args });
    // A function that calls itself hands on what it was given: asking on would only use up the depth.
    if (filled.items.includes(parameter)) return undefined;
    const functions = functionsGiven(filled, evaluation, depth + 1);
    if (!functions) return undefined;
    found.push(...functions);
  }
  return found;
}
