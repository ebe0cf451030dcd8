import type { Site } from '../detector/types.js';
import { version } from '../version.js';
import type { ImportNode } from './imports.js';
import { buildStamp } from './build-stamp.js';
import { host } from '../host.js';

/** What is kept of one file. Paths are absolute here and relative to the root on the disk. */
export interface CachedFile {
  /** Of the text that everything else was made from. */
  readonly hash: string;
  readonly node: ImportNode;
  /** Files that its analysis rests on. */
  readonly rests: readonly string[];
  /** The sites by what was looked for; undefined when the file was only asked by others. */
  readonly found: Readonly<Record<string, readonly Site[]>> | undefined;
}

export interface CachedSearch {
  readonly own: string;
  readonly name: string;
  readonly found: readonly string[];
}

export interface CacheContent {
  /** Of the names of all files and of what decides which file a specifier means. */
  readonly layout: string;
  readonly files: ReadonlyMap<string, CachedFile>;
  readonly searches: readonly CachedSearch[];
}

export interface Cache {
  /** Undefined when there is none, or when it is of another version, damaged, or cannot be read. */
  read(): CacheContent | undefined;
  /**
   * Replaces the file in one step, so that nobody reads half of it. One that cannot be written is left as it
   * is.
   */
  write(content: CacheContent): void;
}

/** Raised whenever what is stored, or what it means, changes within a version. */
const FORMAT = 4;

export function hashOf(text: string): string {
  return host.crypto.createHash('sha1').update(text).digest('base64');
}

/**
 * Where the cache of a project lies: the directory of the setting, or the usual place; undefined where there
 * is to be none.
 * @param setting without one there is a cache where packages are installed, because version control leaves
 *   that folder alone
 */
export function cacheDirectory(root: string, setting?: string | boolean): string | undefined {
  if (typeof setting === 'string') return host.path.resolve(root, setting);
  const packages = host.path.join(root, 'node_modules');
  const isUsed = setting ?? host.fs.existsSync(packages);
  return isUsed ? host.path.join(packages, '.cache', 'eslint-plugin-msgraph') : undefined;
}

/**
 * @param key all that decides what is found beside the files: the settings
 */
export function createCache(root: string, directory: string, key: string): Cache {
  const file = host.path.join(
    directory,
    `${hashOf([String(FORMAT), version, buildStamp(), key].join('\0'))
      .replace(/\W/g, '')
      .slice(0, 16)}.json`,
  );
  const shorten = (full: string): string =>
    full.startsWith(root + host.path.sep) ? full.slice(root.length + 1).replaceAll('\\', '/') : full;
  const lengthen = (short: string): string => host.path.resolve(root, short);

  return {
    read() {
      try {
        const text = host.fs.readFileSync(file, 'utf8');
        const end = text.indexOf('\n');
        const body = text.slice(end + 1);
        return text.slice(0, end) === hashOf(body) ? decode(body, lengthen) : undefined;
      } catch {
        return undefined;
      }
    },
    write(content) {
      const temporary = `${file}.${String(process.pid)}.${host.crypto.randomUUID()}`;
      try {
        host.fs.mkdirSync(directory, { recursive: true });
        const body = encode(content, shorten);
        host.fs.writeFileSync(temporary, `${hashOf(body)}\n${body}`);
        host.fs.renameSync(temporary, file);
      } catch {
        remove(temporary);
      }
    },
  };
}

/** @param shorten makes a path relative to the root */
function encode({ layout, files, searches }: CacheContent, shorten: (full: string) => string): string {
  const paths = [...files.keys()];
  const numbers = new Map(paths.map((item, index) => [item, index]));
  const numbered = (items: Iterable<string>): number[] =>
    [...items].flatMap((item) => numbers.get(item) ?? []);
  const stored = [...files.values()].map(({ hash, node, rests, found }) => [
    hash,
    node.facts,
    numbered(node.imports),
    numbered(rests),
    found && withPaths(found, shorten),
  ]);
  return JSON.stringify({
    layout,
    paths: paths.map(shorten),
    files: stored,
    searches: searches.map(({ own, name, found }) => [numbers.get(own), name, numbered(found)]),
  });
}

/** @param lengthen makes a path absolute again */
function decode(body: string, lengthen: (short: string) => string): CacheContent {
  const { layout, paths, files, searches } = JSON.parse(body) as {
    layout: string;
    paths: string[];
    files: StoredFile[];
    searches: [number, string, number[]][];
  };
  const names = paths.map(lengthen);
  const named = (items: readonly number[]): string[] => items.map((index) => names[index] ?? '');
  return {
    layout,
    files: new Map(
      files.map(([hash, facts, imports, rests, found], index) => [
        names[index] ?? '',
        {
          hash,
          node: { facts, imports: named(imports) },
          rests: named(rests),
          found: found && withPaths(found, lengthen),
        },
      ]),
    ),
    searches: searches.map(([own, name, found]) => ({ own: names[own] ?? '', name, found: named(found) })),
  };
}

function remove(file: string): void {
  try {
    host.fs.rmSync(file, { force: true });
  } catch {
    // There is no such directory either.
  }
}

type StoredFile = [
  hash: string,
  facts: ImportNode['facts'],
  imports: number[],
  rests: number[],
  found?: CachedFile['found'],
];

function withPaths(
  found: NonNullable<CachedFile['found']>,
  change: (path: string) => string,
): NonNullable<CachedFile['found']> {
  const changed = (site: Site): Site => ({
    ...site,
    evidence: {
      ...site.evidence,
      chain: site.evidence.chain.map((step) => ({ ...step, path: change(step.path) })),
    },
  });
  return Object.fromEntries(Object.entries(found).map(([search, sites]) => [search, sites.map(changed)]));
}
