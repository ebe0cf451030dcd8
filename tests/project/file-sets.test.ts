import { describe, expect, it } from 'vitest';
import { FileSets } from '../../rules/src/project/file-sets.js';

const NEXT: Readonly<Record<string, readonly string[]>> = {
  a: ['b', 'elsewhere'],
  b: ['c'],
  c: ['a'],
  d: ['a'],
  e: [],
};
/** More than fit into the bits of one number. */
const MORE = Array.from({ length: 40 }, (_, index) => `file${index}`);
const all = [...MORE, ...Object.keys(NEXT)];

function reached(from: string): readonly string[] {
  const sets = new FileSets(all, (path) => NEXT[path] ?? []);
  const set = sets.from(from);
  return [...all, 'elsewhere'].filter((path) => set.has(path));
}

describe('the files that can be reached from a file', () => {
  it('are itself and those behind it, in a circle too', () => {
    expect(reached('a')).toEqual(['a', 'b', 'c']);
    expect(reached('d')).toEqual(['a', 'b', 'c', 'd']);
    expect(reached('e')).toEqual(['e']);
    expect(reached('file7')).toEqual(['file7']);
  });

  it('are itself where it is none of the files', () => {
    expect(reached('elsewhere')).toEqual(['elsewhere']);
  });
});
