import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createProject, packAll, type Outcome, type Project } from './project.js';
import { source } from './source.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/ci.md', import.meta.url)), 'utf8');

/** The fenced blocks of one language, in the order of the page. */
const blocks = (language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    ([, text = '']) => text,
  );

/** The only block of a language that contains a text. */
function block(language: string, part: string): string {
  const found = blocks(language).filter((text) => text.includes(part));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

const packed = packAll();
let project: Project;

beforeAll(() => {
  project = createProject([
    ...Object.values(packed.tarballs),
    'eslint@10.15.0',
    '@typescript-eslint/parser@8.72.0',
    'typescript@6.0.3',
    'lint-staged@16.3.4',
    '@microsoft/eslint-formatter-sarif@3.1.0',
  ]);
  project.write('.gitignore', 'node_modules\n');
  project.write('eslint.config.mjs', block('js', 'eslint.config.mjs').replace(/^ {2}\{ rules: .*\n/m, ''));
  shell('git init --quiet && git config user.email test@example.com && git config user.name Test');
});
afterAll(() => {
  project.remove();
  rmSync(packed.folder, { recursive: true, force: true });
});

/** Everything of the last test is gone; one file with findings is committed. */
beforeEach(() => {
  shell(
    'rm -rf src && mkdir src && rm -f eslint-suppressions.json *.sarif *.json.bak part-*.json *.md .eslintcache',
  );
  project.write('src/graph.ts', source);
  shell('git add --all && git commit --quiet --allow-empty --message "Begin"');
});

const shell = (line: string): Outcome => project.run('bash', '-c', line);

/** Runs the lines of a block one after the other. */
const runLines = (text: string): Outcome[] => text.trim().split('\n').map(shell);

const codes = (outcomes: readonly Outcome[]): (number | null)[] => outcomes.map(({ code }) => code);

describe('in legacy code', () => {
  it('suppresses what is there, stays silent about it, and prunes what is gone', () => {
    const before = shell('npx eslint .');
    expect(before.code).toBe(1);
    expect(codes(runLines(block('sh', '--suppress-all')))).toEqual([0, 0, 0]);
    project.write('src/new.ts', source);
    expect(shell('npx eslint .').stdout).toContain('new.ts');
    project.write('src/new.ts', '');
    project.write('src/graph.ts', '');
    expect(shell('npx eslint . --prune-suppressions').code).toBe(0);
    expect(JSON.parse(project.read('eslint-suppressions.json'))).toEqual({});
  });

  it('suppresses one rule', () => {
    const command = /`(npx eslint \. --suppress-rule [\w/-]+)`/.exec(page)?.[1] ?? '';
    expect(shell(command).code).toBe(1);
    const suppressed = JSON.parse(project.read('eslint-suppressions.json')) as Record<
      string,
      Record<string, unknown>
    >;
    expect(Object.values(suppressed).map((rules) => Object.keys(rules))).toEqual([
      ['msgraph/no-message-matching'],
    ]);
  });

  it('warns first', () => {
    const errors = project.read('eslint.config.mjs');
    project.write('eslint.config.mjs', block('js', 'eslint.config.mjs'));
    const { code, stdout } = shell('npx eslint .');
    project.write('eslint.config.mjs', errors);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\(0 errors, [1-9]\d* warnings?\)/);
  });

  it('rewrites a folder and writes the body of a pull request', () => {
    expect(codes(runLines(block('sh', 'pull-request.md')))).toEqual([0, 0]);
    expect(project.read('pull-request.md')).toContain('src/graph.ts');
    expect(project.read('src/graph.ts')).not.toBe(source);
  });

  it('looks at parts and merges their reports', () => {
    expect(codes(runLines(block('sh', '--shard 1/2')))).toEqual([0, 0, 0]);
    expect(project.read('all.md')).toContain('src/graph.ts');
  });
});

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly if?: string;
  readonly with?: { readonly sarif_file?: string; readonly category?: string };
}

interface Workflow {
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

describe('in CI', () => {
  /** Without the installation, which has been done. */
  const commands = (lines: readonly string[]): string[] => lines.filter((line) => line !== 'npm ci');

  it('runs the steps of the GitHub workflow, which leave two SARIF files', () => {
    const { jobs } = parse(block('yaml', 'runs-on')) as Workflow;
    const steps = Object.values(jobs).flatMap((job) => job.steps.flatMap(({ run }) => run ?? []));
    expect(codes(commands(steps).map(shell))).toEqual([1, 1]);
    for (const file of ['eslint.sarif', 'codemod.sarif']) {
      const { runs } = JSON.parse(project.read(file)) as { runs: { results: { ruleId: string }[] }[] };
      expect(runs[0]?.results.map(({ ruleId }) => ruleId)).toContain('msgraph/no-message-matching');
    }
  });

  it('uploads each SARIF file that a step leaves, also after findings, in a category of its own', () => {
    const { jobs } = parse(block('yaml', 'runs-on')) as Workflow;
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const left = steps.flatMap(
      ({ run }) => /--(?:output-file|report) (\S+\.sarif)/.exec(run ?? '')?.[1] ?? [],
    );
    const uploads = steps.filter(({ uses }) => uses?.startsWith('github/codeql-action/upload-sarif@'));
    expect(uploads.map((step) => step.with?.sarif_file)).toEqual(left);
    expect(uploads.map((step) => step.if)).toEqual(left.map(() => 'always()'));
    expect(new Set(uploads.map((step) => step.with?.category)).size).toBe(left.length);
  });

  it('runs the steps of the GitLab job', () => {
    const { 'graph-errors': job } = parse(block('yaml', 'artifacts')) as {
      'graph-errors': { script: string[]; artifacts: { paths: string[] } };
    };
    expect(codes(commands(job.script).map(shell))).toEqual([1, 1]);
    for (const file of job.artifacts.paths) expect(project.read(file)).not.toBe('');
  });

  it('lints what is committed, and stops the commit', () => {
    const manifest = project.read('package.json');
    project.write(
      'package.json',
      JSON.stringify({
        ...(JSON.parse(manifest) as object),
        ...(JSON.parse(block('json', 'lint-staged')) as object),
      }),
    );
    project.write('src/other.ts', source);
    shell('git add src/other.ts');
    const [outcome] = runLines(block('sh', 'npx lint-staged'));
    shell('git reset --quiet');
    project.write('package.json', manifest);
    expect(outcome?.code).toBe(1);
    expect(`${String(outcome?.stdout)}${String(outcome?.stderr)}`).toContain('msgraph/no-message-matching');
  });
});

describe('the speed options', () => {
  it('find the same', () => {
    const findings = ({ stdout }: Outcome): number => stdout.match(/msgraph\//g)?.length ?? 0;
    const plain = findings(shell('npx eslint .'));
    expect(plain).toBeGreaterThan(0);
    expect(runLines(block('sh', '--concurrency')).map(findings)).toEqual([plain, plain]);
  });

  it('keep a finding that hangs on another file as long as its own file stays, with the cache of ESLint', () => {
    project.write(
      'src/graph.ts',
      "export const load = (): Promise<unknown> => fetch('https://example.com/me').then((response) => { if (!response.ok) throw new Error(response.statusText); });\n",
    );
    project.write(
      'src/use.ts',
      "import { load } from './graph.js';\nexport const me = () => load().catch((error) => { if (error.message.includes('The resource could not be found')) return null; throw error; });\n",
    );
    const cached = 'npx eslint --cache src';
    expect(shell(cached).code).toBe(0);
    project.write(
      'src/graph.ts',
      "import { Client } from '@microsoft/microsoft-graph-client';\nexport const load = (client: Client) => client.api('/me').get();\n",
    );
    expect(shell(cached).code).toBe(0);
    // The plugin's own cache, which the first run has filled, has no such gap.
    expect(project.run('ls', 'node_modules/.cache/eslint-plugin-msgraph').stdout).not.toBe('');
    expect(shell('npx eslint src').stdout).toContain('msgraph/no-message-matching');
  });
});

it('a shared file of settings teaches a client', () => {
  const config = project.read('eslint.config.mjs');
  project.write('graph.config.mjs', block('js', 'graph.config.mjs'));
  project.write(
    'eslint.config.mjs',
    `import shared from './graph.config.mjs';\n${config.replace(/\];\s*$/, '  shared,\n];\n')}`,
  );
  project.write(
    'src/graph.ts',
    "import { graphFetch } from 'somewhere';\ngraphFetch('/me').catch((e: any) => e.message.includes('The resource could not be found'));\n",
  );
  const { stdout } = shell('npx eslint src');
  project.write('eslint.config.mjs', config);
  expect(stdout).toContain('msgraph/no-message-matching');
});

it('a helper of one package is evidence in another, with one configuration or with one in each', () => {
  const config = project.read('eslint.config.mjs');
  shell('mkdir -p packages/graph packages/app');
  project.write('packages/graph/package.json', '{ "name": "@acme/graph", "type": "module" }');
  project.write(
    'packages/graph/index.ts',
    "import { graphFetch } from 'somewhere';\nexport const load = () => graphFetch('/me');\n",
  );
  project.write('packages/app/package.json', '{ "name": "@acme/app", "type": "module" }');
  project.write(
    'packages/app/use.ts',
    "import { load } from '@acme/graph';\nexport const me = () => load().catch((e: any) => e.message.includes('The resource could not be found'));\n",
  );
  const shared = (path: string): string =>
    `import shared from '${path}graph.config.mjs';\n${config.replace(/\];\s*$/, '  shared,\n];\n')}`;
  project.write('graph.config.mjs', block('js', 'graph.config.mjs'));
  const counts = (): number[] =>
    ['.', 'packages/app'].map((cwd) => {
      const { stdout } = shell(`cd ${cwd} && npx eslint --no-warn-ignored . --ignore-pattern src`);
      return stdout.match(/msgraph\/no-message-matching/g)?.length ?? 0;
    });
  try {
    expect(counts()).toEqual([0, 0]);
    project.write('eslint.config.mjs', shared('./'));
    expect(counts()).toEqual([1, 1]);
    project.write('eslint.config.mjs', config);
    for (const name of ['graph', 'app'])
      project.write(`packages/${name}/eslint.config.mjs`, shared('../../'));
    expect(counts()).toEqual([1, 1]);
  } finally {
    project.write('eslint.config.mjs', config);
    shell('rm -rf packages graph.config.mjs');
  }
});
