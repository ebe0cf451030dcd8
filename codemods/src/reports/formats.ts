import { mkdirSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { toJson, type Report } from '../report.js';
import { toCsv } from './csv.js';
import { toHtml } from './html.js';
import { toMarkdown } from './markdown.js';
import { toSarif } from './sarif.js';

/** What a report is written as, by the extension of its file. */
export const reportFormats: ReadonlyMap<string, (report: Report) => string> = new Map([
  ['.json', toJson],
  ['.md', (report) => toMarkdown(report)],
  ['.html', (report) => toHtml(report)],
  ['.sarif', toSarif],
  ['.csv', toCsv],
]);

/**
 * Writes a report in the format of its extension.
 * @param path absolute
 * @throws {Error} of the file system, or `TypeError` for an extension without a format
 */
export function writeReport(path: string, report: Report): void {
  const format = reportFormats.get(extname(path));
  if (!format) throw new TypeError(`There is no report with the extension \`${extname(path)}\`.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileAtomic.sync(path, format(report));
}
