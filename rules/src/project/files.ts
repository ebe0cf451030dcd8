import { host } from '../host.js';

const SKIPPED: ReadonlySet<string> = new Set([
  'node_modules',
  'dist',
  'build',
  'out',
  'coverage',
  'vendor',
  '__generated__',
]);
const SOURCE = /\.[cm]?[jt]sx?$/;
const CONFIG = /^package\.json$|^[tj]sconfig.*\.json$/;
const MAX_SIZE = 1_000_000;

/** The source files and packages below a directory. */
export interface Listing {
  readonly files: readonly string[];
  /** Names of packages with their directories. */
  readonly packages: ReadonlyMap<string, string>;
  /** Files that decide which file a specifier means. */
  readonly configs: readonly string[];
}

/**
 * Walks `root`, without hidden directories, dependencies and build output. Directories that cannot be read
 * are left out.
 */
export function listFiles(root: string): Listing {
  const files: string[] = [];
  const packages = new Map<string, string>();
  const configs: string[] = [];
  const queue = [root];
  for (let directory = queue.pop(); directory !== undefined; directory = queue.pop()) {
    for (const entry of entriesOf(directory)) {
      const full = host.path.join(directory, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !SKIPPED.has(entry.name)) queue.push(full);
      } else if (entry.isFile() && SOURCE.test(entry.name) && !/\.(d\.[cm]?ts|min\.js)$/.test(entry.name)) {
        files.push(full);
      } else if (entry.isFile() && CONFIG.test(entry.name)) {
        configs.push(full);
        const name = entry.name === 'package.json' ? packageName(full) : undefined;
        if (name !== undefined) packages.set(name, directory);
      }
    }
  }
  return { files: files.sort(), packages, configs: configs.sort() };
}

function entriesOf(directory: string): readonly import('node:fs').Dirent[] {
  try {
    return host.fs.readdirSync(directory, { withFileTypes: true });
  } catch {
    return [];
  }
}

function packageName(file: string): string | undefined {
  try {
    const { name } = JSON.parse(host.fs.readFileSync(file, 'utf8')) as { name?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The directory that holds the whole project of a file: the nearest one with `.git`, else the outermost with
 * a package.json, else the working directory when the file lies below it, else its own directory.
 * @param cwd absolute path of the working directory
 * @returns undefined for a loose file in a place that holds everything, such as a home directory
 */
export function rootOf(file: string, cwd: string): string | undefined {
  let found: string | undefined;
  for (let directory = host.path.dirname(file); ; directory = host.path.dirname(directory)) {
    if (host.fs.existsSync(host.path.join(directory, '.git'))) return directory;
    if (host.fs.existsSync(host.path.join(directory, 'package.json'))) found = directory;
    if (host.path.dirname(directory) === directory) break;
  }
  const isBelow = file.startsWith(cwd.endsWith(host.path.sep) ? cwd : cwd + host.path.sep);
  return (
    found ??
    [...(isBelow ? [cwd] : []), host.path.dirname(file)].find((directory) => !holdsEverything(directory))
  );
}

/** All files below would be read. */
function holdsEverything(directory: string): boolean {
  return (
    host.path.dirname(directory) === directory ||
    directory === host.os.homedir() ||
    directory === host.os.tmpdir()
  );
}

/**
 * The text of a source file, without a byte order mark; undefined when it is missing, unreadable or over 1
 * MB.
 */
export function readSource(file: string): string | undefined {
  try {
    const { size } = host.fs.statSync(file);
    return size > MAX_SIZE ? undefined : host.fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

/** Modification time and size: a file with the same stamp is taken to be the same. */
export function stampOf(file: string): string | undefined {
  try {
    const { mtimeMs, size } = host.fs.statSync(file);
    return `${String(mtimeMs)}:${String(size)}`;
  } catch {
    return undefined;
  }
}

/**
 * Tests call helpers with errors of their own making, which says nothing about the product.
 * @param file path below the root of the project
 */
export function isTestFile(file: string): boolean {
  return /(^|[\\/])(__tests__|__mocks__|tests?|specs?|e2e|mocks?|fixtures)[\\/]|\.(test|spec|stories|mock)\.[cm]?[jt]sx?$/.test(
    file,
  );
}
