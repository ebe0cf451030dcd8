import type { CodeRow, MessageRow } from '../tables/rows.js';
import { codeInJson } from './json.js';
import {
  besideTerm,
  builtInTables,
  commonCondition,
  conditionOfTerm,
  isDistinctive,
  isGraphName,
  messagesWhere,
  oneToOneCondition,
  rowOfCode,
  sourceOfTerm,
  spellingsOf,
  type CatalogTables,
} from './lookup.js';
import { statusIn, statusNamed } from './statuses.js';

/**
 * What a text that code compares with an error's message stands for. `none` when it cannot be told for
 * certain.
 */
export type TextVerdict =
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'condition'; readonly condition: string }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'none'; readonly reason: 'text-unknown' | 'text-ambiguous' };

const unknown: TextVerdict = { kind: 'none', reason: 'text-unknown' };
const ambiguous: TextVerdict = { kind: 'none', reason: 'text-ambiguous' };

/** More codes than this in one word is a fragment of many codes, not the name of one. */
const maximalCodesOfFragment = 4;

const ofStatus = (status: number): TextVerdict => {
  const condition = oneToOneCondition(status);
  return condition === undefined ? { kind: 'status', status } : { kind: 'condition', condition };
};

/**
 * The codes whose spelling holds the text, those outside the enum left out: they stand elsewhere than in
 * `error.code`, or Graph does not send them. A text with capitals is compared as it is; one in lower case
 * also stands for code that lower-cases the message first.
 */
function codesHolding(tables: CatalogTables, text: string): readonly CodeRow[] {
  const exactCase = text !== text.toLowerCase();
  return tables.codes.filter(
    (row) =>
      row[10] !== '' &&
      spellingsOf(row).some((name) => (exactCase ? name : name.toLowerCase()).includes(text)),
  );
}

function verdictForCode(tables: CatalogTables, text: string, exact: boolean): TextVerdict | undefined {
  const row = rowOfCode(tables, text);
  // Codes outside the enum are no plain `error.code`, so no test on codes can replace a test on them.
  if (row === undefined || row[10] === '') return undefined;
  if (exact) return { kind: 'codes', codes: [row[0]] };
  const name = spellingsOf(row).find((spelling) => spelling.toLowerCase() === text.toLowerCase()) ?? row[0];
  if (/^\d{5}$/.test(name)) return { kind: 'codes', codes: [name] };
  if (!isDistinctive(name)) return undefined;
  const codes = [...new Set([row[0], ...codesHolding(tables, text).map((other) => other[0])])];
  if (codes.length <= maximalCodesOfFragment) return { kind: 'codes', codes };
  // The runtime knows the conditions of Graph's codes only.
  const condition = codes.some((code) => rowOfCode(tables, code)?.[2] === 'own')
    ? undefined
    : commonCondition(tables, codes);
  return condition === undefined ? ambiguous : { kind: 'condition', condition };
}

/** The fragments that the text holds, or else those of which it is a part. `text` is lower-cased. */
function messagesFor(
  tables: CatalogTables,
  text: string,
): { readonly rows: readonly MessageRow[]; readonly part: boolean } {
  const whole = messagesWhere(tables, (pattern) => text.includes(pattern));
  if (whole.length > 0) return { rows: whole, part: false };
  return {
    rows: text.length < 4 ? [] : messagesWhere(tables, (pattern) => pattern.includes(text)),
    part: true,
  };
}

const fillers = new Set(
  `a already an and are be been by can cannot could do does error exist exists for found from has have in invalid is it item
  must name no not object of on one or property request requested resource that the this to valid value was were with you your`.split(
    /\s+/,
  ),
);

/**
 * At least four words, two of which say something, or a longer one with one such word. The catalogue does not
 * hold every text that Graph sends, so a short part of one of them (`cannot be deleted`) may as well be a
 * part of another.
 */
function isDistinctivePart(text: string): boolean {
  const words = text.split(/[^a-z\d$'&-]+/i).filter((word) => word !== '');
  const telling = words.filter((word) => !fillers.has(word)).length;
  return (words.length >= 4 && telling >= 2) || (words.length >= 5 && telling >= 1);
}

function verdictOfRow([, codes, , isAmbiguous, condition]: MessageRow): TextVerdict {
  if (isAmbiguous || codes.length === 0) return ambiguous;
  return condition === '' ? { kind: 'codes', codes } : { kind: 'condition', condition };
}

function verdictForMessage(tables: CatalogTables, text: string): TextVerdict {
  const { rows, part } = messagesFor(tables, text);
  const [row, ...others] = rows;
  if (row === undefined) return unknown;
  if (part && !isDistinctivePart(text)) return ambiguous;
  const verdict = verdictOfRow(row);
  const agreed = others.every((other) => JSON.stringify(verdictOfRow(other)) === JSON.stringify(verdict));
  return agreed ? verdict : ambiguous;
}

/**
 * What a text stands for that code compares with the message of a Graph error.
 *
 * @param text the literal as written, one alternative of a regular expression at a time
 * @param options `exact`: the text is compared for equality, not searched for
 * @param tables another catalogue, made by `defineCatalog`
 * @returns codes (one of them at any level means the text), a condition, a status, or `none` with the reason.
 *   Never a guess: a text that Graph sends with several meanings, or whose code alone does not tell it, is
 *   `text-ambiguous`
 * @throws never
 */
export function verdictForText(
  text: string,
  options: { readonly exact: boolean },
  tables: CatalogTables = builtInTables,
): TextVerdict {
  const trimmed = text.trim();
  const lower = trimmed.toLowerCase();
  if (lower === '') return unknown;
  const status = statusIn(trimmed);
  if (status !== undefined && rowOfCode(tables, trimmed) === undefined) return ofStatus(status);
  const inJson = codeInJson(trimmed);
  const bare = inJson ?? trimmed.replace(/^["'\s:[(]+|["'\s:\])]+$/g, '');
  const byCode = verdictForCode(tables, bare, inJson !== undefined || (options.exact && bare === text));
  if (byCode !== undefined) return byCode;
  const term = conditionOfTerm(lower);
  if (term !== undefined) return { kind: 'condition', condition: term };
  const named = statusNamed(trimmed);
  if (named !== undefined) return ofStatus(named);
  const [token, ...more] = codesInText(trimmed, tables).filter(isDistinctive);
  if (token === undefined)
    return rowOfCode(tables, bare) === undefined ? verdictForMessage(tables, lower) : ambiguous;
  return more.length === 0 && rowOfCode(tables, token)?.[10] !== ''
    ? { kind: 'codes', codes: [token] }
    : ambiguous;
}

/**
 * The codes of the catalogue that stand in a text as whole tokens.
 *
 * @param text for example `"Error: itemNotFound"`
 * @param tables another catalogue, made by `defineCatalog`
 * @returns canonical spellings, in the order of the text. Single words (`conflict`) and numbers count only
 *   when they are the whole text, in the spelling of the wire
 * @throws never
 */
export function codesInText(text: string, tables: CatalogTables = builtInTables): string[] {
  const whole = rowOfCode(tables, text);
  if (whole !== undefined && (spellingsOf(whole).includes(text) || isDistinctive(whole[0])))
    return [whole[0]];
  const codes = new Set<string>();
  for (const [token] of text.matchAll(/[A-Za-z][\w-]*\w/g)) {
    const row = rowOfCode(tables, token);
    if (row !== undefined && spellingsOf(row).includes(token) && isDistinctive(token)) codes.add(row[0]);
  }
  return [...codes];
}

/**
 * The condition that an ambiguous phrase names where code tests the same condition beside it, as in
 * `message.includes('404') || message.includes('not found')`.
 *
 * @param text a literal of a program
 * @param code the code that the error can come from, undefined when not all of it is known: where it may be
 *   about messages that hold the phrase and mean something else, there is no answer
 * @returns undefined for a text that is no such phrase; alone, `verdictForText` calls it `text-ambiguous` or
 *   `text-unknown`
 * @throws never
 */
export function conditionBeside(text: string, code: string | undefined): string | undefined {
  const term = besideTerm(text.trim().toLowerCase());
  const lower = code?.toLowerCase();
  return term?.unless.every((word) => lower?.includes(word.toLowerCase()) === false) === true
    ? term.condition
    : undefined;
}

/** What says a text instead of a service of Graph. */
export type TextSource = 'network' | 'file system' | 'sign-in' | 'token endpoint';

/**
 * What says a text instead of a service of Graph, as far as the catalogue knows it: `ENOSPC`,
 * `dns lookup failed`.
 *
 * @param text a literal of a program, or the source of a pattern
 * @param sources what may be among the origins of the error; the network and the file system may always be
 * @returns undefined for a text that Graph may send
 * @throws never
 */
export const textSource = (
  text: string,
  sources: readonly TextSource[] = ['network', 'file system'],
): TextSource | undefined =>
  sourceOfTerm(text.trim().toLowerCase(), new Set(sources)) as TextSource | undefined;

/**
 * True if a text can only be Graph's: it holds a distinctive code or a known message.
 *
 * @param text a literal of a program
 * @param tables another catalogue, made by `defineCatalog`
 * @returns false for a text that other services send too
 * @throws never
 */
export function isGraphLookingText(text: string, tables: CatalogTables = builtInTables): boolean {
  const lower = text.trim().toLowerCase();
  if (codesInText(text, tables).some(isGraphName)) return true;
  const { rows, part } = messagesFor(tables, lower);
  return (
    rows.some((row) => isDistinctivePart(part ? lower : row[0].toLowerCase())) && (!part || rows.length === 1)
  );
}

/**
 * Finds a code by its text.
 *
 * @param text a code in any casing, aliases included
 * @param tables another catalogue, made by `defineCatalog`
 * @returns the canonical spelling, or undefined
 * @throws never
 */
export function lookupCode(
  text: string,
  tables: CatalogTables = builtInTables,
): { readonly code: string; readonly known: true } | undefined {
  const row = rowOfCode(tables, text);
  return row === undefined ? undefined : { code: row[0], known: true };
}
