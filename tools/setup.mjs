/**
 * Runs a command of this workspace in a clone where nothing is installed or built yet. Uses Node alone.
 *
 *   node tools/setup.mjs -- <command> [arguments…]
 *
 * Without a command it only installs and builds. Says nothing when there is nothing to do.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { argv, env, execPath, exit, platform, stderr } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stampFile = join(root, '.cache', 'build.sha256');

const packages = ['catalog', 'rules', 'codemods'];

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }}
 *   LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lock
 */

/**
 * Compares what is locked with what npm noted as installed, so an `npm install` of one package does not
 * throw away the rest. Packages for other platforms are locked as optional and may be absent.
 * @param {string} folder A folder with a package-lock.json.
 * @returns {boolean} True if every locked package is installed in its locked version.
 */
export function isInstalled(folder) {
  const noted = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(noted)) return false;
  const installed = readLock(noted);
  const locked = Object.entries(readLock(join(folder, 'package-lock.json')));
  return locked.every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    return found === undefined
      ? entry.optional === true || entry.devOptional === true
      : found.version === entry.version;
  });
}

/** @param {string} file */
function readLock(file) {
  const lock = /** @type {Lock} */ (JSON.parse(readFileSync(file, 'utf8')));
  return lock.packages ?? {};
}

/**
 * Installs exactly what the lock says, unless it is installed already.
 * @param {string} folder A folder with a package-lock.json.
 * @throws {Error} When npm fails; its output has been printed.
 */
export function ensureInstalled(folder) {
  if (isInstalled(folder)) return;
  stderr.write('Installing the locked dependencies …\n');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], folder);
}

/**
 * Builds the packages, unless the sources are the ones of the last build.
 * @throws {Error} When the build fails; its output has been printed.
 */
export function ensureBuilt() {
  const hash = hashSources();
  const isBuilt = packages.every((name) => existsSync(join(root, name, 'dist', 'index.js')));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  stderr.write('Building the packages …\n');
  run('npm', ['run', '--silent', 'build'], root);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}

/** @returns {string} SHA-256 of everything that the build reads, as hexadecimal digits. */
export function hashSources() {
  const hash = createHash('sha256');
  for (const file of sourceFiles()) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** @returns {string[]} Paths relative to the root, in a fixed order. */
function sourceFiles() {
  const inFolders = packages.flatMap((name) =>
    ['src', 'data'].flatMap((folder) => filesBelow(join(name, folder))),
  );
  const beside = packages.flatMap((name) =>
    readdirSync(join(root, name))
      .filter((file) => file.endsWith('.json'))
      .map((file) => join(name, file)),
  );
  return [
    ...inFolders,
    ...beside,
    'tsconfig.base.json',
    'tsconfig.json',
    'package-lock.json',
    'tools/cjs-marker.mjs',
    'tools/prune-dist.mjs',
  ].sort();
}

/** @param {string} folder */
function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 */
function run(command, args, cwd) {
  // What we prepare is not the command's output: it goes to stderr.
  const status = spawn(command, args, cwd, ['ignore', 2, 2]);
  if (status !== 0) throw new Error(`\`${[command, ...args].join(' ')}\` failed with exit code ${status}.`);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {import('node:child_process').StdioOptions} stdio
 * @returns {number} The exit code.
 */
function spawn(command, args, cwd, stdio) {
  const path = [join(root, 'node_modules', '.bin'), dirname(execPath), env['PATH']].join(delimiter);
  const { status, error } = spawnSync(command, args, {
    cwd,
    stdio,
    env: { ...env, PATH: path },
    // On Windows npm and the commands in .bin are .cmd files, which only a shell starts.
    shell: platform === 'win32',
  });
  if (error !== undefined) throw error;
  return status ?? 1;
}

function main() {
  const separator = argv.indexOf('--');
  const [command, ...args] = separator === -1 ? [] : argv.slice(separator + 1);
  ensureInstalled(root);
  ensureBuilt();
  return command === undefined ? 0 : spawn(command, args, root, 'inherit');
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  try {
    exit(main());
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    exit(1);
  }
}
