import { styleText } from 'node:util';
import { patchOf, type FileChange } from './diffs.js';
import type { FileReport, Report, Stop } from './report.js';
import { testSentences } from './reports/text.js';
import type { SiteResult } from './rewrite-types.js';
import type { RunResult } from './run-types.js';

type Style = Parameters<typeof styleText>[0];
/** Colours a text, or returns it as it is. */
export type Paint = (style: Style, text: string) => string;

/** Colours only for a terminal, and never when `NO_COLOR` is set (https://no-color.org). */
export function paintFor(stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): Paint {
  const plain = stream.isTTY !== true || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return plain ? (_style, text) => text : (style, text) => styleText(style, text, { validateStream: false });
}

/** The diff of `patchOf`, coloured. */
export function diffOf(change: FileChange, paint: Paint): string {
  return patchOf(change)
    .split('\n')
    .map((line, index) => paintLine(line, index < 2, paint))
    .join('\n');
}

function paintLine(line: string, header: boolean, paint: Paint): string {
  if (header) return paint('bold', line);
  if (line.startsWith('@@')) return paint('cyan', line);
  if (line.startsWith('+')) return paint('green', line);
  return line.startsWith('-') ? paint('red', line) : line;
}

/** What only the run itself knows, and a report read from a file does not. */
export type RunDetails = Pick<RunResult, 'changes' | 'notes' | 'proof'> & {
  /** Absent where several runs are made one. */ readonly reach?: Pick<RunResult, 'namingGraph' | 'embedded'>;
  /** What is to be done now, after files were written. */ readonly next?: readonly string[];
};

/** What was done, and for every place and file left: which one and why. */
export function summaryOf(report: Report, result: RunDetails, paint: Paint): string {
  const { files, sites } = report.totals;
  const parts = [
    ...section('Left as they are', leftLines(report.files, paint), paint),
    ...section('To do by hand', toDoLines(report.files, paint), paint),
    ...section('Ignored, as a comment asks', ignoredLines(report.files, paint), paint),
    ...section('Put back', fileLines(report.files, 'unchanged', paint), paint),
    ...section('Output of the tests', outputLines(report, paint), paint),
    ...section('Skipped', fileLines(report.files, 'skipped', paint), paint),
    ...section('Failed', fileLines(report.files, 'failed', paint), paint),
    ...section(
      'Notes',
      result.notes.map((note) => `  ${note}`),
      paint,
    ),
  ];
  const would = report.options.write ? '' : 'would be ';
  const counts = [
    paint('bold', `${files.changed} changed`),
    `${files.unchanged} unchanged`,
    `${files.skipped} skipped`,
    `${files.failed} failed`,
  ].join(', ');
  const lines = [
    `Files: ${counts}.`,
    `Places: ${sites.rewritten} ${would}rewritten, ${sites.left} left${sites.ignored > 0 ? `, ${sites.ignored} ignored` : ''}.`,
    ...report.stopped.map(stopLine),
    ...proofLine(result),
    ...testSentences(report).map((sentence) => `Tests: ${sentence}`),
    ...nothingFound(report, result),
    ...(files.changed > 0 && !report.options.write
      ? ['Nothing was written. Run with --write to apply the changes.']
      : []),
  ];
  return [
    ...parts,
    lines.join('\n'),
    ...section(
      'Next',
      (result.next ?? []).map((step) => `  ${step}`),
      paint,
    ),
  ].join('\n\n');
}

/** Why a run may have found nothing, and what can be done about it. */
function nothingFound({ files, totals, stopped }: Report, { reach }: RunDetails): string[] {
  if (!reach || stopped.length > 0 || files.some(({ sites }) => sites.length > 0)) return [];
  const { namingGraph, embedded } = reach;
  const looked = totals.files.changed + totals.files.unchanged;
  if (looked === 0) return [];
  const names =
    namingGraph === 0
      ? `none of them names Microsoft Graph`
      : `${plural(namingGraph, 'file')} of them ${namingGraph === 1 ? 'names' : 'name'} Microsoft Graph`;
  return [
    `No place was found: ${plural(looked, 'file')} ${looked === 1 ? 'was' : 'were'} looked at, ${names}.`,
    ...(embedded > 0
      ? [
          `${plural(embedded, 'Vue, Svelte or Astro file')} ${embedded === 1 ? 'was' : 'were'} passed over: the linter reads them.`,
        ]
      : []),
    'If your requests go through a client of your own, name it: --settings FILE with { "clients": ["graphFetch"] }, as in settings.msgraph of the ESLint plugin.',
  ];
}

function stopLine({ phase, before, done, total }: Stop): string {
  if (phase === 'prove' || phase === 'test')
    return `Stopped while ${phase === 'prove' ? 'types were compared' : 'the tests ran'}: nothing was written. Run the command again to go on.`;
  const what = phase === 'detect' ? 'looked at' : 'written';
  return `Stopped before \`${before}\`: ${done} of ${plural(total, 'file')} ${done === 1 ? 'was' : 'were'} ${what}. Run the command again to go on.`;
}

function proofLine({ proof, changes }: RunDetails): string[] {
  if (proof.projects.length === 0 || changes.length === 0) return [];
  const of = proof.projects.join(', ');
  return [`Types: ${plural(proof.checked, 'file')} compared with ${of}; no new errors.`];
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : [[paint('bold', `${title}:`), ...lines].join('\n')];
}

function leftLines(files: readonly FileReport[], paint: Paint): string[] {
  return messageLines(
    files.filter(({ reason }) => reason === undefined),
    'left',
    paint,
  );
}

/** What the tests printed with the files that were put back. */
function outputLines({ tests = [] }: Report, paint: Paint): string[] {
  return tests.flatMap(({ failures }) =>
    failures.flatMap(({ paths, output }) => [
      `  ${paint('cyan', paths.join(', '))}`,
      ...output.split('\n').map((line) => `    ${line}`),
    ]),
  );
}

/** What a rewrite has made superfluous and could not take out. */
function toDoLines(files: readonly FileReport[], paint: Paint): string[] {
  return messageLines(files, 'rewritten', paint);
}

function messageLines(files: readonly FileReport[], action: SiteResult['action'], paint: Paint): string[] {
  return files.flatMap((file) =>
    file.sites
      .filter((site) => site.action === action && site.message !== undefined)
      .map((site) => `  ${paint('cyan', `${file.path}:${site.line}:${site.column}`)}  ${site.message ?? ''}`),
  );
}

function ignoredLines(files: readonly FileReport[], paint: Paint): string[] {
  return files.flatMap(({ path, sites }) =>
    sites
      .filter((site) => site.action === 'ignored')
      .map((site) => `  ${paint('cyan', `${path}:${site.line}:${site.column}`)}  ${site.rule}`),
  );
}

function fileLines(files: readonly FileReport[], status: FileReport['status'], paint: Paint): string[] {
  return files
    .filter((file) => file.status === status && file.reason !== undefined)
    .map((file) => `  ${paint('cyan', file.path)}  ${file.reason ?? ''}`);
}

export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
