import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createProject } from '../../rules/src/project/index.js';
import { isImported } from '../../rules/src/project/imported.js';
import { createResolver } from '../../rules/src/project/resolve.js';
import { createTexts } from '../../rules/src/project/texts.js';
import { layOut } from './layout.js';

type Files = Readonly<Record<string, string | object>>;

const PATHS = { '@/*': ['./src/*'] };
const compiled = (paths: object, rest: object = {}): object => ({ compilerOptions: { paths }, ...rest });

/** The file that a specifier means, below the root of a project with `src/graph.ts` and the given files. */
function resolved(
  files: Files,
  specifier = '@/graph',
  from = 'src/main.ts',
  packages: Readonly<Record<string, string>> = {},
): string | undefined {
  const texts = Object.entries({ 'package.json': '{}', 'src/graph.ts': '', ...files }).map(([name, text]) => [
    name,
    typeof text === 'string' ? text : JSON.stringify(text),
  ]);
  const root = layOut(Object.fromEntries(texts) as Record<string, string>);
  const names = new Map(Object.entries(packages).map(([name, directory]) => [name, join(root, directory)]));
  return createResolver(root, () => names)
    .resolve(specifier, join(root, from))
    ?.slice(root.length + 1);
}

const solution = (app: object): Files => ({
  'tsconfig.json': {
    files: [],
    references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }],
  },
  'tsconfig.node.json': { include: ['vite.config.ts'] },
  'tsconfig.app.json': app,
});

describe('aliases', () => {
  it.each<[string, Files]>([
    ['the nearest tsconfig', { 'tsconfig.json': compiled(PATHS) }],
    ['a tsconfig that the nearest one references', solution(compiled(PATHS, { include: ['src'] }))],
    [
      'a folder that the nearest one references',
      {
        'tsconfig.json': { files: [], references: [{ path: './app' }] },
        'app/tsconfig.json': compiled({ '@/*': ['../src/*'] }, { include: ['../src'] }),
      },
    ],
    [
      'a tsconfig that it extends',
      { 'tsconfig.json': { extends: './base.json' }, 'base.json': compiled(PATHS) },
    ],
    [
      'one of several that it extends',
      {
        'tsconfig.json': { extends: ['./a.json', './base.json'] },
        'a.json': '{}',
        'base.json': compiled(PATHS),
      },
    ],
    [
      'a package that it extends',
      {
        'tsconfig.json': { extends: '@acme/tsconfig/base.json' },
        'node_modules/@acme/tsconfig/package.json': '{"name":"@acme/tsconfig"}',
        'node_modules/@acme/tsconfig/base.json': compiled({ '@/*': ['${configDir}/src/*'] }),
      },
    ],
    [
      'the main file of a package that it extends',
      {
        'tsconfig.json': { extends: '@acme/tsconfig' },
        'node_modules/@acme/tsconfig/package.json': '{"name":"@acme/tsconfig"}',
        'node_modules/@acme/tsconfig/tsconfig.json': compiled({ '@/*': ['${configDir}/src/*'] }),
      },
    ],
    [
      'a template of the folder of the configuration',
      {
        'tsconfig.json': { extends: './config/base.json' },
        'config/base.json': compiled({ '@/*': ['${configDir}/src/*'] }),
      },
    ],
    [
      'paths below a baseUrl',
      { 'tsconfig.json': { compilerOptions: { baseUrl: 'src', paths: { '@/*': ['*'] } } } },
    ],
    ['a jsconfig', { 'jsconfig.json': compiled(PATHS) }],
    [
      'a tsconfig with comments, trailing commas and a byte order mark',
      { 'tsconfig.json': '\uFEFF{ // aliases\n "compilerOptions": { "paths": { "@/*": ["./src/*"], }, }, }' },
    ],
    [
      'the nearest one, when what it references does not have them',
      {
        'tsconfig.json': compiled(PATHS, { files: [], references: [{ path: './tsconfig.app.json' }] }),
        'tsconfig.app.json': { include: ['src'] },
      },
    ],
  ])('of %s', (_, files) => {
    expect(resolved(files)).toBe('src/graph.ts');
    expect(resolved(files, '@/graph.js')).toBe('src/graph.ts');
    expect(resolved(files, '@/other')).toBeUndefined();
  });

  it.each<[string, string, Files]>([
    [
      'a file that is not compiled',
      'test/main.ts',
      { 'tsconfig.json': compiled(PATHS, { include: ['src'] }) },
    ],
    [
      'a file that is excluded',
      'src/main.ts',
      { 'tsconfig.json': compiled(PATHS, { exclude: ['src/main.ts'] }) },
    ],
    ['JavaScript without `allowJs`', 'src/main.js', solution(compiled(PATHS, { include: ['src'] }))],
    ['a component', 'src/Main.vue', solution(compiled(PATHS, { include: ['src/**/*.ts', 'src/**/*.vue'] }))],
    ['a component of another kind', 'src/Main.svelte', { 'tsconfig.json': compiled(PATHS) }],
  ])('count for %s', (_, from, files) => {
    expect(resolved(files, '@/graph', from)).toBe('src/graph.ts');
  });

  it.each<[string, Files]>([
    ['the nearest tsconfig has none', { 'tsconfig.json': compiled(PATHS), 'src/tsconfig.json': '{}' }],
    [
      'the project that the file belongs to has others',
      solution(compiled({ '~/*': ['./src/*'] }, { include: ['src'] })),
    ],
    [
      'another project has them',
      {
        ...solution({ include: ['src'] }),
        'tsconfig.node.json': compiled(PATHS, { include: ['vite.config.ts'] }),
      },
    ],
  ])('are not followed when %s', (_, files) => {
    expect(resolved(files)).toBeUndefined();
  });

  it('of a configuration above the root are not followed', () => {
    const root = layOut({
      'tsconfig.json': JSON.stringify(compiled({ '@/*': ['./app/src/*'] })),
      'app/src/graph.ts': '',
    });
    expect(
      createResolver(join(root, 'app'), () => new Map()).resolve('@/graph', join(root, 'app/src/main.ts')),
    ).toBeUndefined();
    expect(createResolver(root, () => new Map()).resolve('@/graph', join(root, 'app/src/main.ts'))).toBe(
      join(root, 'app/src/graph.ts'),
    );
  });
});

describe('other specifiers', () => {
  it.each<[string, string, Files, string | undefined]>([
    ['a baseUrl', 'graph', { 'tsconfig.json': { compilerOptions: { baseUrl: './src' } } }, 'src/graph.ts'],
    [
      '`imports` of package.json',
      '#graph',
      { 'package.json': { imports: { '#graph': './src/graph.js' } } },
      'src/graph.ts',
    ],
    [
      '`imports` of package.json beside a tsconfig',
      '#graph',
      { 'package.json': { imports: { '#graph': './src/graph.ts' } }, 'tsconfig.json': compiled(PATHS) },
      'src/graph.ts',
    ],
    [
      'an alias that begins as such an import',
      '#lib/graph',
      { 'tsconfig.json': compiled({ '#lib/*': ['./src/*'] }) },
      'src/graph.ts',
    ],
    [
      'a relative path beside a tsconfig that cannot be read',
      './graph',
      { 'tsconfig.json': '{ "compilerOptions":' },
      'src/graph.ts',
    ],
    [
      'an installed package',
      'react',
      { 'tsconfig.json': compiled(PATHS), 'node_modules/react/index.js': '' },
      undefined,
    ],
    [
      'a link to an installed package by an alias',
      '@/x',
      { 'tsconfig.json': compiled({ '@/*': ['./node_modules/react/*'] }), 'node_modules/react/x.js': '' },
      undefined,
    ],
  ])('%s', (_, specifier, files, expected) => {
    expect(resolved(files, specifier)).toBe(expected);
  });

  it.each([
    ['@acme/graph', 'packages/graph/src/index.ts'],
    ['@acme/graph/mail', 'packages/graph/src/mail.ts'],
    ['@acme/graph/deep', undefined],
  ])('a package of the workspace: %s', (specifier, expected) => {
    const files = {
      'tsconfig.json': compiled(PATHS),
      'packages/graph/package.json': { name: '@acme/graph' },
      'packages/graph/src/index.ts': '',
      'packages/graph/src/mail.ts': '',
    };
    expect(resolved(files, specifier, 'src/main.ts', { '@acme/graph': 'packages/graph' })).toBe(expected);
  });
});

describe('a tsconfig that cannot be read', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is told once when an alias is lost', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const root = layOut({
      'tsconfig.json': JSON.stringify(compiled(PATHS, { extends: './.svelte-kit/tsconfig.json' })),
      'src/graph.ts': '',
    });
    const resolver = createResolver(root, () => new Map());
    for (const specifier of ['react', 'src/graph', '$lib/graph', '@/other'])
      expect(resolver.resolve(specifier, join(root, 'src/main.ts'))).toBeUndefined();
    expect(warn.mock.calls).toEqual([
      [
        expect.stringMatching(
          /^Imports such as `\$lib\/graph` are not followed into other files\. Tsconfig not found .*\.svelte-kit.tsconfig\.json\.$/,
        ),
        { type: 'MsgraphWarning', code: 'MSGRAPH_TSCONFIG' },
      ],
    ]);
  });

  it.each([
    ['a string', "const text = 'moved from `~/old` to another place';"],
    ['a template text', 'const key = Buffer.from(`${config.clientId}:${config.secret}`);'],
    ['a comment', "// Was: import { load } from '~/old';"],
  ])('is not told for what only looks like an import: %s', (_, text) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const client = "import { Client } from '@microsoft/microsoft-graph-client';\n";
    const told = (source: string): readonly unknown[] => {
      const root = layOut({
        'tsconfig.json': JSON.stringify(compiled(PATHS, { extends: './missing.json' })),
        'src/main.ts': client + source,
        'src/other.ts': '',
      });
      warn.mockClear();
      createProject(root).viewFor(join(root, 'src/main.ts'));
      return warn.mock.calls.map(([message]) => message);
    };
    expect(told(text)).toEqual([]);
    expect(told(`${text}\nconst load = () => import('~/old');`)).toEqual([
      expect.stringMatching(/^Imports such as `~\/old` are not followed/),
    ]);
  });

  it('is told for the first file of a folder that imports what another only mentions', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const root = layOut({
      'tsconfig.json': JSON.stringify(compiled(PATHS, { extends: './missing.json' })),
    });
    const importing = join(root, 'b.ts');
    const resolver = createResolver(
      root,
      () => new Map(),
      (_specifier, from) => from === importing,
    );
    resolver.resolve('~/old', join(root, 'a.ts'));
    expect(warn).not.toHaveBeenCalled();
    resolver.resolve('~/old', importing);
    expect(warn).toHaveBeenCalledTimes(1);
  });

  it.each([
    "import old from '~/old';",
    "export { old } from '~/old';",
    "export * from '~/old';",
    "type Old = import('~/old').Old;",
    "import old = require('~/old');",
    "const old = require('~/old');",
  ])('is told for %s', (text) => {
    const path = '/a.ts';
    const texts = { ...createTexts(), get: () => text };
    expect([isImported('~/old', path, texts), isImported('~/older', path, texts)]).toEqual([true, false]);
  });

  it.each([
    ['beside one that is not there', JSON.stringify(compiled(PATHS, { extends: 'shared-config/base.json' }))],
    [
      'in a file with comments',
      `// Shared options\n${JSON.stringify(compiled({ '@/*': ['${configDir}/src/*'] }, { extends: './missing.json' })).replace(/\}$/, ',}')}`,
    ],
    [
      'below another base',
      JSON.stringify({
        extends: './missing.json',
        compilerOptions: { baseUrl: './src', paths: { '@/*': ['./*'] } },
      }),
    ],
  ])('has its own aliases %s', (_, config) => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const root = layOut({ 'tsconfig.json': config, 'src/graph.ts': '' });
    expect(createResolver(root, () => new Map()).resolve('@/graph', join(root, 'src/main.ts'))).toBe(
      join(root, 'src/graph.ts'),
    );
    expect(warn).not.toHaveBeenCalled();
  });

  it('is not told where no alias is lost', () => {
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(resolved({ 'tsconfig.json': '[1]' }, 'react')).toBeUndefined();
    expect(
      resolved(
        { 'tsconfig.json': '[1]', 'package.json': { imports: { '#graph': './src/graph.ts' } } },
        '#graph',
      ),
    ).toBe('src/graph.ts');
    expect(resolved({ 'tsconfig.json': compiled(PATHS) }, '@/missing')).toBeUndefined();
    expect(warn).not.toHaveBeenCalled();
  });
});
