import { SPREAD, WHOLE_MODULE, type ValueId } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import type { Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import { stepInto } from './library-values.js';
import type { Makers } from './make.js';
import { placesOfModule } from './module-places.js';

/** Re-exports of re-exports. */
const MAX_HOPS = 8;

export function importedValue(
  file: EvaluatedFile,
  module: string,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const target = evaluator.module(module, file);
  const places = placesOfModule(module, file, target, evaluator, make);
  const described = pool.bag<Value>(
    places.map((place) => (name === '*' ? place : stepInto(place, `Member[${name}]`, evaluator, make))),
  );
  return target ? pool.union(exportOf(target, name, evaluator, make), described) : described;
}

function exportOf(target: EvaluatedFile, name: string, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  if (name !== '*') return exportedValue(target, name, evaluator, make);
  // `module.exports = run` is what `require` gives.
  const isWhole = target.facts.exports.some(([exported]) => exported === WHOLE_MODULE);
  return pool.union(
    pool.one<Value>(make.namespace(target)),
    isWhole ? exportedValue(target, 'default', evaluator, make) : pool.empty,
  );
}

export function exportedValue(file: EvaluatedFile, name: string, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const found = findExport(file, name, evaluator);
  if (found) return evaluator.value(found.file, found.node);
  const whole = file.facts.exports.filter(
    ([exported]) => exported === WHOLE_MODULE || (exported === SPREAD && name !== 'default'),
  );
  if (whole.length === 0)
    return name === 'default' && file.facts.exports.length > 0 ? pool.one(make.namespace(file)) : pool.empty;
  // A module may export itself, or what it has exported.
  return evaluator.once(`export ${file.id} ${name}`, () => {
    const value = pool.union(...whole.map(([, node]) => evaluator.value(file, node)));
    return name === 'default' ? value : pool.flat(value, (item) => evaluator.member(item, name));
  });
}

/** Where an export is declared, through files that hand it on. */
export function findExport(
  file: EvaluatedFile,
  name: string,
  evaluator: Evaluator,
  hops = 0,
): { readonly file: EvaluatedFile; readonly node: ValueId } | undefined {
  if (hops > MAX_HOPS) return undefined;
  const found = file.facts.exports.find(([exported]) => exported === name);
  if (found) {
    const node = file.facts.nodes[found[1]];
    const target =
      node?.op === 'import' && node.name !== '*' ? evaluator.module(node.module, file) : undefined;
    const declared =
      target && node?.op === 'import' ? findExport(target, node.name, evaluator, hops + 1) : undefined;
    return declared ?? { file, node: found[1] };
  }
  for (const module of file.facts.reexports) {
    const target = evaluator.module(module, file);
    const declared = target && findExport(target, name, evaluator, hops + 1);
    if (declared) return declared;
  }
  return undefined;
}
