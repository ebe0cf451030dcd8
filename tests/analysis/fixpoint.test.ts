import { describe, expect, it } from 'vitest';
import { Fixpoint } from '../../rules/src/analysis/evaluate/fixpoint.js';
import type { Values } from '../../rules/src/analysis/evaluate/items.js';
import { makers } from '../../rules/src/analysis/evaluate/make.js';
import { Pool } from '../../rules/src/analysis/evaluate/pool.js';
import { createEvaluation } from '../../rules/src/analysis/index.js';
import { ALONE, questionOf } from './ask.js';

/** Questions that depend on each other: each answers with texts of its own and with what others answer. */
function questions(
  graph: Readonly<Record<string, { readonly own?: readonly string[]; readonly of?: readonly string[] }>>,
  budget = 10_000,
) {
  const pool = new Pool();
  const make = makers(pool);
  const fixpoint = new Fixpoint(pool, budget);
  const computed: string[] = [];
  const ask = (name: string): Values =>
    fixpoint.ask(name, () => {
      computed.push(name);
      const { own = [], of = [] } = graph[name] ?? {};
      return pool.union(...of.map(ask), pool.bag(own.map((text) => make.text(text))));
    });
  const texts = (name: string): readonly string[] =>
    ask(name)
      .items.map((item) => (item.kind === 'text' ? item.text : item.kind))
      .sort();
  return { ask, texts, computed, fixpoint, pool };
}

const orders = (names: readonly string[]): readonly (readonly string[])[] =>
  names.length < 2
    ? [names]
    : names.flatMap((name) => orders(names.filter((other) => other !== name)).map((rest) => [name, ...rest]));

describe('questions that depend on each other', () => {
  const circle = {
    a: { own: ['1'], of: ['b'] },
    b: { own: ['2'], of: ['c', 'd'] },
    c: { own: ['3'], of: ['a'] },
    d: { own: ['4'], of: ['d', 'b'] },
  };

  it.each(orders(Object.keys(circle)).map((order) => [order.join(' '), order] as const))(
    'have complete answers when asked as %s',
    (_, order) => {
      const { texts } = questions(circle);
      for (const name of order) expect(texts(name), name).toEqual(['1', '2', '3', '4']);
    },
  );

  it('have complete answers where one circle stands in another', () => {
    const nested = {
      a: { of: ['b'] },
      b: { of: ['c', 'a'], own: ['b'] },
      c: { of: ['d'] },
      d: { of: ['c', 'b', 'e'], own: ['d'] },
      e: { of: ['a'], own: ['e'] },
    };
    for (const first of Object.keys(nested)) {
      const { texts } = questions(nested);
      for (const name of [first, ...Object.keys(nested)])
        expect(texts(name), `${name} after ${first}`).toEqual(['b', 'd', 'e']);
    }
  });

  it('are asked again as long as an answer rests on one that is not complete, and never afterwards', () => {
    const { texts, computed } = questions(circle);
    texts('a');
    // What is inside of the circle has only been seen with incomplete answers of the others.
    expect(computed.filter((name) => name === 'b').length).toBeGreaterThan(1);
    for (const name of ['a', 'b', 'c', 'd']) texts(name);
    const before = computed.length;
    for (const name of ['a', 'b', 'c', 'd']) texts(name);
    expect(computed.length).toBe(before);
  });

  it('are asked once where they depend on none that is open', () => {
    const { texts, computed } = questions({
      a: { of: ['b', 'c'] },
      b: { of: ['d'] },
      c: { of: ['d'] },
      d: { own: ['1'] },
    });
    expect(texts('a')).toEqual(['1']);
    expect([...computed].sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

/** `length` questions, each of which asks the next one. */
const chain = (
  length: number,
): Readonly<Record<string, { readonly own?: readonly string[]; readonly of?: readonly string[] }>> =>
  Object.fromEntries(
    Array.from({ length }, (_, index) => [
      `q${index}`,
      index === length - 1 ? { own: ['end'] } : { of: [`q${index + 1}`] },
    ]),
  );

describe('the limits of a search', () => {
  it('answers within the budget completely, and one step beyond it partially', () => {
    const within = questions(chain(20), 20).ask('q0');
    expect([within.items.length, within.isPartial]).toEqual([1, false]);
    const beyond = questions(chain(21), 20).ask('q0');
    expect([beyond.items.length, beyond.isPartial]).toEqual([0, true]);
  });

  it('has a budget for each question from outside', () => {
    const { ask, fixpoint } = questions({ ...chain(20), other: { own: ['1'] }, another: { own: ['2'] } }, 20);
    ask('q0');
    expect(ask('other').isPartial).toBe(true);
    fixpoint.begin();
    expect(ask('another').isPartial).toBe(false);
  });

  it('follows questions in questions to a depth of 120', () => {
    expect(questions(chain(120)).ask('q0').isPartial).toBe(false);
    expect(questions(chain(121)).ask('q0').isPartial).toBe(true);
  });

  it('keeps no answer that was cut short for a question that is asked later', () => {
    const { ask, fixpoint } = questions(chain(121));
    expect(ask('q0').isPartial).toBe(true);
    fixpoint.begin();
    expect(ask('q120')).toMatchObject({ isPartial: false });
    expect(ask('q100')).toMatchObject({ isPartial: false });
  });

  /** Whether a part of a long search, which is short by itself, is found after so many questions that were cut. */
  function isFoundAfter(cuts: number, budget?: number): boolean {
    const { ask, fixpoint } = questions(chain(121), budget);
    for (let index = 0; index < cuts; index++) {
      ask('q0');
      fixpoint.begin();
    }
    return !ask('q100').isPartial;
  }

  it('keeps what was cut short once ten questions from outside were', () => {
    expect([isFoundAfter(9), isFoundAfter(10)]).toEqual([true, false]);
  });

  it('keeps what was cut short once the questions that were have taken three times the budget of one', () => {
    expect([isFoundAfter(2, 120), isFoundAfter(3, 120)]).toEqual([true, false]);
  });

  /** An answer that grows by one text a round, up to a number of texts. */
  function growing(most: number): Values {
    const pool = new Pool();
    const make = makers(pool);
    const fixpoint = new Fixpoint(pool, 10_000);
    const ask = (): Values =>
      fixpoint.ask('growing', () => {
        const before = ask();
        return before.items.length < most
          ? pool.union(before, pool.one(make.text(String(before.items.length))))
          : before;
      });
    return ask();
  }

  it('lets answers grow for seven rounds; one that still grows is partial', () => {
    expect(growing(6)).toMatchObject({ isPartial: false, items: { length: 6 } });
    expect(growing(7).isPartial).toBe(true);
    expect(growing(100).isPartial).toBe(true);
  });
});

describe('graphs of questions that nobody has chosen', () => {
  /** Numbers that look random and are the same in every run. */
  function numbers(seed: number): () => number {
    let state = seed;
    return () => (state = (state * 48_271) % 2_147_483_647);
  }

  it('have the answers that walking them gives, whatever is asked first', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const next = numbers(seed);
      const names = Array.from({ length: 2 + (next() % 7) }, (_, index) => `n${index}`);
      const graph = Object.fromEntries(
        names.map((name) => [name, { own: [name], of: names.filter(() => next() % 4 === 0) }]),
      );
      const reached = (name: string, seen = new Set<string>()): ReadonlySet<string> => {
        if (seen.has(name)) return seen;
        seen.add(name);
        for (const other of graph[name]?.of ?? []) reached(other, seen);
        return seen;
      };
      const { texts } = questions(graph);
      for (const name of names.toSorted(() => (next() % 2) - 0.5))
        expect(texts(name), `${name} with seed ${seed}`).toEqual([...reached(name)].sort());
    }
  });
});

describe('a value that grows in a cycle', () => {
  const valuesIn = (code: string): Values => {
    const { lowered, ranges } = questionOf(code);
    const evaluation = createEvaluation(ALONE).of('file.tsx', lowered);
    evaluation.begin();
    return evaluation.values(ranges[0] ?? [0, 0]);
  };

  it('is known after a few rounds when it is cut in each of them', () => {
    const { items, isPartial } = valuesIn(
      `export function f(url) { let rest = url; while (rest.length > 9) { rest = rest.substring(1); } return rest.includes('not found'); }`,
    );
    expect(isPartial).toBe(false);
    expect(items).toHaveLength(2);
  });

  it('is known where a request is made longer by what it was before', () => {
    const { isPartial } = valuesIn(`import { Client } from '@microsoft/microsoft-graph-client';
export async function f(client: Client, filters: string[]) { let request = client.api('/users'); for (const filter of filters) request = request.filter(filter).top(1); return (await request.get()).includes('not found'); }`);
    expect(isPartial).toBe(false);
  });

  it('is known where a request is made longer by one option after the other', () => {
    const { isPartial } = valuesIn(`import { Client } from '@microsoft/microsoft-graph-client';
export async function f(client: Client, o: { select?: string[]; top?: number; skip?: number }) {
  let request = client.api('/users').version('v1.0').header('ConsistencyLevel', 'eventual');
  if (o.select) { request = request.select(o.select.join(',')); }
  if (o.top) { request = request.top(o.top); }
  if (o.skip) { request = request.skip(o.skip); }
  return (await request.get()).includes('not found');
}`);
    expect(isPartial).toBe(false);
  });

  it('is known where a list is mapped to itself', () => {
    const { isPartial } = valuesIn(
      "export function f(ids) { let list = [{ id: 0 }]; for (const id of ids) list = list.map((item) => ({ ...item, id })); return list.includes('not found'); }",
    );
    expect(isPartial).toBe(false);
  });
});
