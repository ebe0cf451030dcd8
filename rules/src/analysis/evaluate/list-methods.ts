import type { Evaluator } from './evaluator.js';
import type { Value, Values } from './items.js';
import type { CallSite } from './places.js';
import type { Makers } from './make.js';
import { ELEMENT_METHODS, SAME_LIST } from './method-names.js';
import { joined } from './texts.js';

function keysOf(values: Values | undefined): readonly string[] {
  return (values?.items ?? []).flatMap((item) => (item.kind === 'text' && item.isWhole ? [item.text] : []));
}

/** `map.get(key)`: what stands beside the key, or anything in the map where the key is not known. */
export function valuesOfMap(
  map: Extract<Value, { kind: 'map' }>,
  args: readonly Values[],
  evaluator: Evaluator,
): Values {
  const { pool } = evaluator;
  const keys = keysOf(args[0]);
  return pool.flat(map.pairs, (pair) => {
    const known = keysOf(evaluator.member(pair, '0'));
    return keys.length === 0 || known.length === 0 || known.some((key) => keys.includes(key))
      ? evaluator.member(pair, '1')
      : pool.empty;
  });
}

/** `store.get(key)`: what was stored under the key, or anything where nothing was. */
export function storedValue(store: Value, args: readonly Values[], evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const keys = keysOf(args[0]);
  const found = keys
    .map((key) => evaluator.member(store, key))
    .filter(({ items }) => items.some(({ kind }) => kind !== 'method'));
  return found.length > 0 ? pool.union(...found) : evaluator.elements(store);
}

/** A call of a method of a list, or of what may be one. */
export function listMethod(
  list: Value,
  name: string,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const [first = pool.empty, second = pool.empty] = args;
  const each = (): Values => evaluator.elements(list);
  if (name === 'map' || name === 'flatMap') {
    const results = pool.flat(first, (fn) => evaluator.call(fn, [each()], site));
    return pool.one(
      make.list(name === 'map' ? results : pool.flat(results, (item) => flattened(item, evaluator))),
    );
  }
  if (SAME_LIST.has(name)) return pool.union(pool.one(list), ...(name === 'concat' ? args : []));
  if (ELEMENT_METHODS.has(name)) return each();
  if (name === 'get') return evaluator.elements(list);
  if (name === 'reduce')
    return pool.union(
      second,
      pool.flat(first, (fn) => evaluator.call(fn, [second, each()], site)),
    );
  if (name === 'join') return joined(list, args, evaluator, make);
  if (name === 'entries') return pool.one(make.list(pool.one<Value>(make.tuple([pool.empty, each()]))));
  return pool.empty;
}

/** `map.get(key)` and `map.values()` where only the type of the map is known. */
export function typedMethod(
  receiver: Extract<Value, { kind: 'typed' }>,
  name: string,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const type = receiver.file.facts.nodes[receiver.type];
  if (type?.op !== 'map-type' || (name !== 'get' && name !== 'values'))
    return listMethod(receiver, name, args, site, evaluator, make);
  const values = evaluator.typed(receiver.file, type.value);
  return name === 'get' ? values : pool.one(make.list(values));
}

function flattened(item: Value, evaluator: Evaluator): Values {
  const inner = evaluator.elements(item);
  return inner.items.length > 0 ? inner : evaluator.pool.one(item);
}
