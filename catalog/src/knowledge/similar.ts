import type { CatalogTables } from './lookup.js';
import { builtInTables, spellingsOf } from './lookup.js';

/** Edits from one text to the other (Levenshtein), or `limit + 1` when there are more. */
function distance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > limit) return limit + 1;
    row = next;
  }
  return row[right.length] ?? limit + 1;
}

/**
 * The word that a mistyped one may have meant.
 *
 * @param text what was written
 * @param words what could have been written
 * @returns the nearest, a few typing errors away (a third of the letters, rounded up); undefined where none is near
 * @throws never
 */
export function nearestWord(text: string, words: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  const allowed = Math.min(4, Math.ceil(wanted.length / 3));
  const scored = words.map((word) => ({ word, score: distance(wanted, word.toLowerCase(), allowed) }));
  return scored.filter(({ score }) => score <= allowed).sort((a, b) => a.score - b.score)[0]?.word;
}

/**
 * Codes that a text may have meant.
 *
 * @param text a code that is not in the catalogue
 * @param limit how many at most
 * @param tables another catalogue, made by `defineCatalog`
 * @returns canonical spellings, nearest first: a few typing errors away (a third of the letters at most), or with the text as a part
 * @throws never
 */
export function similarCodes(text: string, limit = 3, tables: CatalogTables = builtInTables): string[] {
  const wanted = text.toLowerCase();
  if (wanted.length < 4 || /^\d+$/.test(wanted)) return [];
  const allowed = Math.min(4, Math.floor(wanted.length / 3));
  const scored = tables.codes.flatMap((row) => {
    const names = spellingsOf(row).map((name) => name.toLowerCase());
    const near = Math.min(...names.map((name) => distance(wanted, name, allowed)));
    if (near <= allowed) return [{ code: row[0], score: near }];
    const holds = names.some((name) => name.includes(wanted)) && wanted.length >= 6;
    return holds ? [{ code: row[0], score: allowed + 1 + row[0].length / 100 }] : [];
  });
  return scored.sort((a, b) => a.score - b.score || a.code.localeCompare(b.code)).slice(0, limit).map(({ code }) => code);
}
