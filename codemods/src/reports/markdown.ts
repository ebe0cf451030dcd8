import { plural } from '../print.js';
import type { FileReport, Report } from '../report.js';
import type { SiteResult } from '../rewrite-types.js';
import { countBy, oneLine, remarksOf, stopSentences, testSentences } from './text.js';

/**
 * GitHub takes 65,536 characters for the body of a pull request, GitLab and Azure DevOps take more or cut it
 * themselves.
 */
const BODY_LIMIT = 65_000;

/**
 * The report as Markdown, fit for the body of a pull request: what is long folds away, and rows that do not
 * fit are counted.
 * @param limit the most characters that the text may have
 */
export function toMarkdown(report: Report, limit: number = BODY_LIMIT): string {
  const head = [
    '# Microsoft Graph error handling',
    sentence(report),
    ...(report.manifests.length > 0
      ? [
          `The dependency on \`msgraph-errors\`${report.options.write ? ' was' : ' would be'} added in ${report.manifests.map(({ path }) => code(path)).join(', ')}.`,
        ]
      : []),
    ...stopSentences(report).map((text) => `**${text}**`),
    ...testSentences(report).map((text) => `The project's own tests: ${text}`),
    ...section(
      'What changes',
      ['Transform', 'Places'],
      countBy(report, transformOf).map(([name, count]) => [code(name), count]),
    ),
    ...section('What is left, and why', ['Reason', 'Places'], reasonRows(report)),
  ].join('\n\n');
  const lists: readonly List[] = [
    {
      title: 'Rewritten',
      head: ['Place', 'Transform', 'Before', 'After'],
      rows: siteRows(report, 'rewritten'),
    },
    { title: 'Left', head: ['Place', 'Rule', 'Why'], rows: siteRows(report, 'left') },
    { title: 'Ignored', head: ['Place', 'Rule'], rows: siteRows(report, 'ignored') },
    { title: 'Skipped and failed', head: ['File', 'Status', 'Why'], rows: fileRows(report.files) },
  ];
  let room = limit - head.length;
  const parts = [head];
  for (const list of lists.filter(({ rows }) => rows.length > 0)) {
    const text = folded(list, room);
    parts.push(text);
    room -= text.length + 2;
  }
  for (const text of outputs(report)) {
    room -= text.length + 2;
    if (room >= 0) parts.push(text);
  }
  return `${parts.join('\n\n')}\n`;
}

/** What the tests printed with files that were put back. */
function outputs({ tests = [] }: Report): string[] {
  return tests
    .flatMap(({ failures }) => failures)
    .map(({ paths, output }) => {
      const fence = fenceFor(output, 3);
      return [
        '<details>',
        `<summary>What the tests printed with ${paths.map(cellOf).join(', ')}</summary>`,
        '',
        `${fence}text`,
        output,
        fence,
        '',
        '</details>',
      ].join('\n');
    });
}

type Row = readonly (string | number)[];

interface List {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
}

function sentence({ options, totals: { files, sites } }: Report): string {
  const what = options.write ? 'Rewritten' : 'Would be rewritten';
  const ignored = sites.ignored > 0 ? `, ${sites.ignored} ignored` : '';
  const places = `${what}: **${plural(sites.rewritten, 'place')}** in **${plural(files.changed, 'file')}**; ${sites.left} left${ignored}.`;
  return `${places} Other files: ${files.unchanged} unchanged, ${files.skipped} skipped, ${files.failed} failed.`;
}

function transformOf(site: SiteResult): string | undefined {
  return site.action === 'rewritten' ? site.transform : undefined;
}

function reasonRows(report: Report): Row[] {
  return countBy(report, (site) => (site.action === 'left' ? (site.message ?? site.reason) : undefined));
}

function siteRows(report: Report, action: SiteResult['action']): Row[] {
  return report.files.flatMap(({ path, sites }) =>
    sites
      .filter((site) => site.action === action)
      .map((site) => {
        const place = code(`${path}:${site.line}:${site.column}`);
        if (action === 'ignored') return [place, code(site.rule)];
        if (action === 'left') return [place, code(site.rule), site.message ?? ''];
        return [
          place,
          code(site.transform),
          code(oneLine(site.before)),
          [code(oneLine(site.after)), ...remarksOf(site)].join(' '),
        ];
      }),
  );
}

function fileRows(files: readonly FileReport[]): Row[] {
  return files
    .filter(({ reason }) => reason !== undefined)
    .map((file) => [code(file.path), file.status, file.reason ?? '']);
}

/** What is kept free for the lists behind, and for the sentence about what does not fit. */
const RESERVE = 600;

function folded({ title, head, rows }: List, room: number): string {
  const lines = rows.map(line);
  const frame = [line(head), line(head.map(() => '---'))];
  let length = frame.join('\n').length + title.length + RESERVE;
  const fitting = lines.filter((text) => (length += text.length + 1) <= room);
  const more = lines.length - fitting.length;
  const table = fitting.length > 0 ? ['', ...frame, ...fitting] : [];
  const rest = more > 0 ? ['', `${more} more ${more === 1 ? 'stands' : 'stand'} in the JSON report.`] : [];
  return [
    '<details>',
    `<summary>${title} (${rows.length})</summary>`,
    ...table,
    ...rest,
    '',
    '</details>',
  ].join('\n');
}

function section(title: string, head: readonly string[], rows: readonly Row[]): string[] {
  return rows.length === 0
    ? []
    : [`## ${title}`, [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')];
}

function line(cells: Row): string {
  return `| ${cells.map((cell) => cellOf(String(cell))).join(' | ')} |`;
}

/**
 * A pipe ends a cell even in code; in other text `<` and line ends would be read as HTML and as the end of
 * the row.
 */
function cellOf(text: string): string {
  const safe = text.startsWith('`') ? text : text.replace(/\s+/g, ' ').replaceAll('<', '&lt;');
  return safe.replaceAll('|', '\\|');
}

/** Inline code. */
function code(text: string): string {
  const fence = fenceFor(text, 1);
  return fence.length === 1 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

/** Backticks, more than stand in a row in the text. */
function fenceFor(text: string, least: number): string {
  return '`'.repeat(Math.max(least, ...[...text.matchAll(/`+/g)].map((match) => match[0].length + 1)));
}
