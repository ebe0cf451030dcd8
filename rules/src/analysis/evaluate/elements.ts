import { COMPUTED, SPREAD } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import type { ObjectValue, Value, Values } from './items.js';
import type { Makers } from './make.js';
import { nodeOf, propertyOf, read } from './object-members.js';

/** What a list, a map, or an object with any key holds. */
export function elementsOf(value: Value, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  switch (value.kind) {
    case 'object':
      return evaluator.once(`elements ${value.id}`, () => objectElements(value, evaluator));
    case 'store': {
      const stores = value.file.facts.variables[value.variable]?.stores ?? [];
      return evaluator.once(`elements ${value.id}`, () =>
        pool.union(...stores.flatMap(([key, id]) => (key === SPREAD ? [] : [read(value, id, evaluator)]))),
      );
    }
    case 'tuple':
      return pool.union(...value.elements);
    case 'record':
      return pool.union(...value.entries.map(([, entry]) => entry));
    case 'list':
      return value.element;
    case 'map':
      return value.pairs;
    case 'error':
    case 'body':
    case 'parameter':
    case 'result':
      return evaluator.member(value, COMPUTED);
    case 'typed':
      return evaluator.once(`elements ${value.id}`, () => typedElements(value, evaluator, make));
    default:
      return pool.empty;
  }
}

function typedElements(
  { file, type }: Extract<Value, { kind: 'typed' }>,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const node = file.facts.nodes[type];
  if (node?.op === 'list-type') return evaluator.typed(file, node.element);
  if (node?.op !== 'map-type') return pool.empty;
  const values = evaluator.typed(file, node.value);
  return node.isRecord ? values : pool.one(make.tuple([pool.empty, values]));
}

function objectElements(object: ObjectValue, evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const node = nodeOf(object);
  if (node?.op === 'object')
    return pool.union(
      ...node.properties.map(([key, id]) =>
        key === SPREAD
          ? pool.flat(read(object, id, evaluator), (item) => evaluator.elements(item))
          : propertyOf(object, id, evaluator),
      ),
    );
  if (node?.op !== 'array') return pool.empty;
  return pool.union(
    ...node.items.map((id) => {
      const values = read(object, id, evaluator);
      return object.file.facts.nodes[id]?.op === 'spread'
        ? pool.flat(values, (item) => evaluator.elements(item))
        : values;
    }),
  );
}
