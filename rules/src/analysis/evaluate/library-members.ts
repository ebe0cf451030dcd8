import type { Evaluator } from './evaluator.js';
import { flowsOf } from './flow-rows.js';
import type { LibraryValue, Value, Values } from './items.js';
import { keptMember } from './kept-members.js';
import { inputOf } from './library-flows.js';
import { isKnown, stepInto } from './library-values.js';
import type { Makers } from './make.js';

/** A property of a place in a package, with what rows put there, or what the project does. */
export function libraryMember(value: LibraryValue, name: string, evaluator: Evaluator, make: Makers): Values {
  const kept = keptMember(value, name, evaluator);
  if (kept.items.length > 0) return kept;
  const next = stepInto(value, `Member[${name}]`, evaluator, make);
  return evaluator.pool.union<Value>(
    isKnown(next) ? evaluator.pool.one(next) : evaluator.pool.empty,
    ...flowsInto(next, evaluator, make),
  );
}

/** What rows put at a place below the result of a call. */
export function flowsInto(
  { type, path, call }: LibraryValue,
  evaluator: Evaluator,
  make: Makers,
): readonly Values[] {
  if (!call || call.type !== type || !path.startsWith(call.path)) return [];
  const output = path.slice(call.path.length).replace(/^\./, '');
  const rows = flowsOf(call, evaluator).filter((row) => row.output === output);
  return rows.map((row) => inputOf(row, call, evaluator, make));
}
