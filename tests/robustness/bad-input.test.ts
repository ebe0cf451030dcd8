import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { configs } from 'eslint-plugin-msgraph';
import { detectSites } from 'eslint-plugin-msgraph/detector';
import { parseSource } from 'eslint-plugin-msgraph/source';
import { GRAPH, sitesIn, temporaryProject } from './projects.js';

const importing = (specifier: string, name = 'load'): string => `import { ${name} } from '${specifier}';
export async function f() { try { await ${name}(); } catch (e) { if (e.message.includes('odd text')) return; } }
`;

/** Lines that the recommended preset reports in a file, which need not be on disk. */
function lint(root: string, file: string, text: string): readonly string[] {
  const config: Linter.Config[] = [
    { files: ['**/*.{ts,js}'], languageOptions: { parser } },
    configs.recommended,
  ];
  return new Linter({ cwd: root })
    .verify(text, config, { filename: join(root, file) })
    .map(({ ruleId, line, message }) => `${ruleId ?? message}:${String(line)}`);
}

describe('imports that lead nowhere or in circles', () => {
  it('are no evidence', () => {
    const root = temporaryProject({
      'package.json': '{}',
      'missing.ts': importing('./nowhere.js'),
      'package.ts': importing('not-installed/deep/path'),
      'builtin.ts': importing('node:fs', 'readFile'),
      'odd.ts': importing('\\u0000'),
      'empty.ts': importing(''),
      'url.ts': importing('https://example.com/graph.js'),
      'data.ts': importing('data:text/javascript,export const load = 1'),
      'json.ts': importing('./package.json'),
      'folder.ts': importing('.'),
      'itself.ts': importing('./itself.js'),
      'hash.ts': importing('#nothing'),
    });
    for (const file of [
      'missing',
      'package',
      'builtin',
      'odd',
      'empty',
      'url',
      'data',
      'json',
      'folder',
      'itself',
      'hash',
    ]) {
      expect(sitesIn(root, `${file}.ts`), file).toEqual([]);
    }
  });

  it('end: re-exports, classes, constants and values that depend on each other', () => {
    const root = temporaryProject({
      'package.json': '{}',
      'a.ts': `export * from './b.js'; export { load as get } from './b.js'; import { B } from './b.js'; export class A extends B {} export const URL_A = URL_B + '/a'; import { OTHER, URL_B } from './b.js'; export const TEXTS = { text: OTHER.text };`,
      'b.ts': `export * from './a.js'; export { get as load } from './a.js'; import { A } from './a.js'; export class B extends A { run() { return this.run(); } } export const URL_B = URL_A + '/b'; import { URL_A } from './a.js'; export class C extends C {} import { TEXTS } from './a.js'; export const OTHER = { text: TEXTS.text };`,
      'main.ts': `import { A, load, TEXTS, URL_A } from './a.js';
export async function f() { try { await load(); await new A().run(); await fetch(URL_A); } catch (e) { if (e.message.includes('odd text') || e.code === TEXTS.text) return; } }`,
    });
    expect(sitesIn(root, 'main.ts')).toEqual([]);
  });

  it('do not hide the evidence beside them', () => {
    const root = temporaryProject({
      'package.json': '{}',
      'graph.ts': `import './main.js';\nexport * from './nowhere.js';\n${GRAPH}`,
      'main.ts': importing('./graph.js'),
    });
    expect(sitesIn(root, 'main.ts')).toHaveLength(1);
  });
});

describe('files that cannot be read as they stand', () => {
  it.each<[string, string]>([
    ['a syntax error', `${GRAPH}export const = ;`],
    ['conflict markers', `${GRAPH}<<<<<<< HEAD\n=======\n>>>>>>> main\n`],
    ['binary content', `${GRAPH}\u0000\u0001\uFFFD`],
    ['nothing', ''],
  ])('prove nothing: %s', (_, text) => {
    const root = temporaryProject({
      'package.json': '{}',
      'graph.ts': text,
      'main.ts': importing('./graph.js'),
    });
    expect(sitesIn(root, 'main.ts')).toEqual([]);
  });

  it('prove nothing in UTF-16', () => {
    const root = temporaryProject({ 'package.json': '{}', 'main.ts': importing('./graph.js') });
    writeFileSync(join(root, 'graph.ts'), Buffer.from(`\uFEFF${GRAPH}`, 'utf16le'));
    expect(sitesIn(root, 'main.ts')).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['a tsconfig that is no JSON', { 'tsconfig.json': '{ "compilerOptions": { "paths": ' }],
    ['a tsconfig that extends itself', { 'tsconfig.json': '{ "extends": "./tsconfig.json" }' }],
    [
      'a tsconfig with paths of other types',
      {
        'tsconfig.json':
          '{ "compilerOptions": { "baseUrl": 1, "paths": { "*": "x", "@/*": [1], "#": null } } }',
      },
    ],
    ['a tsconfig that is a list', { 'tsconfig.json': '[1]' }],
    ['a package.json that is no JSON', { 'lib/package.json': 'name: lib' }],
    [
      'a package.json with odd exports',
      { 'lib/package.json': '{ "name": "lib", "exports": { "./*": null, ".": [] }, "imports": 1 }' },
    ],
    ['a package without a name of text', { 'lib/package.json': '{ "name": {} }' }],
  ])('leave the rest as it is: %s', (_, files) => {
    const root = temporaryProject({
      'package.json': '{}',
      'graph.ts': GRAPH,
      'main.ts': importing('./graph.js'),
      'other.ts': importing('lib'),
      ...files,
    });
    expect(sitesIn(root, 'main.ts')).toHaveLength(1);
    expect(sitesIn(root, 'other.ts')).toEqual([]);
  });
});

describe('odd file systems', () => {
  it('links in circles and into nothing', () => {
    const root = temporaryProject({
      'package.json': '{}',
      'lib/graph.ts': GRAPH,
      'main.ts': importing('./lib/again/again/graph.js'),
      'self.ts': importing('./circle.js'),
      'gone.ts': importing('./dangling.js'),
    });
    symlinkSync('..', join(root, 'lib/up'), 'dir');
    symlinkSync('.', join(root, 'lib/again'), 'dir');
    symlinkSync('circle.ts', join(root, 'circle.ts'));
    symlinkSync('nowhere.ts', join(root, 'dangling.ts'));
    expect(sitesIn(root, 'main.ts')).toHaveLength(1);
    expect(sitesIn(root, 'self.ts')).toEqual([]);
    expect(sitesIn(root, 'gone.ts')).toEqual([]);
  });

  it('packages of the workspace behind links in node_modules', () => {
    const root = temporaryProject({
      'package.json': '{ "workspaces": ["packages/*"] }',
      'packages/graph/package.json': '{ "name": "@acme/graph", "main": "./lib/index.ts" }',
      'packages/graph/lib/index.ts': GRAPH,
      'main.ts': importing('@acme/graph'),
    });
    mkdirSync(join(root, 'node_modules/@acme'), { recursive: true });
    symlinkSync('../../packages/graph', join(root, 'node_modules/@acme/graph'), 'dir');
    expect(sitesIn(root, 'main.ts')).toHaveLength(1);
  });

  it('folders called like files', () => {
    const root = temporaryProject({
      'package.json': '{}',
      'graph.ts/index.ts': GRAPH,
      'tsconfig.json/x.txt': '',
      'main.ts': importing('./graph.ts/index.js'),
      'other.ts': importing('./graph.ts'),
    });
    expect(sitesIn(root, 'main.ts')).toHaveLength(1);
    expect(sitesIn(root, 'other.ts').length).toBeLessThanOrEqual(1);
  });

  it('names that differ in case only', () => {
    const root = temporaryProject({
      'package.json': '{}',
      'graph.ts': GRAPH,
      'main.ts': importing('./graph.js'),
      'other.ts': importing('./Graph.js'),
      'wrong.ts': importing('./GRAPH.js'),
    });
    const isSensitive = !sameFile(root, 'graph.ts', 'GRAPH.ts');
    if (isSensitive)
      writeFileSync(join(root, 'Graph.ts'), 'export async function load() { throw new Error("odd text"); }');
    expect(sitesIn(root, 'main.ts')).toHaveLength(1);
    expect(sitesIn(root, 'other.ts')).toHaveLength(isSensitive ? 0 : 1);
    expect(sitesIn(root, 'wrong.ts')).toHaveLength(isSensitive ? 0 : 1);
  });

  it('files outside of the project: an import is followed, and nothing else is looked for there', () => {
    const above = temporaryProject({
      'graph.ts': GRAPH,
      'inside/package.json': '{}',
      'inside/main.ts': importing('../graph.js'),
      'inside/helper.ts': `export const isGone = (e: Error) => e.message.includes('odd text');`,
      'caller.ts': `import { isGone } from './inside/helper.js';\nimport { load } from './graph.js';\nexport const g = () => load().catch((e) => isGone(e));`,
    });
    const root = join(above, 'inside');
    expect(sitesIn(root, 'main.ts')).toHaveLength(1);
    expect(sitesIn(root, 'helper.ts')).toEqual([]);
  });

  it('files that are not on disk are analysed by themselves', () => {
    const root = temporaryProject({ 'package.json': '{}', 'graph.ts': GRAPH });
    expect(lint(root, 'unsaved.ts', `${GRAPH}${importing('./graph.js', 'load2')}`)).toEqual([]);
    expect(
      lint(
        root,
        'unsaved.ts',
        GRAPH.replace('return client.api', 'try { return await client.api').replace(
          '; }',
          '; } catch (e) { if (e.message.includes("odd text")) return; } }',
        ),
      ),
    ).toEqual(['msgraph/no-message-matching:3']);
    expect(lint(root, 'graph.ts/0_0.ts', importing('./graph.js'))).toEqual([]);
  });
});

function sameFile(root: string, first: string, second: string): boolean {
  try {
    writeFileSync(join(root, second), '', { flag: 'wx' });
    return false;
  } catch {
    return first.toLowerCase() === second.toLowerCase();
  }
}

/** Rows and functions, as generators write them. */
function generated(rows: number, functions: number): string {
  const data = Array.from(
    { length: rows },
    (_, index) =>
      `export const row${String(index)} = { id: ${String(index)}, text: 'value of row ${String(index)}', next: [${String(index + 1)}] };`,
  );
  const calls = Array.from(
    { length: functions },
    (_, index) =>
      `export async function call${String(index)}(a) { try { return await call${String((index * 7) % functions)}(a.next); } catch (e) { if (e.message.includes('code ${String(index)}') || e.code === 'itemNotFound') return row${String(index)}; throw e; } }`,
  );
  return [GRAPH, ...data, ...calls].join('\n');
}

describe('a generated file', () => {
  it('of ten megabytes is not read for the files that import it', { timeout: 30_000 }, () => {
    const text = generated(100_000, 12_000);
    expect(text.length).toBeGreaterThan(10_000_000);
    const root = temporaryProject({ 'package.json': '{}', 'big.ts': text, 'main.ts': importing('./big.js') });
    expect(sitesIn(root, 'main.ts')).toEqual([]);
  });

  it('of two megabytes comes to an end when it is analysed itself', { timeout: 60_000 }, () => {
    const text = generated(17_000, 4000);
    expect(text.length).toBeGreaterThan(2_000_000);
    expect(detectSites(parseSource('/project/big.ts', text))).toEqual([]);
  });
});

describe('the folder that a project lies in', () => {
  const files = {
    'package.json': '{}',
    'api.ts': `export const load = (id: string) => fetch('https://graph.microsoft.com/v1.0/users/' + id);`,
    'main.ts': `export const check = (e: any) => e.error.code === 'ErrorItemNotFound';`,
    'outlook/main.ts': `export const check = (e: any) => e.error.code === 'ErrorItemNotFound';`,
  };

  it('says nothing of its files, other than the folders in it', () => {
    const inside = Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`microsoft-graph/${name}`, text]),
    );
    const root = join(temporaryProject(inside), 'microsoft-graph');
    expect(sitesIn(root, 'main.ts')).toEqual([]);
    expect(sitesIn(root, 'outlook/main.ts')).toHaveLength(1);
  });
});
