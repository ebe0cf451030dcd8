import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectSites, readSettings, type DetectorSettings, type Site } from 'eslint-plugin-msgraph/detector';
import { createProject } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { layOut, write } from './layout.js';

const SETTINGS: DetectorSettings = { cache: '.lint' };

interface Run {
  /** The sites by file. */
  readonly sites: Readonly<Record<string, readonly Site[]>>;
  /** Files whose sites were looked for, and not taken from the cache. */
  readonly searched: readonly string[];
  readonly analysed: number;
}

/** What one run of a linter over some files of a project does, in a process of its own. */
function run(root: string, paths: readonly string[], settings = SETTINGS): Run {
  const project = createProject(root, settings);
  const searched: string[] = [];
  const sites: Record<string, readonly Site[]> = {};
  for (const path of paths) {
    const full = join(root, path);
    const text = readFileSync(full, 'utf8');
    project.use(full, text);
    const view = project.viewFor(full);
    if (!view) continue;
    sites[path] = project.sites(full, text, () => {
      searched.push(path);
      return detectSites(parseSource(full, text), settings, view);
    });
  }
  project.save();
  return { sites, searched, analysed: project.analysed };
}

const GRAPH = `import { Client } from '@microsoft/microsoft-graph-client';
export async function load(id: string) { return Client.init({}).api(id).get(); }`;
const far = (body: string): string =>
  `import { load } from './graph';\nexport async function far(id: string) { ${body} }`;
const FILES = {
  'graph.ts': GRAPH,
  'far.ts': far('return load(id);'),
  'near.ts': `import { far } from './far';\nexport async function near(id: string) { return far(id); }`,
  'main.ts': `import { near } from './near';\nexport async function f() { try { await near('/me'); } catch (e) { if (e.message.includes('itemNotFound')) return; } }`,
  'unused.ts': 'export const unused = 1;',
  'other.ts': `import { load } from './graph';\nexport async function f() { try { await load('/me'); } catch (e) { if (e.message.includes('odd text')) return; } }`,
};
const LINTED = ['main.ts', 'other.ts'];

/** A project that was linted once. */
function linted(): { readonly root: string; readonly first: Run } {
  const root = layOut(FILES);
  return { root, first: run(root, LINTED) };
}

function cacheFile(root: string): string {
  const [name] = readdirSync(join(root, '.lint'));
  if (name === undefined) throw new Error('There is no cache.');
  return join(root, '.lint', name);
}

describe('the cache on the disk', () => {
  it('saves the next run all the work, with the same sites', () => {
    const { root, first } = linted();
    expect(first.searched).toEqual(LINTED);
    expect(first.sites['main.ts']).toHaveLength(1);
    const second = run(root, LINTED);
    expect(second).toEqual({ sites: first.sites, searched: [], analysed: 0 });
  });

  it('holds no absolute path', () => {
    const { root } = linted();
    expect(readFileSync(cacheFile(root), 'utf8')).not.toContain(root);
  });

  it('searches again what rests on a changed file, and nothing else', () => {
    const { root, first } = linted();
    write(root, 'far.ts', far('void load; return id;'));
    const second = run(root, LINTED);
    expect(second.searched).toEqual(['main.ts']);
    expect(second.sites).toEqual({ 'main.ts': [], 'other.ts': first.sites['other.ts'] });
    // The run in between has left its own results.
    expect(run(root, LINTED).searched).toEqual([]);
    write(root, 'far.ts', FILES['far.ts']);
    expect(run(root, LINTED).sites).toEqual(first.sites);
  });

  it('does not search again for a helper that too many files name, while they do', () => {
    const helper = `export function isGone(error: unknown) { return error instanceof Error && error.message.includes('odd text'); }`;
    const caller = `import { isGone } from './main';\nimport { load } from './graph';\nexport async function g() { try { await load('/me'); } catch (e) { if (isGone(e)) return; } }`;
    const callers = Object.fromEntries(
      Array.from({ length: 61 }, (_, index) => [`caller${String(index)}.ts`, caller]),
    );
    const root = layOut({ 'graph.ts': GRAPH, 'main.ts': helper, ...callers });
    expect(run(root, ['main.ts']).sites['main.ts']).toEqual([]);
    write(root, 'caller7.ts', `${caller}\n// Changed`);
    expect(run(root, ['main.ts']).searched).toEqual([]);
    write(root, 'caller7.ts', caller.replace('isGone(e)', 'e').replace('{ isGone }', '* as main'));
    const third = run(root, ['main.ts']);
    expect(third.searched).toEqual(['main.ts']);
    expect(third.sites['main.ts']).toHaveLength(1);
  });

  it('searches everything again when a file imports something else', () => {
    const { root } = linted();
    write(
      root,
      'near.ts',
      `import { load } from './graph';\nexport async function near(id: string) { return load(id); }`,
    );
    expect(run(root, LINTED).searched).toEqual(LINTED);
  });

  it.each<[string, (root: string) => void]>([
    [
      'a file is added',
      (root) => {
        write(root, 'new.ts', '');
      },
    ],
    [
      'a file is removed',
      (root) => {
        rmSync(join(root, 'unused.ts'));
      },
    ],
    [
      'a tsconfig changes',
      (root) => {
        write(root, 'tsconfig.json', '{ "compilerOptions": { "baseUrl": "src" } }');
      },
    ],
  ])('is not used when %s', (_, change) => {
    const { root } = linted();
    change(root);
    expect(run(root, LINTED).searched).toEqual(LINTED);
  });

  it('is one of its own for other settings', () => {
    const { root } = linted();
    expect(run(root, LINTED, { ...SETTINGS, hosts: ['graph.example'] }).searched).toEqual(LINTED);
  });

  it.each<[string, (file: string) => void]>([
    [
      'empty',
      (file) => {
        writeFileSync(file, '');
      },
    ],
    [
      'cut off',
      (file) => {
        writeFileSync(file, readFileSync(file, 'utf8').slice(0, -20));
      },
    ],
    [
      'altered',
      (file) => {
        writeFileSync(file, readFileSync(file, 'utf8').replace('itemNotFound', 'itemNotFoumd'));
      },
    ],
    [
      'a directory',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ])('is ignored when it is %s', (_, damage) => {
    const { root, first } = linted();
    damage(cacheFile(root));
    expect(run(root, LINTED)).toMatchObject({ sites: first.sites, searched: LINTED });
  });

  it('is done without when it cannot be written', () => {
    const root = layOut({ ...FILES, '.lint': 'a file where the directory should be' });
    expect(run(root, LINTED).searched).toEqual(LINTED);
    expect(run(root, LINTED).searched).toEqual(LINTED);
    chmodSync(join(root, '.lint'), 0o444);
    expect(run(root, LINTED).searched).toEqual(LINTED);
  });

  it('keeps what another process has found meanwhile', () => {
    const root = layOut(FILES);
    run(root, ['main.ts']);
    expect(run(root, ['other.ts']).searched).toEqual(['other.ts']);
    expect(run(root, LINTED).searched).toEqual([]);
  });

  it('leaves no half-written file behind', () => {
    const { root } = linted();
    run(root, LINTED);
    expect(readdirSync(join(root, '.lint'))).toHaveLength(1);
  });

  it('lies below `node_modules` where there is such a directory, and nowhere else', () => {
    const root = layOut(FILES);
    run(root, LINTED, {});
    expect(readdirSync(root).sort()).toEqual(Object.keys(FILES).sort());
    mkdirSync(join(root, 'node_modules'));
    expect(run(root, LINTED, {}).searched).toEqual(LINTED);
    expect(run(root, LINTED, {}).searched).toEqual([]);
    expect(readdirSync(join(root, 'node_modules/.cache/eslint-plugin-msgraph'))).toHaveLength(1);
  });

  it('is off when the settings say so, and makes its directory when they ask for it', () => {
    const root = layOut(FILES);
    mkdirSync(join(root, 'node_modules'));
    run(root, LINTED, { cache: false });
    expect(readdirSync(join(root, 'node_modules'))).toEqual([]);
    rmSync(join(root, 'node_modules'), { recursive: true });
    run(root, LINTED, { cache: true });
    expect(readdirSync(join(root, 'node_modules/.cache/eslint-plugin-msgraph'))).toHaveLength(1);
  });

  it('keeps what one rule looks for apart from what another one does', () => {
    const root = layOut(FILES);
    const [path, text] = [join(root, 'main.ts'), FILES['main.ts']];
    const ask = (search: string, sites: readonly Site[]): readonly Site[] => {
      const project = createProject(root, SETTINGS);
      project.viewFor(path);
      const found = project.sites(path, text, () => sites, search);
      project.save();
      return found;
    };
    const [site] = run(root, LINTED).sites['main.ts'] ?? [];
    if (site === undefined) throw new Error('There is no site.');
    expect(ask('one', [site])).toEqual([site]);
    expect(ask('other', [])).toEqual([]);
    expect(ask('one', [])).toEqual([site]);
    const later = createProject(root, SETTINGS);
    later.viewFor(path);
    expect(later.known(path, text, 'other')).toEqual([]);
    expect(later.known(path, text, 'third')).toBeUndefined();
    expect(later.known(path, `${text} `, 'other')).toBeUndefined();
    expect(run(root, LINTED).searched).toEqual([]);
  });

  it('is set by a boolean or a name', () => {
    expect(readSettings({ cache: '.lint' })).toEqual({ cache: '.lint' });
    expect(() => readSettings({ cache: '' })).toThrow(
      '`settings.msgraph.cache` must be a boolean or the name of a directory.',
    );
    expect(() => readSettings({ cache: 1 })).toThrow(
      '`settings.msgraph.cache` must be a boolean or the name of a directory.',
    );
  });
});
