import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copiedProjects, fixtureProjects as cases, sitesOf, sourcesOf } from './fixtures.js';

/**
 * Each folder is a project of a few files. A comment `// expect <kind> <level>` stands on every line where a
 * site must be found, twice for two of them; everywhere else there must be none. `settings.json` holds
 * `settings.msgraph`.
 */
const folderOf = copiedProjects();

/** Cases that the detector gets wrong today, with the reason. One that it gets right must leave the list. */
const knownMisses: Readonly<Record<string, string>> = {};

/** What the comments of a file say, as `path:line kind level`. */
function expectedIn(path: string, text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(/\/\/ expect ([\w-]+) (\w+)/g)].map(
        ([, kind, level]) => `${path}:${String(index + 1)} ${String(kind)} ${String(level)}`,
      ),
    );
}

function compare(name: string): { readonly expected: readonly string[]; readonly found: readonly string[] } {
  const root = folderOf(name);
  const files = sourcesOf(root);
  const expected = files.flatMap((file) => expectedIn(relative(root, file), readFileSync(file, 'utf8')));
  return { expected: expected.sort(), found: sitesOf(root, files) };
}

describe('fixture projects', () => {
  it.each(cases.filter((name) => !(name in knownMisses)))('%s', (name) => {
    const { expected, found } = compare(name);
    expect(found).toEqual(expected);
  });

  it('lists no case among the known misses that is right', () => {
    const right = Object.keys(knownMisses).filter((name) => {
      const { expected, found } = compare(name);
      return JSON.stringify(found) === JSON.stringify(expected);
    });
    expect(right).toEqual([]);
  });

  it('has enough cases of both verdicts, each with several files', () => {
    const positive = cases.filter((name) => compare(name).expected.length > 0);
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(positive.length).toBeGreaterThanOrEqual(40);
    expect(cases.length - positive.length).toBeGreaterThanOrEqual(20);
    expect(cases.filter((name) => sourcesOf(folderOf(name)).length < 2)).toEqual([]);
    expect(Object.keys(knownMisses).filter((name) => !cases.includes(name))).toEqual([]);
  });
});
