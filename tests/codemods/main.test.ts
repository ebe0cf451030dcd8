import { describe, expect, it } from 'vitest';
import type * as MainModule from '../../codemods/src/main.js';
import { installed } from './helpers/installed.js';
import { TestProject } from './helpers/project.js';
import { messageSource } from './helpers/samples.js';

const { main } = await installed<typeof MainModule>('main');

interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process, with terminals that only the test sees. */
async function runOnTerminal(
  project: TestProject,
  args: readonly string[],
  terminals: { stdout?: boolean; stderr?: boolean },
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: terminals[name] ?? false,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const status = await main(args, {
    cwd: project.root,
    env,
    stdout: stream('stdout'),
    stderr: stream('stderr'),
  });
  return { status, ...written };
}

const files = { 'a.ts': messageSource(), 'package.json': '{ "dependencies": { "msgraph-errors": "*" } }' };

describe('on a terminal', () => {
  it('colours the diff and the summary', async () => {
    const { stdout } = await runOnTerminal(new TestProject(files), [], { stdout: true });
    expect(stdout).toContain(
      "\u001B[31m-    if (e.message.includes('itemNotFound')) return false;\u001B[39m\n",
    );
    expect(stdout).toContain('Files: \u001B[1m1 changed\u001B[22m, ');
  });

  it('does not colour with NO_COLOR', async () => {
    const { stdout } = await runOnTerminal(new TestProject(files), [], { stdout: true }, { NO_COLOR: '1' });
    expect(stdout).not.toContain('\u001B');
  });

  it('shows on stderr how far it is, and takes it away at the end', async () => {
    const { stderr } = await runOnTerminal(new TestProject(files), ['--quiet'], { stderr: true });
    expect(stderr).toMatch(
      /^(?:\r\u001B\[K\d+ of 1 file)+\r\u001B\[K\r\u001B\[KComparing the types of 1 file\r\u001B\[K$/,
    );
  });

  it('shows no progress elsewhere', async () => {
    const { status, stderr } = await runOnTerminal(new TestProject(files), ['--quiet'], { stdout: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('a run that finds nothing', () => {
  const words = async (files: Readonly<Record<string, string>>): Promise<string> =>
    (await runOnTerminal(new TestProject(files), [], {})).stdout;

  it('says how many files it looked at, how many name Graph, and how to teach a client', async () => {
    const text = await words({
      'a.ts': 'export const a = 1;\n',
      'b.ts': "export const host = 'https://graph.microsoft.com';\n",
    });
    expect(text).toContain(
      'No place was found: 2 files were looked at, 1 file of them names Microsoft Graph.',
    );
    expect(text).toContain(
      'If your requests go through a client of your own, name it: --settings FILE with { "clients": ["graphFetch"] }',
    );
    expect(text).not.toContain('passed over');
  });

  it('names the files that only the linter reads', async () => {
    const text = await words({
      'a.ts': 'export const a = 1;\n',
      'b.vue': '<script></script>\n',
      'c/d.svelte': '\n',
    });
    expect(text).toContain(
      '1 file was looked at, none of them names Microsoft Graph.\n2 Vue, Svelte or Astro files were passed over: the linter reads them.',
    );
  });

  it('is no run that found something', async () => {
    expect(await words(files)).not.toContain('No place was found');
  });
});

describe('a mistyped word', () => {
  it.each([
    [['--wirte'], 'Did you mean `--write`?'],
    [['--transform', 'mesage-to-code'], 'Did you mean `message-to-code`?'],
    [['explian'], 'Did you mean `explain`?'],
  ])('is told what it may have meant: %j', async (args, hint) => {
    const { status, stderr } = await runOnTerminal(new TestProject(files), args, {});
    expect(status).toBe(2);
    expect(stderr).toContain(hint);
  });

  it('gets no hint that is far away', async () => {
    expect((await runOnTerminal(new TestProject(files), ['--frobnicate'], {})).stderr).not.toContain(
      'Did you mean',
    );
    expect((await runOnTerminal(new TestProject(files), ['nowhere'], {})).stderr).not.toContain(
      'Did you mean',
    );
  });
});

describe('help', () => {
  it('is printed for the word and for the option', async () => {
    const asked = await Promise.all(
      [['help'], ['--help']].map((args) => runOnTerminal(new TestProject(files), args, {})),
    );
    expect(
      asked.map(({ status, stdout }) => [status, stdout.startsWith('Rewrites Microsoft Graph')]),
    ).toEqual([
      [0, true],
      [0, true],
    ]);
  });

  it('is a folder of that name where there is one', async () => {
    expect(
      (await runOnTerminal(new TestProject({ ...files, 'help/b.ts': messageSource() }), ['help'], {})).stdout,
    ).toContain('help/b.ts');
  });
});

describe('without a chosen transform', () => {
  const lost =
    "export async function call(path: string) {\n  const res = await fetch('https://graph.microsoft.com/v1.0' + path);\n  if (!res.ok) throw new Error(`Graph ${res.status}`);\n  return res.json();\n}\n";
  const changed = async (args: readonly string[]): Promise<boolean> =>
    (
      await runOnTerminal(
        new TestProject({ 'a.ts': lost, 'package.json': '{}' }),
        ['--no-verify', ...args],
        {},
      )
    ).stdout.includes('{ cause: res }');

  it('errors of which nothing is asked stay as they are', async () => {
    expect(await changed([])).toBe(false);
    expect(await changed(['--transform', 'keep-error-details'])).toBe(true);
  });
});
