import { COMPUTED, SPREAD, type ValueNode } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import type { ObjectValue, StoreValue, Values } from './items.js';

export const isIndex = (name: string): boolean => /^\d+$/.test(name);

/** What is written at the place of an object. */
export function nodeOf({ file, node }: ObjectValue): ValueNode | undefined {
  return file.facts.nodes[node];
}

/** A property of an object or array literal; undefined where it has none of that name. */
export function objectMember(object: ObjectValue, name: string, evaluator: Evaluator): Values | undefined {
  const node = nodeOf(object);
  if (node?.op === 'array') return arrayMember(object, node.items, name, evaluator);
  if (node?.op !== 'object') return undefined;
  const { pool } = evaluator;
  const found: Values[] = [];
  // The last property of a name is the one that counts, and what is spread before it does not.
  for (const [key, id] of node.properties.toReversed()) {
    if (key === SPREAD) {
      const spread = pool.flat(read(object, id, evaluator), (item) => evaluator.member(item, name));
      if (spread.items.some(({ kind }) => kind !== 'method')) found.push(spread);
    } else if (key === name || key === COMPUTED) {
      found.push(propertyOf(object, id, evaluator));
      if (key === name) break;
    }
  }
  return found.length > 0 ? pool.union(...found) : undefined;
}

/** What a property is set to, or what its getter returns. */
export function propertyOf(object: ObjectValue, id: number, evaluator: Evaluator): Values {
  const node = object.file.facts.nodes[id];
  if (node?.op === 'getter') return evaluator.fill(evaluator.returned(object.file, node.fn), object.env);
  return read(object, id, evaluator);
}

/** What is written at a place, with what is known of the parameters in it. */
export function read({ file, env }: ObjectValue | StoreValue, id: number, evaluator: Evaluator): Values {
  return evaluator.fill(evaluator.value(file, id), env);
}

function arrayMember(
  object: ObjectValue,
  items: readonly number[],
  name: string,
  evaluator: Evaluator,
): Values | undefined {
  if (!isIndex(name)) return undefined;
  const spread = items.findIndex((id) => object.file.facts.nodes[id]?.op === 'spread');
  const index = Number(name);
  if (spread >= 0 && index >= spread) return evaluator.elements(object);
  return read(object, items[index] ?? 0, evaluator);
}

/** What is stored in a property of a variable; undefined where nothing is. */
export function storeMember(store: StoreValue, name: string, evaluator: Evaluator): Values | undefined {
  const { pool } = evaluator;
  const stores = store.file.facts.variables[store.variable]?.stores ?? [];
  const found = stores.flatMap(([key, id]): readonly Values[] => {
    if (key === name || (key === COMPUTED && (isIndex(name) || name === COMPUTED)))
      return [read(store, id, evaluator)];
    if (key !== SPREAD) return [];
    return [
      pool.flat(read(store, id, evaluator), (item) =>
        item === store ? pool.empty : evaluator.member(item, name),
      ),
    ];
  });
  return found.length > 0 ? pool.union(...found) : undefined;
}
