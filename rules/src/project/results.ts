import type { Site } from '../detector/types.js';
import type { Answers } from './answers.js';
import { hashOf, type Cache, type CacheContent, type CachedFile } from './cache.js';
import type { Callers } from './callers.js';
import type { ImportGraph } from './imports.js';
import type { Texts } from './texts.js';

/**
 * The sites that were found, of this run and of earlier ones, as long as nothing that they rest on has
 * changed.
 */
export interface Results {
  /** Takes over what earlier runs have left and what still holds. To be called before anything is asked. */
  open(): void;
  /**
   * The sites of a file with this content.
   * @param search what is looked for: each has its own sites
   */
  of(path: string, text: string, search: string, find: () => readonly Site[]): readonly Site[];
  /** Those that are known already. */
  known(path: string, text: string, search: string): readonly Site[] | undefined;
  /** Forgets the sites of these files; of all when left out. */
  forget(stale?: ReadonlySet<string>): void;
  /** Leaves everything for the next run. */
  save(): void;
}

/** What was found in one content of a file, by what was looked for. */
interface Kept {
  readonly hash: string;
  readonly found: Record<string, readonly Site[]>;
}

interface Parts {
  readonly cache: Cache;
  /** Changes when a file is added or removed, or one of those that decide what a specifier means. */
  readonly layout: () => string;
  readonly texts: Texts;
  readonly graph: ImportGraph;
  readonly answers: Answers;
  readonly callers: Callers;
}

export function createResults({ cache, layout, texts, graph, answers, callers }: Parts): Results {
  const kept = new Map<string, Kept>();
  let isDirty = false;

  const hash = (path: string): string => hashOf(texts.get(path) ?? '');

  /** What is kept for a file with this content; what was found in another content is forgotten. */
  function keptFor(path: string, text: string): Kept {
    const own = hashOf(text);
    const known = kept.get(path);
    if (known?.hash === own) return known;
    const made: Kept = { hash: own, found: {} };
    kept.set(path, made);
    return made;
  }

  return {
    open() {
      const content = cache.read();
      if (content?.layout !== layout()) return;
      for (const [path, found] of stillHolding(content, hash, { graph, answers, callers }))
        kept.set(path, found);
    },
    known: (path, text, search) => (kept.has(path) ? keptFor(path, text).found[search] : undefined),
    of(path, text, search, find) {
      const { found } = keptFor(path, text);
      if (!Object.hasOwn(found, search)) isDirty = true;
      return (found[search] ??= find());
    },
    forget(stale) {
      for (const path of stale ?? [...kept.keys()]) kept.delete(path);
    },
    save() {
      if (!isDirty) return;
      isDirty = false;
      const rests = answers.edges();
      const files = new Map<string, CachedFile>();
      for (const [path, node] of graph.nodes()) {
        const own = hash(path);
        const result = kept.get(path);
        files.set(path, {
          hash: own,
          node,
          rests: rests.get(path) ?? [],
          found: result?.hash === own ? result.found : undefined,
        });
      }
      const content: CacheContent = { layout: layout(), files, searches: callers.all() };
      cache.write(joined(content, cache.read()));
    },
  };
}

/**
 * What an earlier run has found and what still holds, by file. Takes over the imports, the answers and the
 * searches of that run on the way.
 */
function stillHolding(
  content: CacheContent,
  hash: (path: string) => string,
  { graph, answers, callers }: Pick<Parts, 'graph' | 'answers' | 'callers'>,
): ReadonlyMap<string, Kept> {
  const changed = new Set(
    [...content.files].flatMap(([path, file]) => (hash(path) === file.hash ? [] : [path])),
  );
  graph.restore(
    new Map([...content.files].flatMap(([path, file]) => (changed.has(path) ? [] : [[path, file.node]]))),
  );
  // Which file may reach which is not what it was: every search would have to be made again.
  if ([...changed].some((path) => !graph.isSame(path, content.files.get(path)?.node))) return new Map();
  for (const [path, { rests }] of content.files) for (const other of rests) answers.rests(path, other);
  for (const search of content.searches) callers.restore(search.own, search.name, search.found);
  const stale = answers.forget([...changed, ...callers.affectedBy([...changed])]);
  return new Map(
    [...content.files].flatMap(([path, file]) =>
      file.found && !stale.has(path) ? [[path, { hash: file.hash, found: { ...file.found } }]] : [],
    ),
  );
}

/** Another process may have linted other files of the same state meanwhile. */
function joined(own: CacheContent, other: CacheContent | undefined): CacheContent {
  if (other?.layout !== own.layout || other.files.size !== own.files.size) return own;
  for (const [path, { hash }] of own.files) if (other.files.get(path)?.hash !== hash) return own;
  const files = new Map(
    [...own.files].map(([path, file]) => {
      const beside = other.files.get(path);
      return [
        path,
        {
          ...file,
          rests: [...new Set([...file.rests, ...(beside?.rests ?? [])])],
          found: file.found || beside?.found ? { ...beside?.found, ...file.found } : undefined,
        },
      ] as const;
    }),
  );
  const searches = new Map(
    [...other.searches, ...own.searches].map((search) => [`${search.own}\0${search.name}`, search]),
  );
  return { layout: own.layout, files, searches: [...searches.values()] };
}
