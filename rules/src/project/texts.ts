import { shortened } from '../syntax/tree.js';
import type { EvidenceStep } from '../detector/types.js';
import { readSource, stampOf } from './files.js';
import { hashOfWord, holdsWord, isWord, WordFilter } from './words.js';

/** Texts of source files. Searching all of them for a name is the first step to the callers of a function. */
export interface Texts {
  get(path: string): string | undefined;
  /** Those of the files in which a name stands: as a word, if it is one. */
  naming(name: string, files: Iterable<string>): readonly string[];
  /** A piece of a file on one line, cut where it is long, and its 1-based line. */
  excerpt(path: string, start: number, end: number): EvidenceStep | undefined;
  /** Uses the content of an editor's buffer; true when it is not the one known so far. */
  put(path: string, text: string): boolean;
  /** Paths whose file on disk is not the one that was read; they are forgotten. */
  takeChanged(): readonly string[];
}

/** Beyond this many characters files are read again each time. */
const MAX_KEPT = 128_000_000;

export function createTexts(): Texts {
  const kept = new Map<string, string | undefined>();
  const stamps = new Map<string, string | undefined>();
  const filters = new Map<string, WordFilter>();
  let size = 0;
  const get = (path: string): string | undefined => {
    if (kept.has(path)) return kept.get(path);
    const text = readSource(path);
    stamps.set(path, stampOf(path));
    size += text?.length ?? 0;
    if (size < MAX_KEPT) kept.set(path, text);
    return text;
  };
  const filterOf = (path: string): WordFilter => {
    const filter = filters.get(path) ?? new WordFilter(get(path) ?? '');
    filters.set(path, filter);
    return filter;
  };
  return {
    get,
    naming(name, files) {
      if (!isWord(name)) return [...files].filter((path) => get(path)?.includes(name));
      const hash = hashOfWord(name);
      return [...files].filter((path) => filterOf(path).mayHold(hash) && holdsWord(get(path) ?? '', name));
    },
    excerpt(path, start, end) {
      const text = get(path);
      return text === undefined
        ? undefined
        : {
            text: shortened(text.slice(start, end)),
            path,
            line: text.slice(0, start).split(/\r\n|[\n\r\u2028\u2029]/).length,
          };
    },
    put(path, text) {
      const changed = get(path) !== text;
      kept.set(path, text);
      if (changed) filters.delete(path);
      return changed;
    },
    takeChanged() {
      const changed = [...stamps].filter(([path, stamp]) => stampOf(path) !== stamp).map(([path]) => path);
      for (const path of changed) {
        kept.delete(path);
        filters.delete(path);
        stamps.delete(path);
      }
      return changed;
    },
  };
}
