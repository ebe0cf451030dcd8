// Reads and checks the catalogue's data files. Every problem names the file, the entry and the field.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { asksForRepetition, forbidsRepetition } from './retry.mjs';

/**
 * @typedef {{ code: string, aliases?: string[], tier: string, service: string, alsoServices?: string[],
 *   httpStatus?: number[], statusEvidence?: string, retry: string, appearsAt: string, conditions: string[],
 *   outsideEnum?: string, meaning: string, confidence: string, doubt?: string, note?: string, sources:
 *   string[] }} CodeEntry
 * @typedef {{ status: number, name: string, retry: string, conditions: string[], oneToOne?: boolean,
 *   guidance: string, note?: string, sources: string[] }} StatusEntry
 * @typedef {{ pattern: string, codes: string[], innerCodes?: string[], ambiguous: boolean, condition?:
 *   string, status?: number[], details?: string, confidence: string, note?: string, sources: string[] }}
 *   MessageEntry
 * @typedef {{ term: string, match: 'exact' | 'prefix' | 'beside' | 'elsewhere', condition?: string, source?:
 *   string, note: string, otherwise?: { pattern: string, unless?: string, why: string }[] }} TermEntry
 * @typedef {{ condition: string, meaning: string, advice: string, withoutCodes?: string }} ConditionEntry
 * @typedef {{ id: string, description: string, shape: object, codePath: string, messagePath: string,
 *   innerPath?: string, notes?: string[], sources: string[] }} ShapeEntry
 * @typedef {{ codes: CodeEntry[], statuses: StatusEntry[], messages: MessageEntry[], terms: TermEntry[],
 *   conditions: ConditionEntry[], shapes: ShapeEntry[] }} Catalog
 */

/** @type {readonly (readonly [file: keyof Catalog, key: string])[]} */
const files = [
  ['conditions', 'condition'],
  ['codes', 'code'],
  ['statuses', 'status'],
  ['messages', 'pattern'],
  ['terms', 'term'],
  ['shapes', 'id'],
];

/** The problems of a catalogue, one per line of the message. */
export class CatalogError extends Error {
  /** @param {readonly string[]} problems */
  constructor(problems) {
    super(problems.join('\n'));
    this.name = 'CatalogError';
    this.problems = problems;
  }
}

/**
 * @param {string} file
 * @param {number} index
 * @param {unknown} label
 * @param {string} field
 * @param {string} problem
 */
const describe = (file, index, label, field, problem) =>
  `${file}.json, entry ${index} (${JSON.stringify(label)}), field "${field}": ${problem}`;

/**
 * @param {string} directory
 * @param {keyof Catalog} file
 * @param {string} key
 * @param {string[]} problems
 * @returns {any[]}
 */
function readEntries(directory, file, key, problems) {
  /** @type {any} */
  let entries;
  try {
    entries = JSON.parse(readFileSync(join(directory, `${file}.json`), 'utf8'));
  } catch (error) {
    throw new CatalogError([
      `${file}.json cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  const schema = JSON.parse(readFileSync(join(directory, 'schema', `${file}.schema.json`), 'utf8'));
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  if (validate(entries)) return /** @type {any[]} */ (entries);
  for (const error of validate.errors ?? []) {
    const [, position, ...path] = error.instancePath.split('/');
    if (position === undefined) {
      problems.push(`${file}.json: ${error.message ?? 'is not valid'}`);
      continue;
    }
    const index = Number(position);
    const extra =
      /** @type {{ missingProperty?: string, additionalProperty?: string, allowedValues?: string[] }} */ (
        error.params
      );
    const field = path.join('.') || (extra.missingProperty ?? extra.additionalProperty ?? '');
    const allowed = extra.allowedValues ? `: ${extra.allowedValues.join(', ')}` : '';
    problems.push(
      describe(file, index, entries[index]?.[key], field, `${error.message ?? 'is not valid'}${allowed}`),
    );
  }
  return [];
}

/**
 * @param {Catalog} catalog
 * @param {string[]} problems
 */
function checkReferences(catalog, problems) {
  const conditions = new Set(catalog.conditions.map((entry) => entry.condition));
  /** @type {Map<string, string>} */
  const spellings = new Map();
  for (const [index, entry] of catalog.codes.entries()) {
    for (const spelling of [entry.code, ...(entry.aliases ?? [])]) {
      const owner = spellings.get(spelling.toLowerCase());
      if (owner !== undefined && owner !== entry.code) {
        problems.push(
          describe('codes', index, entry.code, 'code', `"${spelling}" is also a spelling of "${owner}"`),
        );
      }
      spellings.set(spelling.toLowerCase(), entry.code);
    }
    if (catalog.codes.findIndex((other) => other.code.toLowerCase() === entry.code.toLowerCase()) !== index) {
      problems.push(describe('codes', index, entry.code, 'code', 'is there twice'));
    }
  }
  for (const [index, entry] of catalog.codes.entries()) {
    if (entry.tier === 'exchange-only' && entry.doubt === undefined)
      problems.push(
        describe(
          'codes',
          index,
          entry.code,
          'doubt',
          'is missing for a code that is known from Exchange only',
        ),
      );
    // The runtime repeats every throttled code that is not final.
    if (entry.conditions.includes('throttled') && !asksForRepetition(entry) && !forbidsRepetition(entry)) {
      problems.push(describe('codes', index, entry.code, 'retry', 'a throttled code is repeated or "never"'));
    }
  }
  const codes = new Set(catalog.codes.map((entry) => entry.code));
  for (const [file, key] of files) {
    for (const [index, entry] of /** @type {any[]} */ (catalog[file]).entries()) {
      if (file === 'conditions') continue;
      for (const name of [
        ...(entry.conditions ?? []),
        ...(entry.condition === undefined ? [] : [entry.condition]),
      ]) {
        if (!conditions.has(name))
          problems.push(
            describe(file, index, entry[key], 'condition', `"${name}" is not in conditions.json`),
          );
      }
      if (file !== 'messages') continue;
      for (const name of [...entry.codes, ...(entry.innerCodes ?? [])]) {
        if (!codes.has(name))
          problems.push(describe(file, index, entry[key], 'codes', `"${name}" is not in codes.json`));
      }
    }
  }
  for (const [index, { condition, withoutCodes }] of catalog.conditions.entries()) {
    const isUsed = [...catalog.codes, ...catalog.statuses].some((entry) =>
      entry.conditions.includes(condition),
    );
    if (isUsed && withoutCodes !== undefined)
      problems.push(
        describe(
          'conditions',
          index,
          condition,
          'withoutCodes',
          'a code or a status stands for this condition',
        ),
      );
    if (!isUsed && withoutCodes === undefined)
      problems.push(
        describe(
          'conditions',
          index,
          condition,
          'withoutCodes',
          'no code and no status stands for this condition; say why',
        ),
      );
  }
  for (const [index, entry] of catalog.messages.entries()) {
    if (entry.condition === undefined) continue;
    const { condition } = entry;
    const stray = entry.codes.filter(
      (code) => !catalog.codes.find((other) => other.code === code)?.conditions.includes(condition),
    );
    if (stray.length > 0) {
      problems.push(
        describe(
          'messages',
          index,
          entry.pattern,
          'condition',
          `${stray.join(', ')} is not in "${condition}"`,
        ),
      );
    }
  }
  for (const [index, entry] of catalog.statuses.entries()) {
    if (entry.oneToOne === true && entry.conditions.length !== 1) {
      problems.push(describe('statuses', index, entry.status, 'oneToOne', 'needs exactly one condition'));
    }
    if (entry.oneToOne !== true) continue;
    for (const code of catalog.codes) {
      const strays =
        code.httpStatus?.includes(entry.status) === true &&
        code.conditions.length > 0 &&
        !code.conditions.includes(entry.conditions[0] ?? '');
      if (strays)
        problems.push(
          describe(
            'statuses',
            index,
            entry.status,
            'oneToOne',
            `"${code.code}" comes with this status and is in ${code.conditions.join(', ')}`,
          ),
        );
    }
  }
}

/**
 * A term of `beside` accounts for every message that holds it and does not mean its condition.
 *
 * @param {Catalog} catalog
 * @param {string[]} problems
 */
function checkTerms(catalog, problems) {
  /** @param {MessageEntry} message @param {string} condition */
  const means = (message, condition) => {
    if (message.condition === condition) return true;
    const groups =
      message.codes.length > 0
        ? message.codes.map((name) => catalog.codes.find(({ code }) => code === name)?.conditions)
        : (message.status ?? []).map(
            (number) => catalog.statuses.find(({ status }) => status === number)?.conditions,
          );
    return groups.length > 0 && groups.every((group) => group?.includes(condition) === true);
  };
  for (const [index, { term, match, condition, source, otherwise = [] }] of catalog.terms.entries()) {
    if (condition === undefined) {
      // Beside a sign-in the words count for what the catalogue does not know, and only there.
      const said =
        source === 'network' || source === 'file system'
          ? catalog.messages.filter(({ pattern }) => ` ${pattern.toLowerCase()} `.includes(` ${term} `))
          : [];
      for (const { pattern } of said)
        problems.push(describe('terms', index, term, 'source', `"${pattern}" of Graph holds it`));
      continue;
    }
    const strays = catalog.messages
      .filter((message) => message.pattern.toLowerCase().includes(term) && !means(message, condition))
      .map(({ pattern }) => pattern);
    const missing =
      match === 'beside'
        ? strays.filter((pattern) => !otherwise.some((item) => item.pattern === pattern))
        : [];
    for (const pattern of missing)
      problems.push(describe('terms', index, term, 'otherwise', `"${pattern}" is not in "${condition}"`));
    const idle = otherwise.filter(({ pattern }) => match !== 'beside' || !strays.includes(pattern));
    for (const { pattern } of idle)
      problems.push(describe('terms', index, term, 'otherwise', `"${pattern}" is no exception`));
  }
}

/**
 * @param {string} directory the folder with the data files and `schema/`
 * @returns {Catalog}
 * @throws {CatalogError} naming file, entry and field of every problem
 */
export function loadCatalog(directory) {
  /** @type {string[]} */
  const problems = [];
  const catalog = /** @type {Catalog} */ (
    Object.fromEntries(files.map(([file, key]) => [file, readEntries(directory, file, key, problems)]))
  );
  if (problems.length === 0) checkReferences(catalog, problems);
  if (problems.length === 0) checkTerms(catalog, problems);
  if (problems.length > 0) throw new CatalogError(problems);
  return catalog;
}
