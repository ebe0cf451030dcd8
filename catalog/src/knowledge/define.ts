import { GraphErrorCondition } from '../conditions.generated.js';
import type { CodeRow, MessageRow } from '../tables/rows.js';
import type { CatalogTables } from './lookup.js';
import { builtInTables } from './lookup.js';

/** A code of a service of one's own. */
export interface OwnCode {
  readonly code: string;
  /** Other spellings on the wire; case does not matter. */
  readonly aliases?: readonly string[];
  readonly meaning?: string;
  readonly statuses?: readonly number[];
  readonly conditions?: readonly GraphErrorCondition[];
}

/** A fragment of a message of a service of one's own. */
export interface OwnMessage {
  readonly pattern: string;
  /** The codes it arrives with. */
  readonly codes: readonly string[];
  /** True where the code alone does not tell this text from others. Default: false. */
  readonly ambiguous?: boolean;
}

export interface OwnCatalog {
  readonly codes?: readonly OwnCode[];
  readonly messages?: readonly OwnMessage[];
}

const conditions: readonly string[] = Object.values(GraphErrorCondition);
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isListOf = (value: unknown, test: (entry: unknown) => boolean): boolean =>
  value === undefined || (Array.isArray(value) && value.every(test));
const isStatus = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) >= 100 && Number(value) <= 599;

function check(holds: boolean, place: string, what: string): void {
  if (!holds) throw new TypeError(`\`${place}\` must be ${what}.`);
}

function checkKeys(entry: object, place: string, known: readonly string[]): void {
  for (const key of Object.keys(entry))
    check(known.includes(key), `${place}.${key}`, `one of ${known.join(', ')}`);
}

function checkCode(entry: OwnCode, place: string): void {
  check(typeof entry === 'object' && (entry as unknown) !== null, place, 'an object');
  checkKeys(entry, place, ['code', 'aliases', 'meaning', 'statuses', 'conditions']);
  check(isText(entry.code), `${place}.code`, 'a text');
  check(isListOf(entry.aliases, isText), `${place}.aliases`, 'a list of texts');
  check(entry.meaning === undefined || isText(entry.meaning), `${place}.meaning`, 'a text');
  check(isListOf(entry.statuses, isStatus), `${place}.statuses`, 'a list of HTTP statuses');
  check(
    isListOf(entry.conditions, (name) => conditions.includes(name as string)),
    `${place}.conditions`,
    `a list of ${conditions.join(', ')}`,
  );
}

function checkMessage(entry: OwnMessage, place: string, codes: ReadonlySet<string>): void {
  check(typeof entry === 'object' && (entry as unknown) !== null, place, 'an object');
  checkKeys(entry, place, ['pattern', 'codes', 'ambiguous']);
  check(
    isText(entry.pattern) && entry.pattern.length >= 8,
    `${place}.pattern`,
    'a text of at least 8 characters',
  );
  check(Array.isArray(entry.codes) && entry.codes.length > 0, `${place}.codes`, 'a list of codes');
  for (const code of entry.codes)
    check(
      isText(code) && codes.has(code.toLowerCase()),
      `${place}.codes`,
      `made of known codes (\`${code}\` is not)`,
    );
  check(
    entry.ambiguous === undefined || typeof entry.ambiguous === 'boolean',
    `${place}.ambiguous`,
    'true or false',
  );
}

const keyOf = (code: string): string => {
  const name = code.replace(/\W/g, '_');
  return /^\d/.test(name) ? `Code_${name}` : name.charAt(0).toUpperCase() + name.slice(1);
};

const codeRow = ({ code, aliases = [], meaning = '', statuses = [], conditions = [] }: OwnCode): CodeRow => [
  code,
  aliases,
  'own',
  [],
  'service',
  statuses,
  'documented',
  'unknown',
  'either',
  conditions,
  keyOf(code),
  meaning,
  'documented',
  '',
  [],
  '',
];

const messageRow = ({ pattern, codes, ambiguous = false }: OwnMessage): MessageRow => [
  pattern,
  codes,
  [],
  ambiguous,
  '',
  [],
  '',
  [],
];

/**
 * Adds the codes and messages of a service of one's own to the catalogue, for the look-ups of this module.
 * The input is plain JSON, so it can stand in a settings file. A code that the catalogue has already is
 * replaced.
 *
 * @param own codes and messages
 * @returns tables for the last parameter of `lookupCode`, `verdictForText`, `codesInText` and the others
 * @throws TypeError naming the entry and the field in backticks, for example `codes[2].conditions`
 */
export function defineCatalog(own: OwnCatalog): CatalogTables {
  check(typeof own === 'object' && (own as unknown) !== null && !Array.isArray(own), 'catalog', 'an object');
  checkKeys(own, 'catalog', ['codes', 'messages']);
  const { codes = [], messages = [] } = own;
  check(Array.isArray(codes), 'codes', 'a list');
  check(Array.isArray(messages), 'messages', 'a list');
  codes.forEach((entry, index) => {
    checkCode(entry, `codes[${index}]`);
  });
  const replaced = new Set(codes.map((entry) => entry.code.toLowerCase()));
  codes.forEach((entry, index) => {
    const first = codes.findIndex((other) => other.code.toLowerCase() === entry.code.toLowerCase());
    check(first === index, `codes[${index}].code`, `different from \`codes[${first}].code\``);
  });
  const rows = [
    ...builtInTables.codes.filter((row) => !replaced.has(row[0].toLowerCase())),
    ...codes.map(codeRow),
  ];
  const names = new Set(rows.flatMap((row) => [row[0], ...row[1]]).map((name) => name.toLowerCase()));
  messages.forEach((entry, index) => {
    checkMessage(entry, `messages[${index}]`, names);
  });
  return { codes: rows, messages: [...builtInTables.messages, ...messages.map(messageRow)] };
}
