import createDebug from 'debug';
import { titleOf, unmatchedRows } from '../analysis/models/index.js';
import type { DetectorSettings } from '../detector/types.js';
import { rootOf, stampOf } from './files.js';
import { createProject, type Project } from './project.js';
import { host } from '../host.js';

/** Written to the standard error under `DEBUG=msgraph:settings` or `DEBUG=msgraph:*`. */
const write = createDebug('msgraph:settings');

interface Kept {
  readonly project: Project;
  readonly settings: DetectorSettings;
  checked: number;
}

const projects = new Map<string, Kept>();
const roots = new Map<string, string | undefined>();
/** The same object serves all files of a configuration. */
const keys = new WeakMap<DetectorSettings, string>();

/** In an editor files change between two runs; a command line run is over before it matters. */
const CHECK_EVERY_MS = 3000;

/**
 * The project of a file, made once for each root and settings; undefined for files that lie in none or are
 * not on disk.
 * @param cwd the working directory, which is the project where no repository or package tells
 */
export function projectOf(
  file: string,
  settings: DetectorSettings = {},
  cwd: string = process.cwd(),
): Project | undefined {
  if (stampOf(file) === undefined) return undefined;
  const root = rootBeside(file, cwd);
  if (root === undefined) return undefined;
  const key = `${root}\0${keyOf(settings)}`;
  const now = Date.now();
  const known = projects.get(key);
  if (known) {
    if (now - known.checked > CHECK_EVERY_MS) known.project.refresh();
    known.checked = now;
    return known.project;
  }
  const project = createProject(root, settings);
  if (write.enabled)
    for (const { key, name } of project.unnamed)
      write(`settings.msgraph.${key}: no file below ${root} names \`${name}\``);
  if (projects.size === 0) process.once('exit', finish);
  projects.set(key, { project, settings, checked: now });
  return project;
}

/**
 * Where files that the settings name are looked for: the working directory, and the root of what a file
 * belongs to.
 */
export function foldersOf(file: string, cwd: string): readonly string[] {
  const root = rootBeside(file, cwd);
  return root === undefined || root === cwd ? [cwd] : [cwd, root];
}

/** Looking for the root of every file would cost more system calls than reading it. */
function rootBeside(file: string, cwd: string): string | undefined {
  const key = `${host.path.dirname(file)}\0${cwd}`;
  if (!roots.has(key)) roots.set(key, rootOf(file, cwd));
  return roots.get(key);
}

function keyOf(settings: DetectorSettings): string {
  const known = keys.get(settings) ?? JSON.stringify(settings);
  keys.set(settings, known);
  return known;
}

/** A linter does not say when it is done. */
function finish(): void {
  for (const { project } of projects.values()) project.save();
  if (write.enabled) tellUnmatched();
}

/** Equal rows are one list, whatever projects they are of. */
function tellUnmatched(): void {
  const lists = new Set(
    [...projects.values()].flatMap(({ settings }) => (settings.models ? [settings.models] : [])),
  );
  for (const rows of lists)
    for (const row of unmatchedRows(rows))
      write(`settings.msgraph.models: nothing has matched \`${titleOf(row)}\``);
}
