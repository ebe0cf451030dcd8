import { editDistance } from './distance.js';
import type { CatalogTables } from './lookup.js';
import { builtInTables, rowOfCode, spellingsOf } from './lookup.js';

/**
 * The code that a text was meant to be: written in another case than it is sent, or with typing errors in it.
 */
export interface IntendedCode {
  readonly code: string;
  readonly by: 'case' | 'typing';
}

/** Shorter words are near to too many others. */
const shortest = 8;

/** From this length on two typing errors leave no doubt what was meant. */
const long = 14;

/**
 * Codes that a service always begins in upper case: `ErrorItemNotFound` of Exchange,
 * `Request_ResourceNotFound` of the directory.
 */
const isCapitalised = (code: string): boolean => /^Error[A-Z]|^[A-Z][A-Za-z]*_[A-Z]/.test(code);

/**
 * Whether a text differs from every way in which a code is sent. Services differ in the case of the first
 * letter (`notFound`, `NotFound`), so that one counts only where the code is the name of one service.
 */
function isOtherCase(text: string, spellings: readonly string[]): boolean {
  return spellings.every((name) => name !== text && (name.slice(1) !== text.slice(1) || isCapitalised(name)));
}

/**
 * The code that somebody meant who wrote something that no service sends.
 *
 * @param text what is compared with a code
 * @param tables another catalogue, made by `defineCatalog`
 * @returns the code as it is sent; undefined for codes that are in the catalogue as they stand, and for what
 *   is near to none or to several
 * @throws never
 */
export function intendedCode(text: string, tables: CatalogTables = builtInTables): IntendedCode | undefined {
  const row = rowOfCode(tables, text);
  if (row) return isOtherCase(text, spellingsOf(row)) ? { code: row[0], by: 'case' } : undefined;
  if (text.length < shortest || !/^[A-Za-z][\w.]*$/.test(text)) return undefined;
  const wanted = text.toLowerCase();
  const allowed = text.length < long ? 1 : 2;
  const near = tables.codes.flatMap((candidate) => {
    const score = Math.min(
      ...spellingsOf(candidate).map((name) => editDistance(wanted, name.toLowerCase(), allowed)),
    );
    return score <= allowed && /\D/.test(candidate[0]) ? [{ code: candidate[0], score }] : [];
  });
  const best = Math.min(...near.map(({ score }) => score));
  const [first, ...others] = near.filter(({ score }) => score === best);
  return first && others.length === 0 ? { code: first.code, by: 'typing' } : undefined;
}
