import { nearestWord } from 'msgraph-errors/knowledge';
import { didYouMean, SettingsError } from './settings-error.js';
import { host } from '../host.js';

const PACKAGE = /^(?:@[\w.~-]+\/)?[\w~-][\w.~-]*$/;
/** Rows of a thousand packages take less. */
const MAX_BYTES = 1_000_000;
const MODELS = '`settings.msgraph.models`';

/** The rows of a file, as they stand there. */
export interface RowFile {
  readonly content: unknown;
  /** Absolute paths of what was read. */
  readonly files: readonly string[];
}

/**
 * Checks a text in the list, apart from what is on the disk.
 * @param source the path of a JSON file, or the name of a package
 * @throws {SettingsError} when it can be neither
 */
export function checkSource(source: string): void {
  if (isPath(source)) return;
  if (/\.json$/i.test(source))
    throw new SettingsError(
      `${MODELS}: \`${source}\` is a file, whose path starts with \`./\`.${didYouMean(/^\w+:/.test(source) ? undefined : `./${source.replaceAll('\\', '/')}`)}`,
    );
  if (!PACKAGE.test(source))
    throw new SettingsError(
      `${MODELS}: \`${source}\` is neither the name of a package nor the path of a JSON file.`,
    );
}

function isPath(source: string): boolean {
  return /^\.\.?[\\/]/.test(source) || host.path.isAbsolute(source);
}

/**
 * Reads the rows that a text in the list stands for.
 * @param folders absolute paths; the first in which there is such a file or package counts
 * @throws {SettingsError} when there is none, or when it is not readable, no JSON or over 1 MB
 */
export function readRowFile(source: string, folders: readonly string[]): RowFile {
  checkSource(source);
  if (isPath(source)) return readPath(source, folders);
  const manifest = folders.map((folder) => manifestOf(source, folder)).find((file) => file !== undefined);
  if (manifest === undefined)
    throw new SettingsError(
      `${MODELS}: there is no package \`${source}\`, seen from ${shownFolders(folders)}. A file is named with \`./\` before it.`,
    );
  const models = modelsField(readJson(manifest, `package.json of \`${source}\``));
  if (models === undefined)
    throw new SettingsError(
      `${MODELS}: the package \`${source}\` has no rows: its package.json needs \`"msgraph": { "models": "./FILE.json" }\`.`,
    );
  const file = host.path.resolve(host.path.dirname(manifest), models);
  if (!host.fs.existsSync(file))
    throw new SettingsError(`${MODELS}: the package \`${source}\` names \`${models}\`, which is not there.`);
  return { content: readJson(file, `\`${models}\` of the package \`${source}\``), files: [manifest, file] };
}

function readPath(source: string, folders: readonly string[]): RowFile {
  const candidates = folders.map((folder) => host.path.resolve(folder, source));
  const file = candidates.find((candidate) => host.fs.existsSync(candidate));
  if (file === undefined)
    throw new SettingsError(
      `${MODELS}: there is no file \`${source}\`, seen from ${shownFolders(folders)}.${didYouMean(neighbour(source, candidates))}`,
    );
  return { content: readJson(file, `\`${source}\``), files: [file] };
}

function shownFolders(folders: readonly string[]): string {
  return [...new Set(folders)].join(' or ');
}

/** A JSON file with nearly the same name in the same folder. */
function neighbour(source: string, candidates: readonly string[]): string | undefined {
  for (const candidate of candidates) {
    const near = nearestWord(host.path.basename(candidate), jsonFiles(host.path.dirname(candidate)));
    if (near !== undefined)
      return source.slice(0, source.length - host.path.basename(candidate).length) + near;
  }
  return undefined;
}

function jsonFiles(folder: string): readonly string[] {
  try {
    return host.fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function readJson(file: string, shown: string): unknown {
  const text = readText(file, shown);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    throw new SettingsError(
      `${MODELS}: ${shown} is no valid JSON: ${(error as Error).message.replaceAll(/\s+/g, ' ').slice(0, 120)}.`,
      { cause: error },
    );
  }
}

function readText(file: string, shown: string): string {
  const entry = host.fs.statSync(file, { throwIfNoEntry: false });
  if (!entry?.isFile()) throw new SettingsError(`${MODELS}: ${shown} is no file.`);
  if (entry.size > MAX_BYTES) throw new SettingsError(`${MODELS}: ${shown} is larger than 1 MB.`);
  try {
    return host.fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new SettingsError(
      `${MODELS}: ${shown} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`,
      { cause: error },
    );
  }
}

/** package.json of a package, as it is seen from a folder: `exports` would hide it from a resolver. */
function manifestOf(name: string, folder: string): string | undefined {
  for (let directory = folder; ; directory = host.path.dirname(directory)) {
    const file = host.path.join(directory, 'node_modules', name, 'package.json');
    if (host.fs.existsSync(file)) return file;
    if (host.path.dirname(directory) === directory) break;
  }
  return manifestInArchive(name, folder);
}

/** What Yarn adds to Node.js where packages lie in archives (Plug'n'Play), without folders of that name. */
interface PackageMap {
  readonly findPnpApi?: (
    folder: string,
  ) => { readonly resolveToUnqualified: (request: string, issuer: string) => string | null } | null;
}

function manifestInArchive(name: string, folder: string): string | undefined {
  const api = (host.module as PackageMap).findPnpApi?.(folder);
  try {
    const root = api?.resolveToUnqualified(name, `${folder}/`);
    return root === undefined || root === null ? undefined : host.path.join(root, 'package.json');
  } catch {
    // The package is not a dependency of what lies in the folder.
    return undefined;
  }
}

function modelsField(manifest: unknown): string | undefined {
  const own = ownProperty(ownProperty(manifest, 'msgraph'), 'models');
  return typeof own === 'string' && own !== '' ? own : undefined;
}

function ownProperty(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}
