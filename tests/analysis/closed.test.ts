import { describe, expect, it } from 'vitest';
import { isClosed } from '../../rules/src/analysis/evaluate/closed.js';
import type { Value } from '../../rules/src/analysis/evaluate/items.js';
import { createWorld } from '../../rules/src/analysis/evaluate/world.js';
import { ALONE, lower } from './ask.js';

const CODE = 'export const send = (url) => ({ url, ask: () => fetch(url) });';

function fresh() {
  const world = createWorld(ALONE);
  const { evaluator, make } = world;
  const own = world.file('file.ts', lower(CODE).facts);
  const fn = own.facts.functions.findIndex(({ name }) => name === 'send');
  return { evaluator, make, own, fn, one: (value: Value) => evaluator.pool.one(value) };
}

/** Each kind of value around another one. */
function around(inner: Value, { make, one, evaluator }: ReturnType<typeof fresh>): readonly Value[] {
  const set = one(inner);
  return [
    make.list(set),
    make.map(set),
    make.tuple([set]),
    make.record([['name', set]]),
    make.promise(set, evaluator.pool.empty),
    make.made('Error', [set]),
    make.method(inner, 'trim'),
    ...(inner.kind === 'text' ? [] : [make.textOf(inner, ['around'])]),
  ];
}

describe('a set in which nothing depends on a parameter', () => {
  it('is closed, and filling it gives the set itself', () => {
    const world = fresh();
    const { evaluator, make, own, fn, one } = world;
    const request = make.graph('graph-sdk', { file: own, node: 1 });
    const plain = [make.text('a'), make.pattern('a'), make.library('axios', ''), make.body(request)];
    const env = evaluator.pool.env([{ file: own, fn, args: [one(make.text('given'))] }]);
    for (const value of plain.flatMap((item) => [item, ...around(item, world)])) {
      expect(isClosed(one(value)), value.kind).toBe(true);
      expect(evaluator.fill(one(value), env), value.kind).toBe(one(value));
    }
    expect(isClosed(evaluator.pool.unknown)).toBe(true);
  });

  it('is not one with a parameter in it, nor one with anything that may read a parameter', () => {
    const world = fresh();
    const { evaluator, make, own, fn, one } = world;
    const open = make.parameter(own, fn, 0, false);
    const given = one(make.text('given'));
    const env = evaluator.pool.env([{ file: own, fn, args: [given] }]);
    for (const value of [open, ...around(open, world)]) {
      expect(isClosed(one(value)), value.kind).toBe(false);
      expect(evaluator.fill(one(value), env), value.kind).not.toBe(one(value));
    }
    const { items } = evaluator.returned(own, fn);
    expect(items.map(({ kind }) => kind)).toEqual(['object']);
    expect(items.map((item) => evaluator.fill(one(item), env) === one(item))).toEqual([false]);
  });
});
