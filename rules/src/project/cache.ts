import type { Site } from '../detector/types.js';
import { version } from '../version.js';
import type { ImportNode } from './imports.js';
import { host } from '../host.js';

/** What is kept of one file. Paths are absolute here and relative to the root on the disk. */
export interface CachedFile {
  /** Of the text that everything else was made from. */
  readonly hash: string;
  readonly node: ImportNode;
  /** Files that its analysis rests on. */
  readonly rests: readonly string[];
  /** Undefined when the file was only asked by others. */
  readonly sites: readonly Site[] | undefined;
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
  /** Replaces the file in one step, so that nobody reads half of it. One that cannot be written is left as it is. */
  write(content: CacheContent): void;
}

/** Raised whenever what is stored, or what it means, changes within a version. */
const FORMAT = 3;

export function hashOf(text: string): string {
  return host.crypto.createHash('sha1').update(text).digest('base64');
}

/** Where the cache of a project lies: the directory of the setting, or the usual place. */
export function cacheDirectory(root: string, setting: string | true): string {
  return host.path.resolve(root, setting === true ? 'node_modules/.cache/eslint-plugin-msgraph' : setting);
}

/**
 * @param key all that decides what is found beside the files: the settings
 */
export function createCache(root: string, directory: string, key: string): Cache {
  const file = host.path.join(directory, `${hashOf([String(FORMAT), version, key].join('\0')).replace(/\W/g, '').slice(0, 16)}.json`);
  const shorten = (full: string): string => (full.startsWith(root + host.path.sep) ? full.slice(root.length + 1).replaceAll('\\', '/') : full);
  const lengthen = (short: string): string => host.path.resolve(root, short);

  function encode({ layout, files, searches }: CacheContent): string {
    const paths = [...files.keys()];
    const numbers = new Map(paths.map((item, index) => [item, index]));
    const numbered = (items: Iterable<string>): number[] => [...items].flatMap((item) => numbers.get(item) ?? []);
    const stored = [...files.values()].map(({ hash, node, rests, sites }) => [hash, node.facts, numbered(node.imports), numbered(rests), sites?.map((site) => withPaths(site, shorten))]);
    return JSON.stringify({ layout, paths: paths.map(shorten), files: stored, searches: searches.map(({ own, name, found }) => [numbers.get(own), name, numbered(found)]) });
  }

  function decode(body: string): CacheContent {
    const { layout, paths, files, searches } = JSON.parse(body) as { layout: string; paths: string[]; files: StoredFile[]; searches: [number, string, number[]][] };
    const names = paths.map(lengthen);
    const named = (items: readonly number[]): string[] => items.map((index) => names[index] ?? '');
    return {
      layout,
      files: new Map(files.map(([hash, facts, imports, rests, sites], index) => [names[index] ?? '', { hash, node: { facts, imports: named(imports) }, rests: named(rests), sites: sites?.map((site) => withPaths(site, lengthen)) }])),
      searches: searches.map(([own, name, found]) => ({ own: names[own] ?? '', name, found: named(found) })),
    };
  }

  return {
    read() {
      try {
        const text = host.fs.readFileSync(file, 'utf8');
        const end = text.indexOf('\n');
        const body = text.slice(end + 1);
        return text.slice(0, end) === hashOf(body) ? decode(body) : undefined;
      } catch {
        return undefined;
      }
    },
    write(content) {
      const temporary = `${file}.${String(process.pid)}.${host.crypto.randomUUID()}`;
      try {
        host.fs.mkdirSync(directory, { recursive: true });
        const body = encode(content);
        host.fs.writeFileSync(temporary, `${hashOf(body)}\n${body}`);
        host.fs.renameSync(temporary, file);
      } catch {
        remove(temporary);
      }
    },
  };
}

function remove(file: string): void {
  try {
    host.fs.rmSync(file, { force: true });
  } catch {
    // There is no such directory either.
  }
}

type StoredFile = [hash: string, facts: ImportNode['facts'], imports: number[], rests: number[], sites?: Site[]];

function withPaths(site: Site, change: (path: string) => string): Site {
  return { ...site, evidence: { ...site.evidence, chain: site.evidence.chain.map((step) => ({ ...step, path: change(step.path) })) } };
}
