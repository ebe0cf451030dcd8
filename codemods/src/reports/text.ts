import type { Report } from '../report.js';
import type { SiteResult } from '../rewrite-types.js';

const LINE_LIMIT = 120;

/** Source text in one line, cut where it is long. */
export function oneLine(text = ''): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LINE_LIMIT ? `${line.slice(0, LINE_LIMIT - 1)}…` : line;
}

/** How often each value stands in the sites, the most frequent first. */
export function countBy(
  report: Report,
  pick: (site: SiteResult) => string | undefined,
): (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const site of report.files.flatMap((file) => file.sites)) {
    const value = pick(site);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

/** What the evaluation of a condition beside its rewrite has shown. */
function agreementOf({ proof }: SiteResult): string | undefined {
  if (!proof) return undefined;
  const { errors, agree, better } = proof;
  const [first] = better;
  const alike = `Says the same as before on ${agree} of ${errors} errors`;
  return first === undefined ? `${alike}.` : `${alike}; on the others it sees more, such as ${first}.`;
}

/** What a reader is told of a rewritten place beside its code. */
export function remarksOf(site: SiteResult): readonly string[] {
  return [site.message, agreementOf(site)].filter((text) => text !== undefined);
}

/** Where runs were stopped, as sentences. */
export function stopSentences(report: Report): string[] {
  return report.stopped.map(({ phase, before, done, total }) => {
    if (phase === 'prove' || phase === 'test')
      return `The run was stopped while ${phase === 'prove' ? 'types were compared' : 'the tests ran'}: nothing was written.`;
    return `The run was stopped before ${before}: ${done} of ${total} files were ${phase === 'detect' ? 'looked at' : 'written'}.`;
  });
}

/** What the project's own tests said, in one sentence for each run with tests. */
export function testSentences({ tests = [] }: Report): string[] {
  return tests.map(({ command, runs, failures }) => {
    const files = failures.flatMap(({ paths }) => paths).length;
    if (files === 0) return `\`${command}\` passed before and after.`;
    return `\`${command}\` passed before, and after ${files} ${files === 1 ? 'file was' : 'files were'} put back, in ${runs} runs.`;
  });
}
