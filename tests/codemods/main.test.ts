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
async function runOnTerminal(project: TestProject, args: readonly string[], terminals: { stdout?: boolean; stderr?: boolean }, env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    isTTY: terminals[name] ?? false,
    write: (text: string) => {
      written[name] += text;
    },
  });
  const status = await main(args, { cwd: project.root, env, stdout: stream('stdout'), stderr: stream('stderr') });
  return { status, ...written };
}

const files = { 'a.ts': messageSource(), 'package.json': '{ "dependencies": { "msgraph-errors": "*" } }' };

describe('on a terminal', () => {
  it('colours the diff and the summary', async () => {
    const { stdout } = await runOnTerminal(new TestProject(files), [], { stdout: true });
    expect(stdout).toContain("\u001B[31m-    if (e.message.includes('itemNotFound')) return false;\u001B[39m\n");
    expect(stdout).toContain('Files: \u001B[1m1 changed\u001B[22m, ');
  });

  it('does not colour with NO_COLOR', async () => {
    const { stdout } = await runOnTerminal(new TestProject(files), [], { stdout: true }, { NO_COLOR: '1' });
    expect(stdout).not.toContain('\u001B');
  });

  it('shows on stderr how far it is, and takes it away at the end', async () => {
    const { stderr } = await runOnTerminal(new TestProject(files), ['--quiet'], { stderr: true });
    expect(stderr).toMatch(/^(?:\r\u001B\[K\d+ of 1 file)+\r\u001B\[K\r\u001B\[KComparing the types of 1 file\r\u001B\[K$/);
  });

  it('shows no progress elsewhere', async () => {
    const { status, stderr } = await runOnTerminal(new TestProject(files), ['--quiet'], { stdout: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
