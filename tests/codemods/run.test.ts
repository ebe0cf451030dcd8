import { readdirSync, rmSync } from 'node:fs';
import * as detector from 'eslint-plugin-msgraph/detector';
import { runCodemod, type RunOptions } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { progressOn, type Progress } from '../../codemods/src/progress.js';
import { TestProject } from './helpers/project.js';
import { messageExpected, messageSource } from './helpers/samples.js';

const MANIFEST = '{ "name": "app", "dependencies": { "msgraph-errors": "^0.1.0" } }\n';

function options(project: TestProject, more: Partial<RunOptions> = {}): RunOptions {
  return { paths: [], cwd: project.root, write: true, verify: false, ...more };
}

/** Does something after the files were read and before they are written. */
function meanwhile(act: () => void): Partial<RunOptions> {
  return {
    onProgress: (done, total) => {
      if (done === total) act();
    },
  };
}

describe('a file that someone else touches during the run', () => {
  const files = { 'a.ts': messageSource('a'), 'b.ts': messageSource('b'), 'package.json': MANIFEST };

  it('is not overwritten when it changed', async () => {
    const project = new TestProject(files);
    const result = await runCodemod(
      options(
        project,
        meanwhile(() => {
          project.write('a.ts', '// mine\n');
        }),
      ),
    );
    expect(result.files.map(({ path, status, reason }) => [path, status, reason])).toEqual([
      ['a.ts', 'skipped', 'The file changed while it was worked on; run the command again.'],
      ['b.ts', 'changed', undefined],
    ]);
    expect(result.files[0]?.sites).toEqual([
      expect.objectContaining({ action: 'left', reason: 'changed-meanwhile' }),
    ]);
    expect(project.read('a.ts')).toBe('// mine\n');
    expect(project.read('b.ts')).toBe(messageExpected('b'));
  });

  it('is not created again when it was deleted', async () => {
    const project = new TestProject(files);
    const result = await runCodemod(
      options(
        project,
        meanwhile(() => {
          rmSync(project.path('a.ts'));
        }),
      ),
    );
    expect(result.files[0]).toMatchObject({
      path: 'a.ts',
      status: 'skipped',
      reason: 'The file was deleted while it was worked on.',
    });
    expect(project.has('a.ts')).toBe(false);
  });

  it('fails when it cannot be written, and the others are done', async () => {
    const project = new TestProject(files);
    const result = await runCodemod(
      options(
        project,
        meanwhile(() => {
          rmSync(project.path('a.ts'));
          project.write('a.ts/inner', '');
        }),
      ),
    );
    expect(result.files.map(({ path, status }) => [path, status])).toEqual([
      ['a.ts', 'failed'],
      ['b.ts', 'changed'],
    ]);
    expect(result.files[0]?.reason).toMatch(/^The file cannot be read or written: EISDIR/);
    expect(result.changes.map(({ path }) => path)).toEqual(['b.ts']);
  });
});

describe('a temporary file that a killed run has left', () => {
  it('goes when its file is replaced, and only when it holds the start of the new text', async () => {
    const after = messageExpected('a');
    const project = new TestProject({
      'a.ts': messageSource('a'),
      'package.json': MANIFEST,
      'a.ts.1': after,
      'a.ts.22': after.slice(0, 40),
      'a.ts.333': '',
      'a.ts.4': 'mine',
      'a.ts.old': after,
      'b.ts.5': after,
      'a.ts.6': `${after}more`,
    });
    await runCodemod(options(project, { write: false }));
    expect(['a.ts.1', 'a.ts.22', 'a.ts.333'].filter((name) => project.has(name))).toHaveLength(3);
    await runCodemod(options(project));
    expect(project.read('a.ts')).toBe(after);
    expect(readdirSync(project.root).sort()).toEqual([
      'a.ts',
      'a.ts.4',
      'a.ts.6',
      'a.ts.old',
      'b.ts.5',
      'package.json',
    ]);
  });
});

describe('a helper of other files', () => {
  const helpers = `export class Own { is(error: unknown) { return error; } }
export class Gone { is(error: any) { return error.code === 'itemNotFound'; } }
export class Denied { is(error: any) { return error.message.includes('Access denied'); } }
`;
  const caller = `import { Client } from '@microsoft/microsoft-graph-client';
import { Denied, Gone } from './helpers';
const client = Client.init({ authProvider: (done) => done(null, '') });
const gone = new Gone();
const denied = new Denied();
export async function read(id: string) {
  try { await client.api('/me/drive/items/' + id).get(); } catch (error) { if (!gone.is(error) && !denied.is(error)) throw error; }
}
`;
  const files = { 'helpers.ts': helpers, 'read.ts': caller, 'package.json': MANIFEST };
  const leftOf = ({ files: [file] }: Awaited<ReturnType<typeof runCodemod>>): unknown =>
    file?.sites.filter(({ action }) => action === 'left').map(({ before, reason }) => [before, reason]);

  it('is still known as theirs when the rewrite of another one has moved it', async () => {
    const project = new TestProject(files);
    const first = await runCodemod(options(project));
    expect(first.files[0]?.sites.map(({ action }) => action)).toEqual(['rewritten', 'left']);
    const second = await runCodemod(options(project));
    expect(second.files[0]?.sites.map(({ action }) => action)).toEqual(['left']);
    expect(leftOf(first)).toEqual(leftOf(second));
  });
});

describe('a fault in one file', () => {
  it('is one line of the report, and the others are done', async () => {
    const project = new TestProject({
      'a.ts': messageSource('a'),
      'b.ts': messageSource('b'),
      'package.json': MANIFEST,
    });
    const detectSites: typeof detector.detectSites = (file, settings) => {
      if (file.path.endsWith('a.ts')) throw new TypeError('Cannot read properties of undefined');
      return detector.detectSites(file, settings);
    };
    const result = await runCodemod(options(project, { detector: { ...detector, detectSites } }));
    expect(result.files.map(({ path, status, reason }) => [path, status, reason])).toEqual([
      ['a.ts', 'failed', 'Cannot read properties of undefined'],
      ['b.ts', 'changed', undefined],
    ]);
    expect(project.read('a.ts')).toBe(messageSource('a'));
  });
});

describe('the line of progress', () => {
  const drawn = (): { lines: string[]; at: (ms: number) => void; progress: Progress } => {
    const lines: string[] = [];
    let time = 0;
    const terminal = { write: (text: string) => lines.push(text.replace('\r\u001B[K', '')) };
    return {
      lines,
      at: (ms) => {
        time = ms;
      },
      progress: progressOn(terminal, () => time),
    };
  };

  it('has rate and time left, without the first file, which reads the whole repository', () => {
    const { lines, at, progress } = drawn();
    for (const [ms, done] of [
      [0, 0],
      [30_000, 1],
      [30_500, 20],
      [30_550, 21],
      [31_500, 61],
      [32_000, 6_000],
      [40_000, 10_000],
    ] as const) {
      at(ms);
      progress.onProgress(done, 10_000);
    }
    expect(lines).toEqual([
      '0 of 10000 files',
      '1 of 10000 files',
      '20 of 10000 files',
      '61 of 10000 files, 40 per second, 5 min left',
      '6000 of 10000 files, 3000 per second, 2 s left',
      '',
    ]);
  });

  it('says that types are compared, and goes afterwards', () => {
    const { lines, progress } = drawn();
    progress.onProof(3);
    progress.onProof(0);
    expect(lines).toEqual(['Comparing the types of 3 files', '']);
  });

  it('says that tests run, and goes afterwards', () => {
    const { lines, progress } = drawn();
    for (const run of [1, 2, 0]) progress.onTest(run);
    expect(lines).toEqual(['Running the tests as they are', 'Running the tests with the rewrite, run 2', '']);
  });
});

describe('progress', () => {
  it('counts every file, and ends with all of them', async () => {
    const project = new TestProject({ 'a.ts': '', 'b.ts': messageSource(), 'c.md': '' });
    const seen: [number, number][] = [];
    await runCodemod(
      options(project, { write: false, onProgress: (done, total) => void seen.push([done, total]) }),
    );
    expect(seen).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
  });
});

describe('a signal', () => {
  const files = {
    'a.ts': messageSource('a'),
    'b.ts': messageSource('b'),
    'c.ts': messageSource('c'),
    'package.json': MANIFEST,
  };
  const stopping = (
    project: TestProject,
    when: (done: number, total: number) => boolean,
    more: Partial<RunOptions> = {},
  ): RunOptions => {
    const controller = new AbortController();
    const onProgress = (done: number, total: number): void => {
      if (when(done, total)) controller.abort();
    };
    return options(project, { signal: controller.signal, onProgress, ...more });
  };

  it('stops the search, and nothing is written or promised', async () => {
    const project = new TestProject(files);
    const result = await runCodemod(stopping(project, (done) => done === 2));
    expect(result.stopped).toEqual({ phase: 'detect', before: 'c.ts', done: 2, total: 3 });
    expect(result.files.map(({ path, status, reason }) => [path, status, reason])).toEqual([
      ['a.ts', 'skipped', 'The run was stopped before this file was finished.'],
      ['b.ts', 'skipped', 'The run was stopped before this file was finished.'],
    ]);
    expect(result.files[0]?.sites[0]).toMatchObject({ action: 'left', reason: 'stopped' });
    expect(result.changes).toEqual([]);
    expect(project.read('a.ts')).toBe(messageSource('a'));
  });

  it('stops the writing between two files', async () => {
    const project = new TestProject(files);
    const result = await runCodemod(stopping(project, (done, total) => done === total));
    expect(result.stopped).toEqual({ phase: 'write', before: 'a.ts', done: 0, total: 3 });
    expect(result.files.map(({ status }) => status)).toEqual(['skipped', 'skipped', 'skipped']);
    expect(project.read('a.ts')).toBe(messageSource('a'));
  });

  it('that never comes changes nothing', async () => {
    const project = new TestProject(files);
    const result = await runCodemod(stopping(project, () => false));
    expect(result.stopped).toBeUndefined();
    expect(result.changes).toHaveLength(3);
  });
});
