import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelRow } from 'eslint-plugin-msgraph';
import { createProject, installCommand, rootOf } from 'eslint-plugin-msgraph/project';
import { layOut, write } from './layout.js';

describe('files that the settings name', () => {
  const files = {
    'src/graph-client.ts': '',
    'src/lib/transport.ts': '',
    'packages/a/src/api/index.ts': '',
    'dist/client.js': '',
  };
  const wrong = (client: string): string | undefined =>
    createProject(layOut(files), { clients: [client] }).wrongFile?.replace(/ below \S+\./, '.');

  it.each([
    './src/graph-client.ts',
    './src/graph-client.js',
    './src/graph-client',
    './src/api',
    './dist/client.js',
    '../transport.js',
    '@contoso/transport',
    'contoso/client',
    'graphFetch',
  ])('%s is there, or is none', (client) => {
    expect(wrong(client)).toBeUndefined();
  });

  it.each([
    [
      './src/grahp-client.ts',
      'there is no file `./src/grahp-client.ts`. Did you mean `./src/graph-client.ts`?',
    ],
    ['./src/transport.ts', 'there is no file `./src/transport.ts`. Did you mean `./src/lib/transport.ts`?'],
    ['./other.ts', 'there is no file `./other.ts`.'],
    [
      'src/graph-client',
      '`src/graph-client` is a file, whose path starts with `./`. Did you mean `./src/graph-client`?',
    ],
  ])('%s is wrong', (client, said) => {
    expect(wrong(client)).toBe(`\`settings.msgraph.clients\`: ${said}`);
  });

  it('are looked for again when files were added', () => {
    const root = layOut(files);
    const project = createProject(root, { clients: ['./src/new.ts'] });
    expect(project.wrongFile).toContain('there is no file');
    write(root, 'src/new.ts', '');
    project.refresh();
    expect(project.wrongFile).toBeUndefined();
  });
});

describe('names of the settings', () => {
  it('that stand in no file are told, each with its setting', () => {
    const root = layOut({
      'a.ts': `api.call('https://Graph.Contoso.example'); import '@contoso/transport';`,
      'b.ts': `isGone(e as DirectoryError); import { send } from '../transport.js';`,
    });
    const there = {
      clients: ['other.call', '@contoso/transport', './a.ts', '../transport.ts'],
      hosts: ['graph.contoso.example'],
      errorTypes: ['DirectoryError'],
      helpers: ['isGone'],
    };
    expect(createProject(root, there).unnamed).toEqual([]);
    expect(createProject(root, {}).unnamed).toEqual([]);
    expect(
      createProject(root, {
        clients: ['api.cal1', '@contoso/other', '../../transport.ts'],
        hosts: ['graph.example'],
        errorTypes: ['DirectoryErrors'],
        helpers: ['isgone'],
      }).unnamed.map(({ key, name }) => `${key} ${name}`),
    ).toEqual([
      'clients api.cal1',
      'clients @contoso/other',
      'clients ../../transport.ts',
      'hosts graph.example',
      'errorTypes DirectoryErrors',
      'helpers isgone',
    ]);
  });
});

describe('packages that rows of the settings are of', () => {
  const row = (of: string, more: object = {}): ModelRow => ({
    kind: 'request',
    of,
    path: 'Member[get]',
    client: 'unknown',
    url: 'always',
    ...more,
  });
  const unnamed = (...models: readonly ModelRow[]): readonly string[] =>
    createProject(layOut({ 'a.ts': `import { get } from '@contoso/http';` }), { models }).unnamed.map(
      ({ key, name }) => `${key} ${name}`,
    );

  it('are told where no file names them, once each', () => {
    expect(unnamed(row('@contoso/http'), row('@contoso/htpp'), row('@contoso/htpp|@contoso/old'))).toEqual([
      'models @contoso/htpp',
      'models @contoso/old',
    ]);
  });

  it('are no types that rows name, and not what every file has', () => {
    const made = row('@contoso/http', { kind: 'type', type: 'contoso.Client' });
    expect(unnamed(made, row('contoso.Client'), row('pnp.Queryable'), row('global'))).toEqual([]);
    expect(unnamed(row('contoso.Client'))).toEqual(['models contoso.Client']);
  });
});

describe('the root of a file', () => {
  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    [
      'a repository',
      { '.git/config': '', 'package.json': '{}', 'packages/a/package.json': '{}' },
      'packages',
      '',
    ],
    ['the outermost package', { 'w/package.json': '{}', 'w/packages/a/package.json': '{}' }, '', 'w'],
    ['the working directory', {}, 'w', 'w'],
    ['its own directory, when the working directory is elsewhere', {}, 'other', 'w/packages/a'],
    [
      'its own directory, when the name of the working directory only begins so',
      {},
      'w/pack',
      'w/packages/a',
    ],
  ])('is %s', (_, files, cwd, expected) => {
    const root = layOut({ 'w/packages/a/main.ts': '', ...files });
    const found = rootOf(join(root, 'w/packages/a/main.ts'), join(root, cwd));
    expect(found).toBe(join(root, expected));
  });

  it('is none for a loose file beside everything else', () => {
    expect(rootOf('/main.ts', '/')).toBeUndefined();
  });
});

describe('the command that installs a package', () => {
  const command = (files: Readonly<Record<string, string>>, cwd = '.'): string | undefined => {
    const root = layOut({ 'packages/a/main.ts': '', ...files });
    return installCommand('msgraph-errors', join(root, 'packages/a/main.ts'), join(root, cwd));
  };

  it.each<[string, Readonly<Record<string, string>>]>([
    ['package.json lists it', { 'packages/a/package.json': '{ "dependencies": { "msgraph-errors": "1" } }' }],
    [
      'package.json lists it for peers',
      { 'packages/a/package.json': '{ "peerDependencies": { "msgraph-errors": "1" } }' },
    ],
    [
      'the repository lists it',
      { 'package.json': '{ "devDependencies": { "msgraph-errors": "1" } }', 'packages/a/package.json': '{}' },
    ],
    ['it is this package', { 'package.json': '{ "name": "msgraph-errors" }' }],
    ['it is installed where there is no package.json', { 'node_modules/msgraph-errors/index.js': '' }],
  ])('is none when %s', (_, files) => {
    expect(command(files)).toBeUndefined();
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['npm', { 'package.json': '{}' }, 'npm install msgraph-errors'],
    [
      'npm, though another package has brought it',
      { 'package.json': '{ "dependencies": {} }', 'node_modules/msgraph-errors/index.js': '' },
      'npm install msgraph-errors',
    ],
    ['pnpm', { 'package.json': '{}', 'pnpm-lock.yaml': '' }, 'pnpm add msgraph-errors'],
    ['Yarn', { 'package.json': '{}', 'yarn.lock': '' }, 'yarn add msgraph-errors'],
    ['Bun', { 'package.json': '{}', 'bun.lock': '' }, 'bun add msgraph-errors'],
    [
      'npm, though the folder says which modules it holds',
      { 'package.json': '{}', 'packages/a/package.json': '{ "type": "module" }' },
      'npm install msgraph-errors',
    ],
    [
      'pnpm at the root of a workspace',
      { 'package.json': '{}', 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': '' },
      'pnpm add -w msgraph-errors',
    ],
    [
      'Yarn 1 at the root of a workspace',
      { 'package.json': '{ "workspaces": ["x"] }', 'yarn.lock': '# yarn lockfile v1\n' },
      'yarn add -W msgraph-errors',
    ],
    [
      'Yarn 1 without a workspace',
      { 'package.json': '{}', 'yarn.lock': '# yarn lockfile v1\n' },
      'yarn add msgraph-errors',
    ],
    [
      'a later Yarn at the root of a workspace',
      { 'package.json': '{ "workspaces": ["x"] }', 'yarn.lock': '__metadata:\n' },
      'yarn add msgraph-errors',
    ],
    ['npm where there is nothing', {}, 'npm install msgraph-errors'],
  ])('is the one of %s', (_, files, expected) => {
    expect(command(files)).toBe(expected);
  });

  const own = {
    'packages/a/package.json': '{ "name": "a" }',
    'package.json': '{ "workspaces": ["packages/*"] }',
  };
  const lock = '{ "packages": { "packages/a": { "name": "a" } } }';

  it.each<[string, Readonly<Record<string, string>>, string, string]>([
    ['npm', { 'package-lock.json': lock }, '.', 'npm install -w packages/a msgraph-errors'],
    ['npm without a lock file', {}, '.', 'npm install -w packages/a msgraph-errors'],
    ['npm, in the package', { 'package-lock.json': lock }, 'packages/a', 'npm install msgraph-errors'],
    [
      'npm, in a folder beside it',
      { 'package-lock.json': lock },
      'docs',
      'npm install --prefix .. -w ../packages/a msgraph-errors',
    ],
    [
      'npm, where the workspace does not have the package',
      { 'package-lock.json': '{}' },
      '.',
      'npm install --prefix packages/a msgraph-errors',
    ],
    ['pnpm', { 'pnpm-lock.yaml': '' }, '.', 'pnpm --dir packages/a add msgraph-errors'],
    ['pnpm, in the package', { 'pnpm-lock.yaml': '' }, 'packages/a', 'pnpm add msgraph-errors'],
    ['Yarn', { 'yarn.lock': '' }, '.', 'yarn --cwd packages/a add msgraph-errors'],
    ['Bun', { 'bun.lock': '' }, '.', 'bun add --cwd packages/a msgraph-errors'],
  ])('names the folder of another package: %s', (_, files, cwd, expected) => {
    expect(command({ ...own, ...files }, cwd)).toBe(expected);
  });

  it('puts a folder with a space into quotes', () => {
    const root = layOut({ 'my app/package.json': '{ "name": "a" }', 'my app/main.ts': '', 'yarn.lock': '' });
    expect(installCommand('msgraph-errors', join(root, 'my app/main.ts'), root)).toBe(
      'yarn --cwd "my app" add msgraph-errors',
    );
  });

  it('is none for a file that is not on the disk', () => {
    expect(installCommand('msgraph-errors', '/nowhere/main.ts', '/nowhere')).toBeUndefined();
  });
});
