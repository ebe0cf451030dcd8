import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProject, ownFiles, packAll, type Project } from './project.js';
import { source } from './source.js';

const packed = packAll();
afterAll(() => {
  rmSync(packed.folder, { recursive: true, force: true });
});

const tsconfig = {
  compilerOptions: {
    module: 'NodeNext',
    target: 'ES2023',
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    types: ['node'],
  },
  include: ['graph.ts'],
};

describe('the packed codemod in an empty project', () => {
  let project: Project;
  beforeAll(() => {
    project = createProject([
      ...Object.values(packed.tarballs),
      '@microsoft/microsoft-graph-client@3.0.7',
      '@types/node@20.19.43',
      // For those who run the transforms in a pipeline of their own.
      'jscodeshift@17.4.0',
      'typescript@6.0.3',
      'typescript-4.7@npm:typescript@4.7.4',
      'typescript-5.4@npm:typescript@5.4.5',
    ]);
    project.write('tsconfig.json', JSON.stringify(tsconfig));
  });
  beforeEach(() => {
    project.write('graph.ts', source);
  });
  afterAll(() => {
    project.remove();
  });

  it('shows diffs and changes nothing', () => {
    const before = ownFiles(project);
    const { code, stdout } = project.run('npx', 'msgraph-codemod');
    expect(code).toBe(0);
    expect(stdout).toContain(
      '+    if (error instanceof Error && hasErrorCode(error, GraphErrorCode.ErrorItemNotFound)) return;',
    );
    expect(ownFiles(project)).toEqual(before);
  });

  it('rewrites the three sites so that the result type-checks, and changes nothing the second time', () => {
    expect(project.run('npx', 'msgraph-codemod', '--write').code).toBe(0);
    const once = ownFiles(project);
    expect(once['graph.ts']).toContain('hasErrorCode(error, GraphErrorCode.ErrorItemNotFound)');
    expect(once['graph.ts']).toContain('hasErrorCode(error, GraphErrorCode.NameAlreadyExists)');
    expect(once['graph.ts']).toContain('retryGraph(');
    expect(once['graph.ts']).toMatch(/^import \{ .* \} from 'msgraph-errors';$/m);
    expect(project.run('npx', 'tsc', '-p', '.')).toMatchObject({ code: 0, stdout: '' });

    expect(project.run('npx', 'msgraph-codemod', '--write').code).toBe(0);
    expect(ownFiles(project)).toEqual(once);
  });

  it('--check is red before the rewrite and green after it', () => {
    expect(project.run('npx', 'msgraph-codemod', '--check').code).toBe(1);
    project.run('npx', 'msgraph-codemod', '--write');
    expect(project.run('npx', 'msgraph-codemod', '--check').code).toBe(0);
  });

  it.each([
    ['message-to-code', 'GraphErrorCode.ErrorItemNotFound'],
    ['innererror-traversal', 'GraphErrorCode.NameAlreadyExists'],
    ['bounded-retry', 'retryGraph('],
  ])('jscodeshift runs %s, with and without Babel', (name, expected) => {
    const args = [
      'jscodeshift',
      '--parser=tsx',
      '--extensions=ts',
      '-t',
      `node_modules/msgraph-codemod/dist/transforms/${name}.js`,
    ];
    const results = [[], ['--no-babel']].map((babel) => {
      project.write('graph.ts', source);
      const { stdout } = project.run('npx', ...args, ...babel, 'graph.ts');
      expect(stdout).toMatch(/\b1 ok\b/);
      return project.read('graph.ts');
    });
    expect(results[0]).toContain(expected);
    expect(results[1]).toBe(results[0]);
  });

  it('init copies the runtime and makes an enum of own codes, and what uses them type-checks', () => {
    project.write('codes.json', JSON.stringify({ codes: [{ code: 'orderLocked', conditions: ['locked'] }] }));
    project.write(
      'graph.ts',
      "import { hasErrorCode, GraphErrorCode } from './lib/msgraph-errors.js';\nimport { OrderCode } from './codes.js';\nexport const known: boolean = hasErrorCode({}, GraphErrorCode.ItemNotFound, OrderCode.OrderLocked);\n",
    );
    const { code, stdout } = project.run(
      'npx',
      'msgraph-codemod',
      'init',
      '--vendor',
      'lib',
      '--catalog',
      'codes.json',
      '--name',
      'OrderCode',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/lib\/msgraph-errors\.ts/);
    expect(project.run('npx', 'tsc', '-p', '.')).toMatchObject({ code: 0, stdout: '' });
    for (const made of ['lib/msgraph-errors.ts', 'codes.ts', 'codes.json'])
      rmSync(join(project.folder, made));
  });

  it.each([
    ['4.7', 'typescript-4.7', 'node'],
    ['5.4', 'typescript-5.4', 'node'],
    ['6.0', 'typescript', 'bundler'],
  ])('a copy of the whole runtime type-checks with TypeScript %s', (_version, compiler, moduleResolution) => {
    project.write('graph.ts', "export * from './lib/msgraph-errors';\n");
    expect(project.run('npx', 'msgraph-codemod', 'init', '--vendor', 'lib').code).toBe(0);
    const compilerOptions = {
      lib: ['ES2020', 'DOM'],
      target: 'ES2020',
      module: 'ESNext',
      moduleResolution,
      strict: true,
      noUnusedLocals: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
    };
    project.write('copy.json', JSON.stringify({ compilerOptions, files: ['graph.ts'] }));
    const tsc = join('node_modules', compiler, 'bin', 'tsc');
    expect(project.run('node', tsc, '-p', 'copy.json')).toMatchObject({ code: 0, stdout: '' });
    rmSync(join(project.folder, 'copy.json'));
    rmSync(join(project.folder, 'lib'), { recursive: true });
  });

  it.each([
    ['fetch', 'createGraphFetch()'],
    ['graph-client', 'createGraphClientMiddleware().execute'],
    ['kiota', 'createKiotaMiddleware().execute'],
    ['axios', 'installGraphRetry'],
  ])('msgraph-errors/%s is there for import and for require', (entry, made) => {
    const use = `console.log(typeof m.${made});`;
    expect(
      project.run(
        'node',
        '--input-type=commonjs',
        '-e',
        `const m = require('msgraph-errors/${entry}'); ${use}`,
      ).stdout,
    ).toBe('function\n');
    expect(
      project.run('node', '--input-type=module', '-e', `import * as m from 'msgraph-errors/${entry}'; ${use}`)
        .stdout,
    ).toBe('function\n');
  });

  it('the runtime is there for import and for require', () => {
    const use =
      "console.log(m.hasErrorCode({ error: { code: 'itemNotFound' } }, m.GraphErrorCode.ItemNotFound))";
    expect(
      project.run('node', '--input-type=commonjs', '-e', `const m = require('msgraph-errors'); ${use}`)
        .stdout,
    ).toBe('true\n');
    expect(
      project.run('node', '--input-type=module', '-e', `import * as m from 'msgraph-errors'; ${use}`).stdout,
    ).toBe('true\n');
  });
});
