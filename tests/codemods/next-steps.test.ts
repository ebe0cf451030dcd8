import { join } from 'node:path';
import { runCodemod, totalsOf, type Report } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../codemods/src/next-steps.js';
import { paintFor, summaryOf } from '../../codemods/src/print.js';
import { TestProject } from './helpers/project.js';
import { messageSource } from './helpers/samples.js';

const MANIFEST = '{ "name": "app", "dependencies": {} }\n';
const INSTALLED = '{ "name": "app", "dependencies": { "msgraph-errors": "^0.1.0" } }\n';
const TEST = "import { a } from './a.js';\nit('works', a);\n";

/** What a run in a folder says about the next steps. */
async function steps(files: Readonly<Record<string, string>>, cwd = '.'): Promise<readonly string[]> {
  const { root } = new TestProject({ 'src/a.ts': messageSource('a'), ...files });
  const result = await runCodemod({ paths: [root], cwd: root, write: true, verify: false });
  return nextSteps({ ...result, cwd: join(root, cwd) });
}

describe('the command that installs the dependency', () => {
  it.each([
    ['package-lock.json', 'npm install'],
    ['pnpm-lock.yaml', 'pnpm install'],
    ['yarn.lock', 'yarn install'],
    ['bun.lock', 'bun install'],
    ['readme.md', 'npm install'],
  ])('beside %s is %s', async (lock, command) => {
    expect(await steps({ 'package.json': MANIFEST, [lock]: '' })).toEqual([
      `package.json has a new dependency: run \`${command}\`.`,
    ]);
  });

  /** A workspace with two packages, of which one is rewritten, beside the root. */
  const workspace = {
    'package.json': '{ "name": "root", "private": true, "workspaces": ["packages/*"] }\n',
    'packages/b/package.json': '{ "name": "b" }\n',
    'packages/b/b.ts': messageSource('b'),
  };
  const lockOf = { npm: '{ "packages": { "packages/b": {} } }', pnpm: 'importers:\n\n  packages/b:\n' };
  const BOTH = 'packages/b/package.json, package.json have a new dependency';

  it.each([
    ['package-lock.json', lockOf.npm, '.', 'npm install'],
    ['package-lock.json', lockOf.npm, 'packages/b', 'npm install --prefix ../..'],
    ['pnpm-lock.yaml', lockOf.pnpm, '.', 'pnpm install'],
    ['pnpm-lock.yaml', lockOf.pnpm, 'packages/b', 'pnpm --dir ../.. install'],
    ['yarn.lock', '"b@workspace:packages/b":\n', 'src', 'yarn --cwd .. install'],
    ['bun.lock', '{ "packages/b": {} }', 'src', 'bun install --cwd ..'],
  ])('is one for a workspace: %s', async (lock, text, cwd, command) => {
    expect(await steps({ ...workspace, [lock]: text }, cwd)).toEqual([`${BOTH}: run \`${command}\`.`]);
  });

  it.each([
    ['package-lock.json', 'npm install --prefix packages/b'],
    ['pnpm-lock.yaml', 'pnpm --dir packages/b install'],
    ['yarn.lock', 'yarn --cwd packages/b install'],
    ['bun.lock', 'bun install --cwd packages/b'],
  ])('names the folder of a package that %s does not list', async (lock, command) => {
    expect(await steps({ ...workspace, [lock]: '' })).toContain(
      `packages/b/package.json has a new dependency: run \`${command}\`.`,
    );
  });

  it('comes with a word about a catalog where other dependencies are from one', async () => {
    expect(
      await steps({
        'package.json': '{ "name": "app", "dependencies": { "zod": "catalog:" } }\n',
        'pnpm-lock.yaml': '',
      }),
    ).toEqual([
      'package.json has a new dependency: run `pnpm install`. Other dependencies come from a catalog: this one may stand there as well.',
    ]);
  });

  it('is not needed where the dependency is there', async () => {
    expect(await steps({ 'package.json': INSTALLED })).toEqual([]);
  });
});

describe('the tests to look at', () => {
  it('are those that import a rewritten file', async () => {
    const others = { 'src/b.test.ts': TEST.replace('./a.js', './ab.js'), 'src/c.ts': TEST };
    expect(await steps({ 'package.json': INSTALLED, 'src/a.test.ts': TEST, ...others })).toEqual([
      'Look at the tests of what was rewritten: src/a.test.ts.',
    ]);
  });

  it('are counted where they are many', async () => {
    const tests = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [`src/a${String(index)}.test.ts`, TEST]),
    );
    const [step] = await steps({ 'package.json': INSTALLED, ...tests });
    expect(step).toMatch(/src\/a7\.test\.ts and 2 more\.$/);
  });
});

it('the summary ends with the next steps, where there are some', () => {
  const report: Report = {
    version: 1,
    tool: { name: 'x', version: '1' },
    root: '/',
    options: { paths: [], transforms: [], write: true, verify: true, mark: false },
    files: [],
    manifests: [],
    stopped: [],
    totals: totalsOf([], 0),
  };
  const details = { changes: [], notes: [], proof: { projects: [], checked: 0 } };
  expect(summaryOf(report, { ...details, next: ['Run it.'] }, paintFor({}, {}))).toMatch(
    /\n\nNext:\n {2}Run it\.$/,
  );
  expect(summaryOf(report, { ...details, next: [] }, paintFor({}, {}))).not.toContain('Next');
});
