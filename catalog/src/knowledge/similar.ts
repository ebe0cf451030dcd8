import { editDistance } from './distance.js';
import type { CatalogTables } from './lookup.js';
import { builtInTables, spellingsOf } from './lookup.js';

/**
 * The word that a mistyped one may have meant.
 *
 * @param text what was written
 * @param words what could have been written
 * @returns the nearest, a few typing errors away (a third of the letters, rounded up); undefined where none
 *   is near
 * @throws never
 */
export function nearestWord(text: string, words: readonly string[]): string | undefined {
  const wanted = text.toLowerCase();
  const allowed = Math.min(4, Math.ceil(wanted.length / 3));
  const scored = words.map((word) => ({ word, score: editDistance(wanted, word.toLowerCase(), allowed) }));
  return scored.filter(({ score }) => score <= allowed).sort((a, b) => a.score - b.score)[0]?.word;
}

/**
 * Codes that a text may have meant.
 *
 * @param text a code that is not in the catalogue
 * @param limit how many at most
 * @param tables another catalogue, made by `defineCatalog`
 * @returns canonical spellings, nearest first: a few typing errors away (a third of the letters at most), or
 *   with the text as a part
 * @throws never
 */
export function similarCodes(text: string, limit = 3, tables: CatalogTables = builtInTables): string[] {
  const wanted = text.toLowerCase();
  if (wanted.length < 4 || /^\d+$/.test(wanted)) return [];
  const allowed = Math.min(4, Math.floor(wanted.length / 3));
  const scored = tables.codes.flatMap((row) => {
    const names = spellingsOf(row).map((name) => name.toLowerCase());
    const near = Math.min(...names.map((name) => editDistance(wanted, name, allowed)));
    if (near <= allowed) return [{ code: row[0], score: near }];
    const holds = names.some((name) => name.includes(wanted)) && wanted.length >= 6;
    return holds ? [{ code: row[0], score: allowed + 1 + row[0].length / 100 }] : [];
  });
  return scored
    .sort((a, b) => a.score - b.score || a.code.localeCompare(b.code))
    .slice(0, limit)
    .map(({ code }) => code);
}
