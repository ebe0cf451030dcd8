import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Site } from 'eslint-plugin-msgraph/detector';
import { copiedProjects, fixtureProjects, sitesOf, sourcesOf } from '../project/fixtures.js';
import { renamed } from './renamed.js';

const folderOf = copiedProjects();
const isComparison = ({ kind }: Site): boolean => kind === 'message-match' || kind === 'code-compare';

describe('what is found in a project', () => {
  it.each(fixtureProjects)('does not depend on the order of its files: %s', (name) => {
    const root = folderOf(name);
    const files = sourcesOf(root);
    const half = Math.ceil(files.length / 2);
    const expected = sitesOf(root, files, isComparison);
    expect(sitesOf(root, files.toReversed(), isComparison)).toEqual(expected);
    expect(sitesOf(root, [...files.slice(half), ...files.slice(0, half)], isComparison)).toEqual(expected);
  });
});

describe('what is found in a project whose local names are others', () => {
  it.each(fixtureProjects)('is the same: %s', (name) => {
    const root = folderOf(name);
    const files = sourcesOf(root);
    const expected = sitesOf(root, files, isComparison);
    for (const file of files) writeFileSync(file, renamed(file, readFileSync(file, 'utf8')));
    expect(sitesOf(root, files, isComparison)).toEqual(expected);
  });

  it('has no local name any more', () => {
    const code =
      'import a, { b } from "m"; export const e = 1; const { f, g: h, i = b } = a; class J { constructor(private k, l) { this.k = l; } } export function m(...n) { try { return { f, h }; } catch ({ o }) { return o + n; } } function q() { return i; } export { q, i as p }; type Q = typeof f;';
    expect(renamed('file.ts', code)).toBe(
      'import a, { b } from "m"; export const e = 1; const { f: n0, g: n1, i: n2 = b } = a; class J { constructor(private k, n4) { this.k = n4; } } export function m(...n5) { try { return { f: n0, h: n1 }; } catch ({ o: n6 }) { return n6 + n5; } } function n3() { return n2; } export { n3 as q, n2 as p }; type Q = typeof n0;',
    );
  });
});
