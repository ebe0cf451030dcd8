import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A git repository, or why there is none. */
export type Repository =
  { readonly kind: 'git'; readonly root: string } | { readonly kind: 'none'; readonly reason: string };

/** The repository that a folder belongs to. */
export function findRepository(folder: string): Repository {
  try {
    return { kind: 'git', root: realpathSync(git(folder, ['rev-parse', '--show-toplevel']).trim()) };
  } catch (error) {
    return { kind: 'none', reason: reasonOf(error) };
  }
}

/** The folder that all given paths are in: a repository, or where there is none the working folder. */
export interface Target {
  /** Absolute path that names in diffs and reports are relative to. */
  readonly root: string;
  /** The repositories of the paths, and of the working folder when there are no paths. */
  readonly repositories: readonly Repository[];
}

/**
 * Finds what a command line is about.
 * @param paths as given; one that does not exist counts by the nearest folder that does
 */
export function findTarget(paths: readonly string[], cwd: string): Target {
  const own = findRepository(cwd);
  const base = own.kind === 'git' ? own.root : cwd;
  if (paths.length === 0) return { root: base, repositories: [own] };
  const folders = [...new Set(paths.map((path) => existingFolder(resolve(cwd, path))))];
  // A list may name thousands of folders, and git is asked for each repository only once.
  const byMarker = new Map<string, Repository>();
  const repositories = folders.map((folder) => {
    const marker = markerFolder(folder);
    const known = byMarker.get(marker) ?? findRepository(folder);
    byMarker.set(marker, known);
    return known;
  });
  const [folder = cwd] = folders;
  const [first = own] = repositories;
  const candidates = [base, first.kind === 'git' ? first.root : folder];
  const root = candidates.find((candidate) => folders.every((inner) => isInside(inner, candidate)));
  return { root: root ?? base, repositories };
}

/** The nearest folder at or above with a `.git`, or the root of the file system. */
function markerFolder(folder: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git')) || current === dirname(current)) return current;
  }
}

/** Whether a path is a folder or below it. */
export function isInside(folder: string, root: string): boolean {
  const way = relative(root, folder);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function existingFolder(path: string): string {
  for (let current = path; ; current = dirname(current)) {
    if (statSync(current, { throwIfNoEntry: false })?.isDirectory() === true) return realpathSync(current);
    if (current === dirname(current)) return current;
  }
}

/** Absolute paths of the files below a folder that git tracks or would track; ignored files are left out. */
export function listFiles(folder: string): string[] {
  const names = git(folder, ['ls-files', '--cached', '--others', '--exclude-standard', '-z']).split('\0');
  return [...new Set(names)].filter((name) => name !== '').map((name) => resolve(folder, name));
}

/** Paths with changes that are not committed, untracked files included, as git prints them. */
export function listChanges(root: string): string[] {
  const entries = git(root, ['status', '--porcelain', '-z', '--no-renames']).split('\0');
  return entries.filter((entry) => entry !== '').map((entry) => entry.slice(3));
}

function git(folder: string, args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function reasonOf(error: unknown): string {
  const { code, stderr } = error as { code?: string; stderr?: string };
  if (code === 'ENOENT') return 'git is not installed';
  const line = stderr?.split('\n')[0]?.replace(/^fatal: /, '') ?? '';
  return line.startsWith('not a git repository') || line === '' ? 'not a git repository' : line;
}
