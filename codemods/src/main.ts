import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { explain } from './explain.js';
import { findTarget, listChanges } from './git.js';
import { init } from './init.js';
import { HELP, parseCommand, UsageError, type RunCommand } from './options.js';
import { diffOf, paintFor, plural, summaryOf } from './print.js';
import { transforms } from './registry.js';
import { REPORT_VERSION, toJson, toMarkdown, totalsOf, type Report } from './report.js';
import { settingsFrom } from './settings.js';
import { runCodemod, type RunOptions, type RunResult } from './run.js';

interface Output {
  readonly isTTY?: boolean;
  write: (text: string) => unknown;
}

export interface Environment {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Diffs and summary. */
  readonly stdout: Output;
  /** Progress, when it is a terminal, and errors. */
  readonly stderr: Output;
}

const Exit = { done: 0, findings: 1, usage: 2 } as const;
type Exit = (typeof Exit)[keyof typeof Exit];

const NAME = 'msgraph-codemod';

/**
 * Runs the command.
 * @param args without the names of node and of the script
 * @returns the exit code: 0 done, 1 a file failed or `--check` found something to change, 2 wrong use
 */
export async function main(args: readonly string[], environment: Environment): Promise<number> {
  try {
    return await runCommand(args, environment);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    environment.stderr.write(`${NAME}: ${error.message}\n`);
    return Exit.usage;
  }
}

async function runCommand(args: readonly string[], environment: Environment): Promise<Exit> {
  const { stdout } = environment;
  const command = parseCommand(args, environment.cwd);
  switch (command.name) {
    case 'help':
      stdout.write(HELP);
      return Exit.done;
    case 'version':
      stdout.write(`${version()}\n`);
      return Exit.done;
    case 'list':
      stdout.write(transforms.map(({ name, description }) => `${name.padEnd(22)}${description}\n`).join(''));
      return Exit.done;
    case 'explain':
      stdout.write(`${explain(command.term)}\n`);
      return Exit.done;
    case 'init':
      stdout.write(`${(await init(command)).join('\n')}\n`);
      return Exit.done;
    case 'run':
      return await run(command, environment);
  }
}

function version(): string {
  return (createRequire(import.meta.url)('../package.json') as { version: string }).version;
}

async function run(command: RunCommand, environment: Environment): Promise<Exit> {
  const { cwd, stdout, stderr } = environment;
  const dirty = refuseDirty(command, cwd);
  if (command.tsconfig !== undefined && !existsSync(command.tsconfig)) {
    throw new UsageError(`There is no tsconfig at \`${command.tsconfig}\`.`);
  }
  const result = await runCodemod(runOptions(command, environment));
  const report = reportOf(command, result);
  const paint = paintFor(stdout, environment.env);
  const diffs = command.quiet || command.write ? [] : result.changes.map((change) => diffOf(change, paint));
  for (const diff of diffs) stdout.write(diff);
  if (diffs.length > 0) stdout.write('\n');
  const notes = [...dirty, ...result.notes];
  stdout.write(`${summaryOf(report, { ...result, notes }, paint)}\n`);
  for (const path of command.reports) writeReport(path, report);
  for (const path of result.missing) stderr.write(`${NAME}: There is no file, folder or match for \`${path}\`.\n`);
  const seen = report.files.length + result.untouched;
  if (seen === 0) stderr.write(`${NAME}: There are no JavaScript or TypeScript files to work on.\n`);
  if (result.missing.length > 0 || seen === 0) return Exit.usage;
  if (report.totals.files.failed > 0) return Exit.findings;
  return command.check && result.changes.length > 0 ? Exit.findings : Exit.done;
}

/** Checked before anything else, so that nobody waits for a refusal. */
function refuseDirty(command: RunCommand, cwd: string): string[] {
  if (!command.write) return [];
  const { repositories } = findTarget(command.paths, cwd);
  const roots = new Set(repositories.flatMap((repository) => (repository.kind === 'git' ? [repository.root] : [])));
  const reasons = new Set(repositories.flatMap((repository) => (repository.kind === 'none' ? [repository.reason] : [])));
  const notes = [...reasons].map((reason) => `Written without git (${reason}), so there is no way back but a copy.`);
  const changes = command.allowDirty ? [] : [...roots].flatMap(listChanges);
  if (changes.length === 0) return notes;
  const some = changes.slice(0, 3).join(', ') + (changes.length > 3 ? ', …' : '');
  throw new UsageError(
    `The git repository has ${plural(changes.length, 'uncommitted change')} (${some}). Commit or stash them, or use --allow-dirty.`,
  );
}

function runOptions(command: RunCommand, { cwd, stderr }: Environment): RunOptions {
  const { paths, write, verify, tsconfig, settings } = command;
  return {
    paths,
    cwd,
    transforms: command.transforms,
    write,
    verify,
    ...(tsconfig !== undefined && { tsconfig }),
    ...(settings !== undefined && { settings: settingsFrom(settings) }),
    ...(stderr.isTTY === true && { onProgress: progress(stderr) }),
  };
}

function progress(stderr: Output): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    const now = Date.now();
    if (done === total) stderr.write('\r\u001B[K');
    else if (now - last > 100) {
      last = now;
      stderr.write(`\r\u001B[K${done} of ${plural(total, 'file')}`);
    }
  };
}

function reportOf(command: RunCommand, result: RunResult): Report {
  const { paths, write, verify } = command;
  return {
    version: REPORT_VERSION,
    tool: { name: NAME, version: version() },
    root: result.root,
    options: { paths, transforms: command.transforms, write, verify },
    files: result.files,
    totals: totalsOf(result.files, result.untouched),
  };
}

function writeReport(path: string, report: Report): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileAtomic.sync(path, path.endsWith('.json') ? toJson(report) : toMarkdown(report));
  } catch (error) {
    throw new UsageError(`The report cannot be written: ${(error as Error).message}.`);
  }
}
