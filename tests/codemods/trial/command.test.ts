import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../../../codemods/src/trial/command.js';
import { TestProject } from '../helpers/project.js';

const node = `"${process.execPath}"`;
const script = (text: string): string => `${node} -e "${text}"`;

const run = (
  command: string,
  project = new TestProject({}),
  more: { limitMs?: number; signal?: AbortSignal } = {},
): ReturnType<typeof runCommand> => runCommand(command, { folder: project.root, limitMs: 20_000, ...more });

/** Whether a process runs; one that has ended and that nobody has asked about (state Z) does not. */
const isAlive = (pid: number): boolean =>
  /^[^Z\s]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim());

async function gone(pid: number): Promise<boolean> {
  for (let round = 0; round < 50 && isAlive(pid); round += 1) await setTimeout(20);
  return !isAlive(pid);
}

async function appears(project: TestProject, name: string): Promise<string> {
  while (!project.has(name) || project.read(name) === '') await setTimeout(10);
  return project.read(name);
}

describe('a command of the project', () => {
  it('passes with exit code 0 and fails with another', async () => {
    expect(await run(script('process.exit(0)'))).toEqual({ kind: 'passed', output: '' });
    expect(await run(script('process.exit(3)'))).toEqual({ kind: 'failed', how: 'exit code 3', output: '' });
  });

  it('is one for a shell, in the given folder', async () => {
    const project = new TestProject({ 'in/a.txt': '' });
    expect(
      await run(
        `cd in && ${script("require('node:fs').writeFileSync('b.txt', process.argv[1])")} "two words"`,
        project,
      ),
    ).toMatchObject({ kind: 'passed' });
    expect(project.read('in/b.txt')).toBe('two words');
  });

  it('fails where there is no such program', async () => {
    const end = await run('no-such-program --run');
    expect(end).toMatchObject({ kind: 'failed' });
    expect(end).toHaveProperty('output', expect.stringContaining('no-such-program'));
  });

  it('fails where the folder is gone', async () => {
    expect(await runCommand('exit 0', { folder: '/no/such/folder', limitMs: 1_000 })).toMatchObject({
      kind: 'failed',
      how: expect.stringContaining('ENOENT') as string,
    });
  });

  it('fails when a signal ends it', async () => {
    expect(await run(script("process.kill(process.pid, 'SIGKILL')"))).toMatchObject({ kind: 'failed' });
  });

  it('has nothing to read, so that it asks nobody', async () => {
    expect(
      await run(script("process.stdin.on('data', () => process.exit(1)).on('end', () => process.exit(0))")),
    ).toMatchObject({ kind: 'passed' });
  });
});

describe('the output of a command', () => {
  it('is that of both streams', async () => {
    expect(await run(script("console.log('out'); console.error('err')"))).toMatchObject({
      output: expect.stringMatching(/^(?:out\nerr|err\nout)$/) as string,
    });
  });

  it('is its end where it is long, in whole lines', async () => {
    const end = await run(script("for (let i = 1; i <= 100000; i += 1) console.log('line ' + i)"));
    const lines = end?.output.split('\n') ?? [];
    expect(lines).toHaveLength(20);
    expect(lines.at(0)).toBe('line 99981');
    expect(lines.at(-1)).toBe('line 100000');
  });

  it('has no colours, no empty lines and no long ones', async () => {
    expect(
      (
        await run(
          script(
            "process.stdout.write('\\u001b[31mred\\u001b[39m\\r\\n\\n   \\n' + 'x'.repeat(500) + '\\n')",
          ),
        )
      )?.output.split('\n'),
    ).toEqual(['red', `${'x'.repeat(199)}…`]);
  });
});

describe('a command that does not come to an end', () => {
  it('fails after its time, with all that it has started', async () => {
    const project = new TestProject({
      'child.cjs':
        "require('node:fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000);",
    });
    const begin = performance.now();
    expect(
      await run(`echo started; ${node} child.cjs & ${node} child.cjs`, project, { limitMs: 1_000 }),
    ).toEqual({ kind: 'failed', how: 'no end within 1 second, see --test-timeout', output: 'started' });
    expect(performance.now() - begin).toBeLessThan(10_000);
    expect(await gone(Number(project.read('pid')))).toBe(true);
  });

  it('is ended even if it does not listen to SIGTERM', async () => {
    const project = new TestProject({
      'child.cjs':
        "process.on('SIGTERM', () => {}); require('node:fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000);",
    });
    expect(await run(`${node} child.cjs`, project, { limitMs: 1_000 })).toMatchObject({ kind: 'failed' });
    expect(await gone(Number(project.read('pid')))).toBe(true);
  });

  it('is ended by the signal that stops the run', async () => {
    const project = new TestProject({
      'child.cjs':
        "require('node:fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000);",
    });
    const stop = new AbortController();
    const end = run(`${node} child.cjs`, project, { signal: stop.signal });
    const pid = Number(await appears(project, 'pid'));
    stop.abort();
    expect(await end).toBeUndefined();
    expect(await gone(pid)).toBe(true);
  });

  it('is not started when the run is stopped already', async () => {
    const project = new TestProject({});
    expect(
      await run(script("require('node:fs').writeFileSync('started', '')"), project, {
        signal: AbortSignal.abort(),
      }),
    ).toBeUndefined();
    expect(project.has('started')).toBe(false);
  });
});

describe('what a command leaves running', () => {
  it('does not hold up the run, and is ended', async () => {
    const project = new TestProject({
      'server.cjs':
        "require('node:fs').writeFileSync('pid', String(process.pid)); setInterval(() => {}, 1000);",
    });
    const begin = performance.now();
    expect(
      await run(
        `${node} server.cjs & ${script("const wait = () => require('node:fs').existsSync('pid') || setTimeout(wait, 10); wait()")}`,
        project,
      ),
    ).toMatchObject({ kind: 'passed' });
    expect(performance.now() - begin).toBeLessThan(10_000);
    expect(await gone(Number(await appears(project, 'pid')))).toBe(true);
  });
});
