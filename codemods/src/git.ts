import { execFileSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** A git repository, or why there is none. */
export type Repository = { readonly kind: 'git'; readonly root: string } | { readonly kind: 'none'; readonly reason: string };

/** The repository that a folder belongs to. */
export function findRepository(folder: string): Repository {
  try {
    return { kind: 'git', root: realpathSync(git(folder, ['rev-parse', '--show-toplevel']).trim()) };
  } catch (error) {
    return { kind: 'none', reason: reasonOf(error) };
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
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 2 ** 30, stdio: ['ignore', 'pipe', 'pipe'] });
}

function reasonOf(error: unknown): string {
  const { code, stderr } = error as { code?: string; stderr?: string };
  if (code === 'ENOENT') return 'git is not installed';
  const line = stderr?.split('\n')[0]?.replace(/^fatal: /, '') ?? '';
  return line.startsWith('not a git repository') || line === '' ? 'not a git repository' : line;
}
