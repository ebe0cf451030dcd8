import type { Evaluator } from './evaluator.js';
import type { ExtendedValue, InstanceValue, MadeValue, Value, Values } from './items.js';
import { isErrorClass } from './made.js';
import type { Makers } from './make.js';

/**
 * What values are after something was put into them: an error that was made is one with it, beside anything
 * else it stands as a value of its own.
 */
export function extend(values: Values, added: readonly Values[], evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const extended = pool.flat(values, (value) =>
    pool.one<Value>(isMadeError(value, evaluator) ? make.extended(value, added) : value),
  );
  const isOne = values.items.length > 0 && values.items.every((value) => isMadeError(value, evaluator));
  return isOne ? extended : pool.union(extended, ...added);
}

function isMadeError(value: Value, evaluator: Evaluator): value is MadeValue | InstanceValue | ExtendedValue {
  return (
    value.kind === 'made' ||
    value.kind === 'extended' ||
    (value.kind === 'instance' && isErrorClass(value, evaluator))
  );
}

/** A property that was put there, or that the error was made with. */
export function extendedMember({ of, added }: ExtendedValue, name: string, evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const own = evaluator.member(of, name);
  const put = added.map((values) =>
    pool.bag(
      pool.flat(values, (item) => evaluator.member(item, name)).items.filter(({ kind }) => kind !== 'method'),
    ),
  );
  const found = pool.union(...put);
  return found.items.length === 0
    ? own
    : pool.union(
        found,
        pool.bag(
          own.items.filter(({ kind }) => kind !== 'method'),
          own.isPartial,
        ),
      );
}
