import { readFileSync } from 'node:fs';
import { UsageError } from '../options.js';
import type { Report } from '../report.js';
import { writeReport } from '../reports/formats.js';

export function readInput(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The ${what} \`${path}\` cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`,
    );
  }
}

export function writeReports(paths: readonly string[], report: Report): void {
  try {
    for (const path of paths) writeReport(path, report);
  } catch (error) {
    throw new UsageError(`The report cannot be written: ${(error as Error).message}.`);
  }
}
