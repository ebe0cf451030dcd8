import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as runtime from 'msgraph-errors';
import { usesIn } from '../../codemods/src/vendor/uses.js';
import { TestProject } from './helpers/project.js';
import { messageSource } from './helpers/samples.js';
import { browser, typeErrors } from './helpers/type-errors.js';

const esm = '{ "name": "app", "type": "module" }\n';
const COPY = 'src/lib/msgraph-errors.ts';

const vendored = (files: Readonly<Record<string, string>>, folder = 'src/lib'): TestProject => {
  const project = new TestProject({ 'tsconfig.json': '{}', 'package.json': esm, ...files });
  expect(project.run('init', '--vendor', folder)).toMatchObject({ status: 0, stderr: '' });
  return project;
};

const copyOf = (source: string, name = 'src/use.ts'): string => vendored({ [name]: source }).read(COPY);

/** A file that uses everything. */
const whole = "export * from './lib/msgraph-errors.js';\n";

describe('init --vendor', () => {
  it('writes one typed file, and the same again', () => {
    const use = `import { hasErrorCode, type GraphErrorInfo, type RetryOptions } from './lib/msgraph-errors.js';
export const options: RetryOptions = { maxAttempts: 2 };
export const test = (info: GraphErrorInfo): boolean => hasErrorCode(info, 'itemNotFound');\n`;
    const project = vendored({ 'src/use.ts': use });
    const source = project.read(COPY);
    expect(source).not.toMatch(/^import|^export .* from/m);
    expect(source).toContain('MIT License');
    expect(typeErrors(project, ['src/use.ts'])).toEqual([]);
    project.write('src/use.ts', use.replace('maxAttempts: 2', "maxAttempts: '2'"));
    expect(typeErrors(project, ['src/use.ts'])).toHaveLength(1);
    expect(project.run('init', '--vendor', 'src/lib').status).toBe(0);
    expect(project.read(COPY)).toBe(source);
  });

  // Both declare timers, and where both are there the one that fits the arguments decides what a timer is.
  it.each([
    ['Node.js', { lib: ['lib.es2023.d.ts'], types: ['node'] }],
    ['a browser', browser],
    ['Node.js and a browser', { ...browser, types: ['node'] }],
    [
      'a browser and the library of ES2020',
      { lib: ['lib.es2020.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] },
    ],
  ])('type-checks with the types of %s', (_name, platform) => {
    const project = vendored({ 'src/all.ts': whole });
    expect(typeErrors(project, [COPY], platform)).toEqual([]);
  });

  it('works like the package', async () => {
    const project = new TestProject({
      'package.json': esm,
      'all.js': "export * from './lib/msgraph-errors.js';",
    });
    expect(project.run('init', '--vendor', 'lib').status).toBe(0);
    const copy = (await import(pathToFileURL(project.path('lib/msgraph-errors.js')).href)) as typeof runtime;
    expect(Object.keys(copy).sort()).toEqual(Object.keys(runtime).sort());
    expect(copy.GraphErrorCode).toEqual(runtime.GraphErrorCode);
    const thrown = {
      statusCode: 429,
      headers: { 'retry-after': '3' },
      body: '{"error":{"code":"x","innerError":{"code":"activityLimitReached"}}}',
    };
    expect(copy.parseGraphError(thrown)).toEqual(runtime.parseGraphError(thrown));
    expect(copy.describeCode('itemNotFound')).toEqual(runtime.describeCode('itemNotFound'));
    let calls = 0;
    const work = (): never => {
      calls += 1;
      throw new TypeError('fetch failed');
    };
    await expect(
      copy.retryGraph(work, { maxAttempts: 2, idempotent: true, clock: { sleep: () => Promise.resolve() } }),
    ).rejects.toThrow('fetch failed');
    expect(calls).toBe(2);
  });
});

describe('what a copy of the runtime holds', () => {
  const conditions = `import { GraphErrorCode, GraphErrorCondition, hasErrorCode, hasErrorCondition } from './lib/msgraph-errors.js';
export const test = (e: unknown): boolean =>
  hasErrorCode(e, GraphErrorCode.ItemNotFound) || hasErrorCondition(e, GraphErrorCondition.NotFound);\n`;

  it('fits into 30 kB for codes and conditions', () => {
    const project = vendored({ 'src/use.ts': conditions });
    const copy = project.read(COPY);
    expect(Buffer.byteLength(copy)).toBeLessThan(30_000);
    expect(typeErrors(project, ['src/use.ts'])).toEqual([]);
    expect(copy).toContain('/** The addressed item or resource does not exist. */');
    expect(copy).not.toContain('AccessDenied:');
    expect(copy).not.toContain('retryGraph');
  });

  it('is what nothing but codes needs, in 8 kB', () => {
    expect(
      Buffer.byteLength(copyOf(conditions.replace(/ \|\| has[^;]*/, '').replace(/, \w+Condition/g, ''))),
    ).toBeLessThan(8_000);
  });

  // Of these 38 kB seven are types, three where lines begin, and one the licence.
  it.each([
    ['alone', "import { retryGraph } from './lib/msgraph-errors.js';\n", 38_000],
    [
      'beside codes and conditions',
      `${conditions}import { retryGraph } from './lib/msgraph-errors.js';\n`,
      51_000,
    ],
  ])('has with retryGraph nothing else: %s', (_name, use, bytes) => {
    const copy = copyOf(use);
    expect(Buffer.byteLength(copy)).toBeLessThan(bytes);
    expect(copy).toMatch(/^export async function retryGraph</m);
    expect(copy).not.toMatch(/retryBatch|resumeUpload|createThrottleGate|describeCode/);
  });

  it('is enough to begin with where nothing uses it yet', () => {
    expect(copyOf('')).toMatch(/export function hasErrorCode\(/);
    expect(copyOf('')).not.toContain('retryGraph');
  });

  const exported = new Set(['GraphErrorCode', 'hasErrorCode', 'retryGraph']);

  it.each([
    ['a code that is named', 'use(GraphErrorCode.ItemNotFound);', new Set(['ItemNotFound'])],
    ['the codes as a value', 'use(GraphErrorCode);', undefined],
    ['a code by a text', "use(GraphErrorCode['itemNotFound' as never]);", undefined],
    ['the type of codes', 'let code: GraphErrorCode | undefined; use(code);', undefined],
  ])('has all codes only where all may be needed: %s', (_name, use, codes) => {
    const source = `import { GraphErrorCode } from './lib/msgraph-errors.js';\n${use}\n`;
    expect(usesIn('use.ts', source, exported).codes).toEqual(codes);
  });

  it.each([
    ['an alias of a folder', "import { retryGraph } from '@/lib/msgraph-errors';", 'use.ts'],
    ['the package itself', "import { retryGraph } from 'msgraph-errors';", 'use.ts'],
    ['another name', "import { retryGraph as again } from './lib/msgraph-errors.js';", 'use.ts'],
    ['a call', "const { retryGraph: again } = await import('./lib/msgraph-errors.js');", 'use.mjs'],
    ['a call of require', "const { retryGraph } = require('./lib/msgraph-errors');", 'use.cjs'],
    ['an export', "export { retryGraph as again } from './lib/msgraph-errors.js';", 'use.ts'],
    ['a component', "<script>import { retryGraph } from './lib/msgraph-errors.js'</script>", 'use.vue'],
  ])('is what is imported by %s', (_name, source, path) => {
    expect([...usesIn(path, source, exported).names]).toEqual(['retryGraph']);
  });

  it.each([
    ['a namespace', "import * as graph from './lib/msgraph-errors.js';"],
    ['a star', "export * from './lib/msgraph-errors.js';"],
    ['a call', "const graph = await import('./lib/msgraph-errors.js');"],
  ])('is everything where the module is taken as a whole: %s', (_name, source) => {
    expect(usesIn('use.ts', source, exported)).toMatchObject({ names: exported, codes: undefined });
  });

  it.each([
    ['another module', "import { retryGraph } from './lib/graph-errors.js'; // msgraph-errors"],
    ['a module that only ends alike', "import { retryGraph } from './my-msgraph-errors.js';"],
    ['an entry of the package', "import { retryGraph } from 'msgraph-errors/axios';"],
    ['a call of something else', "log('msgraph-errors is there'); const { retryGraph } = x;"],
  ])('is not what comes from %s', (_name, source) => {
    expect([...usesIn('use.ts', source, exported).names]).toEqual([]);
  });
});

describe('a rewrite in a project with a copy of the runtime', () => {
  const settings = '{ "runtime": "./src/lib/msgraph-errors.js" }';

  it('imports it, without the dependency', () => {
    const project = new TestProject({
      'package.json': esm,
      'settings.json': settings,
      'src/deep/a.ts': messageSource(),
    });
    const { status, stdout } = project.run('--write', '--settings', 'settings.json', '--no-verify');
    expect({ status, stdout }).toMatchObject({ status: 0 });
    expect(project.read('src/deep/a.ts')).toContain("from '../lib/msgraph-errors.js'");
    expect(project.read('package.json')).toBe(esm);
  });

  const project = (): TestProject =>
    vendored({
      'settings.json': settings,
      'src/a.ts': messageSource(),
      'src/own.ts':
        "import { GraphErrorCode, hasErrorCode } from './lib/msgraph-errors.js';\nexport const denied = (e: unknown) => hasErrorCode(e, GraphErrorCode.AccessDenied);\n",
    });

  it('gives it what it imports, and takes nothing from it', () => {
    const given = project();
    expect(given.read(COPY)).not.toContain('ItemNotFound');
    expect(given.run('--settings', 'settings.json').stdout).toContain('Files: 2 changed');
    expect(given.read(COPY)).not.toContain('ItemNotFound');
    const { status, stdout } = given.run('--write', '--settings', 'settings.json');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining('Places: 1 rewritten, 0 left.') as string,
    });
    expect(given.read('src/a.ts')).toContain('GraphErrorCode.ItemNotFound');
    expect(given.read(COPY)).toMatch(/AccessDenied: [^]*ItemNotFound: /);
    const copy = given.read(COPY);
    expect(given.run('--write', '--settings', 'settings.json').stdout).toContain('Files: 0 changed');
    expect(given.read(COPY)).toBe(copy);
  });

  it('leaves it where it has everything, and where somebody else wrote it', () => {
    const given = project();
    given.write(
      'src/lib/msgraph-errors.ts',
      "export const hasErrorCode = (..._given: unknown[]) => true;\nexport const GraphErrorCode = { ItemNotFound: '' };\n",
    );
    const own = given.read(COPY);
    expect(given.run('--write', '--settings', 'settings.json').stdout).toContain('Files: 1 changed');
    expect(given.read(COPY)).toBe(own);
  });

  it('leaves it where the rewrite is put back', () => {
    const given = project();
    const before = given.read(COPY);
    const command = `node -e "process.exit(require('node:fs').readFileSync('src/a.ts', 'utf8').includes('itemNotFound') ? 0 : 1)"`;
    const { stdout } = given.run('--write', '--settings', 'settings.json', '--test', command);
    expect(stdout).toContain('Put back');
    expect(given.read(COPY)).toBe(before);
  });

  it('finds the copy in the tests of the project', () => {
    const given = project();
    const command = `node -e "process.exit(require('node:fs').readFileSync('${COPY}', 'utf8').includes('AccessDenied') ? 0 : 1)"`;
    expect(given.run('--write', '--settings', 'settings.json', '--test', command).stdout).toContain(
      'Places: 1 rewritten',
    );
    expect(given.read(COPY)).toContain('ItemNotFound: ');
  });
});
