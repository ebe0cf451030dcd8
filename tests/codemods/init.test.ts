import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as runtime from 'msgraph-errors';
import { TestProject } from './helpers/project.js';
import { messageSource } from './helpers/samples.js';

const catalog = JSON.stringify({
  codes: [{ code: 'orderLocked', meaning: 'The order is being edited.' }],
  messages: [{ pattern: 'The order is open in another window', codes: ['orderLocked'] }],
});

interface Platform {
  readonly lib: readonly string[];
  readonly types: readonly string[];
}

const browser: Platform = { lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] };

/** Type errors of files in a project of their own, under strict settings. */
function typeErrors(
  project: TestProject,
  names: readonly string[],
  { lib, types }: Platform = browser,
): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    isolatedDeclarations: true,
    declaration: true,
    verbatimModuleSyntax: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    lib: [...lib],
    module: ts.ModuleKind.NodeNext,
    skipLibCheck: true,
    types: [...types],
    typeRoots: [fileURLToPath(new URL('../../node_modules/@types', import.meta.url))],
  };
  const program = ts.createProgram(
    names.map((name) => project.path(name)),
    options,
  );
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const esm = '{ "name": "app", "type": "module" }\n';

describe('init --catalog', () => {
  it('writes an enum beside the catalogue, and again after a change', () => {
    const project = new TestProject({
      'tsconfig.json': '{}',
      'package.json': esm,
      'src/codes.json': catalog,
    });
    const { status, stdout } = project.run('init', '--catalog', 'src/codes.json', '--name', 'OrderCode');
    expect({ status, stdout }).toEqual({ status: 0, stdout: `Wrote ${project.path('src/codes.ts')}.\n` });
    expect(project.read('src/codes.ts'))
      .toBe(`// The codes of codes.json, written by msgraph-codemod init --catalog. Run that again after a change.
export const OrderCode = {
  /** The order is being edited. */
  OrderLocked: 'orderLocked',
} as const;

export type OrderCode = (typeof OrderCode)[keyof typeof OrderCode];
`);
    expect(typeErrors(project, ['src/codes.ts'])).toEqual([]);
    project.write('src/codes.json', '{"codes":[{"code":"orderGone"}]}');
    expect(project.run('init', '--catalog', 'src/codes.json').status).toBe(0);
    expect(project.read('src/codes.ts')).toContain("OrderGone: 'orderGone'");
  });

  it('writes JavaScript where there is no tsconfig', async () => {
    const project = new TestProject({ 'package.json': esm, 'codes.json': catalog });
    expect(project.run('init', '--catalog', 'codes.json').status).toBe(0);
    const module = (await import(pathToFileURL(project.path('codes.js')).href)) as Record<string, unknown>;
    expect({ ...module }).toEqual({ ErrorCode: { OrderLocked: 'orderLocked' } });
  });

  it('replaces no file of somebody else', () => {
    const project = new TestProject({
      'tsconfig.json': '{}',
      'codes.json': catalog,
      'codes.ts': 'export {};\n',
    });
    const { status, stderr } = project.run('init', '--catalog', 'codes.json');
    expect(status).toBe(2);
    expect(stderr).toContain('was not written by this command');
    expect(project.read('codes.ts')).toBe('export {};\n');
  });

  it.each([
    ['a file that is missing', undefined, 'cannot be read'],
    ['no JSON', '{', 'is no valid JSON'],
    ['a bad catalogue', '{"codes":[{"code":""}]}', '`codes[0].code`'],
    ['something else', '[]', '`catalog`'],
  ])('refuses %s', (_name, content, message) => {
    const project = new TestProject(content === undefined ? {} : { 'codes.json': content });
    const { status, stderr } = project.run('init', '--catalog', 'codes.json');
    expect(status).toBe(2);
    expect(stderr).toContain(message);
    expect(project.has('codes.js')).toBe(false);
  });

  it.each([
    [['init'], '`init` needs'],
    [['init', 'src', '--vendor', 'lib'], '`init` needs'],
    [['--vendor', 'lib'], 'belong to `init`'],
    [['init', '--catalog', 'codes.json', '--name', 'order-code'], '`order-code`'],
  ])('refuses %j', (args, message) => {
    const { status, stderr } = new TestProject({ 'codes.json': catalog }).run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });
});

describe('init --vendor', () => {
  it('writes one typed file with the same exports', () => {
    const project = new TestProject({ 'tsconfig.json': '{}', 'package.json': esm });
    const { status, stdout } = project.run('init', '--vendor', 'src/lib');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringContaining(`Wrote ${project.path('src/lib/msgraph-errors.ts')}.`) as string,
    });
    const source = project.read('src/lib/msgraph-errors.ts');
    expect(source).not.toMatch(/^import|^export .* from/m);
    expect(source).toContain('MIT License');
    const use = `import { hasErrorCode, type GraphErrorInfo, type RetryOptions } from './lib/msgraph-errors.js';
export const options: RetryOptions = { maxAttempts: 2 };
export const test = (info: GraphErrorInfo): boolean => hasErrorCode(info, 'itemNotFound');\n`;
    project.write('src/use.ts', use);
    expect(typeErrors(project, ['src/use.ts'])).toEqual([]);
    project.write('src/use.ts', use.replace('maxAttempts: 2', "maxAttempts: '2'"));
    expect(typeErrors(project, ['src/use.ts'])).toHaveLength(1);
    expect(project.run('init', '--vendor', 'src/lib').status).toBe(0);
    expect(project.read('src/lib/msgraph-errors.ts')).toBe(source);
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
    const project = new TestProject({ 'tsconfig.json': '{}', 'package.json': esm });
    expect(project.run('init', '--vendor', 'lib').status).toBe(0);
    expect(typeErrors(project, ['lib/msgraph-errors.ts'], platform)).toEqual([]);
  });

  it('works like the package', async () => {
    const project = new TestProject({ 'package.json': esm });
    expect(project.run('init', '--vendor', 'lib').status).toBe(0);
    const copy = (await import(pathToFileURL(project.path('lib/msgraph-errors.js')).href)) as typeof runtime;
    expect(Object.keys(copy).sort()).toEqual(Object.keys(runtime).sort());
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

  it('is what rewritten code imports when the settings say so, without the dependency', () => {
    const settings = '{ "runtime": "./src/lib/msgraph-errors.js" }';
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
});

describe('a catalogue in the settings file', () => {
  const source = messageSource().replace('itemNotFound', 'The order is open in another window');

  it('may be the path of the file, seen from the settings', () => {
    const project = new TestProject({
      'package.json': esm,
      'config/codes.json': catalog,
      'config/settings.json': '{ "catalog": "codes.json" }',
      'a.ts': source,
    });
    expect(project.run('--write', '--settings', 'config/settings.json', '--no-verify').status).toBe(0);
    expect(project.read('a.ts')).toContain("hasErrorCode(e, 'orderLocked')");
  });

  it('may stand there itself, and must be valid', () => {
    const project = new TestProject({
      'package.json': esm,
      'settings.json': `{ "catalog": ${catalog} }`,
      'bad.json': '{ "catalog": { "codes": [1] } }',
      'lost.json': '{ "catalog": "lost" }',
      'a.ts': source,
    });
    expect(project.run('--settings', 'settings.json', '--no-verify').stdout).toContain(
      "hasErrorCode(e, 'orderLocked')",
    );
    expect(project.run('--settings', 'bad.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('`codes[0]`') as string,
    });
    expect(project.run('--settings', 'lost.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('cannot be read') as string,
    });
  });
});
