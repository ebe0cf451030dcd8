import type { ImportGraph } from './imports.js';
import type { Texts } from './texts.js';
import { placesOf } from './words.js';

/** Files that may call a function of another file, and other files that are found by a name in them. */
export interface Callers {
  /**
   * Files that import `own`, directly or through others, and name the function; tests are left out. None when
   * so many do that it cannot be about one API, and when neither side has anything to do with Graph.
   * @returns undefined when it is not searched for, because of the limit for a question
   */
  of(own: string, name: string): readonly string[] | undefined;
  /**
   * Files in which something may be stored in a property of a name, or given to a method together with it;
   * tests are left out. None when none of them has anything to do with Graph.
   */
  storing(name: string): readonly string[];
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

/** Stands for all files where those are searched that import one. */
const ALL = '';

const LIMITS = {
  /** Files that name a helper. */
  files: 60,
  /**
   * Names that are searched for one question about a helper. Of eight repositories, up to 10,000 files large,
   * none has a question that needs more; with fewer it would depend on what was asked before what is found.
   */
  searches: 100,
} as const;

const keyOf = (own: string, name: string): string => `${own}\0${name}`;

interface Search {
  readonly own: string;
  readonly name: string;
  readonly found: ReadonlySet<string>;
}

/** Whether something may be stored under a name in a text: `x.name = …`, `x['name'] = …`, `put('name', …)`. */
function stores(text: string, name: string): boolean {
  for (const at of placesOf(text, name)) {
    const before = text.slice(Math.max(0, at - 40), at).trimEnd();
    const behind = text.slice(at + name.length, at + name.length + 40).trimStart();
    if (/\.$/.test(before) && /^=(?![=>])/.test(behind)) return true;
    if (/[([]\s*['"`]$/.test(before) && /^['"`]/.test(behind)) return true;
  }
  return false;
}

export function createCallers(graph: ImportGraph, texts: Texts, isTest: (path: string) => boolean): Callers {
  return new CallersOfProject(graph, texts, isTest);
}

class CallersOfProject implements Callers {
  private readonly known = new Map<string, Search>();
  private readonly named = new Map<string, readonly string[]>();
  private searches = 0;

  constructor(
    private readonly graph: ImportGraph,
    private readonly texts: Texts,
    private readonly isTest: (path: string) => boolean,
  ) {}

  of(own: string, name: string): readonly string[] | undefined {
    const before = this.known.get(keyOf(own, name));
    if (before) return this.answerOf(before);
    if (this.searches >= LIMITS.searches) return undefined;
    this.searches++;
    return this.answerOf(this.search(own, name));
  }

  storing(name: string): readonly string[] {
    const { found } = this.known.get(keyOf(ALL, name)) ?? this.searchAll(name);
    return [...found].some((file) => this.graph.reaches(file)) ? [...found].sort() : [];
  }

  begin(): void {
    this.searches = 0;
  }

  affectedBy(changed: readonly string[]): readonly string[] {
    this.named.clear();
    const affected = [...this.known].filter(([, search]) => this.isAffected(search, changed));
    for (const [key] of affected) this.known.delete(key);
    // Who reads something under a name holds the name.
    return affected.flatMap(([, { own, name }]) => (own === ALL ? this.naming(name) : own));
  }

  all(): readonly { readonly own: string; readonly name: string; readonly found: readonly string[] }[] {
    return [...this.known.values()].map(({ own, name, found }) => ({ own, name, found: [...found] }));
  }

  restore(own: string, name: string, found: readonly string[]): void {
    this.known.set(keyOf(own, name), { own, name, found: new Set(found) });
  }

  clear(): void {
    this.known.clear();
    this.named.clear();
  }

  private search(own: string, name: string): Search {
    const importers = this.graph.importers(own);
    const found = new Set<string>();
    for (const file of this.naming(name)) {
      if (file === own || !importers.has(file) || this.isTest(file)) continue;
      found.add(file);
      if (found.size > LIMITS.files) break;
    }
    return this.keep({ own, name, found });
  }

  private searchAll(name: string): Search {
    const found = this.naming(name).filter((file) => !this.isTest(file) && this.stores(file, name));
    return this.keep({ own: ALL, name, found: new Set(found) });
  }

  private keep(search: Search): Search {
    this.known.set(keyOf(search.own, search.name), search);
    return search;
  }

  /** All files in which a name stands. Functions of many files have the same. */
  private naming(name: string): readonly string[] {
    const found = this.named.get(name) ?? this.texts.naming(name, this.graph.nodes().keys());
    this.named.set(name, found);
    return found;
  }

  private stores(file: string, name: string): boolean {
    return stores(this.texts.get(file) ?? '', name);
  }

  private answerOf({ own, found }: Search): readonly string[] {
    const mayBeFed = this.graph.reaches(own) || [...found].some((file) => this.graph.connects(file));
    return found.size > LIMITS.files || !mayBeFed ? [] : [...found].sort();
  }

  private isAffected({ own, name, found }: Search, changed: readonly string[]): boolean {
    const names = (file: string): boolean => this.texts.naming(name, [file]).length > 0;
    if (own === ALL) return changed.some((file) => found.has(file) || this.stores(file, name));
    // More files than the limit stay too many when one more names the function.
    const mayGrow = found.size <= LIMITS.files;
    return changed.some((file) =>
      found.has(file)
        ? !names(file)
        : mayGrow && file !== own && this.graph.importers(own).has(file) && names(file),
    );
  }
}
