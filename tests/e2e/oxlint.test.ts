import { cpSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProject, documented, packAll, type Outcome, type Project } from './project.js';

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly filename: string;
  readonly labels: readonly { readonly span: { readonly line: number; readonly column: number } }[];
}

interface LintResult {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
}

const fixtures = fileURLToPath(new URL('../fixtures/projects', import.meta.url));
const packed = packAll();
afterAll(() => {
  rmSync(packed.folder, { recursive: true, force: true });
});

describe('the packed plugin in oxlint', () => {
  let project: Project;
  beforeAll(() => {
    const { catalog = '', rules = '' } = packed.tarballs;
    project = createProject([
      catalog,
      rules,
      'eslint@10.15.0',
      '@typescript-eslint/parser@8.72.0',
      'typescript@6.0.3',
      'oxlint@1.94.0',
    ]);
    project.write('.oxlintrc.json', documented('rules/README.md', 'In oxlint'));
    project.write(
      'eslint.config.js',
      documented('rules/README.md', 'Configuration').replace("'**/*.tsx'", "'**/*.tsx', '**/*.mts'"),
    );
    cpSync(fixtures, join(project.folder, 'cases'), { recursive: true });
  });
  afterAll(() => {
    project.remove();
  });

  const oxlint = (...args: string[]): Outcome => project.run('npx', 'oxlint', '--format', 'json', ...args);

  function foundByOxlint(): readonly string[] {
    const { diagnostics } = JSON.parse(oxlint('cases').stdout) as { diagnostics: readonly Diagnostic[] };
    const own = diagnostics.filter(({ code }) => code.startsWith('msgraph('));
    return own
      .map(
        ({ code, message, filename, labels }) =>
          `${filename}:${String(labels[0]?.span.line)}:${String(labels[0]?.span.column)} ${code.replace(/\((.*)\)/, '/$1')} ${message}`,
      )
      .sort();
  }

  function foundByEslint(): readonly string[] {
    const results = JSON.parse(
      project.run('npx', 'eslint', '--format', 'json', 'cases').stdout,
    ) as readonly LintResult[];
    return results
      .flatMap(({ filePath, messages }) =>
        messages.map(
          ({ ruleId, line, column, message }) =>
            `${relative(project.folder, filePath)}:${String(line)}:${String(column)} ${String(ruleId)} ${message}`,
        ),
      )
      .sort();
  }

  it('finds in the fixture projects exactly what ESLint finds', () => {
    const found = foundByOxlint();
    expect(found.length).toBeGreaterThan(40);
    expect(found).toEqual(foundByEslint());
  });

  it('takes the settings, and names an unknown one', () => {
    const config = JSON.parse(project.read('.oxlintrc.json')) as Record<string, unknown>;
    const before = foundByOxlint();
    project.write(
      '.oxlintrc.json',
      JSON.stringify({ ...config, settings: { msgraph: { clients: ['callDirectory'] } } }),
    );
    const taught = foundByOxlint();
    expect(taught.filter((line) => !before.includes(line))).toEqual([
      expect.stringMatching(/^cases\/home-made-client\/users\.ts:7:/),
    ]);
    project.write('.oxlintrc.json', JSON.stringify({ ...config, settings: { msgraph: { client: ['x'] } } }));
    const { code, stdout, stderr } = oxlint('cases/home-made-client');
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain('`settings.msgraph.client` is not a setting');
  });

  it('takes rows about libraries from a file, and names a wrong one once', () => {
    const config = JSON.parse(documented('rules/README.md', 'In oxlint')) as Record<string, unknown>;
    const row = {
      kind: 'request',
      of: '@contoso/http',
      path: 'Member[get]',
      client: 'unknown',
      url: 'always',
    };
    for (const name of ['a', 'b'])
      project.write(
        `own-${name}.ts`,
        `import { get } from '@contoso/http';\nexport const find = () => get('/me').catch((error: any) => {\n  if (error.message.includes('odd text')) return undefined;\n  throw error;\n});\n`,
      );
    const found = (rows: unknown): readonly string[] => {
      project.write('rows.json', JSON.stringify(rows));
      project.write(
        '.oxlintrc.json',
        JSON.stringify({ ...config, settings: { msgraph: { models: './rows.json' } } }),
      );
      const { diagnostics } = JSON.parse(oxlint('own-a.ts', 'own-b.ts').stdout) as {
        diagnostics: readonly Diagnostic[];
      };
      return diagnostics.map(({ message }) => message);
    };
    expect(found([])).toEqual([]);
    expect(found([row])).toHaveLength(2);
    expect(found([{ ...row, kind: 'reqest' }])).toEqual([
      expect.stringContaining('row 1 of `./rows.json`: `reqest` is no `kind`'),
    ]);
  });

  it('does without a type checker where the settings ask for one', () => {
    const config = JSON.parse(documented('rules/README.md', 'In oxlint')) as Record<string, unknown>;
    project.write('.oxlintrc.json', JSON.stringify(config));
    const plain = foundByOxlint();
    project.write(
      '.oxlintrc.json',
      JSON.stringify({ ...config, settings: { msgraph: { typeChecked: true } } }),
    );
    expect(foundByOxlint()).toEqual(plain);
  });
});
