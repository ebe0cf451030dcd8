import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectSites } from 'eslint-plugin-msgraph/detector';
import { createProject, type Project } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { layOut, write } from './layout.js';

/** Texts of the proven sites of one file, as a lint run finds them. */
function lint(project: Project, path: string): readonly string[] {
  const full = join(project.root, path);
  const text = readFileSync(full, 'utf8');
  project.use(full, text);
  const sites = detectSites(parseSource(full, text), {}, project.viewFor(full));
  return sites
    .filter((site) => site.evidence.level === 'proven')
    .map((site) => text.slice(site.range[0], site.range[1]));
}

/** How many files were analysed for others while `run` ran. */
function analysed(project: Project, run: () => unknown): number {
  const before = project.analysed;
  run();
  return project.analysed - before;
}

/** A project of which some files are linted, with those of them whose sites had to be searched. */
function watched<F extends Readonly<Record<string, string>>>(
  files: F,
  linted: readonly string[],
): {
  readonly searched: () => readonly string[];
  readonly changed: (path: keyof F & string, text: string) => readonly string[];
} {
  const project = createProject(layOut(files), { cache: '.lint' });
  const searched = (): readonly string[] => {
    const found: string[] = [];
    for (const path of linted) {
      const full = join(project.root, path);
      const text = readFileSync(full, 'utf8');
      const view = project.viewFor(full);
      project.sites(full, text, () => {
        found.push(path);
        return detectSites(parseSource(full, text), {}, view);
      });
    }
    return found;
  };
  return {
    searched,
    changed(path, text) {
      write(project.root, path, text);
      project.refresh();
      return searched();
    },
  };
}

const GRAPH = `import { Client } from '@microsoft/microsoft-graph-client';
export async function load(id: string) { return Client.init({}).api(id).get(); }`;
const hop = (name: string, from: string, callee: string, body = `return ${callee}(id);`): string =>
  `import { ${callee} } from './${from}';\nexport async function ${name}(id: string) { ${body} }`;
const tried = (callee: string, from: string): string => `import { ${callee} } from './${from}';
export async function f() { try { await ${callee}('/me'); } catch (e) { if (e.message.includes('odd text')) return; } }`;
const SITE = ["e.message.includes('odd text')"];

const FILES = {
  'graph.ts': GRAPH,
  'far.ts': hop('far', 'graph', 'load'),
  'near.ts': hop('near', 'far', 'far'),
  'main.ts': tried('near', 'near'),
  'other-far.ts': hop('otherFar', 'graph', 'load'),
  'other-near.ts': hop('otherNear', 'other-far', 'otherFar'),
  'other.ts': tried('otherNear', 'other-near'),
};
const HARMLESS = hop('far', 'graph', 'load', 'void load; return id;');

describe('after a file has changed', () => {
  it('a helper two hops away makes the finding go and come back', () => {
    const project = createProject(layOut(FILES));
    expect(lint(project, 'main.ts')).toEqual(SITE);
    write(project.root, 'far.ts', HARMLESS);
    project.refresh();
    expect(lint(project, 'main.ts')).toEqual([]);
    write(project.root, 'far.ts', FILES['far.ts']);
    project.refresh();
    expect(lint(project, 'main.ts')).toEqual(SITE);
  });

  it('only what rests on it is analysed again', () => {
    const project = createProject(layOut(FILES));
    const all = (): unknown => [lint(project, 'main.ts'), lint(project, 'other.ts')];
    expect(analysed(project, all)).toBe(5);
    expect(analysed(project, all)).toBe(0);
    write(project.root, 'far.ts', HARMLESS);
    project.refresh();
    expect(analysed(project, () => lint(project, 'other.ts'))).toBe(0);
    // What is known of a file between them holds nothing of it.
    expect(analysed(project, () => lint(project, 'main.ts'))).toBe(1);
  });

  it('only the sites that rest on it are searched again', () => {
    const { searched, changed } = watched(FILES, ['main.ts', 'other.ts']);
    expect([searched(), searched()]).toEqual([['main.ts', 'other.ts'], []]);
    expect(changed('far.ts', HARMLESS)).toEqual(['main.ts']);
    expect(changed('far.ts', FILES['far.ts'])).toEqual(['main.ts']);
    expect(changed('other-near.ts', `${FILES['other-near.ts']}\n`)).toEqual(['other.ts']);
    expect(changed('graph.ts', `${GRAPH}\n`)).toEqual(['main.ts', 'other.ts']);
  });

  it('the sites of a helper and of an interface are searched again with those that call and implement it', () => {
    const helper = `import './graph';\nexport function isGone(error: any) { return error.message.includes('odd text'); }`;
    const caller = `import { isGone } from './helper';\nimport { load } from './graph';\nexport const g = () => load('/me').catch((e) => isGone(e));`;
    const contract = 'export interface Mail { read(id: string): Promise<unknown>; }';
    const service = `import type { Mail } from './contract';\nimport { load } from './graph';\nexport class GraphMail implements Mail { async read(id: string) { return load(id); } }`;
    const user = `import type { Mail } from './contract';\nexport async function f(mail: Mail) { try { await mail.read('/me'); } catch (e) { if (e.message.includes('odd text')) return; } }`;
    const { searched, changed } = watched(
      {
        'graph.ts': GRAPH,
        'helper.ts': helper,
        'caller.ts': caller,
        'contract.ts': contract,
        'service.ts': service,
        'user.ts': user,
      },
      ['helper.ts', 'user.ts'],
    );
    expect(searched()).toEqual(['helper.ts', 'user.ts']);
    expect(changed('caller.ts', `${caller}\n`)).toEqual(['helper.ts']);
    expect(changed('service.ts', `${service}\n`)).toEqual(['user.ts']);
  });

  it('unsaved text counts before what is on the disk', () => {
    const project = createProject(layOut(FILES));
    expect(lint(project, 'main.ts')).toEqual(SITE);
    project.use(join(project.root, 'far.ts'), HARMLESS);
    expect(lint(project, 'main.ts')).toEqual([]);
    project.refresh();
    expect(lint(project, 'main.ts')).toEqual([]);
  });

  it('a new import is followed', () => {
    const project = createProject(
      layOut({ ...FILES, 'far.ts': 'export async function far(id: string) { return id; }' }),
    );
    expect(lint(project, 'main.ts')).toEqual([]);
    write(project.root, 'far.ts', FILES['far.ts']);
    project.refresh();
    expect(lint(project, 'main.ts')).toEqual(SITE);
  });

  it('a new file is found, a removed one is missed', () => {
    const { 'far.ts': far, ...rest } = FILES;
    const project = createProject(layOut(rest));
    expect(lint(project, 'main.ts')).toEqual([]);
    write(project.root, 'far.ts', far);
    project.refresh();
    expect(lint(project, 'main.ts')).toEqual(SITE);
    rmSync(join(project.root, 'far.ts'));
    project.refresh();
    expect(lint(project, 'main.ts')).toEqual([]);
  });

  it('a file that begins to call a helper counts as a caller', () => {
    const helper = `export function isGone(error: unknown) { return error instanceof Error && error.message.includes('odd text'); }`;
    const caller = (
      test: string,
    ): string => `import { isGone } from './main';\nimport { load } from './graph';
export async function g() { try { await load('/me'); } catch (e) { if (${test}) return; } }`;
    const project = createProject(layOut({ 'graph.ts': GRAPH, 'main.ts': helper, 'a.ts': caller('e') }));
    expect(lint(project, 'main.ts')).toEqual([]);
    write(project.root, 'a.ts', caller('isGone(e)'));
    project.refresh();
    expect(lint(project, 'main.ts')).toEqual(["error.message.includes('odd text')"]);
  });

  it('a class that begins to implement an interface counts', () => {
    const contract = `export interface Mail { read(id: string): Promise<unknown>; }`;
    const service = (
      head: string,
    ): string => `import type { Mail } from './contract';\nimport { load } from './graph';
export class GraphMail ${head} { async read(id: string) { return load(id); } }`;
    const main = `import type { Mail } from './contract';
export async function f(mail: Mail) { try { await mail.read('/me'); } catch (e) { if (e.message.includes('odd text')) return; } }`;
    const project = createProject(
      layOut({ 'graph.ts': GRAPH, 'contract.ts': contract, 'service.ts': service(''), 'main.ts': main }),
    );
    expect(lint(project, 'main.ts')).toEqual([]);
    write(project.root, 'service.ts', service('implements Mail'));
    project.refresh();
    expect(lint(project, 'main.ts')).toEqual(SITE);
  });
});

describe('a function of another file', () => {
  const files = (main: string): Readonly<Record<string, string>> => ({
    'graph.ts': GRAPH,
    'other.ts': `import { load } from './graph';\nexport async function other(id: string) { return load(id); }`,
    'near.ts': `import { other } from './other';
export async function near(id: string) { await other(id); const answer = await fetch('https://graph.microsoft.com/v1.0' + id); return answer.text(); }`,
    'main.ts': `import { near } from './near';\nexport async function f() { ${main} }`,
  });
  const analysedFor = (main: string): number => {
    const project = createProject(layOut(files(main)));
    return analysed(project, () => lint(project, 'main.ts'));
  };

  it('is not asked what it throws by who only reads its result', () => {
    expect(analysedFor(`const text = await near('/me'); if (text.includes('odd text')) return;`)).toBe(1);
  });

  it('is asked that by who catches it', () => {
    expect(
      analysedFor(`try { await near('/me'); } catch (e) { if (e.message.includes('odd text')) return; }`),
    ).toBe(3);
  });
});

describe('files that other files are not asked about', () => {
  const isConnected = (files: Readonly<Record<string, string>>, path: string): boolean => {
    const project = createProject(layOut({ 'graph.ts': GRAPH, ...files }));
    return project.viewFor(join(project.root, path)) !== undefined;
  };

  it.each<[string, boolean, Readonly<Record<string, string>>]>([
    [
      'imports a file that reaches Graph',
      true,
      { 'main.ts': `import { a } from './a';`, 'a.ts': `export { load as a } from './graph';` },
    ],
    ['imports none', false, { 'main.ts': `import { a } from './a';`, 'a.ts': 'export const a = 1;' }],
    [
      'is imported by one that does',
      true,
      { 'main.ts': 'export const a = 1;', 'a.ts': `import './main'; import './graph';` },
    ],
    [
      'is imported by one that does not',
      false,
      { 'main.ts': 'export const a = 1;', 'a.ts': `import './main';` },
    ],
    ['requires one', true, { 'main.ts': `const a = require('./graph');` }],
    ['imports one later', true, { 'main.ts': `const a = await import( /* lazy */ './graph');` }],
    [
      'knows an interface that a class implements',
      true,
      {
        'main.ts': `import type { M } from './m';`,
        'm.ts': 'export interface M {}',
        'c.ts': `import type { M } from './m'; import './graph'; class C implements M {}`,
      },
    ],
    [
      'knows an interface that nobody implements',
      false,
      { 'main.ts': `import type { M } from './m';`, 'm.ts': 'export interface M {}' },
    ],
    ['is about Graph', true, { 'main.ts': '// Errors of Outlook' }],
    ['lies in a folder that is not listed', true, { 'dist/main.js': `import '../graph';` }],
  ])('%s: %s', (_, expected, files) => {
    expect(isConnected(files, Object.keys(files)[0] ?? '')).toBe(expected);
  });
});
