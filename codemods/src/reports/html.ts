import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { FileReport, ManifestReport, Report } from '../report.js';
import type { SiteResult } from '../rewrite-types.js';
import { countsOf, inReadingOrder, kindOf } from './kinds.js';
import { SCRIPT } from './page-script.js';
import { STYLE } from './page-style.js';
import { sideBySide, type Row, type Side } from './side-by-side.js';
import { countBy, oneLine, remarksOf, stopSentences, testSentences } from './text.js';
import { escape, prose } from './markup.js';
import { charts } from './charts.js';

/** Files up to which all of them are unfolded. */
const UNFOLDED = 40;

const KEYS = `<p class="dim keys"><kbd>/</kbd> filter, <kbd>j</kbd> <kbd>k</kbd> next and previous file, <kbd>Enter</kbd> fold, <kbd>e</kbd> fold all, <kbd>Esc</kbd> leave the filter</p>`;

/**
 * The report as one HTML page that needs nothing else: charts, filters, and each diff side by side.
 * @param date when the report was made
 * @throws {Error} when a diff of the report is no unified diff
 */
export function toHtml(report: Report, date: Date = new Date()): string {
  const hash = createHash('sha256').update(SCRIPT).digest('base64');
  // Nothing is loaded, and only this one script may run, whatever stands in the sources.
  const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  const { write } = report.options;
  const shown = inReadingOrder(report.files);
  // What there is nothing of needs no filter, and no keys to go through it.
  const isEmpty = shown.length === 0 && report.manifests.length === 0;
  const open = report.files.length + report.manifests.length <= UNFOLDED;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Microsoft Graph error handling · ${escape(basename(report.root))}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#files">To the files</a>
<header>
<h1>Microsoft Graph error handling</h1>
<p>${escape(basename(report.root))}, <time>${date.toISOString().slice(0, 10)}</time></p>
<p class="dim">${write ? 'Changes that were written' : 'Dry run: nothing was written'} · ${escape(report.tool.name)} ${escape(report.tool.version)}</p>
${stopSentences(report)
  .map((text) => `<p class="stop">${escape(text)}</p>`)
  .join('\n')}
${testSentences(report)
  .map((text) => `<p>The project's own tests: ${prose(text)}</p>`)
  .join('\n')}
</header>
<main>
<section class="charts" aria-label="Totals">
${charts(report)}
</section>
${isEmpty ? '' : filters(report)}
<h2 id="files" tabindex="-1">Files</h2>
${isEmpty ? '' : KEYS}
${report.files.some(({ sites }) => sites.length > 0) ? '' : '<p>No place was found that handles errors of Microsoft Graph by their text, by one level of their codes, or without an end.</p>'}
${shown.map((file) => fileArticle(file, open, write, outputsFor(file, report))).join('\n')}
${report.manifests.map((manifest) => manifestArticle(manifest, open, write)).join('\n')}
</main>
${isEmpty ? '' : `<script>${SCRIPT}</script>`}
</body>
</html>
`;
}

function filters(report: Report): string {
  const select = (
    name: string,
    title: string,
    options: readonly (readonly [value: string, text: string])[],
  ): string => {
    const items = options
      .map(([value, text]) => `<option value="${escape(value)}">${escape(text)}</option>`)
      .join('');
    return `<label>${title}<select name="${name}"><option value="">all</option>${items}</select></label>`;
  };
  const values = (pick: (site: SiteResult) => string | undefined): [string, string][] =>
    countBy(report, pick).map(([value]) => [value, value]);
  const sentences = new Map(
    report.files.flatMap(({ sites }) => sites.map((site) => [site.reason ?? '', kindOf(site) ?? ''])),
  );
  const reasons = values((site) => site.reason).map(
    ([reason]) => [reason, sentences.get(reason) ?? reason] as const,
  );
  return `<form hidden aria-label="Filter">
<label>Path<input type="search" name="text" autocomplete="off"></label>
${select(
  'rule',
  'Rule',
  values((site) => site.rule),
)}
${select(
  'action',
  'What was done',
  values((site) => site.action),
)}
${select('reason', 'Reason', reasons)}
${select(
  'evidence',
  'Evidence',
  values((site) => site.evidence.level),
)}
<button type="reset">Reset</button>
<output id="count" aria-live="polite"></output>
</form>`;
}

/** What the tests printed with a file that was put back. */
function outputsFor({ path }: FileReport, { tests = [] }: Report): string[] {
  return tests.flatMap(({ failures }) =>
    failures.filter(({ paths }) => paths.includes(path)).map(({ output }) => output),
  );
}

function fileArticle(
  { path, status, reason, sites, diff }: FileReport,
  open: boolean,
  write: boolean,
  outputs: readonly string[],
): string {
  return article({ path, status, label: labelOf(status, write), counts: countsOf(sites, write) }, open, [
    reason === undefined ? '' : `<p>${prose(reason)}</p>`,
    ...outputs.map(
      (output) =>
        `<div class="scroll" tabindex="0" role="region" aria-label="Output of the tests"><pre>${escape(output)}</pre></div>`,
    ),
    sites.length === 0
      ? ''
      : `<ul class="sites">${sites.map((site) => siteItem(site, write)).join('\n')}</ul>`,
    diff === undefined ? '' : diffTable(path, diff),
  ]);
}

function manifestArticle({ path, diff }: ManifestReport, open: boolean, write: boolean): string {
  return article({ path, status: 'changed', label: labelOf('changed', write), counts: '' }, open, [
    '<p>The dependency of the rewritten code.</p>',
    diffTable(path, diff),
  ]);
}

/** What was done, or would be in a dry run. */
function labelOf(done: string, write: boolean): string {
  if (write) return done;
  return done === 'changed' ? 'would change' : done === 'rewritten' ? 'would be rewritten' : done;
}

interface Head {
  readonly path: string;
  readonly status: string;
  readonly label: string;
  readonly counts: string;
}

function article({ path, status, label, counts }: Head, open: boolean, parts: readonly string[]): string {
  const head = `<summary><code>${escape(path)}</code><span class="badge ${status}">${label}</span>${counts === '' ? '' : ` <span class="dim">${counts}</span>`}</summary>`;
  return `<article class="file" data-path="${escape(path)}"><details${open ? ' open' : ''}>${head}${parts.join('\n')}</details></article>`;
}

function siteItem(site: SiteResult, write: boolean): string {
  const { line, column, rule, action, reason, message, before, after, evidence } = site;
  const chain = evidence.chain
    .map((step) => `<li>${prose(step.text)} <span class="dim">${escape(step.path)}:${step.line}</span></li>`)
    .join('');
  const what =
    action === 'rewritten'
      ? `<code>${escape(oneLine(before))}</code> → <code>${escape(oneLine(after))}</code>${remarksOf(site)
          .map((text) => `<br>${prose(text)}`)
          .join('')}`
      : `<code>${escape(oneLine(before))}</code><br>${prose(message ?? 'A comment asks to keep this place.')}`;
  return `<li class="site" data-rule="${escape(rule)}" data-action="${action}" data-reason="${escape(reason ?? '')}" data-evidence="${evidence.level}">
<strong>${line}:${column}</strong> <span class="badge ${action}">${labelOf(action, write)}</span> <span class="dim">${escape(rule)}</span><br>${what}${linesAround(site)}
<details><summary>Evidence: ${evidence.level}</summary><ol>${chain}</ol></details></li>`;
}

/** The code around a place that stays, with its own lines marked. */
function linesAround({ around, line, endLine }: SiteResult): string {
  if (!around) return '';
  const rows = around.text.split(/\r\n|[\n\r\u2028\u2029]/).map((text, index) => {
    const at = around.line + index;
    const shown = line <= at && at <= endLine ? `<mark>${escape(text)}</mark>` : escape(text);
    return `<tr><td class="no">${at}</td><td>${shown}</td></tr>`;
  });
  return `<div class="scroll" tabindex="0" role="region" aria-label="Code around line ${line}"><table class="diff around">${rows.join('')}</table></div>`;
}

function diffTable(path: string, diff: string): string {
  const hunks = sideBySide(diff).map((rows) => rows.map(diffRow).join(''));
  const gap = '<tr class="gap"><td colspan="4">⋯</td></tr>';
  const columns = '<colgroup><col style="width:3.5rem"><col><col style="width:3.5rem"><col></colgroup>';
  return `<div class="scroll" tabindex="0" role="region" aria-label="Diff of ${escape(path)}"><table class="diff">${columns}${hunks.join(gap)}</table></div>`;
}

function diffRow({ kind, before, after }: Row): string {
  const changed = kind === 'changed';
  const row = changed ? '<tr>' : '<tr class="same">';
  return `${row}${cells(before, changed ? 'del' : '')}${cells(after, changed ? 'add' : '')}</tr>`;
}

function cells(side: Side | undefined, style: string): string {
  if (!side) return '<td class="no none"></td><td class="none"></td>';
  const { line, text, changed: [start, end] = [0, 0] } = side;
  const content =
    start < end
      ? `${escape(text.slice(0, start))}<mark>${escape(text.slice(start, end))}</mark>${escape(text.slice(end))}`
      : escape(text);
  return `<td class="no ${style}">${line}</td><td class="${style}">${content}</td>`;
}
