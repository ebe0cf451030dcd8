import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, statfsSync, writeFileSync } from 'node:fs';
import type { RunResult } from 'msgraph-codemod';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type * as ProofModule from '../../codemods/src/proof.js';
import { runCodemod, type RunOptions } from '../../codemods/src/run.js';
import type * as RunModule from '../../codemods/src/run.js';
import { installed } from './helpers/installed.js';
import { TestProject } from './helpers/project.js';
import { messageExpected, messageSource } from './helpers/samples.js';

const real = await installed<typeof RunModule>('run');
const { proveInThread } = await installed<typeof ProofModule>('proof');

/** Paths that cannot be written, with the error of the file system. */
const refused = new Map<string, string>();
vi.mock('write-file-atomic', async (original) => {
  const { default: library } = await original<{ default: { sync: (path: string, text: string) => void } }>();
  const sync = (path: string, text: string): void => {
    const code = refused.get(path);
    if (code !== undefined) throw Object.assign(new Error(`${code}: write`), { code });
    library.sync(path, text);
  };
  return { default: { sync } };
});
afterEach(() => {
  refused.clear();
});

const MANIFEST = '{ "name": "app", "dependencies": { "msgraph-errors": "^0.1.0" } }\n';
const BARE = '{\n  "name": "app"\n}\n';
const options = (project: TestProject, more: Partial<RunOptions> = {}): RunOptions => ({
  paths: [],
  cwd: project.root,
  write: true,
  verify: false,
  ...more,
});
const statuses = ({ files }: RunResult): unknown[] =>
  files.map(({ path, status, reason }) => (reason === undefined ? [path, status] : [path, status, reason]));

describe.each(['ENOSPC', 'EACCES', 'EROFS', 'EPERM'])('%s', (code) => {
  it('for one file: it is as it was and failed, the others are done', async () => {
    const project = new TestProject({
      'a.ts': messageSource('a'),
      'b.ts': messageSource('b'),
      'package.json': MANIFEST,
    });
    refused.set(project.path('a.ts'), code);
    const result = await runCodemod(options(project));
    expect(statuses(result)).toEqual([
      ['a.ts', 'failed', `The file cannot be read or written: ${code}: write.`],
      ['b.ts', 'changed'],
    ]);
    expect(result.files[0]?.sites).toEqual([
      expect.objectContaining({ action: 'left', reason: 'not-written' }),
    ]);
    expect(project.read('a.ts')).toBe(messageSource('a'));
    refused.clear();
    expect(statuses(await runCodemod(options(project)))).toEqual([['a.ts', 'changed']]);
  });

  it('for package.json: the files of that package stay, so that the next run adds the dependency', async () => {
    const project = new TestProject({
      'package.json': BARE,
      'a.ts': messageSource('a'),
      'inner/package.json': BARE,
      'inner/b.ts': messageSource('b'),
    });
    refused.set(project.path('package.json'), code);
    const reason =
      'The dependency could not be added to its package.json; run the command again when that is possible.';
    expect(statuses(await runCodemod(options(project)))).toEqual([
      ['a.ts', 'skipped', reason],
      ['inner/b.ts', 'changed'],
      ['package.json', 'failed', `The file cannot be read or written: ${code}: write.`],
    ]);
    expect(project.read('a.ts')).toBe(messageSource('a'));
    refused.clear();
    expect((await runCodemod(options(project))).changes.map(({ path }) => path)).toEqual([
      'package.json',
      'a.ts',
    ]);
    expect(project.read('package.json')).toContain('msgraph-errors');
  });
});

/** Runs something that may not be possible on this machine; says why. */
function attempt(command: string, ...args: string[]): string | undefined {
  try {
    execFileSync(command, args, { stdio: 'pipe' });
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a real file system', () => {
  it('is full: nothing is lost, and the next run goes on when there is room', ({ skip }) => {
    const project = new TestProject({});
    mkdirSync(project.path('disk'));
    const refusal = attempt('mount', '-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', project.path('disk'));
    if (refusal !== undefined) return skip(`A small disk cannot be mounted: ${refusal}`);
    onTestFinished(() => {
      execFileSync('umount', ['-l', project.path('disk')]);
    });
    const names = Array.from({ length: 8 }, (_, index) => `f${index}.ts`);
    for (const name of names) project.write(`disk/${name}`, messageSource());
    project.write('disk/package.json', MANIFEST);
    const { bavail, bsize } = statfsSync(project.path('disk'));
    writeFileSync(project.path('disk/filler'), Buffer.alloc(bavail * bsize));
    const before = readdirSync(project.path('disk'));

    const full = project.runIn('disk', ['--write', '--quiet']);
    expect(full.status).toBe(1);
    expect(full.stdout).toContain(
      '  f0.ts  The file cannot be read or written: ENOSPC: no space left on device',
    );
    expect(full.stdout).toContain(
      'Files: 0 changed, 0 unchanged, 0 skipped, 8 failed.\nPlaces: 0 rewritten, 8 left.',
    );
    expect(names.map((name) => project.read(`disk/${name}`))).toEqual(names.map(() => messageSource()));
    expect(readdirSync(project.path('disk'))).toEqual(before);

    writeFileSync(project.path('disk/filler'), '');
    expect(project.runIn('disk', ['--write', '--quiet']).status).toBe(0);
    expect(names.map((name) => project.read(`disk/${name}`))).toEqual(names.map(() => messageExpected()));
  });

  it('lets no file of a folder be replaced: it is as it was, and nothing is left beside it', ({ skip }) => {
    const project = new TestProject({
      'src/a.ts': messageSource('a'),
      'b.ts': messageSource('b'),
      'package.json': MANIFEST,
    });
    // The superuser may write everywhere, only not into what is immutable.
    const isRoot = process.getuid?.() === 0;
    const refusal = isRoot ? attempt('chattr', '+i', project.path('src')) : undefined;
    if (refusal !== undefined) return skip(`A folder cannot be made immutable: ${refusal}`);
    if (!isRoot) chmodSync(project.path('src'), 0o555);
    onTestFinished(() => {
      if (isRoot) execFileSync('chattr', ['-i', project.path('src')]);
      else chmodSync(project.path('src'), 0o755);
    });
    const { status, stdout } = project.run('--write');
    expect(status).toBe(1);
    expect(stdout).toMatch(/ {2}src\/a\.ts {2}The file cannot be read or written: E(?:PERM|ACCES): /);
    expect(project.read('src/a.ts')).toBe(messageSource('a'));
    expect(project.read('b.ts')).toBe(messageExpected('b'));
    expect(readdirSync(project.path('src'))).toEqual(['a.ts']);
  });
});

describe('a signal while types are compared', () => {
  const files = {
    'tsconfig.json': '{}',
    'a.ts': messageSource('a'),
    'b.ts': messageSource('b'),
    'package.json': MANIFEST,
  };

  it('ends the comparison, and nothing is written or promised', async () => {
    const project = new TestProject(files);
    const controller = new AbortController();
    const onProgress = (done: number, total: number): void => {
      // The compiler is still being loaded then.
      if (done === total)
        setTimeout(() => {
          controller.abort();
        }, 20);
    };
    const result = await real.runCodemod(
      options(project, { verify: true, signal: controller.signal, onProgress }),
    );
    expect(result.stopped).toEqual({ phase: 'prove', before: 'a.ts', done: 0, total: 2 });
    expect(statuses(result)).toEqual(
      ['a.ts', 'b.ts'].map((path) => [path, 'skipped', 'The run was stopped before this file was finished.']),
    );
    expect(result.changes).toEqual([]);
    expect(project.read('a.ts')).toBe(messageSource('a'));
  });

  it('that never comes changes nothing', async () => {
    const project = new TestProject(files);
    const seen: number[] = [];
    const result = await real.runCodemod(
      options(project, {
        verify: true,
        signal: new AbortController().signal,
        onProof: (files) => seen.push(files),
      }),
    );
    expect(seen).toEqual([2, 0]);
    expect(result.stopped).toBeUndefined();
    expect(result.proof).toEqual({ checked: 2, projects: ['tsconfig.json'] });
    expect(project.read('a.ts')).toBe(messageExpected('a'));
  });

  it('came before: nothing is compared', async () => {
    expect(
      await proveInThread([{ path: '/a.ts', after: '' }], { root: '/' }, AbortSignal.abort()),
    ).toBeUndefined();
  });
});

it('a comparison that breaks down proves nothing', async () => {
  const { rejected, checked } = (await proveInThread([{ path: 5 as never, after: '' }], { root: '/' })) ?? {};
  expect(rejected?.get(5 as never)).toMatch(
    /^The types could not be compared \(The "path" argument must be of type string.*\); --no-verify goes without\.$/,
  );
  expect(checked?.size).toBe(0);
});
