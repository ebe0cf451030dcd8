import { describe, expect, it } from 'vitest';
import { FreeParameters } from '../../rules/src/analysis/evaluate/free-parameters.js';
import type { Environment, Value } from '../../rules/src/analysis/evaluate/items.js';
import { createWorld } from '../../rules/src/analysis/evaluate/world.js';
import { ALONE, lower } from './ask.js';

const CODE = 'export const send = (url) => ({ url, ask: () => fetch(url) });';

function fresh() {
  const world = createWorld(ALONE);
  const { evaluator, make } = world;
  const own = world.file('file.ts', lower(CODE).facts);
  const fn = own.facts.functions.findIndex(({ name }) => name === 'send');
  const free = new FreeParameters(evaluator.pool);
  return { evaluator, make, own, fn, free, one: (value: Value) => evaluator.pool.one(value) };
}

/** What a call of `send` gives it. */
function environment({ evaluator, make, own, fn, one }: ReturnType<typeof fresh>): Environment {
  return evaluator.pool.env([{ file: own, fn, args: [one(make.text('given'))] }]) as Environment;
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
    const { evaluator, make, own, one, free } = world;
    const request = make.graph('graph-sdk', { file: own, node: 1 });
    const plain = [make.text('a'), make.pattern('a'), make.library('axios', ''), make.body(request)];
    const env = environment(world);
    for (const value of plain.flatMap((item) => [item, ...around(item, world)])) {
      expect(free.narrow(env, one(value)), value.kind).toBeUndefined();
      expect(evaluator.fill(one(value), env), value.kind).toBe(one(value));
    }
    expect(free.narrow(env, evaluator.pool.unknown)).toBeUndefined();
  });

  it('is not one with a parameter in it, nor one with anything that may read a parameter', () => {
    const world = fresh();
    const { evaluator, make, own, fn, one, free } = world;
    const open = make.parameter(own, fn, 0, false);
    const env = environment(world);
    for (const value of [open, ...around(open, world)]) {
      expect(free.narrow(env, one(value)), value.kind).toBe(env);
      expect(evaluator.fill(one(value), env), value.kind).not.toBe(one(value));
    }
    const { items } = evaluator.returned(own, fn);
    expect(items.map(({ kind }) => kind)).toEqual(['object']);
    expect(items.map((item) => evaluator.fill(one(item), env) === one(item))).toEqual([false]);
  });

  it('takes of an environment only what is read', () => {
    const world = fresh();
    const { evaluator, make, own, fn, one, free } = world;
    const frame = { file: own, fn, args: [one(make.text('given'))] };
    const beside = { file: own, fn: fn + 1, args: [one(make.text('beside'))] };
    const both = evaluator.pool.env([frame, beside]) as Environment;
    const set = one(make.parameter(own, fn, 0, false));
    expect(free.narrow(both, set)).toBe(evaluator.pool.env([frame]));
    expect(evaluator.fill(set, both)).toBe(one(make.text('given')));
    expect(free.narrow(evaluator.pool.env([beside]) as Environment, set)).toBeUndefined();
  });

  it('does not take what a closure has of its own, but what that is made of', () => {
    const world = fresh();
    const { evaluator, make, own, fn, one, free } = world;
    const closure = (arg: Value): Value =>
      make.fn(own, fn + 1, evaluator.pool.env([{ file: own, fn, args: [one(arg)] }]), [], false);
    const outer = evaluator.pool.env([{ file: own, fn, args: [one(make.text('outer'))] }]) as Environment;
    expect(free.narrow(outer, one(closure(make.text('own'))))).toBeUndefined();
    expect(free.narrow(outer, one(closure(make.parameter(own, fn, 0, false))))).toBe(outer);
  });
});
