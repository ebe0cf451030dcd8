import type * as OxcResolver from 'oxc-resolver';
import { loadNative } from '../source/native.js';
import { ownAliases } from './own-aliases.js';
import { host } from '../host.js';

/** Finds the file that a specifier means; packages below `node_modules` are not followed. */
export interface Resolver {
  resolve(specifier: string, from: string): string | undefined;
  /** Forgets what was found on the disk. */
  clear(): void;
}

/** What a specifier means to the files of a directory. */
interface Answer {
  readonly file?: string | undefined;
  /** Why an alias is lost: a configuration that cannot be read hides what stands behind it. */
  readonly cause?: string | undefined;
}

/** Resolvers of one state of the disk. */
interface Factories {
  /** Without aliases: relative specifiers, `imports` and `exports` of package.json. */
  readonly plain: OxcResolver.ResolverFactory;
  /** With the aliases of the tsconfig that a file belongs to. */
  readonly auto: OxcResolver.ResolverFactory;
}

/** The configurations of one state of the disk, and what resolves with each of them. */
class Configurations {
  /** The nearest one of each directory. */
  private readonly nearestOf = new Map<string, string | undefined>();
  private readonly whole = new Map<string, OxcResolver.ResolverFactory>();
  private readonly own = new Map<string, OxcResolver.ResolverFactory>();

  /** @param root directory above which no configuration is read */
  constructor(private readonly root: string) {}

  /** The nearest tsconfig or jsconfig. */
  of(directory: string): string | undefined {
    if (this.nearestOf.has(directory)) return this.nearestOf.get(directory);
    const beside = ['tsconfig.json', 'jsconfig.json']
      .map((name) => host.path.join(directory, name))
      .find(isFile);
    const parent = host.path.dirname(directory);
    const found = beside ?? (directory === this.root || parent === directory ? undefined : this.of(parent));
    this.nearestOf.set(directory, found);
    return found;
  }

  /** Resolves with the aliases of a configuration and of those that it extends. */
  with(config: string): OxcResolver.ResolverFactory {
    const known = this.whole.get(config) ?? create({ tsconfig: { configFile: config } });
    this.whole.set(config, known);
    return known;
  }

  /** What a configuration says itself still holds where one that it extends is not there. */
  itself(config: string): OxcResolver.ResolverFactory {
    const known = this.own.get(config) ?? create({ alias: ownAliases(config) });
    this.own.set(config, known);
    return known;
  }
}

/**
 * Relative specifiers, `paths` and `baseUrl` of the nearest tsconfig or jsconfig or of the one among its
 * references that the folder belongs to, `imports` of package.json, and the packages of the workspace, also
 * where they are not installed.
 * @param root directory above which no configuration is read
 * @param packages names of the workspace's packages with their directories
 * @param isImported whether a file imports a specifier: asked before it is said that an alias is lost, because
 *   not all that is resolved has been parsed
 */
export function createResolver(
  root: string,
  packages: () => ReadonlyMap<string, string>,
  isImported: (specifier: string, from: string) => boolean = () => true,
): Resolver {
  let factories: Factories | undefined;
  let configurations = new Configurations(root);
  const current = (): Factories => (factories ??= { plain: create({}), auto: create({ tsconfig: 'auto' }) });
  /** By directory. */
  const answers = new Map<string, Map<string, Answer>>();
  let isTold = false;

  const plain = (directory: string, request: string): string | undefined =>
    ownFile(current().plain.sync(directory, request));

  function tellOnce(specifier: string, from: string, cause: string): void {
    if (isTold || !isImported(specifier, from)) return;
    isTold = true;
    process.emitWarning(`Imports such as \`${specifier}\` are not followed into other files. ${cause}.`, {
      type: 'MsgraphWarning',
      code: 'MSGRAPH_TSCONFIG',
    });
  }

  function find(specifier: string, directory: string): Answer {
    if (isRelative(specifier)) return { file: plain(directory, specifier) };
    const inPackage = (): string | undefined =>
      specifier.startsWith('#') ? plain(directory, specifier) : undefined;
    const file =
      aliased(specifier, directory, current().auto, configurations) ??
      fromWorkspace(specifier, directory, packages(), plain) ??
      inPackage();
    return file === undefined ? { cause: lostBy(specifier, directory, configurations) } : { file };
  }

  return {
    resolve(specifier, from) {
      const directory = host.path.dirname(from);
      const known = answers.get(directory) ?? new Map<string, Answer>();
      answers.set(directory, known);
      const answer = known.get(specifier) ?? find(specifier, directory);
      known.set(specifier, answer);
      if (answer.cause !== undefined) tellOnce(specifier, from, answer.cause);
      return answer.file;
    },
    clear() {
      factories = undefined;
      configurations = new Configurations(root);
      answers.clear();
    },
  };
}

/**
 * The tsconfig that a folder belongs to may be one that the nearest references. Where none names the folder,
 * as for tests that are not compiled, the nearest one counts all the same; a jsconfig is found no other way.
 */
function aliased(
  specifier: string,
  directory: string,
  auto: OxcResolver.ResolverFactory,
  configurations: Configurations,
): string | undefined {
  const config = configurations.of(directory);
  if (config === undefined) return undefined;
  // Asked for a module of the folder, the answer holds for all that lie in it: components, and JavaScript
  // without `allowJs`.
  const found = ownFile(auto.resolveFileSync(host.path.join(directory, 'index.ts'), specifier));
  if (found !== undefined) return found;
  const result = configurations.with(config).sync(directory, specifier);
  return ownFile(isUnread(result) ? configurations.itself(config).sync(directory, specifier) : result);
}

/** @param packages names of the workspace's packages with their directories */
function fromWorkspace(
  specifier: string,
  directory: string,
  packages: ReadonlyMap<string, string>,
  plain: (directory: string, request: string) => string | undefined,
): string | undefined {
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const home = packages.get(name);
  if (home === undefined) return undefined;
  // A package may name itself, so `exports` are read as for an installed one.
  const exported = plain(home, specifier);
  if (exported) return exported;
  const rest = parts.slice(name.split('/').length).join('/');
  const candidates =
    rest === ''
      ? [host.path.join(home, 'src/index'), host.path.join(home, 'index'), home]
      : [host.path.join(home, rest), host.path.join(home, 'src', rest)];
  for (const candidate of candidates) {
    const found = plain(directory, candidate);
    if (found) return found;
  }
  return undefined;
}

/** Why an alias is lost, if it is; specifiers that are none may as well be packages. */
function lostBy(specifier: string, directory: string, configurations: Configurations): string | undefined {
  const config = ALIAS.test(specifier) ? configurations.of(directory) : undefined;
  const result = config === undefined ? undefined : configurations.with(config).sync(directory, specifier);
  return result && isUnread(result)
    ? (result.error ?? '').replace(/: JSONError .*message: "(.*?)".*$/, ': $1')
    : undefined;
}

/** Whether a configuration, or one that it extends, could not be read. */
function isUnread({ error }: OxcResolver.ResolveResult): boolean {
  return error !== undefined && /tsconfig/i.test(error);
}

/** No package on npm can be called so. */
const ALIAS = /^(?:@\/|[~$#])/;

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}

function isFile(file: string): boolean {
  return host.fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Installed packages are not followed, so they are not looked for. */
const OPTIONS: OxcResolver.NapiResolveOptions = {
  modules: [],
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
  conditionNames: ['import', 'require', 'node', 'default'],
};

function create(options: OxcResolver.NapiResolveOptions): OxcResolver.ResolverFactory {
  const { ResolverFactory } = loadNative('oxc-resolver');
  // A clone would share what is known of the tsconfig of a folder.
  return new ResolverFactory({ ...OPTIONS, ...options });
}

function ownFile({ path: found }: OxcResolver.ResolveResult): string | undefined {
  return found !== undefined && !found.includes('node_modules') ? found : undefined;
}
