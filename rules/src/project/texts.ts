import { shortened } from '../syntax/tree.js';
import type { EvidenceStep } from '../detector/types.js';
import { readSource, stampOf } from './files.js';

/** Texts of source files. Searching all of them for a name is the first step to the callers of a function. */
export interface Texts {
  get(path: string): string | undefined;
  includes(path: string, name: string): boolean;
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
  let size = 0;
  const get = (path: string): string | undefined => {
    if (kept.has(path)) return kept.get(path);
    const text = readSource(path);
    stamps.set(path, stampOf(path));
    size += text?.length ?? 0;
    if (size < MAX_KEPT) kept.set(path, text);
    return text;
  };
  return {
    get,
    includes: (path, name) => get(path)?.includes(name) ?? false,
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
      return changed;
    },
    takeChanged() {
      const changed = [...stamps].filter(([path, stamp]) => stampOf(path) !== stamp).map(([path]) => path);
      for (const path of changed) {
        kept.delete(path);
        stamps.delete(path);
      }
      return changed;
    },
  };
}
