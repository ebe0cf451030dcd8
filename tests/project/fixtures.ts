import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll } from 'vitest';
import { detectSites, readSettings, type DetectorSettings, type Site } from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { isSourcePath, parseSource } from 'eslint-plugin-msgraph/source';

const fixtures = fileURLToPath(new URL('../fixtures/projects', import.meta.url));

/** Each folder is a project of a few files; `settings.json` in it holds `settings.msgraph`. */
export const fixtureProjects: readonly string[] = readdirSync(fixtures).sort();

/**
 * Copies the projects for the tests of a file, outside of this repository, so that nothing above their folders belongs to them.
 * @returns the folder of a project, once tests run
 */
export function copiedProjects(): (name: string) => string {
  let folder = '';
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'fixtures-')));
    cpSync(fixtures, folder, { recursive: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return (name) => join(folder, name);
}

export function sourcesOf(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isSourcePath(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The sites of a project whose files are looked at in this order, as `path:line kind level`, sorted. */
export function sitesOf(
  root: string,
  files: readonly string[],
  isWanted: (site: Site) => boolean = () => true,
): readonly string[] {
  const settings: DetectorSettings = existsSync(join(root, 'settings.json'))
    ? readSettings(JSON.parse(readFileSync(join(root, 'settings.json'), 'utf8')))
    : {};
  const project = createProject(root, settings);
  const found = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    const sites = detectSites(parseSource(file, text), settings, project.viewFor(file)).filter(isWanted);
    return sites.map(
      ({ kind, range, evidence }) =>
        `${relative(root, file)}:${String(text.slice(0, range[0]).split('\n').length)} ${kind} ${evidence.level}`,
    );
  });
  return found.sort();
}
