import { REPORT_VERSION, type FileReport, type ManifestReport, type Report, type Totals } from './report.js';

/** Reports that cannot be read, or do not belong together. */
export class MergeError extends Error {
  override readonly name = 'MergeError';
}

/**
 * Reads a JSON report.
 * @param name stands in the message of an error
 * @throws {MergeError} when it is no report, or one of another version
 */
export function readReport(text: string, name: string): Report {
  const value = parsed(text);
  if (!isRecord(value) || !isRecord(value['tool']) || typeof value['version'] !== 'number')
    throw new MergeError(`\`${name}\` is no report of this command.`);
  if (value['version'] !== REPORT_VERSION) {
    throw new MergeError(
      `\`${name}\` is a report of version ${value['version']}; this command reads version ${REPORT_VERSION}.`,
    );
  }
  const lists = ['files', 'manifests', 'stopped'].every((key) => Array.isArray(value[key]));
  const records = ['options', 'totals'].every((key) => isRecord(value[key]));
  if (!lists || !records || typeof value['root'] !== 'string')
    throw new MergeError(`\`${name}\` is not complete.`);
  return value as unknown as Report;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * One report of the reports of all parts of a run. The result does not depend on their order.
 * @param reports those of all shards, or reports about different files
 * @throws {MergeError} when parts are missing or there twice, or were made with different options
 */
export function mergeReports(reports: readonly Report[]): Report {
  const sorted = reports.toSorted(
    (a, b) => shardOf(a) - shardOf(b) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  );
  const [first] = sorted;
  if (!first) throw new MergeError('There is no report to merge.');
  for (const report of sorted) refuseOther(first, report);
  refuseIncomplete(sorted);
  const files = sorted.flatMap((report) => report.files).sort(byPath);
  refuseTwice(files);
  const { version, tool, root } = first;
  const { paths, transforms, write, verify, mark, test } = first.options;
  const options = { paths, transforms, write, verify, mark, ...(test !== undefined && { test }) };
  const stopped = sorted.flatMap((report) => report.stopped);
  const tests = sorted.flatMap((report) => report.tests ?? []);
  return {
    version,
    tool,
    root,
    options,
    files,
    manifests: manifestsOf(sorted),
    stopped,
    ...(tests.length > 0 && { tests }),
    totals: sumOf(sorted),
  };
}

const shardOf = ({ options }: Report): number => options.shard?.index ?? 0;

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : 1;

function refuseOther(first: Report, other: Report): void {
  const settings = ({ tool, options }: Report): string =>
    JSON.stringify([
      tool.name,
      tool.version,
      options.paths,
      options.transforms,
      options.write,
      options.verify,
      options.mark,
      options.test,
    ]);
  if (settings(first) !== settings(other))
    throw new MergeError('The reports were made with different options or by different versions.');
}

function refuseIncomplete(reports: readonly Report[]): void {
  const counts = new Set(reports.map(({ options }) => options.shard?.count ?? 0));
  if (counts.size > 1) throw new MergeError('The reports are parts of different runs.');
  const [count = 0] = counts;
  for (let index = 1; index <= count; index += 1) {
    const found = reports.filter(({ options }) => options.shard?.index === index).length;
    if (found !== 1)
      throw new MergeError(
        `The report of part ${index}/${count} is ${found === 0 ? 'missing' : 'there twice'}.`,
      );
  }
}

function refuseTwice(files: readonly FileReport[]): void {
  const twice = files.find((file, index) => files[index + 1]?.path === file.path);
  if (twice) throw new MergeError(`\`${twice.path}\` is in two of the reports.`);
}

/** Several parts add the same dependency to the same package.json. */
function manifestsOf(reports: readonly Report[]): ManifestReport[] {
  const manifests = new Map(
    reports.flatMap((report) =>
      report.manifests.map((manifest) => [`${manifest.path}\0${manifest.diff}`, manifest]),
    ),
  );
  return [...manifests.values()].sort(byPath);
}

function sumOf(reports: readonly Report[]): Totals {
  const total = (pick: (totals: Totals) => number): number =>
    reports.reduce((sum, report) => sum + pick(report.totals), 0);
  const reasons = [...new Set(reports.flatMap(({ totals }) => Object.keys(totals.left)))].sort();
  return {
    files: {
      changed: total(({ files }) => files.changed),
      unchanged: total(({ files }) => files.unchanged),
      skipped: total(({ files }) => files.skipped),
      failed: total(({ files }) => files.failed),
    },
    sites: {
      rewritten: total(({ sites }) => sites.rewritten),
      left: total(({ sites }) => sites.left),
      ignored: total(({ sites }) => sites.ignored),
    },
    left: Object.fromEntries(reasons.map((reason) => [reason, total(({ left }) => left[reason] ?? 0)])),
  };
}
