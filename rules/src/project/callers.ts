import type { ImportGraph } from './imports.js';
import type { Texts } from './texts.js';

/** Files that may call a function of another file. */
export interface Callers {
  /**
   * Files that import `own`, directly or through others, and name the function; tests are left out. None when
   * so many do that it cannot be about one API, and when neither side has anything to do with Graph.
   * @returns undefined when it is not searched for, because of the limit for a question
   */
  of(own: string, name: string): readonly string[] | undefined;
  /** Begins a question: a limited number of names is searched for each. */
  begin(): void;
  /** Files whose callers are not the same any more, now that the texts of these have changed. */
  affectedBy(changed: readonly string[]): readonly string[];
  /** The searches that were made, with the files that name the function. */
  all(): readonly { readonly own: string; readonly name: string; readonly found: readonly string[] }[];
  /** Takes over a search of an earlier run. */
  restore(own: string, name: string, found: readonly string[]): void;
  clear(): void;
}

const LIMITS = {
  /** Files that name a helper. */
  files: 60,
  /** Names that are searched for one question about a helper. */
  searches: 12,
} as const;

interface Search {
  readonly own: string;
  readonly name: string;
  readonly found: ReadonlySet<string>;
}

export function createCallers(graph: ImportGraph, texts: Texts, isTest: (path: string) => boolean): Callers {
  const known = new Map<string, Search>();
  let searches = 0;

  function search(own: string, name: string): Search {
    const found = new Set<string>();
    for (const file of graph.importers(own)) {
      // Searching a text costs more than looking at a path.
      if (file === own || isTest(file) || !texts.includes(file, name)) continue;
      found.add(file);
      if (found.size > LIMITS.files) break;
    }
    return { own, name, found };
  }

  function answerOf({ own, found }: Search): readonly string[] {
    const mayBeFed = graph.reaches(own) || [...found].some((file) => graph.connects(file));
    return found.size > LIMITS.files || !mayBeFed ? [] : [...found].sort();
  }

  return {
    of(own, name) {
      const key = `${own}\0${name}`;
      const before = known.get(key);
      if (before) return answerOf(before);
      if (searches >= LIMITS.searches) return undefined;
      searches++;
      const made = search(own, name);
      known.set(key, made);
      return answerOf(made);
    },
    begin() {
      searches = 0;
    },
    affectedBy(changed) {
      const affected = [...known].filter(([, { own, name, found }]) => {
        // More files than the limit stay too many when one more names the function.
        const mayGrow = found.size <= LIMITS.files;
        return changed.some((file) =>
          found.has(file)
            ? !texts.includes(file, name)
            : mayGrow && file !== own && graph.importers(own).has(file) && texts.includes(file, name),
        );
      });
      for (const [key] of affected) known.delete(key);
      return affected.map(([, { own }]) => own);
    },
    all: () => [...known.values()].map(({ own, name, found }) => ({ own, name, found: [...found] })),
    restore(own, name, found) {
      known.set(`${own}\0${name}`, { own, name, found: new Set(found) });
    },
    clear() {
      known.clear();
    },
  };
}
