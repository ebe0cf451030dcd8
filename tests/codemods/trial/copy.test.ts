import { lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ProjectCopy } from '../../../codemods/src/trial/copy.js';
import { TestProject } from '../helpers/project.js';

async function copyOf(project: TestProject, folder = '.'): Promise<ProjectCopy> {
  const copy = await ProjectCopy.make(project.path(folder));
  if (!copy) throw new Error('The copy was stopped.');
  onTestFinished(() => {
    copy.remove();
  });
  return copy;
}

const has = (copy: ProjectCopy, name: string): boolean =>
  lstatSync(join(copy.folder, name), { throwIfNoEntry: false }) !== undefined;
const read = (copy: ProjectCopy, name: string): string => readFileSync(join(copy.folder, name), 'utf8');
const isMade = (project: TestProject, name: string): boolean => project.has(name);

/** Where a program in the copy finds a package. */
const resolved = (copy: ProjectCopy, from: string, name: string): string =>
  createRequire(join(copy.folder, from)).resolve(name);

const PACKAGE = {
  'node_modules/lib/package.json': '{ "name": "lib", "version": "1.0.0" }',
  'node_modules/lib/index.js': '',
};

describe('the copy of a project', () => {
  it('has its files, ignored ones and modes included, under the same name', async () => {
    const project = new TestProject({
      'app/src/a.ts': 'a',
      'app/.env': 'b',
      'app/.gitignore': '.env\ndist\n',
      'app/dist/c.js': 'c',
      'app/run.sh': '',
    });
    project.chmod('app/run.sh', 0o755);
    const copy = await copyOf(project, 'app');
    expect(['src/a.ts', '.env', 'dist/c.js'].map((name) => read(copy, name))).toEqual(['a', 'b', 'c']);
    expect(lstatSync(join(copy.folder, 'run.sh')).mode & 0o777).toBe(0o755);
    expect(copy.folder).toMatch(/[\\/]app$/);
  });

  it('has nothing of a version control system', async () => {
    const copy = await copyOf(new TestProject({ 'a.ts': '' }).commit());
    expect([has(copy, 'a.ts'), has(copy, '.git')]).toEqual([true, false]);
  });

  it('is written to without a trace in the project', async () => {
    const project = new TestProject({ 'src/a.ts': 'old', ...PACKAGE });
    const copy = await copyOf(project);
    copy.write(project.path('src/a.ts'), 'new');
    mkdirSync(join(copy.folder, 'node_modules/.cache'));
    writeFileSync(join(copy.folder, 'node_modules/.cache/x'), '');
    expect([
      read(copy, 'src/a.ts'),
      project.read('src/a.ts'),
      isMade(project, 'node_modules/.cache'),
    ]).toEqual(['new', 'old', false]);
  });

  it('is gone in the end, and what it leads to is not', async () => {
    const project = new TestProject({ 'a.ts': '', ...PACKAGE });
    const copy = await copyOf(project);
    expect(has(copy, 'a.ts')).toBe(true);
    copy.remove();
    expect([has(copy, '.'), has(copy, '../node_modules'), project.has('node_modules/lib/index.js')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('is not made when the run is stopped', async () => {
    expect(await ProjectCopy.make(new TestProject({ 'a.ts': '' }).root, AbortSignal.abort())).toBeUndefined();
  });

  it('does not hold itself when it lies in the project', async () => {
    const project = new TestProject({ 'a.ts': '', 'tmp/b.ts': '' });
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = project.path('tmp');
    onTestFinished(() => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    });
    const copy = await copyOf(project);
    expect(copy.folder.startsWith(project.path('tmp'))).toBe(true);
    expect([
      has(copy, 'tmp/b.ts'),
      has(copy, `tmp/${copy.folder.slice(project.path('tmp').length + 1).split('/')[0] ?? ''}`),
    ]).toEqual([true, false]);
  });
});

describe('symbolic links of a project', () => {
  it.each([
    ['relative', '../shared', true],
    ['absolute', '', true],
  ])('lead into the copy where they led into the project: %s', async (_title, target) => {
    const project = new TestProject({ 'shared/a.ts': 'a', 'src/b.ts': '' });
    project.link(target === '' ? project.path('shared') : target, 'src/linked');
    const copy = await copyOf(project);
    expect(realpathSync(join(copy.folder, 'src/linked'))).toBe(join(copy.folder, 'shared'));
  });

  it('lead out of the copy where they led out of the project', async () => {
    const project = new TestProject({ 'other/a.ts': 'a', 'app/b.ts': '' });
    project.link('../other', 'app/linked');
    const copy = await copyOf(project, 'app');
    expect(realpathSync(join(copy.folder, 'linked'))).toBe(project.path('other'));
  });

  it('may lead nowhere, or to themselves', async () => {
    const project = new TestProject({ 'a.ts': '' });
    project.link('nowhere', 'broken');
    project.link('.', 'self');
    const copy = await copyOf(project);
    expect([has(copy, 'broken'), realpathSync(join(copy.folder, 'self'))]).toEqual([true, copy.folder]);
  });
});

describe('node_modules in the copy', () => {
  it('are those of the project', async () => {
    const project = new TestProject({
      'src/a.js': '',
      ...PACKAGE,
      'node_modules/@scope/lib/index.js': '',
      'packages/b/node_modules/own/index.js': '',
    });
    const copy = await copyOf(project);
    expect(resolved(copy, 'src/a.js', 'lib')).toBe(project.path('node_modules/lib/index.js'));
    expect(resolved(copy, 'src/a.js', '@scope/lib')).toBe(project.path('node_modules/@scope/lib/index.js'));
    expect(resolved(copy, 'packages/b/c.js', 'own')).toBe(
      project.path('packages/b/node_modules/own/index.js'),
    );
  });

  it('have the packages of a workspace as they are in the copy', async () => {
    const project = new TestProject({
      'packages/core/index.js': '',
      'packages/web/index.js': '',
      'packages/web/node_modules/x/index.js': '',
      'node_modules/@app/x': '',
      'node_modules/.bin/x': '',
    });
    project.link('../../packages/core', 'node_modules/@app/core');
    project.link('../packages/web', 'node_modules/web');
    project.link('../../packages/core/index.js', 'node_modules/.bin/core');
    const copy = await copyOf(project);
    expect(resolved(copy, 'packages/web/index.js', '@app/core')).toBe(
      join(copy.folder, 'packages/core/index.js'),
    );
    expect(resolved(copy, 'index.js', 'web')).toBe(join(copy.folder, 'packages/web/index.js'));
    expect(realpathSync(join(copy.folder, 'node_modules/.bin/core'))).toBe(
      join(copy.folder, 'packages/core/index.js'),
    );
  });

  it('may be links into a store, as those of pnpm are', async () => {
    const project = new TestProject({
      'node_modules/.pnpm/lib@1.0.0/node_modules/lib/index.js': '',
      'src/a.js': '',
    });
    project.link('.pnpm/lib@1.0.0/node_modules/lib', 'node_modules/lib');
    expect(resolved(await copyOf(project), 'src/a.js', 'lib')).toBe(
      project.path('node_modules/.pnpm/lib@1.0.0/node_modules/lib/index.js'),
    );
  });

  it('have no caches, to which tests write', async () => {
    const copy = await copyOf(
      new TestProject({
        ...PACKAGE,
        'node_modules/.cache/a': '',
        'node_modules/.vite/a': '',
        'node_modules/.prisma/client/index.js': '',
        'node_modules/.modules.yaml': '',
      }),
    );
    expect(
      ['.cache', '.vite', '.prisma/client/index.js', '.modules.yaml'].map((name) =>
        has(copy, `node_modules/${name}`),
      ),
    ).toEqual([false, false, true, true]);
  });

  it('may be a link themselves, and have links to nothing', async () => {
    const project = new TestProject({ 'store/lib/index.js': '', 'app/a.js': '' });
    project.link('../store', 'app/node_modules');
    project.link('nowhere', 'store/gone');
    expect(resolved(await copyOf(project, 'app'), 'a.js', 'lib')).toBe(project.path('store/lib/index.js'));
  });

  it('are also those above the project', async () => {
    const project = new TestProject({
      ...PACKAGE,
      'apps/node_modules/near/index.js': '',
      'apps/web/src/a.js': '',
    });
    const copy = await copyOf(project, 'apps/web');
    expect(resolved(copy, 'src/a.js', 'lib')).toBe(project.path('node_modules/lib/index.js'));
    expect(resolved(copy, 'src/a.js', 'near')).toBe(project.path('apps/node_modules/near/index.js'));
    expect(has(copy, '../node_modules/near')).toBe(true);
  });
});

describe('the runtime in the copy', () => {
  const own = realpathSync(
    createRequire(new URL('../../../codemods/src/x.js', import.meta.url)).resolve('msgraph-errors'),
  );

  it('is that of the command where none is installed', async () => {
    expect(
      realpathSync(resolved(await copyOf(new TestProject({ 'src/a.js': '' })), 'src/a.js', 'msgraph-errors')),
    ).toBe(own);
  });

  it.each(['', 'apps/web/'])('is the one of the project where there is one: %j', async (folder) => {
    const project = new TestProject({
      [`${folder}node_modules/msgraph-errors/index.js`]: '',
      'apps/web/a.js': '',
    });
    expect(resolved(await copyOf(project, 'apps/web'), 'a.js', 'msgraph-errors')).toBe(
      project.path(`${folder}node_modules/msgraph-errors/index.js`),
    );
  });
});

it('the output of a command is shown without the paths of the machine', async () => {
  const project = new TestProject({ 'src/a.js': '' });
  const copy = await copyOf(project);
  expect(
    copy.withoutPaths(
      `at ${join(copy.folder, 'src/a.js')}:1\nin ${copy.folder}\nat file://${project.path('node_modules/x.js')}`,
    ),
  ).toBe('at src/a.js:1\nin .\nat file://node_modules/x.js');
});
