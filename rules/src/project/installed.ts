import { host } from '../host.js';
import { addCommand, manifestIn, upwards } from './package-managers.js';

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

const commands = new Map<string, string | undefined>();

/**
 * The command that adds a package to the project of a file. A package that only another one depends on counts
 * as missing: it is not there with every package manager, and not without the development dependencies.
 * @param name name of the package
 * @param file absolute path
 * @param cwd absolute path of the folder that the command will be run in
 * @returns undefined when the package is there, or when the file is not on the disk
 */
export function installCommand(name: string, file: string, cwd: string): string | undefined {
  const directory = host.path.dirname(file);
  const key = [name, directory, cwd].join('\0');
  if (!commands.has(key))
    commands.set(
      key,
      host.fs.existsSync(file) && !isThere(name, directory, file)
        ? addCommand(name, homeOf(directory) ?? cwd, cwd)
        : undefined,
    );
  return commands.get(key);
}

/**
 * The folder with the package.json that gets the dependency. One with nothing but `type` only sets the module
 * format of its folder.
 */
function homeOf(directory: string): string | undefined {
  return upwards(directory).find((folder) => {
    const manifest = manifestIn(folder);
    return manifest !== undefined && Object.keys(manifest).join() !== 'type';
  });
}

function isThere(name: string, directory: string, file: string): boolean {
  const manifests = upwards(directory)
    .map(manifestIn)
    .filter((manifest) => manifest !== undefined);
  if (manifests.length > 0)
    return manifests.some(
      (manifest) => manifest['name'] === name || FIELDS.some((field) => isListed(manifest[field], name)),
    );
  try {
    host.module.createRequire(file).resolve(name);
    return true;
  } catch {
    return false;
  }
}

function isListed(list: unknown, name: string): boolean {
  return typeof list === 'object' && list !== null && Object.hasOwn(list, name);
}
