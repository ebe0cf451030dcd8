import { host } from '../host.js';

/** What is known of a package manager. */
interface Manager {
  /** Files that it leaves beside package.json. */
  readonly locks: readonly string[];
  /** A command, here or in another folder. */
  readonly command: (verb: string, folder: string | undefined) => string;
  /** What adds a package; `install` installs what package.json asks for. */
  readonly add: string;
  /** How the lock file of a workspace names one of its folders. */
  readonly member: (folder: string) => string;
  /** What it wants to hear before it adds a package to the root of a workspace. */
  readonly atRoot?: (root: string) => string | undefined;
}

const optionFirst =
  (tool: string, option: string): Manager['command'] =>
  (verb, folder) =>
    folder === undefined ? `${tool} ${verb}` : `${tool} ${option} ${folder} ${verb}`;

const optionLast =
  (tool: string, option: string): Manager['command'] =>
  (verb, folder) =>
    folder === undefined ? `${tool} ${verb}` : `${tool} ${verb} ${option} ${folder}`;

const NPM: Manager = {
  locks: ['package-lock.json'],
  command: optionLast('npm', '--prefix'),
  add: 'install',
  member: (folder) => `"${folder}": {`,
};

const MANAGERS: readonly Manager[] = [
  {
    locks: ['pnpm-lock.yaml'],
    command: optionFirst('pnpm', '--dir'),
    add: 'add',
    member: (folder) => `\n  ${folder}:`,
    atRoot: (root) => (textOf(root, 'pnpm-workspace.yaml') === undefined ? undefined : '-w'),
  },
  {
    locks: ['yarn.lock'],
    command: optionFirst('yarn', '--cwd'),
    add: 'add',
    member: (folder) => `@workspace:${folder}"`,
    // Later versions take the root as any other package, and do not know the option.
    atRoot: (root) =>
      textOf(root, 'yarn.lock')?.includes('# yarn lockfile v1') && isWorkspace(root) ? '-W' : undefined,
  },
  {
    locks: ['bun.lock', 'bun.lockb'],
    command: optionLast('bun', '--cwd'),
    add: 'add',
    member: (folder) => `"${folder}": {`,
  },
  NPM,
];

/** The package manager of a folder, and the folder with its lock file. */
interface Managed {
  readonly manager: Manager;
  readonly root: string | undefined;
}

/**
 * The command that adds a package to the package.json of a folder.
 * @param name name of the package
 * @param folder absolute path
 * @param cwd absolute path of the folder that the command will be run in
 */
export function addCommand(name: string, folder: string, cwd: string): string {
  const { manager, root } = managedBy(folder);
  if (manager === NPM && root !== undefined && root !== folder && folder !== cwd) {
    const place = root === cwd ? undefined : shown(root, cwd);
    return `${manager.command(manager.add, place)} -w ${shown(folder, cwd)} ${name}`;
  }
  const command = manager.command(manager.add, folder === cwd ? undefined : shown(folder, cwd));
  return [command, manager.atRoot?.(folder), name].filter((word) => word !== undefined).join(' ');
}

/**
 * The command that installs what the package.json of a folder asks for. A workspace is installed as a whole.
 * @param folder absolute path
 * @param cwd absolute path of the folder that the command will be run in
 */
export function installAllCommand(folder: string, cwd: string): string {
  const { manager, root = folder } = managedBy(folder);
  return manager.command('install', root === cwd ? undefined : shown(root, cwd));
}

/** The nearest lock file decides; the root is only known where it lists the folder. */
function managedBy(folder: string): Managed {
  for (const above of upwards(folder)) {
    for (const manager of MANAGERS) {
      const lock = manager.locks.find((file) => host.fs.existsSync(host.path.join(above, file)));
      if (lock === undefined) continue;
      const isMember =
        above === folder || textOf(above, lock)?.includes(manager.member(shown(folder, above)));
      return { manager, root: isMember ? above : undefined };
    }
    if (above !== folder && isWorkspace(above)) return { manager: NPM, root: above };
  }
  return { manager: NPM, root: undefined };
}

/** A directory and all that it lies in. */
export function upwards(directory: string): readonly string[] {
  const parent = host.path.dirname(directory);
  return parent === directory ? [directory] : [directory, ...upwards(parent)];
}

export type Manifest = Readonly<Record<string, unknown>>;

/** The package.json of a folder. */
export function manifestIn(folder: string): Manifest | undefined {
  try {
    const manifest: unknown = JSON.parse(textOf(folder, 'package.json') ?? '');
    return typeof manifest === 'object' && manifest !== null ? (manifest as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

const isWorkspace = (folder: string): boolean => manifestIn(folder)?.['workspaces'] !== undefined;

function textOf(folder: string, file: string): string | undefined {
  try {
    return host.fs.readFileSync(host.path.join(folder, file), 'utf8');
  } catch {
    return undefined;
  }
}

/** A folder as it is written in a command, in every terminal. */
function shown(folder: string, cwd: string): string {
  const path = host.path.relative(cwd, folder).replaceAll('\\', '/') || '.';
  return /^[\w./@+-]+$/.test(path) ? path : `"${path}"`;
}
