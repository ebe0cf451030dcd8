import type { FlowRow } from '../models/types.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryCall, Value, Values } from './items.js';
import type { Makers } from './make.js';

/**
 * What a value is a part of: `.Member[error]`, `.Member[errors].ArrayElement`; with `Rejects` a promise that
 * fails with it.
 */
export function placed(values: Values, steps: readonly string[], evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  if (values.items.length === 0) return values;
  return steps.reduceRight((inner, step): Values => {
    const [, name] = /^Member\[(.+)\]$/.exec(step) ?? [];
    if (name !== undefined) return pool.one<Value>(make.record([[name, inner]]));
    if (step === 'ArrayElement') return pool.one(make.list(inner));
    return pool.one<Value>(
      make.promise(
        pool.empty,
        pool.flat(inner, (value) => evaluator.thrown(value)),
      ),
    );
  }, values);
}

/** The rows about a call, those about another event left out. */
export function flowsOf({ type, path, args }: LibraryCall, { models }: Evaluator): readonly FlowRow[] {
  const isMeant = ({ event }: FlowRow): boolean =>
    event === undefined ||
    args[0]?.items.some(
      (item) => item.kind === 'text' && item.isWhole && new RegExp(event, 'i').test(item.text),
    ) === true;
  return models.flows(type, path).filter(isMeant);
}

/** Parameters of which rows say the type. */
const PARAMETERS = [0, 1, 2, 3] as const;

/** The types that the parameters of a function have that stands at a place of a call. */
export function typesOfParameters(
  place: string,
  { type, path }: LibraryCall,
  { models }: Evaluator,
): readonly (string | undefined)[] {
  return PARAMETERS.map((index) => models.typeAt(type, `${path}.${place}.Parameter[${index}]`));
}
