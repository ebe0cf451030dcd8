import { describe, expect, it } from 'vitest';
import { sitesIn } from '../detector/find.js';
import { KINDS, SHAPES, type Shape } from './shapes.js';

const found = (code: string): number => sitesIn(code, 'message-match').length;

/** One shape after the other: the inner one makes the value that the outer one hands on. */
function composed(inner: Shape, outer: Shape): Shape {
  return (value, n) => {
    const [first, between] = inner(value, `${n}a`);
    const [second, expression] = outer(between, `${n}b`);
    return [`${first} ${second}`, expression];
  };
}

describe.each(Object.entries(KINDS))('%s that is handed on', (_, { value, program }) => {
  it.each(Object.entries(SHAPES))('by %s is found, and its twin without Graph is not', (_, shape) => {
    expect(found(program(...shape(value, ''), true))).toBe(1);
    expect(found(program(...shape(value, ''), false))).toBe(0);
  });

  const all = Object.entries(SHAPES);
  // Every shape once as the inner and once as the outer one.
  it.each(
    all.map(
      ([name, shape], index) => [name, ...(all[(index * 7 + 3) % all.length] ?? ['', shape]), shape] as const,
    ),
  )('by %s and %s is found, and its twin is not', (_, __, outer, inner) => {
    const both = composed(inner, outer)(value, '');
    expect(found(program(...both, true))).toBe(1);
    expect(found(program(...both, false))).toBe(0);
  });
});
