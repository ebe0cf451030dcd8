import { describe, expect, it } from 'vitest';
import type { Failure, Item } from '../../rules/src/analysis/evaluate/items.js';
import type { EvaluatedFile } from '../../rules/src/analysis/evaluate/places.js';
import { makers } from '../../rules/src/analysis/evaluate/make.js';
import { MAX_DEPTH, Pool } from '../../rules/src/analysis/evaluate/pool.js';
import { limited } from '../../rules/src/analysis/evaluate/frames.js';
import type { Evaluator } from '../../rules/src/analysis/evaluate/evaluator.js';
import { lower } from './ask.js';

const file: EvaluatedFile = { id: 1, path: 'file.ts', facts: lower('').facts };

function fresh() {
  const pool = new Pool();
  const make = makers(pool);
  const texts = (count: number, prefix = 't') =>
    Array.from({ length: count }, (_, index) => make.text(`${prefix}${index}`));
  const own = (count: number) =>
    Array.from({ length: count }, (_, index) => make.own(`Error${index}`, [`said ${index}`]));
  const graph = (node: number): Failure => make.graph('graph-sdk', { file, node });
  return { pool, make, texts, own, graph };
}

describe('lists of lists', () => {
  it('end with those of two, so that a function which is mapped over its own results gives the same again', () => {
    const { pool, make, texts } = fresh();
    const element = pool.bag(texts(1));
    const one = make.list(element);
    const two = make.list(pool.one(one));
    expect(two).toMatchObject({ kind: 'list', element: { items: [one] } });
    expect(make.list(pool.union(element, pool.one(two)))).toBe(one);
  });
});

describe('sets', () => {
  it('are the same object when they hold the same, in whatever order they were made', () => {
    const { pool, texts } = fresh();
    const [a, b] = texts(2);
    expect(pool.bag([a, b] as Item[])).toBe(pool.bag([b, a, b] as Item[]));
    expect(pool.bag([a] as Item[])).not.toBe(pool.bag([b] as Item[]));
    expect(pool.bag([])).toBe(pool.empty);
    expect(pool.bag([], true)).toBe(pool.unknown);
    expect(pool.bag([a] as Item[], true)).not.toBe(pool.bag([a] as Item[]));
  });

  it('hold 32 items, and are partial with one more', () => {
    const { pool, texts } = fresh();
    expect(pool.bag(texts(32))).toMatchObject({ isPartial: false, items: { length: 32 } });
    expect(pool.bag(texts(33))).toMatchObject({ isPartial: true, items: { length: 32 } });
  });

  it('hold the text of something once, with all constant texts around it; the bare text is one of its own', () => {
    const { pool, make } = fresh();
    const [first, second] = [
      make.error({ kind: 'failures', failures: pool.empty }, ['message']),
      make.error({ kind: 'failures', failures: pool.empty }, ['code']),
    ];
    const around = (...texts: string[]): Item => pool.textOf(first, texts);
    expect(pool.bag([around('b'), around('a'), around('a', 'b')]).items).toEqual([around('a', 'b')]);
    expect(pool.bag([around('b'), pool.textOf(second, ['a'])]).items).toHaveLength(2);
    expect(pool.bag([around('b'), around()]).items).toHaveLength(2);
  });

  it('keep what is of Graph when they are cut, whenever it was made', () => {
    const { pool, make, texts, graph } = fresh();
    const before = graph(1);
    const others = texts(40);
    const error = make.error({ kind: 'failures', failures: pool.one(before) });
    const body = make.body(before as Extract<Failure, { kind: 'graph' }>);
    const { items } = pool.bag<Item>([...others, error, body, before, graph(2)]);
    expect(items).toEqual(expect.arrayContaining([error, body, before, graph(2)]));
  });

  it('keep the beginning of a URL when they are cut, whatever is put behind it', () => {
    const { pool, make, texts } = fresh();
    const behind = Array.from({ length: 40 }, (_, index) =>
      make.textOf(make.parameter(file, 1, index, false)),
    );
    const [url] = texts(1, 'https://graph.microsoft.com/') as [Item];
    expect(pool.bag<Item>([...behind, url]).items).toContain(url);
  });

  it('keep all texts of errors of the project when they are cut, as those of one error', () => {
    const { pool, own, graph } = fresh();
    const { items, isPartial } = pool.bag<Failure>([...own(100), graph(1)]);
    expect(isPartial).toBe(true);
    expect(items.map(({ kind }) => kind).sort()).toEqual(['graph', 'own']);
    expect(items.flatMap((item) => (item.kind === 'own' ? item.texts : []))).toHaveLength(100);
  });

  it('keep up to 300 of these texts', () => {
    const { pool, own } = fresh();
    const kept = (count: number): number =>
      pool.bag<Failure>(own(count)).items.flatMap((item) => (item.kind === 'own' ? item.texts : [])).length;
    expect([kept(300), kept(301)]).toEqual([300, 300]);
  });
});

describe('being partial', () => {
  it('goes through unions', () => {
    const { pool, texts } = fresh();
    const [a, b] = texts(2) as [Item, Item];
    expect(pool.union(pool.one(a), pool.one(b)).isPartial).toBe(false);
    expect(pool.union(pool.one(a), pool.bag([b], true)).isPartial).toBe(true);
    expect(pool.union(pool.one(a), pool.unknown).isPartial).toBe(true);
    expect(pool.union(pool.empty, pool.unknown)).toBe(pool.unknown);
    expect(pool.union(pool.empty, pool.one(a))).toBe(pool.one(a));
    expect(pool.union()).toBe(pool.empty);
  });

  it('goes through steps, from the set and from what a step gives', () => {
    const { pool, texts } = fresh();
    const [a, b] = texts(2) as [Item, Item];
    const same = (item: Item) => pool.one(item);
    expect(pool.flat(pool.one(a), same).isPartial).toBe(false);
    expect(pool.flat(pool.bag([a], true), same)).toBe(pool.bag([a], true));
    expect(pool.flat(pool.bag([a, b]), () => pool.unknown)).toBe(pool.unknown);
    expect(pool.flat(pool.bag([a], true), () => pool.empty)).toBe(pool.unknown);
    expect(pool.flat(pool.unknown, same)).toBe(pool.unknown);
  });
});

describe('environments', () => {
  it('are the same object when they give the same', () => {
    const { pool, texts } = fresh();
    const args = [pool.bag(texts(1))];
    expect(pool.env([{ file, fn: 1, args }])).toBe(pool.env([{ file, fn: 1, args: [...args] }]));
    expect(pool.env([{ file, fn: 1, args }])).not.toBe(pool.env([{ file, fn: 2, args }]));
    expect(pool.env([])).toBeUndefined();
  });

  it('are nested to a depth of 5; what is deeper is not known', () => {
    const { pool, make } = fresh();
    const nested = (depth: number) => {
      let values = pool.one<Item>(make.fn(file, 0, undefined));
      for (let index = 0; index < depth; index++)
        values = pool.one<Item>(make.fn(file, 0, pool.env([{ file, fn: 1, args: [values as never] }])));
      return values;
    };
    const kept = (depth: number) => limited([nested(depth) as never], { pool } as unknown as Evaluator)[0];
    expect(nested(MAX_DEPTH).depth).toBe(MAX_DEPTH);
    expect(kept(MAX_DEPTH - 1)).toBe(nested(MAX_DEPTH - 1));
    expect(kept(MAX_DEPTH)).toMatchObject({ items: [], isPartial: true });
  });
});
