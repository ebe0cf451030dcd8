import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectSites, readSettings, type DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { isSourcePath, parseSource } from 'eslint-plugin-msgraph/source';

/**
 * Each folder is a project of a few files. A comment `// expect <kind> <level>` stands on every line where a site must be
 * found, twice for two of them; everywhere else there must be none. `settings.json` holds `settings.msgraph`.
 */
const fixtures = fileURLToPath(new URL('../fixtures/projects', import.meta.url));
const cases = readdirSync(fixtures).sort();

/** Cases that the detector gets wrong today, with the reason. One that it gets right must leave the list. */
const knownMisses: Readonly<Record<string, string>> = {};

/** Outside of this repository, so that nothing above the folder of a case belongs to its project. */
let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'fixtures-')));
  cpSync(fixtures, folder, { recursive: true });
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

function sourcesOf(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isSourcePath(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** What the comments of a file say, as `path:line kind level`. */
function expectedIn(path: string, text: string): readonly string[] {
  return text.split('\n').flatMap((line, index) => [...line.matchAll(/\/\/ expect ([\w-]+) (\w+)/g)].map(([, kind, level]) => `${path}:${String(index + 1)} ${String(kind)} ${String(level)}`));
}

function compare(name: string): { readonly expected: readonly string[]; readonly found: readonly string[] } {
  const root = join(folder, name);
  const settings: DetectorSettings = existsSync(join(root, 'settings.json')) ? readSettings(JSON.parse(readFileSync(join(root, 'settings.json'), 'utf8'))) : {};
  const project = createProject(root, settings);
  const expected: string[] = [];
  const found: string[] = [];
  for (const file of sourcesOf(root)) {
    const path = relative(root, file);
    const text = readFileSync(file, 'utf8');
    expected.push(...expectedIn(path, text));
    for (const { kind, range, evidence } of detectSites(parseSource(file, text), settings, project.viewFor(file))) {
      found.push(`${path}:${String(text.slice(0, range[0]).split('\n').length)} ${kind} ${evidence.level}`);
    }
  }
  return { expected: expected.sort(), found: found.sort() };
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
    expect(cases.filter((name) => sourcesOf(join(folder, name)).length < 2)).toEqual([]);
    expect(Object.keys(knownMisses).filter((name) => !cases.includes(name))).toEqual([]);
  });
});
