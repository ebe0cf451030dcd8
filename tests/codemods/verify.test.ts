import type { Site } from 'eslint-plugin-msgraph/detector';
import { describe, expect, it } from 'vitest';
import type * as DetectorModule from '../../rules/src/detector/index.js';
import type * as RunModule from '../../codemods/src/run.js';
import type * as VerifyModule from '../../codemods/src/verify.js';
import { installPackages } from './helpers/install.js';
import { installed } from './helpers/installed.js';
import { TestProject } from './helpers/project.js';
import { messageExpected, messageSource } from './helpers/samples.js';

const { proveTypes } = await installed<typeof VerifyModule>('verify');
const { runCodemod } = await installed<typeof RunModule>('run');
const detector = (await import(
  /* @vite-ignore */ `${installPackages().folder}/node_modules/eslint-plugin-msgraph/dist/detector/index.js`
)) as typeof DetectorModule;

const MANIFEST = '{ "name": "app", "dependencies": { "msgraph-errors": "^0.1.0" } }\n';
const tsconfig = (compilerOptions: object = {}, rest: object = { include: ['src'] }): string =>
  JSON.stringify({
    compilerOptions: {
      strict: true,
      target: 'es2022',
      module: 'nodenext',
      types: [],
      noEmit: true,
      ...compilerOptions,
    },
    ...rest,
  });

/** Proves one change of a file in a project without node_modules. */
function prove(
  files: Readonly<Record<string, string>>,
  name: string,
  after: string,
): { reason: string | undefined; checked: number } {
  const project = new TestProject({
    'tsconfig.json': tsconfig(),
    'package.json': '{"type":"module"}',
    ...files,
  });
  const { rejected, checked } = proveTypes([{ path: project.path(name), after }], { root: project.root });
  return { reason: rejected.get(project.path(name)), checked: checked.size };
}

describe('the type proof', () => {
  it('accepts a change without new errors', () => {
    expect(prove({ 'src/a.ts': 'export const a = 1;\n' }, 'src/a.ts', 'export const a = 2;\n')).toEqual({
      reason: undefined,
      checked: 1,
    });
  });

  it('rejects a change that gains an error, and says which', () => {
    const { reason } = prove(
      { 'src/a.ts': 'export const a = 1;\n' },
      'src/a.ts',
      'export const b = 1;\nexport const a = missing;\n',
    );
    expect(reason).toBe(
      "The rewrite would give a new type error (line 2: TS2304 Cannot find name 'missing'.).",
    );
  });

  it('rejects a change that does not parse', () => {
    expect(prove({ 'src/a.ts': 'export {};\n' }, 'src/a.ts', 'export {}; const = 1;\n').reason).toContain(
      'TS1',
    );
  });

  it('does not count errors that were there before, wherever they move to', () => {
    const before = 'export const a: string = 1;\nimport "./nowhere.js";\n';
    expect(prove({ 'src/a.ts': before }, 'src/a.ts', `// moved\n${before}`)).toEqual({
      reason: undefined,
      checked: 1,
    });
  });

  it('counts one more of the same', () => {
    const before = 'export const a: string = 1;\n';
    expect(
      prove({ 'src/a.ts': before }, 'src/a.ts', `${before}export const b: string = 1;\n`).reason,
    ).toContain('line 2: TS2322');
  });

  it('rejects a change that breaks a file that imports it, directly or not', () => {
    const files = {
      'src/a.ts': 'export const f = (): boolean | string => true;\n',
      'src/b.ts': "export { f } from './a.js';\n",
      'src/c.ts': "import { f } from './b.js';\nexport const c: boolean | string = f();\n",
    };
    const { reason } = prove(files, 'src/a.ts', 'export const f = (): boolean | number => true;\n');
    expect(reason).toMatch(/^The rewrite would give a new type error in .*c\.ts \(line 2: TS2322 /);
  });

  it('puts back only what is at fault', () => {
    const project = new TestProject({
      'tsconfig.json': tsconfig(),
      'src/a.ts': 'export {};\n',
      'src/b.ts': 'export {};\n',
    });
    const changes = [
      { path: project.path('src/a.ts'), after: 'export const a: string = 1;\n' },
      { path: project.path('src/b.ts'), after: 'export const b = 1;\n' },
    ];
    const { rejected, checked } = proveTypes(changes, { root: project.root });
    expect([...rejected.keys()]).toEqual([project.path('src/a.ts')]);
    expect(checked.size).toBe(2);
  });

  it('puts back what needs a change that was put back', () => {
    const project = new TestProject({
      'tsconfig.json': tsconfig(),
      'package.json': '{"type":"module"}',
      'src/a.ts': 'export {};\n',
      'src/b.ts': 'export {};\n',
      'src/c.ts': 'export {};\n',
    });
    const changes = [
      { path: project.path('src/a.ts'), after: 'export const made = 1;\nexport const a: string = 1;\n' },
      {
        path: project.path('src/b.ts'),
        after: "import { made } from './a.js';\nexport const b: number = made;\n",
      },
      { path: project.path('src/c.ts'), after: 'export const c = 1;\n' },
    ];
    const { rejected } = proveTypes(changes, { root: project.root });
    expect([...rejected]).toEqual([
      [project.path('src/a.ts'), expect.stringContaining('line 2: TS2322')],
      [
        project.path('src/b.ts'),
        expect.stringContaining("line 1: TS2305 Module '\"./a.js\"' has no exported member 'made'"),
      ],
    ]);
  });

  it('takes the first text with fewer rewrites that has no new error', () => {
    const project = new TestProject({
      'tsconfig.json': tsconfig(),
      'src/a.ts': 'export {};\n',
      'src/b.ts': 'export {};\n',
      'src/c.ts': 'export {};\n',
    });
    const wrong = 'export {};\nconst a: string = 1;\n';
    const changes = [
      {
        path: project.path('src/a.ts'),
        after: wrong,
        fallbacks: ['export {};\nmissing;\n', 'export {};\nconst a = 1;\n', 'export {};\n'],
      },
      { path: project.path('src/b.ts'), after: wrong, fallbacks: ['export {};\nmissing;\n'] },
      // What others see of it would change, and they are not looked at.
      { path: project.path('src/c.ts'), after: wrong, fallbacks: ['export const c = 1;\n'] },
    ];
    const { rejected, reduced } = proveTypes(changes, { root: project.root });
    const reason = expect.stringContaining('line 2: TS2322') as string;
    expect([...reduced]).toEqual([[project.path('src/a.ts'), { index: 1, reason }]]);
    expect(Object.fromEntries(rejected)).toEqual({
      [project.path('src/b.ts')]: reason,
      [project.path('src/c.ts')]: reason,
    });
  });

  it('sees errors that strict options of the project ask for', () => {
    const before = 'export function f(e: Error) { const m = e.message; return m === "x"; }\n';
    const after = 'export function f(e: Error) { const m = e.message; return e.name === "x"; }\n';
    expect(prove({ 'src/a.ts': before }, 'src/a.ts', after).reason).toBeUndefined();
    expect(
      prove({ 'src/a.ts': before, 'tsconfig.json': tsconfig({ noUnusedLocals: true }) }, 'src/a.ts', after)
        .reason,
    ).toContain('TS6133');
  });
});

describe('the runtime in the type proof', () => {
  const call = (text: string): string =>
    `import { hasErrorCode } from 'msgraph-errors';\nexport const a: boolean = ${text};\n`;

  it.each([
    {},
    { module: 'esnext', moduleResolution: 'bundler' },
    { module: 'commonjs', moduleResolution: 'bundler' },
    { module: 'node16' },
    { paths: { '~/*': ['./src/*'] } },
  ])('is found where it is not installed, with its types: %j', (options) => {
    const files = { 'src/a.ts': 'export const a = false;\n', 'tsconfig.json': tsconfig(options) };
    expect(prove(files, 'src/a.ts', call("hasErrorCode(1, 'itemNotFound')"))).toEqual({
      reason: undefined,
      checked: 1,
    });
    expect(prove(files, 'src/a.ts', call('hasErrorCode(1, 2)')).reason).toContain(
      "TS2345 Argument of type '2' is not assignable",
    );
  });

  it('is the one of the project where there is one', () => {
    const files = {
      'src/a.ts': 'export const a = false;\n',
      'node_modules/msgraph-errors/package.json': '{ "name": "msgraph-errors", "types": "index.d.ts" }',
      'node_modules/msgraph-errors/index.d.ts':
        'export declare function hasErrorCode(only: number): boolean;\n',
    };
    expect(prove(files, 'src/a.ts', call('hasErrorCode(1)')).reason).toBeUndefined();
    expect(prove(files, 'src/a.ts', call("hasErrorCode(1, 'itemNotFound')")).reason).toContain('TS2554');
  });

  it('keeps the paths of the project', () => {
    const files = {
      'src/a.ts': 'export {};\n',
      'src/lib/b.ts': 'export const b = 1;\n',
      'tsconfig.json': tsconfig({
        paths: { '~/*': ['./src/lib/*.ts'] },
        module: 'esnext',
        moduleResolution: 'bundler',
      }),
    };
    expect(
      prove(files, 'src/a.ts', "import { b } from '~/b';\nexport const a: number = b;\n").reason,
    ).toBeUndefined();
    expect(
      prove(files, 'src/a.ts', "import { b } from '~/b';\nexport const a: string = b;\n").reason,
    ).toContain('TS2322');
  });
});

describe('the project of a file', () => {
  const before = { 'src/a.ts': 'export {};\n' };
  const wrong = 'export const a: string = 1;\n';

  it.each<[string, Record<string, string>]>([
    [
      'the nearest tsconfig',
      {
        ...before,
        'src/tsconfig.json': tsconfig({}, { include: ['.'] }),
        'tsconfig.json': tsconfig({}, { files: [] }),
      },
    ],
    [
      'one further up that names it',
      { ...before, 'src/tsconfig.json': tsconfig({}, { include: ['other'] }) },
    ],
    [
      'one that the nearest references',
      {
        ...before,
        'tsconfig.json': tsconfig({}, { files: [], references: [{ path: './tsconfig.app.json' }] }),
        'tsconfig.app.json': tsconfig({ composite: true, noEmit: false }),
      },
    ],
    [
      'one that extends another',
      {
        ...before,
        'tsconfig.json': '{ "extends": "./base.json", "include": ["src"] }',
        'base.json': tsconfig(),
      },
    ],
    [
      'one whose files import it',
      {
        ...before,
        'src/main.ts': "import './a.js';\n",
        'tsconfig.json': tsconfig({}, { files: ['src/main.ts'] }),
      },
    ],
  ])('is %s', (_title, files) => {
    const { reason, checked } = prove(files, 'src/a.ts', wrong);
    expect(checked).toBe(1);
    expect(reason).toContain('TS2322');
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'no tsconfig names it',
      { ...before, 'tsconfig.json': tsconfig({}, { files: ['src/main.ts'] }), 'src/main.ts': 'export {};\n' },
      'src/a.ts',
    ],
    ['it is JavaScript and the project is not', { 'src/a.js': 'export {};\n' }, 'src/a.js'],
  ])('is none when %s', (_title, files, name) => {
    expect(prove(files, name, 'export const a = missing;\n')).toEqual({ reason: undefined, checked: 0 });
  });

  it('is none that the compiler cannot read: then nothing is proven', () => {
    const { reason, checked } = prove(
      { ...before, 'tsconfig.json': tsconfig({}, { files: ['src'] }) },
      'src/a.ts',
      'export const a = 1;\n',
    );
    expect(reason).toMatch(/^The types could not be compared \(EISDIR.*\); --no-verify goes without\.$/);
    expect(checked).toBe(0);
  });

  it('is the one of its package, each with its own options', () => {
    const strict = (noUnusedLocals: boolean): string => tsconfig({ noUnusedLocals }, { include: ['.'] });
    const project = new TestProject({
      'a/tsconfig.json': strict(true),
      'a/index.ts': 'export {};\n',
      'b/tsconfig.json': strict(false),
      'b/index.ts': 'export {};\n',
    });
    const changes = ['a/index.ts', 'b/index.ts'].map((name) => ({
      path: project.path(name),
      after: 'export {};\nconst unused = 1;\n',
    }));
    const { rejected, projects, checked } = proveTypes(changes, { root: project.root });
    expect([...rejected]).toEqual([[project.path('a/index.ts'), expect.stringContaining('TS6133')]]);
    expect(projects).toEqual(['a/tsconfig.json', 'b/tsconfig.json'].map((name) => project.path(name)));
    expect(checked.size).toBe(2);
  });

  it('is a composite one that imports another through references and paths', () => {
    const composite = (rest: object, more: object = {}): string =>
      tsconfig(
        { composite: true, noEmit: false, module: 'esnext', moduleResolution: 'bundler', ...more },
        { include: ['.'], ...rest },
      );
    const project = new TestProject({
      'tsconfig.json': '{ "files": [], "references": [{ "path": "lib" }, { "path": "app" }] }',
      'lib/tsconfig.json': composite({}),
      'lib/index.ts': 'export const size: number = 1;\n',
      'app/tsconfig.json': composite(
        { references: [{ path: '../lib' }] },
        { paths: { '@lib': ['../lib/index.ts'] } },
      ),
      'app/main.ts': "import { size } from '@lib';\nexport const main = size;\n",
    });
    const prove = (text: string): string | undefined => {
      const path = project.path('app/main.ts');
      const { rejected, projects } = proveTypes([{ path, after: text }], { root: project.root });
      expect(projects).toEqual([project.path('app/tsconfig.json')]);
      return rejected.get(path);
    };
    expect(prove("import { size } from '@lib';\nexport const main: number = size + 1;\n")).toBeUndefined();
    expect(prove("import { size } from '@lib';\nexport const main: string = size;\n")).toContain(
      "TS2322 Type 'number' is not assignable to type 'string'",
    );
  });

  it('may be JavaScript with checkJs', () => {
    const files = { 'src/a.js': 'export {};\n', 'tsconfig.json': tsconfig({ allowJs: true, checkJs: true }) };
    expect(prove(files, 'src/a.js', 'export const a = missing;\n').reason).toContain('TS2304');
  });

  it('is the one that the user names', () => {
    const project = new TestProject({
      ...before,
      'tsconfig.json': tsconfig(),
      'tsconfig.strict.json': tsconfig({ noUnusedLocals: true }),
    });
    const changes = [{ path: project.path('src/a.ts'), after: 'export {};\nconst a = 1;\n' }];
    expect(proveTypes(changes, { root: project.root }).rejected.size).toBe(0);
    const { rejected, projects } = proveTypes(changes, {
      root: project.root,
      tsconfig: project.path('tsconfig.strict.json'),
    });
    expect(rejected.size).toBe(1);
    expect(projects).toEqual([project.path('tsconfig.strict.json')]);
  });
});

describe('a project that only imports a file', () => {
  const before = 'export const f = (): boolean | string => true;\n';
  const after = 'export const f = (): boolean | number => true;\n';
  const main = (module: string): string =>
    `import { f } from '${module}';\nexport const main: boolean | string = f();\n`;
  const open = (options: object = {}): object => ({
    module: 'esnext',
    moduleResolution: 'bundler',
    ...options,
  });
  const built = (rest: object = {}): string =>
    tsconfig(
      { composite: true, noEmit: false, declaration: true, rootDir: '.', outDir: 'dist' },
      { include: ['*.ts'], ...rest },
    );

  const LAYOUTS: readonly (readonly [string, Record<string, string>])[] = [
    [
      'by a relative path',
      { 'app/tsconfig.json': tsconfig(open(), { include: ['.'] }), 'app/main.ts': main('../lib/index') },
    ],
    [
      'by way of a file between them',
      {
        'app/tsconfig.json': tsconfig(open(), { include: ['main.ts'] }),
        'app/main.ts': main('./all'),
        'app/all.ts': "export * from '../lib';\n",
      },
    ],
    [
      'by `paths`',
      {
        'app/tsconfig.json': tsconfig(open({ paths: { '@lib': ['../lib/index.ts'] } }), { include: ['.'] }),
        'app/main.ts': main('@lib'),
      },
    ],
    [
      'in a tsconfig beside that of the file',
      {
        'lib/tsconfig.test.json': tsconfig(open(), { files: ['tests.ts'] }),
        'lib/tests.ts': main('./index'),
        'lib/tsconfig.json': tsconfig(open(), { files: ['index.ts'] }),
      },
    ],
    [
      'by the output of a referenced project, which may be an old one',
      {
        'lib/tsconfig.json': built(),
        'lib/dist/index.d.ts': 'export declare const f: () => string;\n',
        'app/tsconfig.json': tsconfig(open(), { include: ['.'], references: [{ path: '../lib' }] }),
        'app/main.ts': main('../lib/dist/index'),
      },
    ],
  ];
  const projectOf = (files: Record<string, string>): TestProject =>
    new TestProject({
      'lib/tsconfig.json': tsconfig(open(), { include: ['.'] }),
      'lib/index.ts': before,
      'lib/other.ts': 'export {};\n',
      ...files,
    });

  it.each(LAYOUTS)('is compared when what it imports changes: %s', (_title, files) => {
    const project = projectOf(files);
    const path = project.path('lib/index.ts');
    const changes = [
      { path, after },
      { path: project.path('lib/other.ts'), after: 'export const other = 1;\n' },
    ];
    const { rejected, projects } = proveTypes(changes, { root: project.root });
    expect([...rejected]).toEqual([
      [
        path,
        expect.stringMatching(
          /^The rewrite would give a new type error in .*(?:main|tests)\.ts \(line 2: TS2322 /,
        ),
      ],
    ]);
    expect(projects[0]).toBe(project.path('lib/tsconfig.json'));
  });

  it.each(LAYOUTS)('is named, and keeps a change that does not break it: %s', (_title, files) => {
    const project = projectOf(files);
    const { rejected, projects } = proveTypes(
      [{ path: project.path('lib/index.ts'), after: 'export const f = (): boolean => true;\n' }],
      { root: project.root },
    );
    expect(rejected.size).toBe(0);
    expect(projects).toHaveLength(2);
  });

  it('is not compared when the change does not show', () => {
    const project = projectOf(LAYOUTS[0]?.[1] ?? {});
    const { projects } = proveTypes(
      [{ path: project.path('lib/index.ts'), after: before.replace('true', 'false') }],
      { root: project.root },
    );
    expect(projects).toEqual([project.path('lib/tsconfig.json')]);
  });

  it('is not compared when it does not import the file, when the user names a tsconfig, or when it cannot be compiled', () => {
    const project = projectOf({
      ...LAYOUTS[0]?.[1],
      'other/tsconfig.json': tsconfig(open(), { include: ['.'] }),
      'other/main.ts': "import '../lib/other';\nconst wrong: string = 1;\n",
    });
    const change = { path: project.path('lib/index.ts'), after };
    expect(
      proveTypes([change], { root: project.root, tsconfig: project.path('lib/tsconfig.json') }).rejected.size,
    ).toBe(0);
    project.write('app/tsconfig.json', tsconfig(open(), { files: ['.', 'main.ts'] }));
    expect(proveTypes([change], { root: project.root }).rejected.size).toBe(0);
    project.write('app/tsconfig.json', tsconfig(open(), { files: ['main.ts'] }));
    expect(proveTypes([change], { root: project.root }).rejected.size).toBe(1);
  });

  it('puts back what needs a change that broke another project', () => {
    const project = projectOf(LAYOUTS[0]?.[1] ?? {});
    const [first, second] = [project.path('lib/index.ts'), project.path('lib/other.ts')];
    const changes = [
      { path: first, after: `${after}export const made = 1;\n` },
      { path: second, after: "import { made } from './index';\nexport const other = made;\n" },
    ];
    expect([...proveTypes(changes, { root: project.root }).rejected.keys()].sort()).toEqual([first, second]);
  });
});

/** The same place with a replacement that does not compile, and that nothing but the compiler looks at. */
const broken = ({ evidence, range, client }: Extract<Site, { kind: 'message-match' }>): Site => ({
  client,
  evidence,
  range,
  kind: 'code-literal',
  code: 'itemNotFound',
  rewrite: {
    spans: [
      { start: range[0], end: range[1], text: '{{hasErrorCode}}(nobody, {{GraphErrorCode}}.ItemNotFound)' },
    ],
    uses: ['hasErrorCode', 'GraphErrorCode'],
  },
});

describe('the command with a tsconfig', () => {
  /** Without node_modules, so the import of the client is an error before and after. */
  const app = (): TestProject =>
    new TestProject({
      'src/a.ts': messageSource('a'),
      'src/b.ts': messageSource('b'),
      'tsconfig.json': tsconfig(),
      'package.json': MANIFEST,
    }).commit();

  it('says what was compared', () => {
    const project = app();
    const { status, stdout } = project.run('--write');
    expect(status).toBe(0);
    expect(stdout).toContain('Types: 2 files compared with tsconfig.json; no new errors.\n');
    expect(project.read('src/a.ts')).toBe(messageExpected('a'));
  });

  it('does not compare with --no-verify', () => {
    const project = app();
    expect(project.run('--write', '--no-verify').stdout).not.toContain('Types:');
    expect(project.read('src/a.ts')).toBe(messageExpected('a'));
  });

  it('puts a file back when a transform is broken, and says why', async () => {
    const project = app();
    const breakA: typeof detector.detectSites = (file, settings) => {
      const sites = detector.detectSites(file, settings);
      return file.path.endsWith('a.ts')
        ? sites.map((site) => (site.kind === 'message-match' ? broken(site) : site))
        : sites;
    };
    const options = {
      paths: [],
      cwd: project.root,
      write: true,
      detector: { ...detector, detectSites: breakA },
    };
    const result = await runCodemod({ ...options, verify: true });
    const reason = "The rewrite would give a new type error (line 9: TS2304 Cannot find name 'nobody'.).";
    expect(result.files.map(({ path, status, reason }) => [path, status, reason])).toEqual([
      ['src/a.ts', 'unchanged', reason],
      ['src/b.ts', 'changed', undefined],
    ]);
    expect(result.files[0]?.sites).toEqual([
      expect.objectContaining({ action: 'left', reason: 'type-error', message: reason }),
    ]);
    expect(project.read('src/a.ts')).toBe(messageSource('a'));
    expect(project.read('src/b.ts')).toBe(messageExpected('b'));
    await runCodemod({ ...options, verify: false });
    expect(project.read('src/a.ts')).toContain('hasErrorCode(nobody,');
  });

  it('keeps the other transforms of a file when one of them is broken', async () => {
    const source = messageSource('a').replace(
      '    throw e;',
      "    if (e.code === 'accessDenied') return undefined;\n    throw e;",
    );
    const project = new TestProject({
      'src/a.ts': source,
      'tsconfig.json': tsconfig(),
      'package.json': MANIFEST,
    });
    const detectSites: typeof detector.detectSites = (file, settings) =>
      detector
        .detectSites(file, settings)
        .map((site) => (site.kind === 'message-match' ? broken(site) : site));
    const options = {
      paths: [],
      cwd: project.root,
      write: true,
      verify: true,
      detector: { ...detector, detectSites },
    };
    const { files, changes } = await runCodemod(options);
    const reason = "The rewrite would give a new type error (line 9: TS2304 Cannot find name 'nobody'.).";
    expect(files).toMatchObject([
      {
        path: 'src/a.ts',
        status: 'changed',
        sites: [
          { transform: 'code-enum', action: 'left', reason: 'type-error', message: reason },
          { transform: 'innererror-traversal', action: 'rewritten' },
        ],
      },
    ]);
    expect(files[0]?.sites).toHaveLength(2);
    expect(project.read('src/a.ts')).toContain("e.message.includes('itemNotFound')");
    expect(project.read('src/a.ts')).toContain(
      'if (hasErrorCode(e, GraphErrorCode.AccessDenied)) return undefined;',
    );
    expect(changes.map(({ path }) => path)).toEqual(['src/a.ts']);
  });
});
