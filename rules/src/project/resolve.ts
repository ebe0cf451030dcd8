import type * as OxcResolver from 'oxc-resolver';
import { loadNative } from '../source/native.js';

/** Finds the file that a specifier means; packages below `node_modules` are not followed. */
export interface Resolver {
  resolve(specifier: string, from: string): string | undefined;
  /** Forgets what was found on the disk. */
  clear(): void;
}

interface PathMap {
  readonly base: string;
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

const path = process.getBuiltinModule('node:path');
const fs = process.getBuiltinModule('node:fs');

/**
 * Relative specifiers, `paths` and `baseUrl` of the nearest tsconfig or jsconfig, `imports` of package.json, and
 * the packages of the workspace, also where they are not installed.
 * @param root directory above which no configuration is read
 * @param packages names of the workspace's packages with their directories
 */
export function createResolver(root: string, packages: () => ReadonlyMap<string, string>): Resolver {
  let factory: OxcResolver.ResolverFactory | undefined;
  const configs = new Map<string, PathMap | undefined>();
  /** By what the answer depends on: the folder for relative specifiers, else the configuration. */
  const answers = new Map<string | PathMap | undefined, Map<string, string | undefined>>();

  function configFor(directory: string): PathMap | undefined {
    const known = configs.get(directory);
    if (known !== undefined || configs.has(directory)) return known;
    const own = ['tsconfig.json', 'jsconfig.json'].map((name) => readPaths(path.join(directory, name))).find((item) => item !== undefined);
    const parent = path.dirname(directory);
    const found = own ?? (directory === root || parent === directory ? undefined : configFor(parent));
    configs.set(directory, found);
    return found;
  }

  function attempt(directory: string, request: string): string | undefined {
    factory ??= createFactory();
    const found = factory.sync(directory, request).path;
    return found && !found.includes('node_modules') ? found : undefined;
  }

  function mapped(specifier: string, directory: string): string | undefined {
    const config = configFor(directory);
    for (const [pattern, targets] of config?.paths ?? []) {
      const rest = matchPattern(pattern, specifier);
      if (rest === undefined) continue;
      for (const target of targets) {
        const found = attempt(directory, path.resolve(config?.base ?? directory, target.replace('*', rest)));
        if (found) return found;
      }
    }
    return undefined;
  }

  function fromWorkspace(specifier: string, directory: string): string | undefined {
    const parts = specifier.split('/');
    const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
    const home = packages().get(name);
    if (home === undefined) return undefined;
    // A package may name itself, so `exports` are read as for an installed one.
    const exported = attempt(home, specifier);
    if (exported) return exported;
    const rest = parts.slice(name.split('/').length).join('/');
    const candidates = rest === '' ? [path.join(home, 'src/index'), path.join(home, 'index'), home] : [path.join(home, rest), path.join(home, 'src', rest)];
    for (const candidate of candidates) {
      const found = attempt(directory, candidate);
      if (found) return found;
    }
    return undefined;
  }

  function find(specifier: string, directory: string): string | undefined {
    if (isRelative(specifier)) return attempt(directory, specifier);
    return mapped(specifier, directory) ?? fromWorkspace(specifier, directory) ?? (specifier.startsWith('#') ? attempt(directory, specifier) : undefined);
  }

  return {
    resolve(specifier, from) {
      const directory = path.dirname(from);
      const key = isRelative(specifier) || specifier.startsWith('#') ? directory : configFor(directory);
      const known = answers.get(key) ?? new Map<string, string | undefined>();
      answers.set(key, known);
      if (!known.has(specifier)) known.set(specifier, find(specifier, directory));
      return known.get(specifier);
    },
    clear() {
      factory?.clearCache();
      configs.clear();
      answers.clear();
    },
  };
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.') || specifier.startsWith('/');
}

function createFactory(): OxcResolver.ResolverFactory {
  const { ResolverFactory } = loadNative('oxc-resolver');
  return new ResolverFactory({
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
    extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.jsx': ['.tsx', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'] },
    conditionNames: ['import', 'require', 'node', 'default'],
  });
}

function matchPattern(pattern: string, specifier: string): string | undefined {
  const [head = '', tail] = pattern.split('*');
  if (tail === undefined) return pattern === specifier ? '' : undefined;
  if (!specifier.startsWith(head) || !specifier.endsWith(tail) || specifier.length < head.length + tail.length) return undefined;
  return specifier.slice(head.length, specifier.length - tail.length);
}

const MAX_EXTENDS = 5;

function readPaths(file: string, depth = 0): PathMap | undefined {
  const config = readLooseJson(file);
  if (!config) return undefined;
  const directory = path.dirname(file);
  const options = config['compilerOptions'] as { baseUrl?: unknown; paths?: unknown } | undefined;
  const baseUrl = typeof options?.baseUrl === 'string' ? path.join(directory, options.baseUrl) : undefined;
  const paths = typeof options?.paths === 'object' && options.paths !== null ? Object.entries(options.paths as Record<string, unknown>) : undefined;
  if (paths) {
    const valid = paths.filter((entry): entry is [string, string[]] => Array.isArray(entry[1]) && entry[1].every((item) => typeof item === 'string'));
    return { base: baseUrl ?? directory, paths: valid };
  }
  const parents = [config['extends']].flat().filter((item): item is string => typeof item === 'string' && item.startsWith('.'));
  for (const parent of depth < MAX_EXTENDS ? parents : []) {
    const file = path.join(directory, parent.endsWith('.json') ? parent : `${parent}.json`);
    const found = readPaths(file, depth + 1);
    if (found) return found;
  }
  return baseUrl === undefined ? { base: directory, paths: [] } : { base: baseUrl, paths: [['*', ['*']]] };
}

/** tsconfig files hold comments and trailing commas. A file that cannot be read is no configuration. */
function readLooseJson(file: string): Record<string, unknown> | undefined {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const plain = text
    .replace(/^\uFEFF/, '')
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_, string: string | undefined) => string ?? '')
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? '');
  try {
    const value: unknown = JSON.parse(plain);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
