import { codeRows, messageRows, statusRows, termRows } from '../tables/tables.generated.js';
import type { CodeRow, MessageRow } from '../tables/rows.js';

/** Everything the look-ups need, from the built-in tables or from a catalogue made by `defineCatalog`. */
export interface CatalogTables {
  readonly codes: readonly CodeRow[];
  readonly messages: readonly MessageRow[];
}

export const builtInTables: CatalogTables = { codes: codeRows, messages: messageRows };

/** Spellings of a code: the canonical one first. */
export const spellingsOf = (row: CodeRow): readonly string[] => [row[0], ...row[1]];

interface Index {
  readonly codes: ReadonlyMap<string, CodeRow>;
  readonly messages: readonly { readonly pattern: string; readonly row: MessageRow }[];
}

/** Look-ups run over every literal of a program, so the lower-cased forms are made once per catalogue. */
const indexes = new WeakMap<CatalogTables, Index>();

function indexOf(tables: CatalogTables): Index {
  let index = indexes.get(tables);
  if (index === undefined) {
    index = {
      codes: new Map(
        tables.codes.flatMap((row) => spellingsOf(row).map((name) => [name.toLowerCase(), row] as const)),
      ),
      messages: tables.messages.map((row) => ({ pattern: row[0].toLowerCase(), row })),
    };
    indexes.set(tables, index);
  }
  return index;
}

/** The code that a text spells, in any casing. */
export const rowOfCode = (tables: CatalogTables, text: string): CodeRow | undefined =>
  indexOf(tables).codes.get(text.toLowerCase());

/** The messages whose lower-cased pattern passes the test. */
export const messagesWhere = (
  tables: CatalogTables,
  test: (pattern: string) => boolean,
): readonly MessageRow[] =>
  indexOf(tables)
    .messages.filter(({ pattern }) => test(pattern))
    .map(({ row }) => row);

/**
 * True for a code that no English text holds by chance: two words in one (camelCase, PascalCase) or an
 * underscore. Numbers and single words such as `conflict` are not distinctive.
 */
export const isDistinctive = (code: string): boolean => /[a-z\d][A-Z]|_/.test(code) && code.length >= 7;

/** Names that many other services use too: no sign of Graph. */
const commonNames = new Set(
  'accessdenied authenticationerror internalerror invalidargument invalidrequest invalidarguments notallowed notsupported resourcenotfound unknownerror validationerror'.split(
    ' ',
  ),
);

/**
 * True for a code that only Graph sends, as far as a name can tell. Every token service sends the codes of
 * OAuth.
 */
export const isGraphName = (code: string): boolean => {
  const name = code.toLowerCase();
  return (
    isDistinctive(code) &&
    !commonNames.has(name) &&
    rowOfCode(builtInTables, code)?.[2] !== 'token-endpoint' &&
    !statusRows.some((row) => row[1].toLowerCase().replace(/ /g, '') === name)
  );
};

/** The condition of a code, when it belongs to exactly one. */
const conditionsOf = (tables: CatalogTables, code: string): readonly string[] =>
  rowOfCode(tables, code)?.[9] ?? [];

/**
 * The one condition that all the codes belong to, else undefined. A code of several conditions may agree in
 * one of them.
 */
export function commonCondition(tables: CatalogTables, codes: readonly string[]): string | undefined {
  const [first, ...others] = codes.map((code) => conditionsOf(tables, code));
  const shared = (first ?? []).filter((condition) => others.every((list) => list.includes(condition)));
  return shared.length === 1 ? shared[0] : undefined;
}

/** The condition that says the same as a status. */
export function oneToOneCondition(status: number): string | undefined {
  const row = statusRows.find((candidate) => candidate[0] === status);
  return row?.[4] === true ? row[3] : undefined;
}

/** A word or phrase that means one condition whatever the service. `text` is lower-cased. */
export function conditionOfTerm(text: string): string | undefined {
  const row = termRows.find(([term, match]) =>
    match === 'prefix' ? text.startsWith(term) && /^[a-z]+$/.test(text) : match === 'exact' && text === term,
  );
  return row?.[2];
}

/**
 * The condition that a phrase means beside a test for the same one, and the words of code where it may mean
 * something else.
 */
export function besideTerm(
  text: string,
): { readonly condition: string; readonly unless: readonly string[] } | undefined {
  const row = termRows.find(([term, match]) => match === 'beside' && text === term);
  return row && { condition: row[2], unless: row[3] };
}

/**
 * What says a word or phrase instead of a service of Graph. `text` is lower-cased; single words of the
 * network and of file systems count only alone.
 */
export function sourceOfTerm(text: string, sources: ReadonlySet<string>): string | undefined {
  const row = termRows.find(
    ([term, match, source]) =>
      match === 'elsewhere' &&
      sources.has(source) &&
      (text === term || ((/[ _-]/.test(term) || isSignIn(source)) && holdsWords(text, term))),
  );
  return row?.[2];
}

const isSignIn = (source: string): boolean => source === 'sign-in' || source === 'token endpoint';

/** Whether a text holds the words of a term, and not only a part of longer ones. */
function holdsWords(text: string, term: string): boolean {
  const start = text.indexOf(term);
  return (
    start >= 0 &&
    !/[a-z\d]/.test(text.charAt(start - 1)) &&
    (term.endsWith('_') || !/[a-z\d]/.test(text.charAt(start + term.length)))
  );
}

/** The status whose name a text is, such as `Service Unavailable`. `text` is lower-cased. */
export const statusOfName = (text: string): number | undefined =>
  statusRows.find((row) => row[1].toLowerCase() === text)?.[0];

export const retryOfStatus = (status: number): string | undefined =>
  statusRows.find((row) => row[0] === status)?.[2];

export const isKnownStatus = (status: number): boolean => statusRows.some((row) => row[0] === status);
