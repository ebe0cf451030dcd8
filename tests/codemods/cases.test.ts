import { extname } from 'node:path';
import { rewriteSource, transforms, type SiteResult } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { casesOf, readCase, readCaseJson } from './behaviour/cases.js';

/** A place that stays, as `left.json` of a case lists it. */
interface Left {
  /** 1-based, in the input. */
  readonly line: number;
  readonly reason: string;
}

const leftOf = (sites: readonly SiteResult[]): Left[] =>
  sites.filter(({ action }) => action === 'left').map(({ line, reason = '' }) => ({ line, reason }));

/** What the first word of a case promises. */
const PROMISES: readonly (readonly [prefix: string, promise: (sites: readonly SiteResult[]) => void])[] = [
  [
    'false-positive-',
    (sites) => {
      expect(sites).toEqual([]);
    },
  ],
  [
    'known-miss-',
    (sites) => {
      expect(sites).toEqual([]);
    },
  ],
  [
    'left-',
    (sites) => {
      expect(leftOf(sites)).not.toEqual([]);
    },
  ],
  [
    '',
    (sites) => {
      expect(sites.some(({ action }) => action === 'rewritten')).toBe(true);
    },
  ],
];

describe.each(transforms.map(({ name }) => name))('%s', (transform) => {
  const cases = casesOf(transform);

  it('has at least 25 cases, with places that are no sites and places that stay among them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(25);
    for (const kind of ['false-positive-', 'known-miss-'])
      expect(
        cases.some((name) => name.startsWith(kind)),
        kind,
      ).toBe(true);
  });

  it.each(cases)('%s', (name) => {
    const input = readCase(transform, name, 'input');
    const expected = readCase(transform, name, 'expected');
    expect(extname(expected.path)).toBe(extname(input.path));
    const first = rewriteSource(input.path, input.text, { transforms: [transform] });
    expect(first.text).toBe(expected.text);
    PROMISES.find(([prefix]) => name.startsWith(prefix))?.[1](first.sites);
    expect(leftOf(first.sites)).toEqual(readCaseJson(transform, name, 'left.json') ?? []);
    const second = rewriteSource(input.path, first.text, { transforms: [transform] });
    expect(second.text).toBe(first.text);
    expect(second.sites.filter((site) => site.action === 'rewritten')).toEqual([]);
  });
});
