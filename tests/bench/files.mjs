import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'vendor', '__generated__']);

/**
 * The source files of a repository, without dependencies and build output.
 * @param {string} root
 * @returns {string[]} Absolute when `root` is.
 */
export function sourceFiles(root) {
  return readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
    const path = join(root, entry.name);
    if (entry.isDirectory())
      return SKIPPED.has(entry.name) || entry.name.startsWith('.') ? [] : sourceFiles(path);
    return entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) && !/\.(d\.[cm]?ts|min\.js)$/.test(entry.name)
      ? [path]
      : [];
  });
}
