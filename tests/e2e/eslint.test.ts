import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createProject, documented, packAll, type Project } from './project.js';
import { reported, source } from './source.js';

interface LintResult {
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly line: number;
    readonly message: string;
  }[];
}

const packed = packAll();
afterAll(() => {
  rmSync(packed.folder, { recursive: true, force: true });
});

describe.each(['8.57.1', '9.39.5', '10.15.0'])('ESLint %s with the packed plugin', (version) => {
  let project: Project;
  beforeAll(() => {
    const { catalog = '', rules = '' } = packed.tarballs;
    project = createProject([
      catalog,
      rules,
      `eslint@${version}`,
      '@typescript-eslint/parser@8.72.0',
      'typescript@6.0.3',
    ]);
    project.write('eslint.config.js', documented('rules/README.md', 'Configuration'));
  });
  afterEach(() => {
    project.write('graph.ts', source);
  });
  afterAll(() => {
    project.remove();
  });

  it('reports with the documented configuration', () => {
    project.write('graph.ts', source);
    const { code, stdout, stderr } = project.run('npx', 'eslint', '--format', 'json', 'graph.ts');
    expect(stderr).toBe('');
    expect(code).toBe(1);
    const [result] = JSON.parse(stdout) as LintResult[];
    expect(result?.messages.map(({ ruleId, line }) => ({ rule: ruleId, line }))).toEqual(reported);
  });

  it('reports the same with type information, and says so when there is none', () => {
    const config = project.read('eslint.config.js');
    const typed = documented('rules/README.md', 'With type information');
    project.write('graph.ts', source);
    project.write(
      'tsconfig.json',
      '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2023", "types": [] }, "include": ["*.ts"] }',
    );
    project.write('eslint.config.js', typed);
    const { stdout } = project.run('npx', 'eslint', '--format', 'json', 'graph.ts');
    project.write('eslint.config.js', typed.replace(/, parserOptions: \{.*?\}/, ''));
    const without = project.run('npx', 'eslint', 'graph.ts');
    project.write('eslint.config.js', config);
    const [result] = JSON.parse(stdout) as LintResult[];
    expect(result?.messages.map(({ ruleId, line }) => ({ rule: ruleId, line }))).toEqual(reported);
    expect(without.code).toBe(2);
    expect(without.stdout + without.stderr).toContain('needs type information');
  });

  it('is silent on a file without Graph', () => {
    project.write(
      'graph.ts',
      "try { JSON.parse('') } catch (error: any) { if (error.message.includes('404')) throw error; }\n",
    );
    expect(project.run('npx', 'eslint', 'graph.ts')).toMatchObject({ code: 0, stdout: '' });
  });

  it('takes rows about libraries, from a package and from a file', () => {
    const config = project.read('eslint.config.js');
    const row = {
      kind: 'request',
      of: '@contoso/http',
      path: 'Member[get]',
      client: 'unknown',
      url: 'always',
    };
    const lines = (models: unknown): readonly number[] => {
      project.write(
        'eslint.config.js',
        config.replace(
          /\];\s*$/,
          `  { settings: { msgraph: { models: ${JSON.stringify(models)} } } },\n];\n`,
        ),
      );
      const { stdout } = project.run('npx', 'eslint', '--format', 'json', 'graph.ts');
      return (JSON.parse(stdout) as LintResult[])[0]?.messages.map(({ line }) => line) ?? [];
    };
    project.write(
      'graph.ts',
      `import { get } from '@contoso/http';\nexport const find = () => get('/me').catch((error: any) => {\n  if (error.message.includes('odd text')) return undefined;\n  throw error;\n});\n`,
    );
    project.write('rows.json', JSON.stringify([row]));
    mkdirSync(join(project.folder, 'node_modules/contoso-models'), { recursive: true });
    project.write(
      'node_modules/contoso-models/package.json',
      '{ "name": "contoso-models", "version": "1.0.0", "exports": {}, "msgraph": { "models": "./rows.json" } }',
    );
    project.write('node_modules/contoso-models/rows.json', JSON.stringify(row));
    const found = [
      lines([]),
      lines('./rows.json'),
      lines(['contoso-models']),
      lines([{ ...row, of: '@contoso/other' }]),
    ];
    project.write('eslint.config.js', config);
    expect(found).toEqual([[], [3], [3], []]);
  });

  it('names an unknown setting', () => {
    const config = project.read('eslint.config.js');
    project.write(
      'eslint.config.js',
      config.replace(/\];\s*$/, "  { settings: { msgraph: { client: ['x'] } } },\n];\n"),
    );
    const { code, stderr, stdout } = project.run('npx', 'eslint', 'graph.ts');
    project.write('eslint.config.js', config);
    expect(code).not.toBe(0);
    expect(stdout + stderr).toMatch(/msgraph.*`?client`?/);
  });
});
