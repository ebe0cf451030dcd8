import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, packAll, type Outcome, type Project } from './project.js';

interface Message {
  readonly ruleId: string | null;
  readonly line: number;
  readonly message: string;
}

const packed = packAll();
afterAll(() => {
  rmSync(packed.folder, { recursive: true, force: true });
});

const config = (settings = ''): string => `import parser from '@typescript-eslint/parser';
import msgraph from 'eslint-plugin-msgraph';
export default [{ files: ['**/*.ts', '**/*.vue'], languageOptions: { parser } }, msgraph.configs.recommended, ${settings}];
`;

const GRAPH = `import { Client } from '@microsoft/microsoft-graph-client';
const client = Client.init({} as never);
export async function load(id: string): Promise<unknown> {
  return client.api(\`/me/messages/\${id}\`).get();
}
`;

const main = (from: string): string => `import { load } from '${from}';
export async function remove(id: string): Promise<void> {
  try {
    await load(id);
  } catch (error: any) {
    if (error.message.includes('ErrorItemNotFound')) return;
    throw error;
  }
}
`;

const FOUND = [{ ruleId: 'msgraph/no-message-matching', line: 6 }];
const json = (value: unknown): string => JSON.stringify(value);
const PATHS = { '@/*': ['./src/*'] };

describe('the first project of a newcomer', () => {
  let project: Project;
  beforeAll(() => {
    const { catalog = '', rules = '', codemods = '' } = packed.tarballs;
    project = createProject([
      catalog,
      rules,
      codemods,
      'eslint@10.15.0',
      '@typescript-eslint/parser@8.72.0',
      'typescript@6.0.3',
      'oxlint@1.94.0',
    ]);
    project.write('eslint.config.js', config());
  });
  afterAll(() => {
    project.remove();
  });

  function write(folder: string, files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project.folder, folder, name)), { recursive: true });
      project.write(join(folder, name), text);
    }
  }

  const messagesOf = ({ stdout }: Outcome): readonly Message[] =>
    (JSON.parse(stdout) as readonly { readonly messages: readonly Message[] }[]).flatMap(
      ({ messages }) => messages,
    );
  const places = (messages: readonly Message[]): readonly object[] =>
    messages.map(({ ruleId, line }) => ({ ruleId, line }));
  const eslint = (...args: string[]): Outcome => project.run('npx', 'eslint', '--format', 'json', ...args);

  it('follows aliases of the tsconfig that create-vite makes, of a package, and of the folder of the configuration', () => {
    const source = { 'src/graph.ts': GRAPH, 'src/main.ts': main('@/graph') };
    write('vite', {
      ...source,
      'tsconfig.json': json({
        files: [],
        references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.node.json' }],
      }),
      'tsconfig.app.json': json({ compilerOptions: { paths: PATHS }, include: ['src'] }),
      'tsconfig.node.json': json({ include: ['vite.config.ts'] }),
    });
    write('node_modules/@acme/tsconfig', {
      'package.json': '{ "name": "@acme/tsconfig" }',
      'base.json': json({ compilerOptions: { paths: { '@/*': ['${configDir}/src/*'] } } }),
    });
    write('packaged', { ...source, 'tsconfig.json': json({ extends: '@acme/tsconfig/base.json' }) });
    write('template', {
      ...source,
      'tsconfig.json': json({ extends: './config/base.json' }),
      'config/base.json': json({ compilerOptions: { paths: { '@/*': ['${configDir}/src/*'] } } }),
    });
    write('other', {
      ...source,
      'tsconfig.json': json({ compilerOptions: { paths: { '~/*': ['./src/*'] } } }),
    });
    for (const folder of ['vite', 'packaged', 'template'])
      expect(places(messagesOf(eslint(folder)))).toEqual(FOUND);
    expect(messagesOf(eslint('other'))).toEqual([]);
  });

  it('follows imports in a folder that is neither a repository nor a package, and says what to install there', () => {
    const loose = realpathSync(mkdtempSync(join(tmpdir(), 'msgraph-loose-')));
    try {
      const files = relativeTo(project.folder, loose);
      write(files, { 'src/graph.ts': GRAPH, 'src/users/main.ts': main('../graph.js') });
      const messages = messagesOf(
        project.runIn(
          loose,
          join(project.folder, 'node_modules/.bin/eslint'),
          '--format',
          'json',
          '--config',
          join(project.folder, 'eslint.config.js'),
          '.',
        ),
      );
      expect(places(messages)).toEqual(FOUND);
      expect(messages[0]?.message).toMatch(/ First: `npm install msgraph-errors`\.$/);
    } finally {
      rmSync(loose, { recursive: true, force: true });
    }
  });

  it('says what to install where a package of the repository does not list the runtime', () => {
    write('plain', { 'graph.ts': GRAPH, 'main.ts': main('./graph.js') });
    expect(messagesOf(eslint('plain'))[0]?.message).not.toContain('First:');
    write('pnpm', { 'pnpm-lock.yaml': '', 'package.json': '{}' });
    const manifest = project.read('package.json');
    project.write('package.json', manifest.replace(/"msgraph-errors": "[^"]*",?/, ''));
    write('pnpm/packages/app', { 'package.json': '{}', 'graph.ts': GRAPH, 'main.ts': main('./graph.js') });
    const [message] = messagesOf(eslint('pnpm'));
    project.write('package.json', manifest);
    expect(message?.message).toMatch(/ First: `pnpm --dir pnpm\/packages\/app add msgraph-errors`\.$/);
  });

  it('loads from a CommonJS configuration', () => {
    project.write(
      'eslint.config.cjs',
      config()
        .replace(/import (\w+) from ('.*');/g, 'const $1 = require($2);')
        .replace('export default', 'module.exports ='),
    );
    write('plain', { 'graph.ts': GRAPH, 'main.ts': main('./graph.js') });
    expect(places(messagesOf(eslint('--config', 'eslint.config.cjs', 'plain')))).toEqual(FOUND);
  });

  it('refuses wrong settings with the nearest right ones: ESLint, when the configuration is loaded and when it is used', () => {
    write('plain', { 'graph.ts': GRAPH, 'main.ts': main('./graph.js') });
    for (const [settings, said] of [
      [
        "msgraph: { hosts: ['https://graph.contoso.example/v1.0'] }",
        '`settings.msgraph.hosts`: `https://graph.contoso.example/v1.0` is no host name. Did you mean `graph.contoso.example`?',
      ],
      ["...msgraph.settings({ clients: ['graphFetch()'] })", 'Did you mean `graphFetch`?'],
      ["msgraph: { clients: ['./plain/grahp.ts'] }", 'there is no file `./plain/grahp.ts`'],
    ] as const) {
      project.write('wrong.config.js', config(`{ settings: { ${settings} } }`));
      const { code, stdout, stderr } = project.run('npx', 'eslint', '--config', 'wrong.config.js', 'plain');
      expect(code).toBe(2);
      expect(stdout + stderr).toContain(said);
    }
  });

  it('names a wrong setting once in oxlint, without a stack', () => {
    write('plain', { 'graph.ts': GRAPH, 'main.ts': main('./graph.js') });
    const rules = {
      'msgraph/no-message-matching': 'error',
      'msgraph/no-unbounded-retry': 'error',
      'msgraph/require-innererror-traversal': 'error',
    };
    project.write(
      '.oxlintrc.json',
      json({
        jsPlugins: ['eslint-plugin-msgraph'],
        rules,
        settings: { msgraph: { clientz: ['graphFetch'] } },
      }),
    );
    const { code, stdout, stderr } = project.run(
      'npx',
      'oxlint',
      '--format',
      'unix',
      'plain',
      'vite',
      'packaged',
    );
    const said = (stdout + stderr).split('\n').filter((line) => line.includes('settings.msgraph'));
    expect(code).toBe(1);
    expect(said).toEqual([
      expect.stringContaining('`settings.msgraph.clientz` is not a setting. Did you mean `clients`?'),
    ]);
    expect(stdout + stderr).not.toMatch(/^\s+at /m);
  });

  it('the codemod refuses wrong settings in one line, and says at the end what no file names', () => {
    write('plain', { 'graph.ts': GRAPH, 'main.ts': main('./graph.js') });
    project.write('settings.json', json({ clients: ['./plain/grahp.ts'] }));
    const wrong = project.run(
      'npx',
      'msgraph-codemod',
      'plain',
      '--no-verify',
      '--settings',
      'settings.json',
    );
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toMatch(
      /^msgraph-codemod: `settings\.msgraph\.clients`: there is no file `\.\/plain\/grahp\.ts` below .*\n$/,
    );
    project.write(
      'settings.json',
      json({ clients: ['load', 'graphFeth'], hosts: ['graph.contoso.example'] }),
    );
    const { stdout } = project.run(
      'npx',
      'msgraph-codemod',
      'plain',
      '--no-verify',
      '--settings',
      'settings.json',
    );
    expect(stdout).toContain('No file names `graphFeth` of `clients` in the settings.');
    expect(stdout).toContain('No file names `graph.contoso.example` of `hosts` in the settings.');
    expect(stdout).not.toContain('`load`');
  });
});

/** What joined to `from` gives `to`. */
function relativeTo(from: string, to: string): string {
  return join(
    ...from
      .split('/')
      .filter(Boolean)
      .map(() => '..'),
    to,
  );
}
