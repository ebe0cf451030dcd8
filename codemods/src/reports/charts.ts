import type { Report } from '../report.js';
import { kindOf } from './kinds.js';
import { countBy } from './text.js';
import { escape, prose } from './markup.js';

export function charts(report: Report): string {
  const { files, sites } = report.totals;
  const would = report.options.write ? '' : 'would be ';
  const left = countBy(report, (site) => (site.action === 'left' ? kindOf(site) : undefined));
  return [
    chart('Places', [
      [`${would}rewritten`, sites.rewritten, 'rewritten'],
      ['left', sites.left, 'left'],
      ['ignored', sites.ignored, 'ignored'],
    ]),
    chart('Files', [
      [`${would}changed`, files.changed, 'rewritten'],
      ['unchanged', files.unchanged, ''],
      ['skipped', files.skipped, 'ignored'],
      ['failed', files.failed, 'left'],
    ]),
    chart(
      'Rules',
      countBy(report, (site) => site.rule).map(([rule, count]) => [rule, count, '']),
    ),
    chart(
      'Evidence',
      countBy(report, (site) => site.evidence.level).map(([level, count]) => [level, count, '']),
    ),
    chart(
      'Why places are left',
      left.map(([reason, count]) => [reason, count, 'left']),
      'wide',
    ),
  ].join('\n');
}

type Bar = readonly [label: string, count: number, style: string];

/** A table with bars, so that it can be read without seeing the bars. */
function chart(title: string, bars: readonly Bar[], style = ''): string {
  if (bars.length === 0) return '';
  const all = Math.max(
    1,
    bars.reduce((sum, [, count]) => sum + count, 0),
  );
  const rows = bars.map(([label, count, style]) => {
    const bar = `<svg aria-hidden="true" preserveAspectRatio="none" viewBox="0 0 100 1"><rect class="${style}" width="${((count * 100) / all).toFixed(1)}" height="1"/></svg>`;
    return `<tr><th scope="row">${prose(label)}</th><td class="bar">${bar}</td><td>${count}</td></tr>`;
  });
  return `<div class="chart ${style}"><h3>${escape(title)}</h3><table>${rows.join('')}</table></div>`;
}
