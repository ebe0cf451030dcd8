import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectSites, type DetectorSettings } from 'eslint-plugin-msgraph/detector';
import { createProject, projectOf } from 'eslint-plugin-msgraph/project';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { layOut } from './layout.js';

/** Texts of the proven sites in `main.ts` of a project. */
function found(
  files: Readonly<Record<string, string>>,
  settings: DetectorSettings = {},
  main = 'main.ts',
): readonly string[] {
  const root = layOut(files);
  const text = files[main] ?? '';
  const project = createProject(root, settings);
  const sites = detectSites(parseSource(join(root, main), text), settings, project.view);
  return sites
    .filter((site) => site.evidence.level === 'proven')
    .map((site) => text.slice(site.range[0], site.range[1]));
}

const GRAPH = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({});
export async function load(id: string) { return client.api(id).get(); }
export default load;
export const api = { load };
export class Mail { async read(id: string) { return client.api(id).get(); } static create() { return new Mail(); } }
export function makeMail() { return new Mail(); }
export { client };
`;
const tried = (head: string, call: string): string => `${head}
export async function f() { try { await ${call}; } catch (e) { if (e.message.includes('odd text')) return; } }`;
const SITE = ["e.message.includes('odd text')"];

describe('callees in other files', () => {
  it.each<[string, string, string]>([
    ['named import', `import { load } from './graph';`, `load('/me')`],
    ['import with the extension of the output', `import { load } from './graph.js';`, `load('/me')`],
    ['renamed import', `import { load as read } from './graph';`, `read('/me')`],
    ['default import', `import load from './graph';`, `load('/me')`],
    ['namespace import', `import * as graph from './graph';`, `graph.load('/me')`],
    ['object of functions', `import { api } from './graph';`, `api.load('/me')`],
    ['class', `import { Mail } from './graph';`, `new Mail().read('/me')`],
    ['static factory', `import { Mail } from './graph';`, `Mail.create().read('/me')`],
    ['factory', `import { makeMail } from './graph';`, `makeMail().read('/me')`],
    [
      'instance in a constant',
      `import { makeMail } from './graph';\nconst mail = makeMail();`,
      `mail.read('/me')`,
    ],
    ['written type', `import type { Mail } from './graph';\ndeclare const mail: Mail;`, `mail.read('/me')`],
    [
      'type of a destructured parameter',
      `import type { Mail } from './graph';\nfunction g({ mail }: { mail: Mail }) { return mail.read('/me'); }`,
      `g({} as never)`,
    ],
    ['client', `import { client } from './graph';`, `client.api(location.href).get()`],
    ['dynamic import', `const { load } = await import('./graph');`, `load('/me')`],
    ['require', `const { load } = require('./graph');`, `load('/me')`],
  ])('%s', (_, head, call) => {
    expect(found({ 'graph.ts': GRAPH, 'main.ts': tried(head, call) })).toEqual(SITE);
  });

  it('follows re-exports', () => {
    const files = {
      'graph.ts': GRAPH,
      'a.ts': `export { load as read } from './graph';`,
      'b.ts': `export * from './a';`,
      'main.ts': tried(`import { read } from './b';`, `read('/me')`),
    };
    expect(found(files)).toEqual(SITE);
  });

  it('follows constants through files that export each other', () => {
    const compared = `import { load } from './graph';\nimport { GONE } from './a';\nexport async function f() { try { await load('/me'); } catch (e) { if (e.code === GONE) return; } }`;
    const files = {
      'graph.ts': GRAPH,
      'a.ts': `export * from './b';`,
      'b.ts': `export * from './a';\nexport * from './c';`,
      'c.ts': `export const GONE = 'itemNotFound';`,
      'main.ts': compared,
    };
    expect(found(files)).toEqual(['e.code === GONE']);
  });

  it('follows `paths` of a tsconfig with comments and trailing commas', () => {
    const config = `{ // aliases\n "compilerOptions": { "paths": { "@/*": ["./src/*"], }, }, }`;
    expect(
      found({
        'tsconfig.json': config,
        'src/graph.ts': GRAPH,
        'main.ts': tried(`import { load } from '@/graph';`, `load('/me')`),
      }),
    ).toEqual(SITE);
  });

  it('follows `paths` of an extended tsconfig', () => {
    const files = {
      'tsconfig.base.json': `{ "compilerOptions": { "paths": { "lib/*": ["lib/*"] } } }`,
      'tsconfig.json': `{ "extends": "./tsconfig.base.json" }`,
    };
    expect(
      found({
        ...files,
        'lib/graph.ts': GRAPH,
        'main.ts': tried(`import { load } from 'lib/graph';`, `load('/me')`),
      }),
    ).toEqual(SITE);
  });

  it('follows packages of the workspace that are not installed', () => {
    const files = {
      'packages/graph/package.json': `{ "name": "@acme/graph" }`,
      'packages/graph/src/index.ts': GRAPH,
    };
    expect(
      found({ ...files, 'main.ts': tried(`import { load } from '@acme/graph';`, `load('/me')`) }),
    ).toEqual(SITE);
  });

  it('follows CommonJS', () => {
    const graph = `const client = require('@microsoft/microsoft-graph-client').Client.init({});
async function load(id) { return client.api(id).get(); }
module.exports = { load };`;
    expect(
      found({
        'graph.js': graph,
        'main.ts': tried(`const graph = require('./graph');`, `graph.load('/me')`),
      }),
    ).toEqual(SITE);
  });

  it('evaluates constant URLs across files', () => {
    const files = {
      'config.ts': `export const config = { endpoints: { graph: 'https://graph.microsoft.com/v1.0', other: 'https://example.com' } };`,
    };
    const head = `import axios from 'axios';\nimport { config } from './config';`;
    expect(found({ ...files, 'main.ts': tried(head, 'axios(`${config.endpoints.graph}/me`)') })).toEqual(
      SITE,
    );
    expect(found({ ...files, 'main.ts': tried(head, 'axios(`${config.endpoints.other}/me`)') })).toEqual([]);
  });

  it('reads a base URL from a getter of a base class', () => {
    const files = {
      'base.ts': `export abstract class Base { protected get resource() { return 'https://graph.microsoft.com'; } }`,
    };
    const main = `import axios from 'axios';
import { Base } from './base';
export class Command extends Base { async run() { try { await axios(\`\${this.resource}/v1.0/me\`); } catch (e) { if (e.message.includes('odd text')) return; } } }`;
    expect(found({ ...files, 'main.ts': main })).toEqual(SITE);
  });

  it.each<[string, string, string]>([
    [
      'a function',
      "import { onError } from './on-error';",
      "export function onError(err, request, answer, next) { if (err.message.includes('odd text')) return answer.end(); next(err); }",
    ],
    [
      'a constant',
      "import { onError } from './on-error';",
      "export const onError = (err, request, answer, next) => { if (err.message.includes('odd text')) return answer.end(); next(err); };",
    ],
  ])('knows what arrives in the error handler of a server that is %s of another file', (_, head, handler) => {
    const users = `import { Router } from 'express';\nimport { load } from './graph';\nexport const users = Router();\nusers.get('/', async (request, answer, next) => { try { answer.json(await load('/me')); } catch (err) { next(err); } });`;
    const app = (path: string): string =>
      `import express from 'express';\nimport { users } from './users';\n${head}\nconst app = express();\napp.use('/users', ${path});\napp.use(onError);`;
    expect(
      found(
        { 'graph.ts': GRAPH, 'users.ts': users, 'app.ts': app('users'), 'on-error.ts': handler },
        {},
        'on-error.ts',
      ),
    ).toEqual(["err.message.includes('odd text')"]);
    expect(
      found(
        { 'graph.ts': GRAPH, 'users.ts': users, 'app.ts': app('shelves'), 'on-error.ts': handler },
        {},
        'on-error.ts',
      ),
    ).toEqual([]);
  });

  it('ends on cycles', () => {
    const files = {
      'a.ts': `import { b } from './b';\nexport function a() { return b(); }`,
      'b.ts': `import { a } from './a';\nexport function b() { return a(); }`,
    };
    expect(found({ ...files, 'main.ts': tried(`import { a } from './a';`, 'a()') })).toEqual([]);
  });

  it('is silent about files that do not parse', () => {
    expect(
      found({
        'graph.ts': 'export const load = (;',
        'main.ts': tried(`import { load } from './graph';`, `load('/me')`),
      }),
    ).toEqual([]);
  });

  it('knows constants and lists of other files', () => {
    const main = `import { CODES } from './codes';\nimport { load } from './graph';
export async function f() { try { await load('/me'); } catch (e) { if (CODES.includes(e.code)) return; } }`;
    expect(
      found({
        'codes.ts': `export const CODES = ['itemNotFound', 'ErrorItemNotFound'];`,
        'graph.ts': GRAPH,
        'main.ts': main,
      }),
    ).toEqual(['CODES.includes(e.code)']);
  });
});

describe('callers in other files', () => {
  const HELPER = `export function isMissing(error: unknown) { return error instanceof Error && error.message.includes('odd text'); }`;
  const SITE_IN_HELPER = ["error.message.includes('odd text')"];
  const caller = (load: string): string =>
    `import { isMissing } from './main';\n${load}\nexport async function g() { try { await load('/me'); } catch (e) { if (isMissing(e)) return; } }`;
  const graphCaller = caller(`import { load } from './graph';`);
  const otherCaller = caller(`import { load } from 'database';`);

  it('reports a helper that gets Graph errors', () => {
    expect(found({ 'graph.ts': GRAPH, 'a.ts': graphCaller, 'main.ts': HELPER })).toEqual(SITE_IN_HELPER);
  });

  it('is silent about a helper that mostly gets other errors', () => {
    expect(
      found({
        'graph.ts': GRAPH,
        'a.ts': graphCaller,
        'b.ts': otherCaller,
        'c.ts': otherCaller,
        'main.ts': HELPER,
      }),
    ).toEqual([]);
  });

  it('does not count calls in tests', () => {
    const files = {
      'graph.ts': GRAPH,
      'a.ts': graphCaller,
      'a.test.ts': otherCaller,
      'tests/b.ts': otherCaller.replace('./main', '../main'),
    };
    expect(found({ ...files, 'main.ts': HELPER })).toEqual(SITE_IN_HELPER);
  });

  it('follows a helper that gets only the text', () => {
    const helper = (text: string): string =>
      `export function isMissing(message: string) { return message.includes('${text}'); }`;
    const files = { 'graph.ts': GRAPH, 'a.ts': graphCaller.replace('isMissing(e)', 'isMissing(e.message)') };
    expect(found({ ...files, 'main.ts': helper('itemNotFound') })).toEqual([
      "message.includes('itemNotFound')",
    ]);
    // Searching the callers of every function that looks into a string would cost more than it finds.
    expect(found({ ...files, 'main.ts': helper('odd text') })).toEqual([]);
  });

  it('follows the function that a wrapper of another file runs', () => {
    const main = `export async function logged(work: () => Promise<unknown>) { try { return await work(); } catch (e) { if (e.message.includes('odd text')) return; throw e; } }`;
    expect(
      found({
        'graph.ts': GRAPH,
        'a.ts': `import { logged } from './main';\nimport { load } from './graph';\nlogged(() => load('/me'));`,
        'main.ts': main,
      }),
    ).toEqual(SITE);
  });
});

describe('a project', () => {
  it('reaches Graph only when a file names a client or a host', () => {
    expect(createProject(layOut({ 'graph.ts': GRAPH })).reachesGraph).toBe(true);
    expect(createProject(layOut({ 'a.ts': `export const graph = 'a chart';` })).reachesGraph).toBe(false);
    expect(
      createProject(layOut({ 'a.ts': `graphFetch('/me');` }), { clients: ['graphFetch'] }).reachesGraph,
    ).toBe(true);
    expect(createProject(layOut({ 'a.ts': '' }), { clients: ['graphFetch'] }).reachesGraph).toBe(false);
  });

  it('is made once for a root and its settings', () => {
    const root = layOut({ 'package.json': '{}', 'a.ts': GRAPH });
    const path = join(root, 'a.ts');
    expect(projectOf(path)).toBe(projectOf(path));
    expect(projectOf(path)).not.toBe(projectOf(path, { hosts: ['graph.example'] }));
    expect(projectOf(join(root, 'missing.ts'))).toBeUndefined();
  });

  it('uses the text of an editor before it is saved', () => {
    const root = layOut({ 'graph.ts': GRAPH, 'main.ts': '' });
    const main = parseSource(join(root, 'main.ts'), tried(`import { load } from './graph';`, `load('/me')`));
    const project = createProject(root);
    expect(detectSites(main, {}, project.view)).toHaveLength(1);
    project.use(join(root, 'graph.ts'), 'export async function load(id: string) { return id; }');
    expect(detectSites(main, {}, project.view)).toHaveLength(0);
  });

  it('notices files that changed on disk', () => {
    const root = layOut({
      'graph.ts': 'export async function load(id: string) { return id; }',
      'main.ts': '',
    });
    const main = parseSource(join(root, 'main.ts'), tried(`import { load } from './graph';`, `load('/me')`));
    const project = createProject(root);
    expect(detectSites(main, {}, project.view)).toHaveLength(0);
    writeFileSync(join(root, 'graph.ts'), GRAPH);
    project.refresh();
    expect(detectSites(main, {}, project.view)).toHaveLength(1);
  });
});
