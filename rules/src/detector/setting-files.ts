import { SettingsError } from './settings-error.js';
import { host } from '../host.js';

/** Whether there is a file at an absolute path, or its source where the path is the one of the build. */
export function isThere(path: string): boolean {
  const bare = path.replace(/\.[cm]?jsx?$/, '');
  return [path, bare, `${bare}.ts`, `${bare}.js`].some((file) => host.fs.existsSync(file));
}

export const isRelative = (path: string): boolean => /^\.\.?[\\/]/.test(path);

/**
 * Where a copy of the runtime lies: each file that imports it is somewhere else.
 * @param runtime a relative path
 * @param folders absolute paths; the first in which there is such a file counts
 * @throws {SettingsError} when there is none
 */
export function runtimeFile(runtime: string, folders: readonly string[]): string {
  const found = folders.map((folder) => host.path.resolve(folder, runtime)).find(isThere);
  if (found !== undefined) return found;
  throw new SettingsError(
    `\`settings.msgraph.runtime\`: there is no file \`${runtime}\`, seen from ${[...new Set(folders)].join(' or ')}.`,
  );
}
