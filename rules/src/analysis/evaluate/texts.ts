import type { Evaluator } from './evaluator.js';
import type { Value, Values } from './items.js';
import type { Makers } from './make.js';
import { itemsOf } from './lists.js';

/** Beginnings that a text may have are followed as long as they are constant, up to this many. */
const MAX_BEGINNINGS = 6;

/** A text of several parts: its constant beginnings, and what it is the text of. */
export function template(parts: readonly Values[], evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const around = parts.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'text' && item.text.trim() !== '' ? [item.text] : [])),
  );
  const found: Value[] = [];
  let beginnings = [''];
  let isWhole = true;
  for (const { items } of parts) {
    const texts = items.flatMap((item) => (item.kind === 'text' ? [item] : []));
    for (const item of items)
      if (item.kind !== 'text' && item.kind !== 'pattern') found.push(make.textOf(item, around));
    if (!isWhole) continue;
    if (texts.length > 0)
      beginnings = beginnings
        .flatMap((beginning) => texts.slice(0, 3).map(({ text }) => beginning + text))
        .slice(0, MAX_BEGINNINGS);
    isWhole = texts.length > 0 && texts.length === items.length && texts.every((text) => text.isWhole);
  }
  return pool.bag([
    ...found,
    ...beginnings.filter((beginning) => beginning !== '').map((beginning) => make.text(beginning, isWhole)),
  ]);
}

/** `list.join(separator)`: of a list that is written out it is known what comes first. */
export function joined(
  list: Value,
  [separator]: readonly Values[],
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const items = itemsOf(list, evaluator);
  if (!items) return pool.flat(evaluator.elements(list), (item) => pool.one(make.textOf(item)));
  const between = separator ?? pool.one<Value>(make.text(',', true));
  return template(
    items.flatMap((item, index) => (index === 0 ? [item] : [between, item])),
    evaluator,
    make,
  );
}
