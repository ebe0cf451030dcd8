import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { globSync } from 'tinyglobby';

const sourceExtensions = new Set(['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']);
const maxBytes = 1024 * 1024;

/**
 * @param {string} file
 * @returns {boolean} True for what can be linted.
 */
export function isSource(file) {
  return sourceExtensions.has(extname(file)) && !/\.(d|min)\.[cm]?[jt]s$/.test(file);
}

/**
 * The repository's own files: what git tracks or would track, otherwise everything outside of installed and
 * built folders.
 * @param {string} folder
 * @returns {string[]} Paths relative to the folder, sorted; source and JSON files of at most 1 MB.
 */
export function listFiles(folder) {
  const git = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  const names =
    git.status === 0
      ? git.stdout.split('\0').filter(Boolean)
      : globSync('**/*', {
          cwd: folder,
          dot: true,
          ignore: ['**/node_modules/**', '**/dist/**', '**/.git/**'],
        });
  return [...new Set(names)].filter((name) => isWanted(folder, name)).sort();
}

/**
 * @param {string} folder
 * @param {string} name
 */
function isWanted(folder, name) {
  if (name.includes('node_modules/')) return false;
  if (!sourceExtensions.has(extname(name)) && extname(name) !== '.json') return false;
  const stat = lstatSync(join(folder, name), { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size <= maxBytes;
}

/**
 * Copies files into a temporary folder whose imports resolve as before; `msgraph-errors` resolves to this
 * workspace where the repository does not have it.
 * @param {string} folder
 * @param {readonly string[]} files Paths relative to `folder`.
 * @param {string} runtime Folder of the package `msgraph-errors`.
 * @param {string | undefined} modules A node_modules for a folder that has none of its own.
 * @returns {{ base: string, copy: string }} The folder to remove afterwards and the copy in it.
 */
export function copyFiles(folder, files, runtime, modules) {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'msgraph-demo-')));
  const copy = join(base, 'copy');
  mkdirSync(copy);
  for (const file of files) cpSync(join(folder, file), join(copy, file));
  const packageFolders = files.filter((file) => file === 'package.json' || file.endsWith('/package.json'));
  for (const name of packageFolders.map((file) => join(dirname(file), 'node_modules'))) {
    if (existsSync(join(folder, name))) symlinkSync(join(folder, name), join(copy, name), 'junction');
  }
  if (modules === undefined) {
    mkdirSync(join(base, 'node_modules'));
    symlinkSync(runtime, join(base, 'node_modules', 'msgraph-errors'), 'junction');
  } else {
    symlinkSync(modules, join(base, 'node_modules'), 'junction');
  }
  return { base, copy };
}
