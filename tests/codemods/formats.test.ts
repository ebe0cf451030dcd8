import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv, type AnySchema } from 'ajv';
import { default as AjvDraft04 } from 'ajv-draft-04';
import { default as addFormats } from 'ajv-formats';
import { rules } from 'eslint-plugin-msgraph';
import {
  toCsv,
  toHtml,
  toJson,
  toMarkdown,
  toSarif,
  totalsOf,
  type FileReport,
  type Report,
  type SiteResult,
  type TestReport,
} from 'msgraph-codemod';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { sideBySide } from '../../codemods/src/reports/side-by-side.js';
import { TestProject } from './helpers/project.js';
import { siteResult } from './helpers/reports.js';
import { leftSource, messageSource } from './helpers/samples.js';

const schema = (path: string | URL): AnySchema => JSON.parse(readFileSync(path, 'utf8')) as AnySchema;
const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
const isReport = ajv.compile(schema(new URL('../../codemods/report.schema.json', import.meta.url)));
/** The schema of the standard, as this package ships it. */
const require = createRequire(import.meta.url);
const matcher = dirname(require.resolve('@microsoft/jest-sarif/package.json'));
const isSarif = addFormats
  .default(new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false }))
  .compile(schema(join(matcher, 'lib/schemas/sarif-2.1.0-rtm.5.json')));

function errors(check: typeof isReport, value: unknown): string[] {
  return check(value)
    ? []
    : (check.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}

/** A run with a place of every kind: rewritten, left, ignored, and a file that cannot be parsed. */
function runReports(...args: string[]): Record<'json' | 'md' | 'html' | 'sarif', string> {
  const project = new TestProject({
    'package.json': '{\n  "name": "app"\n}\n',
    'src/with blank & more.ts': messageSource(),
    'src/left.ts': leftSource(),
    'src/ignored.ts': messageSource().replace(
      '    if (e.message',
      '    // msgraph-codemod-ignore\n    if (e.message',
    ),
    'src/broken.ts': `${messageSource()}}`,
  }).commit();
  const formats = ['json', 'md', 'html', 'sarif'] as const;
  expect(
    project.run(...args, ...formats.flatMap((format) => ['--report', `out/report.${format}`])).status,
  ).toBe(1);
  const read = (format: (typeof formats)[number]): string => project.read(`out/report.${format}`);
  return { json: read('json'), md: read('md'), html: read('html'), sarif: read('sarif') };
}

const site = (more: Partial<SiteResult>): SiteResult =>
  siteResult({
    evidence: { level: 'proven', chain: [{ text: '`client.api(…)`', path: 'src/a.ts', line: 1 }] },
    reason: 'text-unknown',
    message: 'No code of Graph is known for this text.',
    before: 'e.message === "x"',
    ...more,
  });

function reportOf(files: readonly FileReport[], more: Partial<Report> = {}): Report {
  return {
    version: 1,
    tool: { name: 'msgraph-codemod', version: '1.0.0' },
    root: '/home/someone/app',
    options: { paths: [], transforms: [], write: false, verify: true, mark: false },
    files,
    manifests: [],
    stopped: [],
    totals: totalsOf(files, 0),
    ...more,
  };
}

describe('the JSON report', () => {
  it.each([
    ['a dry run', []],
    ['--write', ['--write']],
    ['a part', ['--shard', '1/1', '--mark']],
  ])('has the shape of its schema: %s', (_title, args) => {
    const { json } = runReports(...args);
    expect(errors(isReport, JSON.parse(json))).toEqual([]);
  });

  it('has it when the run was stopped', () => {
    const stopped = [{ phase: 'write', before: 'a.ts', done: 0, total: 1 }] as const;
    expect(errors(isReport, JSON.parse(toJson(reportOf([], { stopped }))))).toEqual([]);
  });

  it.each<[string, TestReport['failures'][number]]>([
    ['one file', { paths: ['a.ts'], output: '# fail 1' }],
    ['several that were not told apart', { paths: ['a.ts', 'b.ts'], output: '' }],
  ])('has it when tests failed with %s', (_title, failure) => {
    const report = reportOf([], {
      stopped: [{ phase: 'test', before: 'a.ts', done: 0, total: 1 }],
      tests: [{ command: 'npm test', runs: 3, failures: [failure] }],
    });
    expect(
      errors(isReport, JSON.parse(toJson({ ...report, options: { ...report.options, test: 'npm test' } }))),
    ).toEqual([]);
    expect(
      errors(isReport, {
        ...report,
        tests: [{ command: 'npm test', runs: 0, failures: [{ paths: [], output: '' }] }],
      }),
    ).toEqual(['/tests/0/runs must be >= 1', '/tests/0/failures/0/paths must NOT have fewer than 1 items']);
  });

  it.each<[string, Partial<FileReport>, string]>([
    [
      'a status that does not exist',
      { status: 'gone' as 'failed' },
      '/files/0/status must be equal to one of the allowed values',
    ],
    ['a failure without a reason', { status: 'failed' }, "/files/0 must have required property 'reason'"],
    [
      'a place that is left without a reason',
      { sites: [JSON.parse(JSON.stringify({ ...site({}), reason: undefined })) as SiteResult] },
      "/files/0/sites/0 must have required property 'reason'",
    ],
    [
      'a rewrite without a result',
      { sites: [site({ action: 'rewritten' })] },
      "/files/0/sites/0 must have required property 'after'",
    ],
    ['something unknown', { more: 1 } as Partial<FileReport>, '/files/0 must NOT have additional properties'],
    ['a line 0', { sites: [site({ line: 0 })] }, '/files/0/sites/0/line must be >= 1'],
  ])('does not with %s', (_title, more, message) => {
    expect(
      errors(isReport, {
        ...reportOf([]),
        files: [{ path: 'a.ts', status: 'unchanged', sites: [], ...more }],
      }),
    ).toContain(message);
  });
});

describe('the CSV report', () => {
  const files: readonly FileReport[] = [
    {
      path: 'src/a.ts',
      status: 'changed',
      sites: [
        site({
          action: 'rewritten',
          before: 'm === "x" ||\n  n',
          after: 'hasErrorCode(e, x)',
          proof: { errors: 9, agree: 8, better: ['one'], asked: [] },
        }),
        site({ line: 12 }),
      ],
    },
    { path: 'src/b.ts', status: 'failed', reason: 'It cannot be parsed.', sites: [] },
  ];

  it('has one row for each place: numbers bare, texts in quotes, nothing where there is no value', () => {
    const [head, first, second, end] = toCsv(reportOf(files)).split('\r\n');
    expect(head).toBe(
      'path,line,column,endLine,endColumn,kind,rule,transform,action,reason,message,evidence,requestPath,requestLine,errors,agree,before,after',
    );
    expect(first).toMatch(
      /^"src\/a\.ts",2,3,2,9,"message-match","no-message-matching","message-to-code","rewritten",.*,"proven","src\/a\.ts",1,9,8,"m === ""x"" \|\|\n {2}n","hasErrorCode\(e, x\)"$/s,
    );
    expect(second).toMatch(
      /^"src\/a\.ts",12,3,2,9,.*,"left","text-unknown","No code of Graph is known for this text\.","proven","src\/a\.ts",1,,,"e\.message === ""x""",$/,
    );
    expect(end).toBe('');
  });

  it('is the head alone without places', () => {
    expect(toCsv(reportOf([])).split('\r\n')).toHaveLength(2);
  });
});

describe('the page of the report', () => {
  const left = (reason: string, message: string): SiteResult => site({ reason, message });
  const order = (files: readonly FileReport[]): (string | undefined)[] =>
    [...toHtml(reportOf(files)).matchAll(/data-path="([^"]+)"/g)].map(([, path]) => path);

  it('groups reasons by their kind, whatever their sentences say of a place', () => {
    const html = toHtml(
      reportOf([
        {
          path: 'a.ts',
          status: 'unchanged',
          sites: [
            left('error-wrapped', 'Made from text. The request is at a.ts:1.'),
            left('error-wrapped', 'Made from text. The request is at b.ts:2.'),
            left('somethingNew', 'Said nowhere else.'),
          ],
        },
      ]),
    );
    const [, chart = ''] = html.split('Why places are left');
    expect(chart.split('</table>')[0]?.match(/<tr>/g)).toHaveLength(2);
    expect(chart).toContain('The error that arrives here is made anew');
    expect(chart).toContain('Said nowhere else.');
  });

  it('shows changed files first, then those that failed, in natural order', () => {
    const file = (path: string, status: FileReport['status']): FileReport => ({ path, status, sites: [] });
    expect(
      order([
        file('a10.ts', 'unchanged'),
        file('a2.ts', 'unchanged'),
        file('b.ts', 'skipped'),
        file('c.ts', 'failed'),
        file('d10.ts', 'changed'),
        file('d9.ts', 'changed'),
      ]),
    ).toEqual(['d9.ts', 'd10.ts', 'c.ts', 'a2.ts', 'a10.ts', 'b.ts']);
  });

  it('counts the places of each file, and says what would be done in a dry run', () => {
    const files: readonly FileReport[] = [
      {
        path: 'a.ts',
        status: 'changed',
        sites: [site({ action: 'rewritten', after: 'y' }), site({}), site({})],
      },
    ];
    const page = (write: boolean): string =>
      toHtml(reportOf(files, { options: { paths: [], transforms: [], write, verify: true, mark: false } }));
    expect(page(false)).toContain(
      '<span class="badge changed">would change</span> <span class="dim">1 to rewrite, 2 left</span>',
    );
    expect(page(false)).toContain('<span class="badge rewritten">would be rewritten</span>');
    expect(page(true)).toContain(
      '<span class="badge changed">changed</span> <span class="dim">1 rewritten, 2 left</span>',
    );
    expect(page(true)).toContain('<span class="badge rewritten">rewritten</span>');
  });

  it('names the project and the day, and says when nothing was found', () => {
    const html = toHtml(reportOf([]), new Date('2026-03-04T12:00:00Z'));
    expect(html).toContain('<p>app, <time>2026-03-04</time></p>');
    expect(html).not.toContain('/home/someone');
    expect(html).toContain('No place was found');
    expect(html).not.toMatch(/<form|<kbd|<script/);
    expect(toHtml(reportOf([{ path: 'a.ts', status: 'unchanged', sites: [site({})] }]))).not.toContain(
      'No place was found',
    );
  });
});

describe('the SARIF report', () => {
  it.each([
    ['a dry run', []],
    ['--write', ['--write']],
  ])('keeps the schema of SARIF 2.1.0: %s', (_title, args) => {
    const { sarif } = runReports(...args);
    expect(errors(isSarif, JSON.parse(sarif))).toEqual([]);
  });

  const log = (report: Report): Log => JSON.parse(toSarif(report)) as Log;
  const results = (report: Report) => log(report).runs[0]?.results ?? [];

  it('is about what is open: left and suppressed places, and in a dry run those that would be rewritten', () => {
    const dry = JSON.parse(runReports().sarif) as Log;
    const written = JSON.parse(runReports('--write').sarif) as Log;
    const actions = ({ runs }: Log): unknown[] =>
      (runs[0]?.results ?? []).map(({ properties, suppressions }) => [
        (properties as { action?: string } | undefined)?.action,
        suppressions?.[0]?.kind,
      ]);
    expect(actions(dry)).toEqual([
      ['ignored', 'inSource'],
      ['left', undefined],
      ['rewritten', undefined],
    ]);
    expect(actions(written)).toEqual([
      ['ignored', 'inSource'],
      ['left', undefined],
    ]);
    expect(dry.runs[0]?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error' }],
    });
  });

  it('has the rules of the ESLint plugin with their pages, and the words of the rule', () => {
    const { runs } = JSON.parse(runReports().sarif) as Log;
    const [run] = runs;
    const rule = run?.tool.driver.rules?.find(({ id }) => id === 'msgraph/no-message-matching');
    expect(rule?.helpUri).toBe(rules['no-message-matching'].meta.docs.url);
    const texts = run?.results?.map(({ ruleId, message }) => [ruleId, message.text]) ?? [];
    expect(
      texts.every(([id, text]) => id?.startsWith('msgraph/') === true && text?.startsWith('This ') === true),
    ).toBe(true);
    expect(texts.map(([, text]) => text)).toContain(
      "This decision depends on the wording of a Microsoft Graph error, which Microsoft may change or translate at any time. No code of Graph is known for this text. Log `graphErrorCodes(error)` from 'msgraph-errors' when it happens, and test the code that it shows.",
    );
  });

  it('says where a place starts and ends', () => {
    const [region] = results(reportOf([{ path: 'a.ts', status: 'unchanged', sites: [site({})] }])).map(
      ({ locations }) => locations?.[0]?.physicalLocation?.region,
    );
    expect(region).toEqual({ startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 });
  });

  it('says where the run was stopped', () => {
    const stopped = [{ phase: 'prove', before: 'a.ts', done: 0, total: 1 }] as const;
    const value = log(reportOf([], { stopped }));
    expect(errors(isSarif, value)).toEqual([]);
    expect(value.runs[0]?.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [
        { message: { text: 'The run was stopped while types were compared: nothing was written.' } },
      ],
    });
  });

  it('has relative addresses, encoded, and no path of the machine', () => {
    const text = runReports().sarif;
    expect(text).toContain('"uri": "src/with%20blank%20%26%20more.ts"');
    expect(text).not.toMatch(/"uri": "(?:\/|file:)/);
    expect(toSarif(reportOf([{ path: 'a.ts', status: 'unchanged', sites: [site({})] }]))).not.toContain(
      'someone',
    );
  });

  it('has fingerprints that stay when lines move, and differ between places', () => {
    const prints = (...sites: SiteResult[]) =>
      results(reportOf([{ path: 'a.ts', status: 'unchanged', sites }])).map(
        (result) => result.partialFingerprints?.['primaryLocationLineHash'],
      );
    const [first] = prints(site({}));
    expect(first).toMatch(/^[0-9a-f]{32}:1$/);
    expect(prints(site({ line: 90, range: [900, 910], before: 'e.message   ===\n "x"' }))).toEqual([first]);
    expect(
      new Set(
        prints(site({}), site({ line: 5 }), site({ before: 'other' }), site({ rule: 'no-unbounded-retry' })),
      ),
    ).toHaveProperty('size', 4);
    expect(
      results(reportOf([{ path: 'b.ts', status: 'unchanged', sites: [site({})] }]))[0]?.partialFingerprints?.[
        'primaryLocationLineHash'
      ],
    ).not.toBe(first);
  });

  it.each<[string, (log: Log) => void, string]>([
    [
      'a version',
      (value) => {
        (value as { version: string }).version = '2.0.0';
      },
      '/version must be equal to one of the allowed values',
    ],
    [
      'a level',
      (value) => {
        value.runs[0]?.results?.forEach((result) => {
          result.level = 'fatal' as 'error';
        });
      },
      '/runs/0/results/0/level must be equal to one of the allowed values',
    ],
    [
      'an address',
      (value) => {
        value.runs[0]?.results?.forEach((result) => {
          result.locations = [{ physicalLocation: { artifactLocation: { uri: 'a b' } } }];
        });
      },
      '/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri must match format "uri-reference"',
    ],
    [
      'a line',
      (value) => {
        value.runs[0]?.results?.forEach((result) => {
          result.locations = [
            { physicalLocation: { artifactLocation: { uri: 'a' }, region: { startLine: 0 } } },
          ];
        });
      },
      '/runs/0/results/0/locations/0/physicalLocation/region/startLine must be >= 1',
    ],
    [
      'a key',
      (value) => {
        Object.assign(value, { extra: 1 });
      },
      ' must NOT have additional properties',
    ],
  ])('is refused by the check with another kind of %s', (_title, spoil, message) => {
    const value = log(reportOf([{ path: 'a.ts', status: 'unchanged', sites: [site({})] }]));
    spoil(value);
    expect(errors(isSarif, value)).toContain(message);
  });
});

describe('the Markdown report', () => {
  it('fits the body of a pull request, and says how much it leaves out', () => {
    const files = Array.from({ length: 3_000 }, (_, index): FileReport => ({
      path: `src/file${index}.ts`,
      status: 'unchanged',
      sites: [site({}), site({ action: 'rewritten', after: 'y' })],
    }));
    const text = toMarkdown(reportOf(files));
    expect(text.length).toBeLessThan(65_536);
    expect(text.length).toBeGreaterThan(50_000);
    const shown = text.match(/^\| `src\/file/gm)?.length ?? 0;
    const rest = [...text.matchAll(/^(\d+) more stands? in the JSON report\.$/gm)].reduce(
      (sum, match) => sum + Number(match[1]),
      0,
    );
    expect(shown).toBeGreaterThan(0);
    expect(shown + rest).toBe(6_000);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });

  it('names each package.json that gets the dependency', () => {
    expect(runReports().md).toContain('The dependency on `msgraph-errors` would be added in `package.json`.');
    expect(runReports('--write').md).toContain(
      'The dependency on `msgraph-errors` was added in `package.json`.',
    );
    expect(toMarkdown(reportOf([]))).not.toContain('dependency');
  });

  it('says where the run was stopped, and what was ignored', () => {
    const text = toMarkdown(
      reportOf([{ path: 'a.ts', status: 'unchanged', sites: [site({ action: 'ignored' })] }], {
        stopped: [{ phase: 'detect', before: 'b.ts', done: 1, total: 2 }],
      }),
    );
    expect(text).toContain('**The run was stopped before b.ts: 1 of 2 files were looked at.**');
    expect(text).toContain('<summary>Ignored (1)</summary>');
  });
});

describe('the HTML report', () => {
  it('holds everything itself, and lets nothing else in', () => {
    const { html } = runReports();
    expect(html).not.toMatch(/\b(?:src|href)="(?!#)/);
    expect(html).not.toMatch(/@import|url\(/);
    expect(html).toMatch(
      /http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-[\w+/]+=*';/,
    );
  });

  it('shows code as text', () => {
    const evil = `</script><img src=x onerror="alert('1')">`;
    const diff = `--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,1 @@\n-${evil}\n+y\n`;
    const html = toHtml(
      reportOf([
        {
          path: evil,
          status: 'changed',
          reason: evil,
          diff,
          sites: [
            site({
              before: evil,
              after: evil,
              message: evil,
              reason: evil,
              rule: evil,
              action: 'rewritten',
              evidence: { level: 'likely', chain: [{ text: evil, path: evil, line: 1 }] },
            }),
          ],
        },
      ]),
    );
    expect(html).not.toContain('<img');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).toContain('&lt;/script&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;');
  });

  it('gets the code around the places that stay, and around no other', () => {
    const { files } = JSON.parse(runReports().json) as Report;
    const sites = files.flatMap((file) => file.sites);
    expect(new Set(sites.map(({ action }) => action)).size).toBe(3);
    for (const { action, around, before } of sites)
      expect(around?.text.includes(before) ?? false).toBe(action !== 'rewritten');
  });

  it('shows the code around a place that stays, with its own lines marked', () => {
    const around = { line: 1, text: 'try {\r\n  await call();\n} catch (e) { if (e < 1) stop(); }' };
    const of = (site: Partial<SiteResult>): string =>
      toHtml(reportOf([{ path: 'a.ts', status: 'unchanged', sites: [siteResult(site)] }]));
    const html = of({ line: 2, endLine: 2, around });
    expect(html).toContain('<td class="no">1</td><td>try {</td>');
    expect(html).toContain('<td class="no">2</td><td><mark>  await call();</mark></td>');
    expect(html).toContain('<td class="no">3</td><td>} catch (e) { if (e &lt; 1) stop(); }</td>');
    expect(of({})).not.toContain('Code around');
  });

  it('shows totals, places and diffs', () => {
    const { html } = runReports();
    expect(html).toContain('<th scope="row">would be rewritten</th>');
    expect(html).toContain('data-reason="text-unknown"');
    expect(html.match(/<article /g)).toHaveLength(5);
    expect(html).toContain(
      '<td class="no del">8</td><td class="del">    if (<mark>e.message.includes(&#39;itemNotFound&#39;</mark>)) return false;</td>',
    );
    expect(html).toContain('<td class="no add">9</td>');
  });
});

describe('sideBySide', () => {
  it('puts what was removed beside what was added, with the words that differ', () => {
    const rows = sideBySide(
      '--- a/a\n+++ b/a\n@@ -1,3 +1,4 @@\n same\n-let a = 1;\n+let b = 1;\n+new\n end\n\\ No newline at end of file\n@@ -10,1 +11,0 @@\n-gone\n',
    );
    expect(rows).toEqual([
      [
        { kind: 'same', before: { line: 1, text: 'same' }, after: { line: 1, text: 'same' } },
        {
          kind: 'changed',
          before: { line: 2, text: 'let a = 1;', changed: [4, 5] },
          after: { line: 2, text: 'let b = 1;', changed: [4, 5] },
        },
        { kind: 'changed', after: { line: 3, text: 'new' } },
        { kind: 'same', before: { line: 3, text: 'end' }, after: { line: 4, text: 'end' } },
      ],
      [{ kind: 'changed', before: { line: 10, text: 'gone' } }],
    ]);
  });
});
