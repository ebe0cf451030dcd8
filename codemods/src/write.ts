import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { SkipReason } from './read.js';

/** Replaces files, and takes away what a run that was killed has left beside them. */
export class Writer {
  /** The temporary files of each folder, as they were before this run wrote there. */
  readonly #temporary = new Map<string, readonly string[]>();

  /**
   * Replaces the content of a file in one step, keeping its mode, unless someone else changed it since it was
   * read.
   * @param expected the bytes that were read
   * @returns why nothing was written, or `undefined`
   * @throws {Error} of the file system
   */
  replace(path: string, expected: Uint8Array, text: string): SkipReason | undefined {
    const current = readIfThere(path);
    if (!current) return 'deleted-meanwhile';
    if (!current.equals(expected)) return 'changed-meanwhile';
    const leftovers = this.#leftovers(path, Buffer.from(text));
    writeFileAtomic.sync(path, text);
    for (const leftover of leftovers) takeAway(leftover);
    return undefined;
  }

  /**
   * Files with the name of a temporary one that hold the start of the new text, so that nothing is lost with
   * them.
   */
  #leftovers(path: string, text: Buffer): string[] {
    const names = this.#namesIn(dirname(path)).filter((name) => name.startsWith(`${basename(path)}.`));
    const paths = names.map((name) => join(dirname(path), name));
    return paths.filter((candidate) => isStartOf(candidate, text));
  }

  #namesIn(folder: string): readonly string[] {
    const known = this.#temporary.get(folder);
    if (known) return known;
    const names = readdirSync(folder, { withFileTypes: true }).filter(
      (entry) => entry.isFile() && TEMPORARY.test(entry.name),
    );
    const found = names.map(({ name }) => name);
    this.#temporary.set(folder, found);
    return found;
  }
}

/** How write-file-atomic names them: a hash in decimal digits behind the name of the file. */
const TEMPORARY = /\.(?:[cm]?[jt]sx?|json)\.\d+$/;

function isStartOf(path: string, text: Buffer): boolean {
  try {
    const content = readFileSync(path);
    return content.equals(text.subarray(0, content.length));
  } catch {
    return false;
  }
}

/** The work is done; where a temporary file cannot be removed, it stays. */
function takeAway(path: string): void {
  try {
    rmSync(path);
  } catch {
    // Someone else may have removed it.
  }
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
