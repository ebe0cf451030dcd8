import { isUtf8 } from 'node:buffer';
import { accessSync, constants, lstatSync, readFileSync } from 'node:fs';
import { isMinified } from 'eslint-plugin-msgraph/detector';
import { isSourcePath } from 'eslint-plugin-msgraph/source';

/** Why a file was not touched. */
export const skipReasons = {
  symlink: 'The file is a symbolic link; what it points to is handled where it is.',
  'not-a-file': 'The path is neither a file nor a folder.',
  'not-source': 'The file is neither JavaScript nor TypeScript.',
  'too-large': 'The file is larger than 1 MB.',
  generated: 'The file is generated or minified.',
  compiled: 'The file is compiled from another one, which is rewritten instead.',
  'not-parsed': 'The file cannot be parsed, and holds nothing about Microsoft Graph.',
  'not-utf8': 'The file is not UTF-8 text.',
  'read-only': 'The file is read-only.',
  'changed-meanwhile': 'The file changed while it was worked on; run the command again.',
  'no-dependency':
    'The dependency could not be added to its package.json; run the command again when that is possible.',
  'no-details':
    'It asks for details of an error, and the file that makes the error could not be written; run the command again when that is possible.',
  stopped: 'The run was stopped before this file was finished.',
  'deleted-meanwhile': 'The file was deleted while it was worked on.',
} as const;

export type SkipReason = keyof typeof skipReasons;

export interface Source {
  readonly bytes: Uint8Array;
  readonly text: string;
}

const MAX_BYTES = 1_000_000;

/**
 * Reads a source file as it is.
 * @returns the content, the reason why it cannot be worked on, or `undefined` when there is no such file
 * @throws {Error} of the file system, for example when permission is denied
 */
export function readSource(path: string): Source | SkipReason | undefined {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (!entry) return undefined;
  if (entry.isSymbolicLink()) return 'symlink';
  if (!entry.isFile()) return 'not-a-file';
  if (!isSourcePath(path)) return 'not-source';
  if (entry.size > MAX_BYTES) return 'too-large';
  const bytes = readFileSync(path);
  if (!isUtf8(bytes)) return 'not-utf8';
  return { bytes, text: bytes.toString('utf8') };
}

/**
 * Whether a tool wrote a file, so that edits in it would be lost or unreadable. A small one has no line that
 * shows it, but its name (`app.min.js`).
 */
export function isGenerated(path: string, text: string): boolean {
  return (
    /[.-]min\.[cm]?js$/.test(path) ||
    /^.*(?:@generated\b|\bDO NOT EDIT\b)/m.test(text.slice(0, 1_000)) ||
    isMinified(text)
  );
}

/** Whether a file may be written. The mode decides first: to the superuser every file looks writable. */
export function isWritable(path: string): boolean {
  const mode = lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0;
  if ((mode & 0o222) === 0) return false;
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The size of a file in bytes; 0 where there is none. */
export function sizeOf(path: string): number {
  return lstatSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
