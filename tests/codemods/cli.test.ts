import { describe, expect, it } from 'vitest';
import { transforms, type Report } from 'msgraph-codemod';
import { TestProject } from './helpers/project.js';
import { leftSource, messageExpected, messageSource } from './helpers/samples.js';

const MANIFEST =
  '{\n  "name": "app",\n  "dependencies": {\n    "axios": "1.0.0",\n    "zod": "4.0.0"\n  }\n}\n';
const MANIFEST_AFTER = MANIFEST.replace('    "zod"', '    "msgraph-errors": "^0.1.0",\n    "zod"');

const MANIFEST_DIFF = `--- a/package.json
+++ b/package.json
@@ -2,6 +2,7 @@
   "name": "app",
   "dependencies": {
     "axios": "1.0.0",
+    "msgraph-errors": "^0.1.0",
     "zod": "4.0.0"
   }
 }
`;

const SOURCE_DIFF = `--- a/src/a.ts
+++ b/src/a.ts
@@ -1,11 +1,12 @@
 import { Client } from '@microsoft/microsoft-graph-client';
+import { GraphErrorCode, hasErrorCode } from 'msgraph-errors';
${' '}
 export async function exists(client: Client) {
   try {
     await client.api('/me/drive').get();
     return true;
   } catch (e: any) {
-    if (e.message.includes('itemNotFound')) return false;
+    if (hasErrorCode(e, GraphErrorCode.ItemNotFound)) return false;
     throw e;
   }
 }
`;

const DRY_SUMMARY = `
Files: 1 changed, 0 unchanged, 0 skipped, 0 failed.
Places: 1 would be rewritten, 0 left.
Nothing was written. Run with --write to apply the changes.
`;

function app(): TestProject {
  return new TestProject({ 'src/a.ts': messageSource(), 'package.json': MANIFEST }).commit();
}

describe('a dry run', () => {
  it('prints diffs and a summary, and changes nothing', () => {
    const project = app();
    expect(project.run()).toEqual({
      status: 0,
      stdout: MANIFEST_DIFF + SOURCE_DIFF + DRY_SUMMARY,
      stderr: '',
    });
    expect(project.read('src/a.ts')).toBe(messageSource());
    expect(project.git('status', '--porcelain')).toBe('');
  });

  it('prints diffs that git applies', () => {
    const project = app();
    project.write('changes.diff', project.run().stdout.replace(DRY_SUMMARY, ''));
    project.git('apply', 'changes.diff');
    expect(project.read('src/a.ts')).toBe(messageExpected());
    expect(project.read('package.json')).toBe(MANIFEST_AFTER);
  });

  it('prints only the summary with --quiet', () => {
    expect(app().run('--quiet')).toEqual({ status: 0, stdout: DRY_SUMMARY.trimStart(), stderr: '' });
  });

  it('is not coloured where nobody looks, and says nothing on stderr', () => {
    const project = app();
    expect(project.runIn('.', [], { FORCE_COLOR: '' }).stdout).not.toContain('\u001B');
  });

  it('runs on a repository with uncommitted changes', () => {
    const project = app();
    project.write('new.txt', '');
    expect(project.run().status).toBe(0);
  });

  it('takes the whole repository from a folder below', () => {
    const project = app();
    project.write('docs/a.md', '');
    expect(project.runIn('docs', []).stdout).toContain(SOURCE_DIFF);
  });
});

describe('--write', () => {
  it('writes what the dry run shows', () => {
    const project = app();
    const { status, stdout, stderr } = project.run('--write');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(
      'Files: 1 changed, 0 unchanged, 0 skipped, 0 failed.\nPlaces: 1 rewritten, 0 left.\n\nNext:\n  package.json has a new dependency: run `npm install`.\n',
    );
    expect(project.read('src/a.ts')).toBe(messageExpected());
    expect(project.read('package.json')).toBe(MANIFEST_AFTER);
  });

  it('changes nothing the second time', () => {
    const project = app();
    project.run('--write');
    project.commit();
    expect(project.run('--write')).toEqual({
      status: 0,
      stdout: `Files: 0 changed, 1 unchanged, 0 skipped, 0 failed.
Places: 0 rewritten, 0 left.
No place was found: 1 file was looked at, 1 file of them names Microsoft Graph.
If your requests go through a client of your own, name it: --settings FILE with { "clients": ["graphFetch"] }, as in settings.msgraph of the ESLint plugin.
`,
      stderr: '',
    });
    expect(project.git('status', '--porcelain')).toBe('');
  });

  it('keeps the mode of a file', () => {
    const project = app();
    project.chmod('src/a.ts', 0o755);
    project.commit().run('--write');
    expect(project.read('src/a.ts')).toBe(messageExpected());
    expect(project.mode('src/a.ts')).toBe(0o755);
  });

  it('leaves no other file behind', () => {
    const project = app();
    project.run('--write');
    expect(project.git('status', '--porcelain').trim().split('\n')).toEqual([
      'M package.json',
      ' M src/a.ts',
    ]);
  });

  it('refuses a repository with uncommitted changes before it looks at anything else', () => {
    const project = app();
    project.write('new.txt', '');
    const { status, stdout, stderr } = project.run('--write', 'nowhere');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'msgraph-codemod: The git repository has 1 uncommitted change (new.txt). Commit or stash them, or use --allow-dirty.\n',
    );
    expect(project.read('src/a.ts')).toBe(messageSource());
  });

  it('writes there with --allow-dirty', () => {
    const project = app();
    project.write('new.txt', '');
    expect(project.run('--write', '--allow-dirty').status).toBe(0);
    expect(project.read('src/a.ts')).toBe(messageExpected());
  });

  it('works without git, and says that there is no way back', () => {
    const project = new TestProject({ 'a.ts': messageSource(), 'package.json': MANIFEST });
    const { status, stdout } = project.run('--write');
    expect(status).toBe(0);
    expect(stdout).toContain(
      'Written without git (not a git repository), so there is no way back but a copy.',
    );
    expect(project.read('a.ts')).toBe(messageExpected());
  });
});

describe('--check', () => {
  it('exits with 1 when something would change, and changes nothing', () => {
    const project = app();
    const { status, stdout } = project.run('--check');
    expect(status).toBe(1);
    expect(stdout).toContain(SOURCE_DIFF);
    expect(project.read('src/a.ts')).toBe(messageSource());
  });

  it('exits with 0 when nothing would, even if places are left', () => {
    const { status, stdout } = new TestProject({ 'a.ts': leftSource() }).run('--check');
    expect(status).toBe(0);
    expect(stdout).toContain('a.ts:8:9  No code of Graph is known for this text.');
  });

  it('excludes --write', () => {
    expect(app().run('--check', '--write')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'msgraph-codemod: `--write` and `--check` exclude each other.\n',
    });
  });
});

describe('paths', () => {
  const files = {
    'src/a.ts': messageSource(),
    'src/deep/b.ts': messageSource(),
    'lib/c.js': messageSource().replaceAll(/: Client|: any/g, ''),
  };
  const changed = (...args: string[]): string[] =>
    [...new TestProject(files).run(...args).stdout.matchAll(/^--- a\/(.*)$/gm)].map(
      (match) => match[1] ?? '',
    );

  it.each<[string, string[], string[]]>([
    ['nothing', [], ['lib/c.js', 'src/a.ts', 'src/deep/b.ts']],
    ['a file', ['src/a.ts'], ['src/a.ts']],
    ['a folder', ['src'], ['src/a.ts', 'src/deep/b.ts']],
    ['several', ['lib', './src/a.ts', 'src/a.ts'], ['lib/c.js', 'src/a.ts']],
    ['a pattern', ['src/**/*.ts'], ['src/a.ts', 'src/deep/b.ts']],
    ['a pattern without folders', ['src/*.ts'], ['src/a.ts']],
  ])('may be %s', (_title, args, expected) => {
    expect(changed(...args)).toEqual(expected);
  });
});

describe('paths elsewhere', () => {
  it('are named by their own repository', () => {
    const here = new TestProject({});
    const there = app();
    const { status, stdout } = here.run(there.path('src'));
    expect(status).toBe(0);
    expect(stdout).toBe(MANIFEST_DIFF + SOURCE_DIFF + DRY_SUMMARY);
  });

  it('are named by their own folder where there is no git, and no package.json above it is touched', () => {
    const here = new TestProject({});
    const there = new TestProject({ 'package.json': MANIFEST, 'inner/a.ts': messageSource() });
    const { stdout } = here.run('--write', there.path('inner'));
    expect(stdout).toContain('No package.json was found');
    expect(there.read('package.json')).toBe(MANIFEST);
    expect(there.read('inner/a.ts')).toBe(messageExpected());
  });

  it('are not written when their repository has uncommitted changes', () => {
    const here = new TestProject({}).commit();
    const there = app();
    there.write('new.txt', '');
    const { status, stderr } = here.run('--write', there.path('src/a.ts'), there.path('src/nowhere.ts'));
    expect(status).toBe(2);
    expect(stderr).toContain('(new.txt)');
    expect(there.read('src/a.ts')).toBe(messageSource());
  });
});

describe('--transform', () => {
  it('runs only the transforms that are named', () => {
    const project = app();
    expect(project.run('--transform', 'bounded-retry,innererror-traversal').stdout).toContain(
      'Places: 0 would be rewritten, 0 left.',
    );
    expect(project.run('-t', 'message-to-code').stdout).toContain(SOURCE_DIFF);
    expect(project.run('--transform', 'bounded-retry', '--transform', 'message-to-code').stdout).toContain(
      SOURCE_DIFF,
    );
  });
});

describe('--settings', () => {
  it('teaches the detector what the linter is taught', () => {
    const source = messageSource()
      .replace(
        "import { Client } from '@microsoft/microsoft-graph-client';",
        "import { graphCall, type Client } from './own';",
      )
      .replace("client.api('/me/drive').get()", "graphCall('/me/drive', client)");
    const project = new TestProject({
      'a.ts': source,
      'package.json': MANIFEST,
      'settings.json': '{ "clients": ["graphCall"] }',
    });
    expect(project.run().stdout).toContain('Places: 0 would be rewritten, 0 left.');
    expect(project.run('--settings', 'settings.json').stdout).toContain(
      '+    if (hasErrorCode(e, GraphErrorCode.ItemNotFound)) return false;',
    );
  });
});

describe('--report', () => {
  it('writes JSON and Markdown, also of a dry run', () => {
    const project = new TestProject({
      'src/a.ts': messageSource(),
      'src/b.ts': leftSource(),
      'package.json': MANIFEST,
    }).commit();
    expect(project.run('--report', 'out/report.json', '--report', 'report.md').status).toBe(0);
    const report = JSON.parse(project.read('out/report.json')) as Report;
    const start = messageSource().indexOf('e.message');
    expect(report).toEqual({
      version: 1,
      tool: { name: 'msgraph-codemod', version: '0.1.0' },
      root: project.root,
      options: {
        paths: [],
        transforms: transforms.map(({ name }) => name),
        write: false,
        verify: true,
        mark: false,
      },
      files: [
        {
          path: 'src/a.ts',
          status: 'changed',
          sites: [
            {
              kind: 'message-match',
              rule: 'no-message-matching',
              transform: 'message-to-code',
              range: [start, start + "e.message.includes('itemNotFound')".length],
              line: 8,
              column: 9,
              endLine: 8,
              endColumn: 9 + "e.message.includes('itemNotFound')".length,
              evidence: { level: 'proven', chain: report.files[0]?.sites[0]?.evidence.chain },
              action: 'rewritten',
              finding: expect.any(String) as string,
              proof: expect.objectContaining({
                asked: [{ code: 'itemNotFound', message: 'itemNotFound', client: 'graph-sdk' }],
              }) as unknown,
              before: "e.message.includes('itemNotFound')",
              after: 'hasErrorCode(e, GraphErrorCode.ItemNotFound)',
            },
          ],
          diff: SOURCE_DIFF,
        },
        {
          path: 'src/b.ts',
          status: 'unchanged',
          sites: [
            expect.objectContaining({
              action: 'left',
              reason: 'text-unknown',
              message: 'No code of Graph is known for this text.',
              line: 8,
              before: "e.message.includes('frobnicated beyond repair')",
            }),
          ],
        },
      ],
      manifests: [{ path: 'package.json', diff: MANIFEST_DIFF }],
      stopped: [],
      totals: {
        files: { changed: 1, unchanged: 1, skipped: 0, failed: 0 },
        sites: { rewritten: 1, left: 1, ignored: 0 },
        left: { 'text-unknown': 1 },
      },
    });
    const chain = report.files[0]?.sites[0]?.evidence.chain ?? [];
    expect(chain.map((step) => [step.path, step.line])).toContainEqual(['src/a.ts', 5]);
    expect(project.read('report.md')).toContain(
      "| `src/a.ts:8:9` | `message-to-code` | `e.message.includes('itemNotFound')` | `hasErrorCode(e, GraphErrorCode.ItemNotFound)` Says the same as before on ",
    );
    expect(project.read('report.md')).toContain(
      '| `src/b.ts:8:9` | `no-message-matching` | No code of Graph is known for this text. |',
    );
  });

  it('refuses other formats before it starts', () => {
    expect(app().run('--report', 'report.pdf')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'msgraph-codemod: A report ends in .json, .md, .html, .sarif or .csv, `report.pdf` does not.\n',
    });
  });

  it('says so when the report cannot be written', () => {
    const project = app();
    const { status, stderr } = project.run('--report', 'package.json/report.json');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^msgraph-codemod: The report cannot be written: /);
  });
});

describe('other commands', () => {
  it('lists the transforms', () => {
    const { status, stdout } = app().run('list');
    expect(status).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(' ')[0])).toEqual([
      ...transforms.map(({ name }) => name),
      '',
    ]);
  });

  it('explains a code', () => {
    const { status, stdout } = app().run('explain', 'ITEMNOTFOUND');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^itemNotFound \(graph-core\)\n/);
    expect(stdout).toContain('GraphErrorCode.ItemNotFound');
    expect(stdout).toContain('Status: 404');
    expect(stdout).toMatch(/\nMore: https:.*\/codes\/itemNotFound\.html\n$/);
  });

  it('explains a text', () => {
    expect(
      app().run('explain', 'Insufficient', 'privileges', 'to', 'complete', 'the', 'operation').stdout,
    ).toContain('Authorization_RequestDenied');
    expect(app().run('explain', 'frobnicated beyond repair')).toMatchObject({
      status: 1,
      stdout: 'The catalogue knows nothing about "frobnicated beyond repair".\n',
    });
    expect(app().run('explain', 'itemNotFond')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('Similar codes: itemNotFound') as string,
    });
    for (const known of ['404', 'throttled']) expect(app().run('explain', known).status).toBe(0);
    expect(app().run('explain').status).toBe(2);
  });

  it('explains a rule, with or without the name of the plugin', () => {
    const { status, stdout } = app().run('explain', 'msgraph/no-unknown-error-code');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^msgraph\/no-unknown-error-code\n\nA comparison with a code that is never sent compiles/,
    );
    expect(stdout).toContain('- an HTTP status (`error.code === 404`)');
    expect(stdout).toMatch(
      /\nMicrosoft: https:\/\/learn\.microsoft\.com\/graph\/errors\nMore: https:.*\/rules\/no-unknown-error-code\.html\n$/,
    );
    expect(app().run('explain', 'no-unknown-error-code').stdout).toBe(stdout);
    expect(app().run('explain', 'constructor').stdout).toBe(
      'The catalogue knows nothing about "constructor".\n',
    );
  });

  it('prints help and version', () => {
    const project = app();
    const { status, stdout } = project.run('--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Rewrites Microsoft Graph error handling/);
    expect(project.run('--version').stdout).toBe('0.1.0\n');
    for (const option of [
      '--write',
      '--check',
      '--transform',
      '--tsconfig',
      '--no-verify',
      '--allow-dirty',
      '--settings',
      '--report',
      '--quiet',
      '--mark',
      '--shard',
      '--files-from',
      '--jobs',
    ]) {
      expect(stdout).toContain(option);
    }
  });
});
