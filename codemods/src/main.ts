import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createProject } from 'eslint-plugin-msgraph/project';
import { devProxy } from './dev-proxy.js';
import { patchOf } from './diffs.js';
import { parseList } from './discover.js';
import { explain, explainModels } from './explain.js';
import { findTarget, listChanges } from './git.js';
import { HELP } from './help.js';
import { init } from './init.js';
import { MergeError, mergeReports, readReport } from './merge.js';
import { nextSteps } from './next-steps.js';
import { meantCommand, parseCommand, UsageError, type MergeCommand, type RunCommand } from './options.js';
import { diffOf, paintFor, plural, summaryOf } from './print.js';
import { progressOn } from './progress.js';
import { transforms } from './registry.js';
import { REPORT_VERSION, toJson, totalsOf, type Report } from './report.js';
import { writeReport } from './reports/formats.js';
import { runCodemod, type RunOptions, type RunResult } from './run.js';
import { settingsFrom } from './settings.js';
import { TrialError } from './trial/trial.js';

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
  /** Reads standard input to its end. */
  readonly stdin?: () => Promise<string>;
  /**
   * Asked once, before the first file: from then on the run is stopped by this signal, and not in the middle
   * of a file.
   */
  readonly onStop?: () => AbortSignal;
}

const Exit = { done: 0, findings: 1, usage: 2, stopped: 130 } as const;
type Exit = (typeof Exit)[keyof typeof Exit];

const NAME = 'msgraph-codemod';

/**
 * Runs the command.
 * @param args without the names of node and of the script
 * @returns the exit code: 0 done, 1 a file failed or `--check` found something to change, 2 wrong use, 130
 *   stopped
 */
export async function main(args: readonly string[], environment: Environment): Promise<number> {
  try {
    return await runCommand(args, environment);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof TrialError)) throw error;
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
    case 'explain-models':
      stdout.write(`${explainModels(command, environment.cwd)}\n`);
      return Exit.done;
    case 'dev-proxy':
      stdout.write(`${devProxy(command).join('\n')}\n`);
      return Exit.done;
    case 'init':
      stdout.write(`${(await init(command)).join('\n')}\n`);
      return Exit.done;
    case 'merge':
      return merge(command, environment);
    case 'run':
      return await run(command, environment);
  }
}

function version(): string {
  return (createRequire(import.meta.url)('../package.json') as { version: string }).version;
}

async function run(command: RunCommand, environment: Environment): Promise<Exit> {
  const { cwd, stdout, stderr } = environment;
  const listed = await listedFiles(command, environment);
  const dirty = refuseDirty(command, cwd, listed);
  if (command.tsconfig !== undefined && !existsSync(command.tsconfig)) {
    throw new UsageError(`There is no tsconfig at \`${command.tsconfig}\`.`);
  }
  const options = runOptions(command, environment);
  const unnamed = checkNames(options, listed);
  const result = await runCodemod({ ...options, ...(listed && { listed }) });
  const report = reportOf(command, result);
  const paint = paintFor(stdout, environment.env);
  const diffs = command.quiet || command.write ? [] : result.changes.map((change) => diffOf(change, paint));
  for (const diff of diffs) stdout.write(diff);
  if (diffs.length > 0) stdout.write('\n');
  const notes = [...dirty, ...unnamed, ...result.notes];
  stdout.write(
    `${summaryOf(report, { ...result, notes, reach: result, ...(command.write && { next: nextSteps(result) }) }, paint)}\n`,
  );
  writeReports(command.reports, report);
  for (const path of result.missing)
    stderr.write(`${NAME}: There is no file, folder or match for \`${path}\`.${meantCommand(path)}\n`);
  // A part may be empty, and so may a list of changes.
  const nothing = result.found === 0 && !listed;
  if (nothing) stderr.write(`${NAME}: There are no JavaScript or TypeScript files to work on.\n`);
  if (result.stopped) return Exit.stopped;
  if (result.missing.length > 0 || nothing) return Exit.usage;
  if (report.totals.files.failed > 0) return Exit.findings;
  return command.check && result.changes.length > 0 ? Exit.findings : Exit.done;
}

/**
 * Notes for the names of the settings that stand in no file of the repository.
 * @throws {UsageError} when the settings name a file that is not there
 */
function checkNames({ settings, paths, cwd }: RunOptions, listed: readonly string[] = []): string[] {
  if (settings === undefined) return [];
  const project = createProject(findTarget([...paths, ...listed], cwd).root, settings);
  if (project.wrongFile !== undefined) throw new UsageError(project.wrongFile);
  return project.unnamed.map(({ key, name }) => `No file names \`${name}\` of \`${key}\` in the settings.`);
}

async function listedFiles({ filesFrom }: RunCommand, { stdin }: Environment): Promise<string[] | undefined> {
  if (filesFrom === undefined) return undefined;
  return parseList(filesFrom === '-' ? ((await stdin?.()) ?? '') : readInput(filesFrom, 'list of files'));
}

/** Checked before anything else, so that nobody waits for a refusal. */
function refuseDirty(command: RunCommand, cwd: string, listed: readonly string[] = []): string[] {
  if (!command.write) return [];
  const { repositories } = findTarget([...command.paths, ...listed], cwd);
  const roots = new Set(
    repositories.flatMap((repository) => (repository.kind === 'git' ? [repository.root] : [])),
  );
  const reasons = new Set(
    repositories.flatMap((repository) => (repository.kind === 'none' ? [repository.reason] : [])),
  );
  const notes = [...reasons].map(
    (reason) => `Written without git (${reason}), so there is no way back but a copy.`,
  );
  const changes = command.allowDirty ? [] : [...roots].flatMap(listChanges);
  if (changes.length === 0) return notes;
  const some = changes.slice(0, 3).join(', ') + (changes.length > 3 ? ', …' : '');
  throw new UsageError(
    `The git repository has ${plural(changes.length, 'uncommitted change')} (${some}). Commit or stash them, or use --allow-dirty.`,
  );
}

function runOptions(command: RunCommand, { cwd, stderr, onStop }: Environment): RunOptions {
  const {
    paths,
    transforms: chosen,
    write,
    verify,
    mark,
    fixMocks,
    test,
    shard,
    jobs,
    tsconfig,
    settings,
  } = command;
  const signal = onStop?.();
  return {
    paths,
    cwd,
    ...(chosen && { transforms: chosen }),
    write,
    verify,
    mark,
    fixMocks,
    ...(test && { test }),
    ...(shard && { shard }),
    ...(jobs !== undefined && { jobs }),
    ...(signal && { signal }),
    ...(tsconfig !== undefined && { tsconfig }),
    ...(settings !== undefined && { settings: settingsFrom(settings, cwd) }),
    ...(stderr.isTTY === true && progressOn(stderr)),
  };
}

function reportOf(command: RunCommand, result: RunResult): Report {
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

function merge(command: MergeCommand, { stdout, env }: Environment): Exit {
  const report = merged(command.inputs);
  if (command.reports.length === 0) stdout.write(toJson(report));
  else if (!command.quiet)
    stdout.write(
      `${summaryOf(report, { changes: [], notes: [], proof: { checked: 0, projects: [] } }, paintFor(stdout, env))}\n`,
    );
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

function readInput(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(
      `The ${what} \`${path}\` cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`,
    );
  }
}

function writeReports(paths: readonly string[], report: Report): void {
  try {
    for (const path of paths) writeReport(path, report);
  } catch (error) {
    throw new UsageError(`The report cannot be written: ${(error as Error).message}.`);
  }
}
