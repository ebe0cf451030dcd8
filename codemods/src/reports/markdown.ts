import type { Report } from '../report.js';
import type { SiteResult } from '../rewrite.js';

/** The report as Markdown, fit for the body of a pull request. */
export function toMarkdown(report: Report): string {
  const { totals } = report;
  const parts = [
    '# Microsoft Graph error handling',
    table(
      ['', 'Count'],
      [
        ['Files changed', totals.files.changed],
        ['Files unchanged', totals.files.unchanged],
        ['Files skipped', totals.files.skipped],
        ['Files failed', totals.files.failed],
        ['Places rewritten', totals.sites.rewritten],
        ['Places left', totals.sites.left],
      ],
    ),
    ...section('Rewritten', ['Place', 'Transform', 'Before', 'After'], rowsOf(report, 'rewritten')),
    ...section('Left', ['Place', 'Rule', 'Why'], rowsOf(report, 'left')),
    ...section('Skipped and failed', ['File', 'Status', 'Why'], fileRows(report)),
  ];
  return `${parts.join('\n\n')}\n`;
}

type Row = readonly (string | number)[];

function rowsOf(report: Report, action: SiteResult['action']): Row[] {
  return report.files.flatMap((file) =>
    file.sites
      .filter((site) => site.action === action)
      .map((site) => {
        const place = code(`${file.path}:${site.line}:${site.column}`);
        if (action === 'left') return [place, code(site.rule), site.message ?? ''];
        return [place, code(site.transform), code(oneLine(site.before)), code(oneLine(site.after))];
      }),
  );
}

function fileRows(report: Report): Row[] {
  const files = report.files.filter((file) => file.reason !== undefined);
  return files.map((file) => [code(file.path), file.status, file.reason ?? '']);
}

function section(title: string, head: readonly string[], rows: readonly Row[]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, table(head, rows)];
}

function table(head: readonly string[], rows: readonly Row[]): string {
  const line = (cells: Row): string => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Inline code, with a fence longer than any run of backticks inside. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((match) => match[0].length));
  if (longest === 0) return `\`${text}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${text} ${fence}`;
}

const CELL_LIMIT = 120;

function oneLine(text = ''): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > CELL_LIMIT ? `${line.slice(0, CELL_LIMIT - 1)}…` : line;
}
