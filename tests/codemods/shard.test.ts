import * as fc from 'fast-check';
import { filesOfShard, mergeReports, MergeError, readReport, type Report } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { TestProject } from './helpers/project.js';
import { leftSource, messageExpected, messageSource } from './helpers/samples.js';

const SIZES = fc.dictionary(fc.string({ minLength: 1, maxLength: 8 }), fc.nat(10_000), { maxKeys: 60 });

function split(sizes: Readonly<Record<string, number>>, files: readonly string[], count: number): string[][] {
  return Array.from({ length: count }, (_, index) =>
    filesOfShard(files, { index: index + 1, count }, (file) => sizes[file] ?? 0),
  );
}

describe('filesOfShard', () => {
  it('gives every file to exactly one part, whatever the order of the files', () => {
    fc.assert(
      fc.property(SIZES, fc.integer({ min: 1, max: 9 }), (sizes, count) => {
        const files = Object.keys(sizes);
        const parts = split(sizes, files, count);
        expect(parts.flat().sort()).toEqual(files.toSorted());
        const other = split(sizes, files.toReversed(), count);
        expect(other.map((part) => part.toSorted())).toEqual(parts.map((part) => part.toSorted()));
      }),
    );
  });

  it('balances sizes: no part has more than the average and one file', () => {
    fc.assert(
      fc.property(SIZES, fc.integer({ min: 1, max: 9 }), (sizes, count) => {
        const load = (files: readonly string[]): number =>
          files.reduce((sum, file) => sum + (sizes[file] ?? 0) + 1, 0);
        const files = Object.keys(sizes);
        const largest = Math.max(0, ...files.map((file) => load([file])));
        for (const part of split(sizes, files, count))
          expect(load(part)).toBeLessThanOrEqual(load(files) / count + largest);
      }),
    );
  });
});

const FILES = {
  'package.json': '{\n  "name": "app"\n}\n',
  'a.ts': messageSource('a'),
  'b.ts': messageSource('second'),
  'c.ts': leftSource(),
  'd.ts': 'export const d = 1;\n',
};

function reports(project: TestProject, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const path = `part${index + 1}.json`;
    expect(project.run('--quiet', '--shard', `${index + 1}/${count}`, '--report', path).status).toBe(0);
    return path;
  });
}

describe('--shard and merge', () => {
  it('together report what one run reports, in any order', () => {
    const project = new TestProject(FILES).commit();
    const parts = reports(project, 3);
    const merged = project.run('merge', ...parts);
    expect(merged).toMatchObject({ status: 0, stderr: '' });
    expect(project.run('merge', ...parts.toReversed()).stdout).toBe(merged.stdout);
    project.run('--report', 'whole.json');
    expect(JSON.parse(merged.stdout)).toEqual(JSON.parse(project.read('whole.json')));
  });

  it('allow more parts than files', () => {
    const project = new TestProject({ 'a.ts': messageSource() }).commit();
    expect(project.run('merge', ...reports(project, 3), '--report', 'all.md').stdout).toContain(
      'Files: 1 changed, 0 unchanged',
    );
    expect(project.read('all.md')).toContain('a.ts:8:9');
  });

  it('write every file once', () => {
    const project = new TestProject(FILES).commit();
    for (const part of ['1/2', '2/2'])
      expect(project.run('--write', '--allow-dirty', '--shard', part).status).toBe(0);
    expect(project.read('a.ts')).toBe(messageExpected('a'));
    expect(project.read('b.ts')).toBe(messageExpected('second'));
    expect(project.read('package.json').match(/msgraph-errors/g)).toHaveLength(1);
  });

  it('exit with 1 for --check when a part would change something', () => {
    const project = new TestProject(FILES).commit();
    const parts = reports(project, 2);
    expect(project.run('merge', '--check', ...parts).status).toBe(1);
    expect(project.run('merge', ...parts).status).toBe(0);
  });

  it.each(['0/2', '3/2', '1', '1/0', 'a/b', '-1/2'])('refuses the part %s', (part) => {
    const { status, stderr } = new TestProject(FILES).run(`--shard=${part}`);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `msgraph-codemod: \`--shard\` is a part of all parts, such as 1/4; \`${part}\` is not.\n`,
    });
  });

  it('refuses reports that are missing, broken or something else, and writes nothing', () => {
    const project = new TestProject({
      'broken.json': '{',
      'other.json': '{"version":1}',
      'newer.json': '{"version":2,"tool":{}}',
      'half.json': '{"version":1,"tool":{},"root":"/"}',
    });
    const error = (...args: string[]): string => {
      const { status, stderr } = project.run('merge', ...args);
      expect(status).toBe(2);
      return stderr.replace('msgraph-codemod: ', '').replaceAll(`${project.root}/`, '').trim();
    };
    expect(error()).toBe('`merge` needs the JSON reports of the parts.');
    expect(error('nowhere.json')).toBe('The report `nowhere.json` cannot be read (ENOENT).');
    expect(error('broken.json')).toBe('`broken.json` is no report of this command.');
    expect(error('other.json')).toBe('`other.json` is no report of this command.');
    expect(error('newer.json')).toBe('`newer.json` is a report of version 2; this command reads version 1.');
    expect(error('half.json')).toBe('`half.json` is not complete.');
    expect(error('a.json', '--write')).toBe('`merge` does not take `--write`.');
  });
});

describe('mergeReports', () => {
  const report = (index: number, count: number, more: Partial<Report> = {}): Report => ({
    version: 1,
    tool: { name: 'msgraph-codemod', version: '1.0.0' },
    root: `/machine${index}`,
    options: { paths: [], transforms: [], write: false, verify: true, mark: false, shard: { index, count } },
    files: [],
    manifests: [{ path: 'package.json', diff: 'same' }],
    stopped: [],
    totals: {
      files: { changed: index, unchanged: 1, skipped: 0, failed: 0 },
      sites: { rewritten: 1, left: 2, ignored: 3 },
      left: { [index === 1 ? 'z' : 'a']: 1, both: 1 },
    },
    ...more,
  });

  it('adds up, and names a package.json once', () => {
    expect(mergeReports([report(2, 2), report(1, 2)])).toEqual({
      ...report(1, 2),
      options: { paths: [], transforms: [], write: false, verify: true, mark: false },
      totals: {
        files: { changed: 3, unchanged: 2, skipped: 0, failed: 0 },
        sites: { rewritten: 2, left: 4, ignored: 6 },
        left: { a: 1, both: 2, z: 1 },
      },
    });
  });

  const file = { path: 'a.ts', status: 'failed', sites: [] } as const;
  it.each<[string, Report[], string]>([
    ['none', [], 'There is no report to merge.'],
    ['a missing part', [report(1, 3), report(3, 3)], 'The report of part 2/3 is missing.'],
    ['a part twice', [report(1, 2), report(1, 2), report(2, 2)], 'The report of part 1/2 is there twice.'],
    ['parts of different runs', [report(1, 2), report(1, 1)], 'The reports are parts of different runs.'],
    [
      'a file twice',
      [report(1, 2, { files: [file] }), report(2, 2, { files: [file] })],
      '`a.ts` is in two of the reports.',
    ],
    [
      'other options',
      [report(1, 2), report(2, 2, { options: { ...report(2, 2).options, write: true } })],
      'The reports were made with different options or by different versions.',
    ],
    [
      'other versions',
      [report(1, 2), report(2, 2, { tool: { name: 'msgraph-codemod', version: '2.0.0' } })],
      'The reports were made with different options or by different versions.',
    ],
  ])('refuses %s', (_title, given, message) => {
    expect(() => mergeReports(given)).toThrow(new MergeError(message));
  });

  it('reads what was written', () => {
    expect(readReport(JSON.stringify(report(1, 1)), 'x')).toEqual(report(1, 1));
  });
});
