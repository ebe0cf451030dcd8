import { runCodemod, totalsOf, type Report } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { nextSteps } from '../../codemods/src/next-steps.js';
import { paintFor, summaryOf } from '../../codemods/src/print.js';
import { TestProject } from './helpers/project.js';
import { messageSource } from './helpers/samples.js';

const MANIFEST = '{ "name": "app", "dependencies": {} }\n';
const INSTALLED = '{ "name": "app", "dependencies": { "msgraph-errors": "^0.1.0" } }\n';
const TEST = "import { a } from './a.js';\nit('works', a);\n";

/** What a run says about the next steps. */
async function steps(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return nextSteps(
    await runCodemod({
      paths: [],
      cwd: new TestProject({ 'src/a.ts': messageSource('a'), ...files }).root,
      write: true,
      verify: false,
    }),
  );
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

  it('is that of the whole repository for a package of it, and stands with its folder', async () => {
    const files = {
      'package.json': MANIFEST,
      'pnpm-lock.yaml': '',
      'packages/b/package.json': '{ "name": "b" }\n',
      'packages/b/b.ts': messageSource('b'),
    };
    expect(await steps(files)).toContain(
      'packages/b/package.json has a new dependency: run `pnpm install` in packages/b.',
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
