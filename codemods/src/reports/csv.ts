import type { Report } from '../report.js';
import type { SiteResult } from '../rewrite-types.js';

/** A column: its name, and the value of a site. A number stays one, everything else is a text. */
type Column = readonly [name: string, value: (site: SiteResult, path: string) => string | number | undefined];

const COLUMNS: readonly Column[] = [
  ['path', (_site, path) => path],
  ['line', ({ line }) => line],
  ['column', ({ column }) => column],
  ['endLine', ({ endLine }) => endLine],
  ['endColumn', ({ endColumn }) => endColumn],
  ['kind', ({ kind }) => kind],
  ['rule', ({ rule }) => rule],
  ['transform', ({ transform }) => transform],
  ['action', ({ action }) => action],
  ['reason', ({ reason }) => reason],
  ['message', ({ message }) => message],
  ['evidence', ({ evidence }) => evidence.level],
  ['requestPath', ({ evidence }) => evidence.chain.at(-1)?.path],
  ['requestLine', ({ evidence }) => evidence.chain.at(-1)?.line],
  ['errors', ({ proof }) => proof?.errors],
  ['agree', ({ proof }) => proof?.agree],
  ['before', ({ before }) => before],
  ['after', ({ after }) => after],
];

/**
 * The sites as comma-separated values, one row for each: numbers bare, texts in quotes, nothing where there
 * is no value.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function toCsv({ files }: Report): string {
  const rows = files.flatMap(({ path, sites }) =>
    sites.map((site) => COLUMNS.map(([, value]) => cell(value(site, path)))),
  );
  return [COLUMNS.map(([name]) => name), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""')}"`;
}
