import { readFileSync } from 'node:fs';
import writeFileAtomic from 'write-file-atomic';
import type { SkipReason } from './read.js';

/**
 * Replaces the content of a file in one step, keeping its mode, unless someone else changed it since it was read.
 * @param expected the bytes that were read
 * @returns why nothing was written, or `undefined`
 * @throws {Error} of the file system
 */
export function replaceFile(path: string, expected: Uint8Array, text: string): SkipReason | undefined {
  const current = readIfThere(path);
  if (!current) return 'deleted-meanwhile';
  if (!current.equals(expected)) return 'changed-meanwhile';
  writeFileAtomic.sync(path, text);
  return undefined;
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
