import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Report } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { installPackages } from '../helpers/install.js';
import { TestProject } from '../helpers/project.js';

// The first use builds, which may take longer than a test may.
installPackages();

const CLIENT = {
  'node_modules/@microsoft/microsoft-graph-client/package.json':
    '{ "name": "@microsoft/microsoft-graph-client", "type": "module", "main": "index.js" }',
  'node_modules/@microsoft/microsoft-graph-client/index.js': 'export class Client {}\n',
};
const MANIFEST =
  '{\n  "name": "app",\n  "type": "module",\n  "scripts": {\n    "test": "node --test"\n  }\n}\n';
const THIN = "new Error('Request failed with status code 404')";
const WHOLE = "Object.assign(new Error('Not found'), { statusCode: 404, code: 'itemNotFound' })";

/** A module that gives `none` for an error with this status. */
const source = (name: string): string => `import { Client } from '@microsoft/microsoft-graph-client';

/** @param {Client} client */
export async function ${name}(client) {
  try {
    return await client.api('/me/drive').get();
  } catch (error) {
    if (error.message.includes('404')) return 'none';
    throw error;
  }
}
`;

/** Its test, in which the client rejects with an error. */
const test = (name: string, error: string): string => `import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ${name} } from '../src/${name}.js';

it('${name} takes what is not there for nothing', async () => {
  const client = { api: () => ({ get: () => Promise.reject(${error}) }) };
  assert.equal(await ${name}(client), 'none');
});
`;

/**
 * A project with the files of `thin`, whose tests the rewrite breaks because their errors hold no status, and
 * of `whole`.
 */
function app({
  thin = [],
  whole = [],
  more = {},
}: {
  thin?: readonly string[];
  whole?: readonly string[];
  more?: Readonly<Record<string, string>>;
}): TestProject {
  const files = [
    ...thin.map((name) => [name, THIN] as const),
    ...whole.map((name) => [name, WHOLE.replace('Not found', 'Request failed: 404')] as const),
  ];
  return new TestProject({
    ...Object.fromEntries(
      files.flatMap(([name, error]) => [
        [`src/${name}.js`, source(name)],
        [`test/${name}.test.js`, test(name, error)],
      ]),
    ),
    ...CLIENT,
    'package.json': MANIFEST,
    '.gitignore': 'node_modules\n',
    ...more,
  }).commit();
}

const isRewritten = (project: TestProject, name: string): boolean =>
  project.read(`src/${name}.js`).includes('hasErrorCondition');

const reportOf = (project: TestProject): Report => JSON.parse(project.read('report.json')) as Report;

/**
 * Folders of earlier runs, and those of tests that run at the same time, may be there; so a folder of its own
 * is taken.
 */
function runIn(
  project: TestProject,
  args: readonly string[],
): ReturnType<TestProject['run']> & { readonly leftovers: readonly string[] } {
  const temporary = new TestProject({});
  const result = project.runIn('.', args, { TMPDIR: temporary.root });
  return {
    ...result,
    leftovers: readdirSync(temporary.root).filter((name) => name.startsWith('msgraph-codemod')),
  };
}

describe('--test with tests that pass', () => {
  it('writes, and says that they do', () => {
    const project = app({ whole: ['a', 'b'] });
    const { status, stdout, stderr, leftovers } = runIn(project, [
      '--write',
      '--test',
      'npm test',
      '--report',
      'report.json',
    ]);
    expect({ status, stderr, leftovers }).toEqual({ status: 0, stderr: '', leftovers: [] });
    expect(stdout).toContain('\nTests: `npm test` passed before and after.\n');
    expect([isRewritten(project, 'a'), isRewritten(project, 'b')]).toEqual([true, true]);
    expect(reportOf(project)).toMatchObject({
      options: { test: 'npm test' },
      tests: [{ command: 'npm test', runs: 2, failures: [] }],
    });
  });

  it('runs them in a copy, without and with the rewrite', () => {
    const project = app({ whole: ['a'] });
    const log = new TestProject({});
    const record = `node -e "require('node:fs').appendFileSync(process.argv[1], process.cwd() + ' ' + require('node:fs').readFileSync('src/a.js', 'utf8').includes('hasErrorCondition') + '\\n'); require('node:fs').writeFileSync('made-by-test', '')" "${log.path('log')}"`;
    expect(runIn(project, ['--write', '--test', record]).status).toBe(0);
    const lines = log
      .read('log')
      .trim()
      .split('\n')
      .map((line) => line.split(' '));
    expect(lines.map(([, rewritten]) => rewritten)).toEqual(['false', 'true']);
    expect(lines.some(([folder]) => folder === project.root)).toBe(false);
    expect(project.has('made-by-test')).toBe(false);
  });

  it('does not run them where nothing is to be written', () => {
    const project = app({ more: { 'src/a.js': 'export const a = 1;\n' } });
    expect(runIn(project, ['--write', '--test', 'exit 1'])).toMatchObject({
      status: 0,
      stdout: expect.not.stringContaining('Tests:') as string,
    });
  });

  it('works in a workspace, whose packages import each other', () => {
    const project = app({
      more: {
        'packages/core/package.json': '{ "name": "@app/core", "type": "module", "main": "index.js" }',
        'packages/core/index.js': source('a'),
        'packages/web/package.json': '{ "name": "web", "type": "module" }',
        'packages/web/a.test.js': test('a', THIN).replace('../src/a.js', '@app/core'),
        'node_modules/@app/x': '',
      },
    });
    project.link('../../packages/core', 'node_modules/@app/core');
    const { status, stdout } = runIn(project, ['--write', '--test', 'node --test packages/web/a.test.js']);
    expect(status).toBe(0);
    expect(stdout).toContain("packages/core/index.js  The project's own tests fail with this rewrite");
    expect(project.read('packages/core/index.js')).toBe(source('a'));
  });
});

// Each of them runs the tests several times.
describe('--test with tests that a rewrite breaks', { timeout: 120_000 }, () => {
  it('puts back the file, with the reason, and writes the others', () => {
    const project = app({ whole: ['a', 'c', 'd'], thin: ['b'] });
    const { status, stdout, stderr, leftovers } = runIn(project, [
      '--write',
      '--test',
      'node --test',
      '--report',
      'report.json',
    ]);
    expect({ status, stderr, leftovers }).toEqual({ status: 0, stderr: '', leftovers: [] });
    const reason = "The project's own tests fail with this rewrite (`node --test`: exit code 1).";
    expect(stdout).toContain(`Put back:\n  src/b.js  ${reason}\n`);
    expect(stdout).toContain(
      '\nTests: `node --test` passed before, and after 1 file was put back, in 5 runs.\n',
    );
    expect(project.read('src/b.js')).toBe(source('b'));
    expect(['a', 'c', 'd'].map((name) => isRewritten(project, name))).toEqual([true, true, true]);
    const { files, tests, totals } = reportOf(project);
    expect(files.find(({ path }) => path === 'src/b.js')).toMatchObject({
      status: 'unchanged',
      reason,
      sites: [{ action: 'left', reason: 'tests-fail', message: reason }],
    });
    expect(totals).toMatchObject({
      files: { changed: 3, unchanged: 5 },
      sites: { rewritten: 3, left: 1 },
      left: { 'tests-fail': 1 },
    });
    expect(tests).toEqual([
      {
        command: 'node --test',
        runs: 5,
        failures: [{ paths: ['src/b.js'], output: expect.stringContaining('# fail 1') as string }],
      },
    ]);
    expect(tests?.[0]?.failures[0]?.output).not.toContain(project.root);
  });

  it('shows the end of what they printed, and the error that the test would need', () => {
    const { stdout } = runIn(app({ thin: ['a'], whole: ['b'] }), ['--write', '--test', 'node --test']);
    expect(stdout).toMatch(/Output of the tests:\n {2}src\/a\.js\n(?: {4}.*\n){1,20}\n/);
    expect(stdout).toContain('    # fail 1\n');
    expect(stdout).toContain(
      "test/a.test.js:6  The test rejects with `new Error('Request failed with status code 404')`, in which src/a.js:8 finds no code and no status any more.",
    );
  });

  it('puts back all of them, and adds no dependency then', () => {
    const project = app({ thin: ['a', 'b'] });
    const { status, stdout } = runIn(project, ['--write', '--test', 'node --test']);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Tests: `node --test` passed before, and after 2 files were put back, in 4 runs.',
    );
    expect(project.git('status', '--porcelain')).toBe('');
    expect(project.read('package.json')).toBe(MANIFEST);
  });

  it('takes tests that do not end for broken ones', () => {
    const project = app({
      whole: ['a'],
      more: {
        'wait.js':
          "import { readFileSync } from 'node:fs';\nif (readFileSync('src/a.js', 'utf8').includes('hasErrorCondition')) setInterval(() => {}, 1000);\n",
      },
    });
    const { status, stdout } = runIn(project, ['--write', '--test', 'node wait.js', '--test-timeout', '5']);
    expect(status).toBe(0);
    expect(stdout).toContain('(`node wait.js`: no end within 5 seconds, see --test-timeout)');
    expect(isRewritten(project, 'a')).toBe(false);
  });

  it('leaves a condition alone when the error that it rests on is put back', () => {
    const thrown =
      "export async function call(path) {\n  const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n  if (!res.ok) throw new Error(`Graph ${res.status}`);\n  return res.json();\n}\n";
    const asking =
      "import { call } from './call.js';\nexport async function find() {\n  try {\n    return await call('/me');\n  } catch (error) {\n    if (error.message.includes('404')) return 'none';\n    throw error;\n  }\n}\n";
    const files = { 'src/call.js': thrown, 'src/find.js': asking };
    const keeps =
      "import { readFileSync } from 'node:fs';\nprocess.exitCode = readFileSync('src/call.js', 'utf8').includes('cause') ? 1 : 0;\n";
    expect(runIn(app({ more: files }), ['--write', '--test', 'exit 0']).stdout).toContain(
      'Places: 2 rewritten',
    );
    const project = app({ more: { ...files, 'keeps.js': keeps } });
    const { stdout } = runIn(project, ['--write', '--test', 'node keeps.js']);
    expect(stdout).toContain("src/call.js  The project's own tests fail with this rewrite");
    expect(stdout).toContain('Places: 0 rewritten, 2 left.');
    expect(project.git('status', '--porcelain')).toBe('');
  });
});

describe('--test with tests that say nothing of the rewrite', () => {
  it.each([
    [
      'fail before',
      'node -e "console.error(\'not ready\'); process.exit(3)"',
      /^msgraph-codemod: The tests fail before anything is rewritten \(`node -e .*`: exit code 3\), in a copy of the repository without git\. Nothing was written\. Its output ends with:\nnot ready\n$/,
    ],
    ['print nothing', 'exit 1', /exit code 1\).* It printed nothing\.\n$/],
    ['are no program', 'no-such-tests', /exit code 127\).*\n.*no-such-tests/],
    ['do not end', 'node -e "setInterval(() => {}, 1000)"', /no end within 1 second, see --test-timeout\)/],
  ])('is refused, and nothing is written: they %s', (_title, command, message) => {
    const project = app({ whole: ['a'] });
    const { status, stdout, stderr, leftovers } = runIn(project, [
      '--write',
      '--test',
      command,
      '--test-timeout',
      '1',
      '--report',
      'report.json',
    ]);
    expect({ status, stdout, leftovers }).toEqual({ status: 2, stdout: '', leftovers: [] });
    expect(stderr).toMatch(message);
    expect(project.git('status', '--porcelain')).toBe('');
  });

  it("is refused with the packages of Plug'n'Play", () => {
    const { status, stderr } = runIn(app({ whole: ['a'], more: { '.pnp.cjs': '' } }), [
      '--write',
      '--test',
      'exit 0',
    ]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining("Plug'n'Play") as string,
    });
  });

  it('is refused for files of two repositories', () => {
    const other = app({ whole: ['b'] });
    const project = app({ whole: ['a'] });
    const { status, stderr } = runIn(project, ['--write', '--test', 'exit 0', 'src', other.path('src')]);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('is outside of it. Nothing was written.') as string,
    });
    expect(other.git('status', '--porcelain')).toBe('');
  });
});

describe('wrong use', () => {
  it.each([
    [
      ['--test', 'node --test'],
      '`--test` needs `--write`: it runs the tests to find out what may be written.',
    ],
    [['--check', '--test', 'node --test'], '`--test` needs `--write`'],
    [['--write', '--test', ' '], '`--test` needs the command that runs the tests, such as "npm test".'],
    [['--write', '--test-timeout', '5'], '`--test-timeout` belongs to `--test`.'],
    [
      ['--write', '--test', 'node --test', '--test-timeout', '0'],
      '`--test-timeout` is a number of seconds from 1 to 86400; `0` is not.',
    ],
    [['--write', '--test', 'node --test', '--test-timeout', '86401'], '`86401` is not.'],
    [['--write', '--test', 'node --test', '--test-timeout', '1m'], '`1m` is not.'],
    [['merge', 'a.json', '--test', 'node --test'], '`merge` does not take `--test`.'],
  ])('%j', (args, message) => {
    const project = app({ whole: ['a'] });
    const { status, stderr } = project.run(...args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(message) as string });
    expect(isRewritten(project, 'a')).toBe(false);
  });
});

describe('parts', { timeout: 120_000 }, () => {
  it('run the tests for themselves, and are merged', () => {
    const project = app({ whole: ['a'], thin: ['b'] });
    for (const part of [1, 2])
      expect(
        project.run(
          '--write',
          '--allow-dirty',
          '--test',
          'node --test',
          '--shard',
          `${part}/2`,
          '--report',
          `out/${part}.json`,
        ).status,
      ).toBe(0);
    const { status, stdout } = project.run(
      'merge',
      'out/1.json',
      'out/2.json',
      '--report',
      'out/all.json',
      '--report',
      'out/all.md',
      '--report',
      'out/all.html',
      '--report',
      'out/all.sarif',
      '--report',
      'out/all.csv',
    );
    expect(status).toBe(0);
    expect(stdout).toContain('Tests: `node --test` passed before and after.\n');
    expect(stdout).toContain(
      'Tests: `node --test` passed before, and after 1 file was put back, in 2 runs.\n',
    );
    const { options, tests } = JSON.parse(project.read('out/all.json')) as Report;
    expect([options.test, tests?.flatMap(({ failures }) => failures).map(({ paths }) => paths)]).toEqual([
      'node --test',
      [['src/b.js']],
    ]);
    expect(project.read('out/all.md')).toContain(
      "The project's own tests: `node --test` passed before and after.",
    );
    expect(project.read('out/all.md')).toMatch(
      /<summary>What the tests printed with src\/b\.js<\/summary>\n\n```text\n[^]*# fail 1\n/,
    );
    expect(project.read('out/all.html')).toMatch(/<pre>[^<]*# fail 1\n/);
    expect(project.read('out/all.sarif')).toContain(
      "The project's own tests: `node --test` passed before, and after 1 file",
    );
    expect(project.read('out/all.csv')).toContain('"tests-fail"');
  });

  it('with and without tests do not belong together', () => {
    const project = app({ whole: ['a', 'b'] });
    project.run(
      '--write',
      '--allow-dirty',
      '--test',
      'node --test',
      '--shard',
      '1/2',
      '--report',
      'out/1.json',
    );
    project.run('--write', '--allow-dirty', '--shard', '2/2', '--report', 'out/2.json');
    expect(project.run('merge', 'out/1.json', 'out/2.json')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('different options') as string,
    });
  });
});

it.each(['SIGINT', 'SIGTERM'] as const)('%s ends the tests, and nothing is written', async (name) => {
  const project = app({ whole: ['a', 'b'] });
  const [temporary, seen] = [
    new TestProject({}),
    new TestProject({
      'wait.cjs':
        "require('node:fs').writeFileSync(process.argv[2], String(process.pid)); setInterval(() => {}, 1000);",
    }),
  ];
  const child = spawn(
    process.execPath,
    [
      installPackages().cli,
      '--write',
      '--test',
      `node "${seen.path('wait.cjs')}" "${seen.path('pid')}"`,
      '--report',
      'report.json',
    ],
    {
      cwd: project.root,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, TMPDIR: temporary.root },
    },
  );
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  const exit = once(child, 'exit');
  while (!seen.has('pid') && child.exitCode === null) await setTimeout(10);
  child.kill(name);
  expect(await exit).toEqual([130, null]);
  expect(stdout).toContain(
    'Stopped while the tests ran: nothing was written. Run the command again to go on.',
  );
  expect(reportOf(project)).toMatchObject({
    stopped: [{ phase: 'test', before: 'src/a.js', done: 0, total: 2 }],
    files: [{ status: 'skipped' }, { status: 'skipped' }],
  });
  expect(reportOf(project).tests).toBeUndefined();
  expect(project.git('status', '--porcelain').trim()).toBe('?? report.json');
  expect(readdirSync(temporary.root).filter((entry) => entry.startsWith('msgraph-codemod'))).toEqual([]);
});
