import { constants, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync, type Dirent } from 'node:fs';
import { copyFile, mkdir, readdir, readlink, realpath, stat, symlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isInside } from '../git.js';
import { Breath } from '../jobs.js';
import { RUNTIME, runtimeFolder } from '../manifest.js';
import type { StopSignal } from '../stop-signal.js';

const MODULES = 'node_modules';
/** A client that Prisma generates, which programs import by this name. */
const GENERATED = '.prisma';
const LEFT_OUT: ReadonlySet<string> = new Set(['.git', '.hg', '.svn']);

/** Thrown within this file where the run was stopped. */
class Stopped extends Error {}

/**
 * A project in a temporary folder, in which its tests can be run: all of its files but those of git, with
 * links in place of what is installed. Packages of the project itself are those of the copy. The runtime is
 * there also where the project has none yet.
 */
export class ProjectCopy {
  /** Absolute path of the copy of the root. */
  readonly folder: string;
  /** The temporary folder; the folders above the project that have packages are copied into it as well. */
  readonly #base = realpathSync(mkdtempSync(join(tmpdir(), 'msgraph-codemod-test-')));
  readonly #root: string;
  /** What stands for the temporary folder in the project. */
  readonly #top: string;
  readonly #signal: StopSignal | undefined;
  readonly #breath = new Breath();

  private constructor(root: string, signal: StopSignal | undefined) {
    this.#root = root;
    this.#signal = signal;
    this.#top = foldersAbove(root).findLast(hasModules) ?? dirname(root);
    this.folder = this.#placeOf(root);
  }

  /**
   * Makes a copy.
   * @param root absolute path of the project
   * @returns `undefined` when `signal` came first
   * @throws {Error} of the file system; nothing is left behind then
   */
  static async make(root: string, signal?: StopSignal): Promise<ProjectCopy | undefined> {
    const copy = new ProjectCopy(root, signal);
    try {
      await copy.#copyFolder(root, copy.folder);
      for (const folder of foldersAbove(root).filter(hasModules))
        await copy.#linkPackages(join(folder, MODULES), join(copy.#placeOf(folder), MODULES));
      await copy.#addRuntime();
      return copy;
    } catch (error) {
      copy.remove();
      if (error instanceof Stopped) return undefined;
      throw error;
    }
  }

  /** @param path absolute path of the file in the project */
  write(path: string, content: string | Uint8Array): void {
    writeFileSync(this.#placeOf(path), content);
  }

  remove(): void {
    try {
      rmSync(this.#base, { recursive: true, force: true, maxRetries: 3 });
    } catch {
      // Something that the tests have started may still hold a file; the system clears its temporary folder
      // itself.
    }
  }

  /** A text with the paths of the copy and of the project relative to the root. */
  withoutPaths(text: string): string {
    const folders = [this.folder, this.#root].reduce(
      (rest, folder) => rest.replaceAll(folder + sep, '').replaceAll(folder, '.'),
      text,
    );
    return folders.replaceAll(this.#base, '…').replaceAll(homedir(), '~');
  }

  #placeOf(path: string): string {
    return join(this.#base, relative(this.#top, path));
  }

  async #copyFolder(from: string, to: string): Promise<void> {
    if (await this.#breath.isStopped(this.#signal)) throw new Stopped();
    await mkdir(to, { recursive: true });
    const entries = (await readdir(from, { withFileTypes: true })).filter(
      ({ name }) => !LEFT_OUT.has(name) && join(from, name) !== this.#base,
    );
    await Promise.all(
      entries.filter((entry) => entry.isFile()).map(({ name }) => copy(join(from, name), join(to, name))),
    );
    for (const entry of entries) {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.name === MODULES && isFolder(source)) await this.#linkPackages(source, target);
      else if (entry.isDirectory()) await this.#copyFolder(source, target);
      else if (entry.isSymbolicLink())
        await link(this.#followed(resolve(from, await readlink(source))), target, isFolder(source));
    }
  }

  /**
   * Other folders with a dot are stores, whose packages are found from where they are, and caches, to which
   * tests write.
   */
  async #linkPackages(from: string, to: string): Promise<void> {
    await mkdir(to, { recursive: true });
    for (const entry of await readdir(from, { withFileTypes: true })) {
      const [source, target] = [join(from, entry.name), join(to, entry.name)];
      if (entry.name.startsWith('@') || entry.name === '.bin') await this.#linkPackages(source, target);
      else if (entry.isFile() || !entry.name.startsWith('.') || entry.name === GENERATED)
        await this.#linkPackage(source, target, entry);
    }
  }

  async #linkPackage(source: string, target: string, entry: Dirent): Promise<void> {
    const real = await realpath(source).catch(() => undefined);
    if (real === undefined) return;
    if (entry.isFile()) await copy(source, target);
    else
      await link(
        relative(this.#root, real).split(sep).includes(MODULES) ? source : this.#followed(real),
        target,
        (await stat(real)).isDirectory(),
      );
  }

  /** What a path in the project is in the copy; other paths are what they are. */
  #followed(path: string): string {
    return isInside(path, this.#root) ? this.#placeOf(path) : path;
  }

  /** In the outermost folder, so that everything that is installed comes first. */
  async #addRuntime(): Promise<void> {
    const target = join(this.#base, MODULES, RUNTIME);
    await mkdir(dirname(target), { recursive: true });
    if (!isFolder(target)) await link(runtimeFolder(), target, true);
  }
}

/** Nearest first. */
function foldersAbove(folder: string): string[] {
  const above = dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
}

function hasModules(folder: string): boolean {
  return isFolder(join(folder, MODULES));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

const copy = (from: string, to: string): Promise<void> => copyFile(from, to, constants.COPYFILE_FICLONE);

/** On Windows only a junction needs no right of its own. */
const link = (target: string, path: string, folder: boolean): Promise<void> =>
  symlink(target, path, folder ? 'junction' : 'file');
