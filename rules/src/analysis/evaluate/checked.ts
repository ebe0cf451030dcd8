import type { DeclaredType } from '../../syntax/types.js';
import type { Alternatives, ValueNode } from '../facts/types.js';
import type { Models } from '../models/compile.js';
import { NAMED } from '../models/names.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryValue, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import { asErrors } from './running.js';
import { libraryValue, stepInto } from './library-values.js';
import type { Makers } from './make.js';

const instanceOf = ({ name }: DeclaredType): string => `Member[${name}].Instance`;

/** What rows are of that may speak of a type. */
function ownersOf({ module }: DeclaredType): readonly string[] {
  return module === undefined ? [NAMED] : [module, NAMED];
}

/** The types of an expression, where rows say something of each that it may have; else none. */
export function describedTypes(types: Alternatives, models: Models): Alternatives {
  const isDescribed = (type: DeclaredType): boolean =>
    ownersOf(type).some((of) => models.leadsOn(of, instanceOf(type)));
  return types.every((alternatives) => alternatives.some(isDescribed)) ? types : [];
}

/**
 * A value of which a type checker knows the type. Where that is one of errors, a guard around the place may
 * have told it from all others that arrive there; else the code tells as much, or more.
 */
export function checkedValue(
  file: EvaluatedFile,
  node: Extract<ValueNode, { op: 'checked' }>,
  id: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const found = node.types.map((types) =>
    valueOfType(types, file, node.value === 0 ? id : node.value, evaluator, make),
  );
  const checked = pool.union(...found);
  const isError = found.every(({ items }) => items.some(({ kind }) => kind === 'error'));
  return isError ? checked : pool.union(evaluator.value(file, node.value), checked);
}

/** What the first type is of which rows speak, among one and those that it extends. */
function valueOfType(
  types: readonly DeclaredType[],
  file: EvaluatedFile,
  node: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool, models } = evaluator;
  const described = types.flatMap((type) => ownersOf(type).map((of) => placeOf(of, type, evaluator, make)));
  const found = described.find(({ type, path }) => models.leadsOn(type, path));
  const client = found && models.error(found.type, found.path);
  if (client === undefined) return found ? pool.one<Value>(found) : pool.empty;
  return asErrors(
    pool.one(make.graph(client, { file, node }, false, { as: types[0]?.name, texts: [], of: undefined })),
    evaluator,
    make,
  );
}

function placeOf(of: string, { name }: DeclaredType, evaluator: Evaluator, make: Makers): LibraryValue {
  return stepInto(
    stepInto(libraryValue(of, '', undefined, evaluator, make), `Member[${name}]`, evaluator, make),
    'Instance',
    evaluator,
    make,
  );
}
