import type { Evaluator } from './evaluator.js';
import type { Failures, Value, Values } from './items.js';
import type { Makers } from './make.js';

/** What running a function fails with, or waiting for a promise. */
export function failuresOfRunning(
  value: Value,
  evaluator: Evaluator,
  given: readonly Values[] = [],
): Failures {
  const { pool } = evaluator;
  if (value.kind !== 'function' && value.kind !== 'method') return evaluator.rejected(value);
  const site = value.kind === 'function' ? { file: value.file, node: 0 } : undefined;
  if (!site) return pool.empty;
  const result = evaluator.call(value, given, site);
  return pool.union(
    evaluator.thrownBy(value, given, site),
    pool.flat(result, (item) => evaluator.rejected(item)),
  );
}

/** Failures as the error that arrives where they are handled. */
export function asErrors(failures: Failures, { pool }: Evaluator, make: Makers): Values {
  return failures.items.length > 0 ? pool.one(make.error({ kind: 'failures', failures })) : pool.empty;
}
