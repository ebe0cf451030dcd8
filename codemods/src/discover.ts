import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { isSourcePath } from 'eslint-plugin-msgraph/source';
import { findRepository, listFiles } from './git.js';

export interface Discovery {
  /** Absolute paths of source files, sorted, each once. */
  readonly files: readonly string[];
  /** Paths of the command line that name nothing. */
  readonly missing: readonly string[];
  /** Paths of the list that name nothing, such as deleted files in a list of changes. */
  readonly absent: readonly string[];
  /**
   * Number of files that hold scripts among other things, which only a linter reads: Vue, Svelte, Astro,
   * Markdown with code.
   */
  readonly embedded: number;
}

const NEVER: ReadonlySet<string> = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * The source files that the paths of a command line name.
 * @param paths files, folders, or patterns with the syntax of .gitignore; none stands for the whole of `root`
 * @param cwd the folder that the paths are relative to
 * @param root the repository, or the working folder where there is none
 * @param listed further files and folders, those among them that are no source are left out; with a list, no
 *   path stands for nothing more
 */
export function discover(
  paths: readonly string[],
  cwd: string,
  root: string,
  listed?: readonly string[],
): Discovery {
  const found = new Set<string>();
  const collect = (names: readonly string[], test: (file: string) => boolean): string[] =>
    names.filter((name) => {
      const files = filesOf(name, cwd, root);
      for (const file of files ?? []) if (test(file)) found.add(file);
      return files === undefined;
    });
  const missing = collect(paths.length === 0 && !listed ? [root] : paths, () => true);
  const absent = collect(listed ?? [], (file) => isCandidate(relative(root, file)));
  return {
    files: [...found].sort(),
    missing,
    absent,
    embedded: embeddedIn(paths.length === 0 && !listed ? [root] : paths, cwd),
  };
}

const EMBEDDED = /\.(?:vue|svelte|astro)$/;

function embeddedIn(paths: readonly string[], cwd: string): number {
  const folders = paths
    .map((path) => resolve(cwd, path))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  return new Set(folders.flatMap((folder) => filesBelow(folder).filter((file) => EMBEDDED.test(file)))).size;
}

/** The paths in a list: separated by NUL, as `git diff --name-only -z` prints them, or one in each line. */
export function parseList(text: string): string[] {
  const names = text.includes('\0') ? text.split('\0') : text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return names.filter((name) => name !== '');
}

function filesOf(path: string, cwd: string, root: string): string[] | undefined {
  const absolute = resolve(cwd, path);
  const entry = statSync(absolute, { throwIfNoEntry: false });
  // A file that is named is taken even if it is ignored; whether it is a symbolic link is seen when it is
  // read.
  if (entry?.isFile() || isLink(absolute))
    return entry?.isDirectory() ? sourcesBelow(realpathSync(absolute)) : [absolute];
  if (entry?.isDirectory()) return sourcesBelow(absolute);
  if (!/[*?[{]/.test(path)) return undefined;
  const pattern = ignore().add(relative(root, absolute).split(sep).join('/'));
  const matches = sourcesBelow(root).filter((file) =>
    pattern.ignores(relative(root, file).split(sep).join('/')),
  );
  return matches.length > 0 ? matches : undefined;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

function sourcesBelow(folder: string): string[] {
  return filesBelow(folder).filter((file) => isCandidate(relative(folder, file)));
}

/** All files below a folder that git or .gitignore files do not hide, as absolute paths. */
export function filesBelow(folder: string): string[] {
  return findRepository(folder).kind === 'git' ? listFiles(folder) : walk(folder);
}

function isCandidate(path: string): boolean {
  if (!isSourcePath(path) || /\.d\.[cm]?ts$/.test(path)) return false;
  return !path.split(/[\\/]/).some((part) => NEVER.has(part));
}

interface IgnoreFile {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Without git, .gitignore files still say what is not source. */
function walk(folder: string, above: readonly IgnoreFile[] = []): string[] {
  const ignores = [...above, ...ignoreFileIn(folder)];
  return entriesOf(folder).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (NEVER.has(entry.name) || isIgnored(path, entry.isDirectory(), ignores)) return [];
    return entry.isDirectory() ? walk(path, ignores) : [path];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function ignoreFileIn(folder: string): IgnoreFile[] {
  try {
    return [{ folder, rules: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) }];
  } catch {
    return [];
  }
}

function isIgnored(path: string, isFolder: boolean, ignores: readonly IgnoreFile[]): boolean {
  let ignored = false;
  for (const { folder, rules } of ignores) {
    const result = rules.test(relative(folder, path).split(sep).join('/') + (isFolder ? '/' : ''));
    if (result.ignored) ignored = true;
    if (result.unignored) ignored = false;
  }
  return ignored;
}

/** The nearest folder at or above `folder`, but not above `root`, for which `test` holds. */
export function findUp(folder: string, root: string, test: (folder: string) => boolean): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (test(current)) return current;
    if (current === root || current === dirname(current)) return undefined;
  }
}
