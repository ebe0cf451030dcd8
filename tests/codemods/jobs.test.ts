import { availableParallelism } from 'node:os';
import type { Worker, WorkerOptions } from 'node:worker_threads';
import type { Report } from 'msgraph-codemod';
import { describe, expect, it, vi } from 'vitest';
import type * as InstalledJobs from '../../codemods/src/jobs.js';
import { Cell, lookAtAll, threadsFor, type LookJob } from '../../codemods/src/jobs.js';
import type { Outcome } from '../../codemods/src/outcome.js';
import { installed } from './helpers/installed.js';
import { TestProject } from './helpers/project.js';
import { leftSource, messageExpected, messageSource } from './helpers/samples.js';

const threads = await installed<typeof InstalledJobs>('jobs');

/** What the threads of a test do with the files they take; `undefined` breaks the thread down. */
let act: ((file: string) => Outcome | undefined) | undefined;

vi.mock('node:worker_threads', async (original) => {
  const { EventEmitter } = await import('node:events');
  const real = await original<{ readonly Worker: new (path: URL, options: WorkerOptions) => Worker }>();
  class FakeWorker extends EventEmitter {
    constructor(_path: URL, { workerData }: WorkerOptions) {
      super();
      setImmediate(() => {
        this.#work(workerData as LookJob);
        this.emit('exit', 0);
      });
    }

    #work({ files, cells, thread }: LookJob): void {
      for (
        let index = Atomics.add(cells, Cell.next, 1);
        index < files.length;
        index = Atomics.add(cells, Cell.next, 1)
      ) {
        Atomics.store(cells, Cell.current + thread, index);
        const outcome = act?.(files[index] ?? '');
        if (!outcome) return void this.emit('error', new Error('Out of memory'));
        this.emit('message', [index, outcome]);
      }
    }
  }
  return { ...real, Worker: FakeWorker };
});

const files = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `f${String(index).padStart(4, '0')}.ts`);

function project(count: number): { project: TestProject; paths: string[] } {
  const made = new TestProject({ 'package.json': '{ "dependencies": { "msgraph-errors": "*" } }' });
  const contents = [messageSource(), leftSource(), 'export const a = 1;\n', `${messageSource()}}`];
  for (const [index, name] of files(count).entries())
    made.write(name, contents[index % contents.length] ?? '');
  return { project: made, paths: files(count).map((name) => made.path(name)) };
}

describe('how many threads pay', () => {
  it.each([
    [0, 8, 1],
    [999, 8, 1],
    [1_000, 8, 2],
    [2_800, 8, 5],
    [100_000, 8, 8],
    [100_000, 1, 1],
  ])('%i files, at most %i threads: %i', (count, most, expected) => {
    expect(threadsFor(count, most)).toBe(expected);
  });

  it('is never more than 4 where nobody says so', () => {
    expect(threadsFor(20_000)).toBe(Math.min(4, availableParallelism()));
  });

  it('is one where two would take more than 1 GiB and nobody says so', () => {
    expect([threadsFor(50_001), threadsFor(100_000), threadsFor(1_000_000)]).toEqual([1, 1, 1]);
    expect(threadsFor(100_000, 2)).toBe(2);
  });
});

describe('threads', () => {
  it('find what one thread finds', async () => {
    const {
      project: { root },
      paths,
    } = project(40);
    const outcomes = async (jobs: number): Promise<unknown[]> => {
      const found = new Map<string, unknown>();
      expect(
        await threads.lookAtAll({ root, files: paths, options: {}, jobs }, (path, outcome) =>
          found.set(
            path,
            'bytes' in outcome ? { ...outcome, bytes: Buffer.from(outcome.bytes).toString() } : outcome,
          ),
        ),
      ).toBe(40);
      return paths.map((path) => found.get(path));
    };
    const one = await outcomes(1);
    expect(one.slice(0, 4)).toMatchObject([
      { kind: 'rewritten', bytes: messageSource(), after: messageExpected() },
      { kind: 'unchanged' },
      { kind: 'untouched', namesGraph: false },
      { kind: 'failed' },
    ]);
    expect(await outcomes(3)).toEqual(one);
  });

  it('give each kind of warning once', async () => {
    const {
      project: made,
      project: { root },
      paths,
    } = project(40);
    made.write('tsconfig.json', '{ "extends": "./missing.json" }');
    for (const [index, path] of paths.entries())
      made.write(path.slice(root.length + 1), `import { a } from '~/a${String(index)}';\n${messageSource()}`);
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    await threads.lookAtAll({ root, files: paths, options: {}, jobs: 3 }, () => undefined);
    expect(warn.mock.calls).toEqual([
      [
        expect.stringContaining('are not followed into other files'),
        { type: 'MsgraphWarning', code: 'MSGRAPH_TSCONFIG' },
      ],
    ]);
    warn.mockRestore();
  });

  it('stop between two files, and every file before the first that is left was looked at', async () => {
    const {
      project: { root },
      paths,
    } = project(400);
    const controller = new AbortController();
    const seen = new Set<string>();
    const done = await threads.lookAtAll(
      { root, files: paths, options: {}, jobs: 2, signal: controller.signal },
      (path) => {
        seen.add(path);
        if (seen.size === 10) controller.abort();
      },
    );
    expect(done).toBeGreaterThanOrEqual(10);
    expect(done).toBeLessThan(400);
    expect([...seen].sort()).toEqual(paths.slice(0, done));
  });

  it('do not start after a signal', async () => {
    const {
      project: { root },
      paths,
    } = project(4);
    expect(
      await threads.lookAtAll(
        { root, files: paths, options: {}, jobs: 2, signal: AbortSignal.abort() },
        () => {
          expect.unreachable();
        },
      ),
    ).toBe(0);
  });

  it('say how far they are, and at the end that all is done', async () => {
    const {
      project: { root },
      paths,
    } = project(40);
    const seen: (readonly [number, number])[] = [];
    await threads.lookAtAll(
      { root, files: paths, options: {}, jobs: 2, onProgress: (...progress) => seen.push(progress) },
      () => undefined,
    );
    expect(seen.at(-1)).toEqual([40, 40]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a, b) => a - b));
  });

  it('make the same reports', () => {
    const { project: made } = project(1_100);
    const report = (jobs: string): Report => {
      expect(made.run('--quiet', '--no-verify', '--jobs', jobs, '--report', 'report.json').status).toBe(1);
      return JSON.parse(made.read('report.json')) as Report;
    };
    const one = report('1');
    expect(one.totals).toMatchObject({
      files: { changed: 275, failed: 275 },
      sites: { rewritten: 275, left: 275 },
    });
    expect(report('2')).toEqual(one);
  });
});

describe('a thread that breaks down', () => {
  const run = async (jobs: number): Promise<Map<string, Outcome>> => {
    const found = new Map<string, Outcome>();
    const done = await lookAtAll({ root: '/', files: files(6), options: {}, jobs }, (path, outcome) =>
      found.set(path, outcome),
    );
    expect(done).toBe(6);
    return found;
  };

  it('takes only its file with it', async () => {
    act = (file) =>
      file === 'f0002.ts' || file === 'f0005.ts' ? undefined : { kind: 'untouched', namesGraph: false };
    const found = await run(2);
    expect([...found].sort()).toEqual(
      files(6).map((file) => [
        file,
        act?.(file) ?? { kind: 'failed', reason: 'The file could not be worked on: Out of memory.' },
      ]),
    );
  });

  it('before its first file ends the run with its error', async () => {
    const {
      project: { root },
      paths,
    } = project(2);
    const settings = { clients: (() => []) as never };
    await expect(
      threads.lookAtAll({ root, files: paths, options: { settings }, jobs: 2 }, () => undefined),
    ).rejects.toThrow('could not be cloned');
  });
});
