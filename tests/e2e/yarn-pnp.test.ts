import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, documented, packAll, type Outcome, type Project } from './project.js';

const packed = packAll();
afterAll(() => {
  rmSync(packed.folder, { recursive: true, force: true });
});

const CONFIG = `import parser from '@typescript-eslint/parser';
import msgraph from 'eslint-plugin-msgraph';
export default [{ files: ['**/*.ts'], languageOptions: { parser } }, msgraph.configs.recommended];
`;

const MAIN = `import { load } from './graph.js';

export async function remove(): Promise<void> {
  try {
    await load('1');
  } catch (error: any) {
    if (error.message.includes('ErrorItemNotFound')) return;
    throw error;
  }
}
`;

/** A package with rows, which keeps its package.json out of its `exports`. */
const ROWS = {
  'package.json': JSON.stringify({
    name: '@contoso/rows',
    version: '1.0.0',
    exports: {},
    msgraph: { models: './rows.json' },
  }),
  'rows.json': JSON.stringify({
    kind: 'request',
    of: '@contoso/http',
    path: 'Member[get]',
    client: 'unknown',
    url: 'always',
  }),
};

const OWN = `import { get } from '@contoso/http';
export const find = () => get('/me').catch((error: any) => {
  if (error.message.includes('odd text')) return undefined;
  throw error;
});
`;

const OXLINT = JSON.stringify({
  jsPlugins: [{ name: 'msgraph', specifier: './msgraph-plugin.mjs' }],
  rules: { 'msgraph/no-message-matching': 'error' },
});

const GRAPH = `export async function load(id: string): Promise<unknown> {
  const response = await graph.api(\`/me/messages/\${id}\`).get();
  return response;
}
`;

describe('with the packages in archives, as Yarn installs them (Plug and Play)', () => {
  let project: Project;
  /** Yarn in the folder \`app\`; what installs it is not below it. */
  const yarn = (...args: string[]): Outcome => project.run('npx', 'yarn', '--cwd', 'app', ...args);

  beforeAll(() => {
    project = createProject(['@yarnpkg/cli-dist@4.18.1']);
    mkdirSync(join(project.folder, 'app'));
    const { catalog = '', rules = '', codemods = '' } = packed.tarballs;
    mkdirSync(join(project.folder, 'rows'));
    for (const [name, text] of Object.entries(ROWS)) project.write(join('rows', name), text);
    const made = project.runIn(join(project.folder, 'rows'), 'npm', 'pack', '--silent').stdout.trim();
    const own = {
      'msgraph-errors': `file:${catalog}`,
      'eslint-plugin-msgraph': `file:${rules}`,
      'msgraph-codemod': `file:${codemods}`,
    };
    const manifest = {
      name: 'app',
      private: true,
      type: 'module',
      devDependencies: {
        ...own,
        '@contoso/rows': `file:${join(project.folder, 'rows', made)}`,
        oxlint: '1.94.0',
        eslint: '10.15.0',
        '@typescript-eslint/parser': '8.72.0',
        typescript: '6.0.3',
      },
      resolutions: own,
    };
    project.write('app/package.json', JSON.stringify(manifest));
    project.write(
      'app/.yarnrc.yml',
      'nodeLinker: pnp\nenableTelemetry: false\nenableGlobalCache: true\nenableScripts: false\nenableImmutableInstalls: false\n',
    );
    project.write('app/yarn.lock', '');
    project.write('app/eslint.config.js', CONFIG);
    project.write('app/graph.ts', GRAPH);
    project.write('app/main.ts', MAIN);
    const { code, stdout, stderr } = yarn('install');
    if (code !== 0) throw new Error(stdout + stderr);
  });
  afterAll(() => {
    project.remove();
  });

  it('the rules follow what comes from other files, and say nothing else', () => {
    const { stdout, stderr } = yarn('eslint', '--format', 'json', 'main.ts', 'graph.ts');
    expect(stderr).toBe('');
    const results = JSON.parse(stdout) as readonly {
      readonly messages: readonly { readonly ruleId: string; readonly line: number }[];
    }[];
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, line }) => ({ ruleId, line })))).toEqual(
      [{ ruleId: 'msgraph/no-message-matching', line: 7 }],
    );
  });

  it('oxlint finds the same through a file that hands the plugin on', () => {
    project.write('app/msgraph-plugin.mjs', documented('rules/README.md', "With Yarn's Plug'n'Play"));
    project.write('app/.oxlintrc.json', OXLINT);
    const { stdout } = yarn('oxlint', '--format', 'unix', 'main.ts', 'graph.ts');
    expect(stdout.match(/msgraph\([a-z-]+\)/g)).toEqual(['msgraph(no-message-matching)']);
    expect(stdout).toMatch(/^main\.ts:7:/m);
  });

  it('rows of a package count in the rules, in the codemod, and where they are explained', () => {
    project.write('app/own.ts', OWN);
    project.write(
      'app/rows.config.js',
      CONFIG.replace('];', ", { settings: { msgraph: { models: '@contoso/rows' } } }];"),
    );
    project.write('app/settings.json', '{ "models": "@contoso/rows" }');
    const eslint = (config: string): Outcome => yarn('eslint', '--config', config, 'own.ts');
    expect(eslint('eslint.config.js')).toMatchObject({ code: 0, stdout: '' });
    expect(eslint('rows.config.js').stdout).toContain('msgraph/no-message-matching');
    const codemod = (...args: string[]): Outcome =>
      yarn('msgraph-codemod', ...args, '--settings', 'settings.json');
    expect(codemod('own.ts', '--no-verify').stdout).toContain('Places: 0 would be rewritten, 1 left.');
    expect(codemod('explain', '--models', '@contoso/http').stdout).toContain('Member[get]');
    project.write('app/settings.json', '{ "models": "@contoso/rowz" }');
    expect(codemod('own.ts')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there is no package `@contoso/rowz`') as string,
    });
  });

  it('the codemod rewrites the place, in this thread and in others', () => {
    const { stdout, stderr } = yarn('msgraph-codemod', 'main.ts', 'graph.ts', '--no-verify');
    expect(stderr).toBe('');
    expect(stdout).toContain('+    if (hasErrorCode(error, GraphErrorCode.ErrorItemNotFound)) return;');
    expect(stdout).toMatch(/1 changed, 1 unchanged, 0 skipped, 0 failed/);
    mkdirSync(join(project.folder, 'app/many'));
    for (let count = 0; count < 1000; count += 1)
      project.write(`app/many/file${String(count)}.ts`, MAIN.replace('./graph', '../graph'));
    const many = yarn('msgraph-codemod', 'many', '--no-verify', '--quiet', '--jobs', '2');
    expect(many.stderr).toBe('');
    expect(many.stdout).toMatch(/1000 changed, 0 unchanged, 0 skipped, 0 failed/);
  });
});
