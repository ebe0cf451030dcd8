import { existsSync } from 'node:fs';
import { createProject } from 'eslint-plugin-msgraph/project';
import { parseList } from '../discover.js';
import { findTarget, listChanges } from '../git.js';
import { nextSteps } from '../next-steps.js';
import { meantCommand, UsageError } from '../options.js';
import type { RunCommand } from '../command.js';
import { diffOf, paintFor, plural, summaryOf } from '../print.js';
import { progressOn } from '../progress.js';
import { runCodemod, type RunOptions } from '../run.js';
import { settingsFrom } from '../settings.js';
import { Exit, NAME, type Environment } from './environment.js';
import { reportOf } from './report.js';
import { readInput, writeReports } from './files.js';

export async function run(command: RunCommand, environment: Environment): Promise<Exit> {
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
  const facts = {
    ...result,
    notes,
    reach: result,
    ...(command.write && { next: nextSteps({ ...result, cwd }) }),
  };
  stdout.write(`${summaryOf(report, facts, paint)}\n`);
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
