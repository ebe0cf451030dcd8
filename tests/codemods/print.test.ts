import { toHtml, toMarkdown, totalsOf, type FileReport, type Report } from 'msgraph-codemod';
import { describe, expect, it } from 'vitest';
import { diffOf, paintFor, summaryOf } from '../../codemods/src/print.js';
import { siteResult as site } from './helpers/reports.js';

describe('paintFor', () => {
  const ESC = '\u001B';

  it.each([
    ['a terminal', { isTTY: true }, {}, true],
    ['a pipe', {}, {}, false],
    ['a terminal with NO_COLOR', { isTTY: true }, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR, which counts as none', { isTTY: true }, { NO_COLOR: '' }, true],
    ['a dumb terminal', { isTTY: true }, { TERM: 'dumb' }, false],
  ])('colours for %s', (_title, stream, env, coloured) => {
    expect(paintFor(stream, env)('green', 'x').includes(ESC)).toBe(coloured);
  });
});

describe('diffOf', () => {
  const plain = paintFor({}, {});

  it('marks the end of a file without a line end', () => {
    expect(diffOf({ path: 'a.ts', before: 'a', after: 'b' }, plain)).toBe(
      '--- a/a.ts\n+++ b/a.ts\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n',
    );
  });

  it('colours lines that are added and removed, not the file names', () => {
    const styles: string[] = [];
    diffOf({ path: 'a.ts', before: 'x\na\n', after: 'x\nb\n' }, (style, text) => {
      styles.push(`${String(style)} ${text}`);
      return text;
    });
    expect(styles).toEqual([
      'bold --- a/a.ts',
      'bold +++ b/a.ts',
      'cyan @@ -1,2 +1,2 @@',
      'red -a',
      'green +b',
    ]);
  });
});

const FILES: readonly FileReport[] = [
  {
    path: 'a.ts',
    status: 'changed',
    sites: [
      site({ action: 'rewritten', before: 'a ||\n  `b`', after: 'c' }),
      site({ reason: 'overlap', message: 'Why | not.' }),
    ],
  },
  { path: 'b.ts', status: 'failed', reason: 'It broke.', sites: [] },
];

describe('totalsOf', () => {
  it('counts files, sites and reasons', () => {
    expect(totalsOf(FILES, 7)).toEqual({
      files: { changed: 1, unchanged: 7, skipped: 0, failed: 1 },
      sites: { rewritten: 1, left: 1, ignored: 0 },
      left: { overlap: 1 },
    });
  });
});

const reportOf = (files: readonly FileReport[]): Report => ({
  version: 1,
  tool: { name: 'msgraph-codemod', version: '1.0.0' },
  root: '/',
  options: { paths: [], transforms: [], write: false, verify: true, mark: false },
  files,
  manifests: [],
  stopped: [],
  totals: totalsOf(files, 0),
});

describe('a rewritten place with something to do by hand', () => {
  const report = reportOf([
    {
      path: 'a.ts',
      status: 'changed',
      sites: [site({ action: 'rewritten', before: 'a', after: 'c', message: '`m` is not used any more.' })],
    },
  ]);

  it('is listed on the terminal', () => {
    const details = { changes: [], notes: [], proof: { projects: [], checked: 0 } };
    expect(summaryOf(report, details, paintFor({}, {}))).toContain(
      'To do by hand:\n  a.ts:2:3  `m` is not used any more.\n',
    );
    expect(summaryOf(reportOf(FILES), details, paintFor({}, {}))).not.toContain('To do by hand');
  });

  it('says so in Markdown and on the page', () => {
    expect(toMarkdown(report)).toContain('| `a` | `c` `m` is not used any more. |');
    expect(toHtml(report)).toContain('<code>c</code><br><code>m</code> is not used any more.');
  });
});

describe('a rewritten condition', () => {
  const told = (proof: NonNullable<ReturnType<typeof site>['proof']>): Report =>
    reportOf([
      {
        path: 'a.ts',
        status: 'changed',
        sites: [site({ action: 'rewritten', before: 'a', after: 'c', proof })],
      },
    ]);

  it('says on how many errors it is as before, and where it sees more', () => {
    const report = told({
      errors: 50,
      agree: 48,
      better: ['graph-400 of x with y', 'graph-400 of z with y'],
      asked: [],
    });
    expect(toMarkdown(report)).toContain(
      '| `a` | `c` Says the same as before on 48 of 50 errors; on the others it sees more, such as graph-400 of x with y. |',
    );
    expect(toHtml(report)).toContain('Says the same as before on 48 of 50 errors; on the others');
  });

  it('says nothing of others where there are none', () => {
    expect(toMarkdown(told({ errors: 22, agree: 22, better: [], asked: [] }))).toContain(
      '`c` Says the same as before on 22 of 22 errors. |',
    );
  });
});

describe('toMarkdown', () => {
  it('keeps code and tables whole', () => {
    expect(toMarkdown(reportOf(FILES))).toBe(`# Microsoft Graph error handling

Would be rewritten: **1 place** in **1 file**; 1 left. Other files: 0 unchanged, 0 skipped, 1 failed.

## What changes

| Transform | Places |
| --- | --- |
| \`message-to-code\` | 1 |

## What is left, and why

| Reason | Places |
| --- | --- |
| Why \\| not. | 1 |

<details>
<summary>Rewritten (1)</summary>

| Place | Transform | Before | After |
| --- | --- | --- | --- |
| \`a.ts:2:3\` | \`message-to-code\` | \`\` a \\|\\| \`b\` \`\` | \`c\` |

</details>

<details>
<summary>Left (1)</summary>

| Place | Rule | Why |
| --- | --- | --- |
| \`a.ts:2:3\` | \`no-message-matching\` | Why \\| not. |

</details>

<details>
<summary>Skipped and failed (1)</summary>

| File | Status | Why |
| --- | --- | --- |
| \`b.ts\` | failed | It broke. |

</details>
`);
  });
});
