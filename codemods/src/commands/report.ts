import { patchOf } from '../diffs.js';
import type { RunCommand } from '../command.js';
import { transforms } from '../registry.js';
import { REPORT_VERSION, totalsOf, type Report } from '../report.js';
import type { RunResult } from '../run.js';
import { NAME } from './environment.js';
import { version } from '../version.js';

export function reportOf(command: RunCommand, result: RunResult): Report {
  const {
    paths,
    transforms: chosen = transforms.map(({ name }) => name),
    write,
    verify,
    mark,
    test,
    shard,
  } = command;
  const diffs =
    command.reports.length > 0
      ? new Map(result.changes.map((change) => [change.path, patchOf(change)]))
      : new Map<string, string>();
  const files = result.files.map((file) => {
    const diff = diffs.get(file.path);
    return diff === undefined ? file : { ...file, diff };
  });
  const named = new Set(files.map((file) => file.path));
  return {
    version: REPORT_VERSION,
    tool: { name: NAME, version: version() },
    root: result.root,
    options: {
      paths,
      transforms: chosen,
      write,
      verify,
      mark,
      ...(test && { test: test.command }),
      ...(shard && { shard }),
    },
    files,
    manifests: [...diffs].filter(([path]) => !named.has(path)).map(([path, diff]) => ({ path, diff })),
    stopped: result.stopped ? [result.stopped] : [],
    ...(result.tested && { tests: [result.tested] }),
    totals: totalsOf(result.files, result.untouched),
  };
}
