import { MergeError, mergeReports, readReport } from '../merge.js';
import { UsageError } from '../options.js';
import type { MergeCommand } from '../command.js';
import { paintFor, summaryOf } from '../print.js';
import { toJson, type Report } from '../report.js';
import { Exit, type Environment } from './environment.js';
import { readInput, writeReports } from './files.js';

export function merge(command: MergeCommand, { stdout, env }: Environment): Exit {
  const report = merged(command.inputs);
  if (command.reports.length === 0) stdout.write(toJson(report));
  else if (!command.quiet) {
    const facts = { changes: [], notes: [], proof: { checked: 0, projects: [] } };
    stdout.write(`${summaryOf(report, facts, paintFor(stdout, env))}\n`);
  }
  writeReports(command.reports, report);
  const { changed, failed } = report.totals.files;
  return failed > 0 || (command.check && changed > 0) ? Exit.findings : Exit.done;
}

function merged(paths: readonly string[]): Report {
  try {
    return mergeReports(paths.map((path) => readReport(readInput(path, 'report'), path)));
  } catch (error) {
    if (error instanceof MergeError) throw new UsageError(error.message);
    throw error;
  }
}
