import { host } from '../host.js';

const FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** What adds a package, by the file that the package manager leaves beside package.json. */
const COMMANDS: readonly (readonly [file: string, command: string])[] = [
  ['pnpm-lock.yaml', 'pnpm add'],
  ['yarn.lock', 'yarn add'],
  ['bun.lock', 'bun add'],
  ['bun.lockb', 'bun add'],
  ['package-lock.json', 'npm install'],
];

type Manifest = Readonly<Record<string, unknown>>;

const commands = new Map<string, string | undefined>();

/**
 * The command that adds a package to the project of a file. A package that only another one depends on counts
 * as missing: it is not there with every package manager, and not without the development dependencies.
 * @param name name of the package
 * @param file absolute path
 * @returns undefined when the package is there, or when the file is not on the disk
 */
export function installCommand(name: string, file: string): string | undefined {
  const directory = host.path.dirname(file);
  const key = `${name}\0${directory}`;
  if (!commands.has(key))
    commands.set(
      key,
      host.fs.existsSync(file) && !isThere(name, directory, file)
        ? `${managerOf(directory)} ${name}`
        : undefined,
    );
  return commands.get(key);
}

/**
 * The command that installs what the package.json of a folder asks for, by the lock file there or above.
 * @param directory absolute path
 */
export const installAllCommand = (directory: string): string =>
  managerOf(directory).replace(/ add$/, ' install');

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

function managerOf(directory: string): string {
  for (const folder of upwards(directory)) {
    const found = COMMANDS.find(([lock]) => host.fs.existsSync(host.path.join(folder, lock)));
    if (found) return found[1];
  }
  return 'npm install';
}

/** A directory and all that it lies in. */
function upwards(directory: string): readonly string[] {
  const parent = host.path.dirname(directory);
  return parent === directory ? [directory] : [directory, ...upwards(parent)];
}

function manifestIn(folder: string): Manifest | undefined {
  try {
    const manifest: unknown = JSON.parse(
      host.fs.readFileSync(host.path.join(folder, 'package.json'), 'utf8'),
    );
    return typeof manifest === 'object' && manifest !== null ? (manifest as Manifest) : undefined;
  } catch {
    return undefined;
  }
}
