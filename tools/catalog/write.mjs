// Turns the catalogue into TypeScript sources. ts-morph builds the statements; the texts are the only output.
import { Project, StructureKind, VariableDeclarationKind } from 'ts-morph';
import { conditionKey, enumKey, quote } from './names.mjs';
import {
  asksForRepetition,
  countsInRetry,
  finalStatuses,
  forbidsRepetition,
  refusesWork,
  repeatedStatuses,
} from './retry.mjs';

const banner = '// Generated from catalog/data by `npm run generate`. Do not edit.\n';

/** @typedef {{ name: string, type?: string, value: string, doc: string }} Constant */

/** @param {readonly string[]} lines */
const block = (lines) => `{\n${lines.map((line) => `  ${line},\n`).join('')}}`;
/** @param {readonly (string | number)[]} items */
const list = (items) =>
  `[${items.map((item) => (typeof item === 'number' ? String(item) : quote(item))).join(', ')}]`;
/** @param {string} text */
const summary = (text) => text.replace(/\*\//g, '* /');

/**
 * @param {readonly Constant[]} constants
 * @param {readonly { name: string, type: string, doc: string }[]} [types]
 * @param {string} [prologue] imports
 * @returns {string}
 */
function source(constants, types = [], prologue = '') {
  const project = new Project({ useInMemoryFileSystem: true });
  // All statements at once: adding them one by one parses the file again each time.
  const file = project.createSourceFile('generated.ts', {
    statements: [
      ...(prologue === '' ? [] : [prologue]),
      ...constants.map((constant) => ({
        kind: /** @type {const} */ (StructureKind.VariableStatement),
        declarationKind: VariableDeclarationKind.Const,
        isExported: true,
        docs: [constant.doc],
        declarations: [
          {
            name: constant.name,
            initializer: constant.value,
            ...(constant.type === undefined ? {} : { type: constant.type }),
          },
        ],
      })),
      ...types.map((type) => ({
        kind: /** @type {const} */ (StructureKind.TypeAlias),
        name: type.name,
        isExported: true,
        docs: [type.doc],
        type: type.type,
      })),
    ],
  });
  return banner + file.getFullText();
}

/** @param {import('./load.mjs').Catalog} catalog */
const enumEntries = (catalog) => catalog.codes.filter((entry) => entry.outsideEnum === undefined);

/** @param {import('./load.mjs').Catalog} catalog */
function codesFile(catalog) {
  const members = enumEntries(catalog).map(
    (entry) => `/** ${summary(entry.meaning)} */\n  ${enumKey(entry)}: ${quote(entry.code)}`,
  );
  return source(
    [
      {
        name: 'GraphErrorCode',
        value: `${block(members)} as const`,
        doc: 'Codes that Microsoft Graph services send, in the spelling of the wire. Compare them with `hasErrorCode`, which ignores case.',
      },
    ],
    [
      {
        name: 'GraphErrorCode',
        type: '(typeof GraphErrorCode)[keyof typeof GraphErrorCode]',
        doc: 'A code that Microsoft Graph services send. The services may add codes at any time.',
      },
    ],
  );
}

/** @param {import('./load.mjs').Catalog} catalog */
function constantsFile(catalog) {
  return source(
    enumEntries(catalog).map((entry) => ({
      name: enumKey(entry),
      value: `${quote(entry.code)} as const`,
      doc: summary(entry.meaning),
    })),
  );
}

/** @param {import('./load.mjs').Catalog} catalog */
function conditionsFile(catalog) {
  const members = catalog.conditions.map(
    (entry) =>
      `/** ${summary(entry.meaning)} ${summary(entry.advice)} */\n  ${conditionKey(entry.condition)}: ${quote(entry.condition)}`,
  );
  /** @type {Map<string, Set<string>>} */
  const groups = new Map();
  for (const { code, aliases = [], conditions } of catalog.codes.filter(
    (entry) => entry.conditions.length > 0,
  )) {
    const group = groups.get(conditions.join(' ')) ?? new Set();
    for (const spelling of [code, ...aliases]) group.add(spelling.toLowerCase());
    groups.set(conditions.join(' '), group);
  }
  // Sorted, because neighbours with the same beginning compress better.
  const lines = [...groups].map(
    ([conditions, spellings]) => `${quote(conditions)}: ${quote([...spellings].sort().join(' '))}`,
  );
  const statuses = catalog.statuses.flatMap(({ status, conditions: [condition] }) =>
    condition === undefined ? [] : [`${status}: ${quote(condition)}`],
  );
  return source(
    [
      {
        name: 'GraphErrorCondition',
        value: `${block(members)} as const`,
        doc: 'What a failure means, across services, codes and statuses.',
      },
      {
        name: 'conditionCodes',
        type: 'Readonly<Record<string, string>>',
        value: block(lines),
        doc: 'Codes by the conditions that they belong to, lower-cased, aliases included; both separated by spaces.',
      },
      {
        name: 'statusConditions',
        type: 'Readonly<Record<number, GraphErrorCondition>>',
        value: block(statuses),
        doc: 'The condition that a status alone stands for.',
      },
    ],
    [
      {
        name: 'GraphErrorCondition',
        type: '(typeof GraphErrorCondition)[keyof typeof GraphErrorCondition]',
        doc: 'What a failure means, across services, codes and statuses.',
      },
    ],
  );
}

/** @param {import('./load.mjs').Catalog} catalog */
function retryFile(catalog) {
  const codes = catalog.codes.filter(countsInRetry);
  const isThrottled = (/** @type {import('./load.mjs').CodeEntry} */ entry) =>
    entry.conditions.includes('throttled');
  const names = (/** @type {(entry: import('./load.mjs').CodeEntry) => boolean} */ test) =>
    quote(
      ` ${codes
        .filter(test)
        .map((entry) => entry.code.toLowerCase())
        .join(' ')} `,
    );
  return source([
    {
      name: 'repeatedStatuses',
      type: 'readonly number[]',
      value: list(repeatedStatuses),
      doc: 'Statuses of failures that may pass.',
    },
    {
      name: 'finalStatuses',
      type: 'readonly number[]',
      value: list(finalStatuses),
      doc: 'Statuses that no code makes repeatable.',
    },
    {
      name: 'finalCodes',
      type: 'string',
      value: names(forbidsRepetition),
      doc: 'Codes that no status makes repeatable, lower-cased, between spaces.',
    },
    {
      name: 'throttleCodes',
      type: 'string',
      value: names(isThrottled),
      doc: 'Codes of refusals for load, lower-cased, between spaces.',
    },
    // The few of them that are final are asked for before.
    {
      name: 'repeatedCodes',
      type: 'string',
      value: `throttleCodes + ${names((entry) => asksForRepetition(entry) && !isThrottled(entry))}`,
      doc: 'Codes of failures that may pass, lower-cased, between spaces.',
    },
    {
      name: 'refusalCodes',
      type: 'string',
      value: names((entry) => refusesWork(entry) && !isThrottled(entry)),
      doc: 'Codes of other refusals before any work was done, lower-cased, between spaces.',
    },
  ]);
}

/** @param {import('./load.mjs').Catalog} catalog */
function tablesFile(catalog) {
  const codes = catalog.codes.map((entry) => {
    const {
      code,
      aliases = [],
      service,
      alsoServices = [],
      tier,
      httpStatus = [],
      statusEvidence = 'none',
      retry,
      appearsAt,
      conditions,
    } = entry;
    return `[${[
      quote(code),
      list(aliases),
      quote(service),
      list(alsoServices),
      quote(tier),
      list(httpStatus),
      quote(statusEvidence),
      quote(retry),
      quote(appearsAt),
      list(conditions),
      entry.outsideEnum === undefined ? quote(enumKey(entry)) : "''",
      quote(entry.meaning),
      quote(entry.confidence),
      quote(entry.note ?? ''),
      list(entry.sources),
      quote(entry.doubt ?? ''),
    ].join(', ')}]`;
  });
  const messages = catalog.messages.map(
    (entry) =>
      `[${[quote(entry.pattern), list(entry.codes), list(entry.innerCodes ?? []), String(entry.ambiguous), quote(entry.condition ?? ''), list(entry.status ?? []), quote(entry.note ?? ''), list(entry.sources)].join(', ')}]`,
  );
  const statuses = catalog.statuses.map(
    (entry) =>
      `[${[String(entry.status), quote(entry.name), quote(entry.retry), quote(entry.conditions[0] ?? ''), String(entry.oneToOne === true), quote(entry.guidance), quote(entry.note ?? ''), list(entry.sources)].join(', ')}]`,
  );
  const terms = catalog.terms.map(
    (entry) =>
      `[${[quote(entry.term), quote(entry.match), quote(entry.condition ?? entry.source ?? ''), list([...new Set((entry.otherwise ?? []).flatMap(({ unless }) => unless ?? []))])].join(', ')}]`,
  );
  const conditions = catalog.conditions.map(
    (entry) => `[${[quote(entry.condition), quote(entry.meaning), quote(entry.advice)].join(', ')}]`,
  );
  /** @param {readonly string[]} rows */
  const rows = (rows) => `[\n${rows.map((row) => `  ${row},\n`).join('')}]`;
  return source(
    [
      {
        name: 'codeRows',
        type: 'readonly CodeRow[]',
        value: rows(codes),
        doc: 'codes.json, one row per code.',
      },
      {
        name: 'messageRows',
        type: 'readonly MessageRow[]',
        value: rows(messages),
        doc: 'messages.json, one row per fragment.',
      },
      {
        name: 'statusRows',
        type: 'readonly StatusRow[]',
        value: rows(statuses),
        doc: 'statuses.json, one row per status.',
      },
      {
        name: 'termRows',
        type: 'readonly TermRow[]',
        value: rows(terms),
        doc: 'terms.json, one row per word or phrase.',
      },
      {
        name: 'conditionRows',
        type: 'readonly ConditionRow[]',
        value: rows(conditions),
        doc: 'conditions.json, one row per condition.',
      },
    ],
    [],
    "import type { CodeRow, ConditionRow, MessageRow, StatusRow, TermRow } from './rows.js';",
  );
}

/**
 * The generated sources by path, relative to the catalogue's `src` folder.
 *
 * @param {import('./load.mjs').Catalog} catalog
 * @returns {Map<string, string>}
 */
export function generatedSources(catalog) {
  return new Map([
    ['codes.generated.ts', codesFile(catalog)],
    ['constants.generated.ts', constantsFile(catalog)],
    ['conditions.generated.ts', conditionsFile(catalog)],
    ['retry/table.generated.ts', retryFile(catalog)],
    ['tables/tables.generated.ts', tablesFile(catalog)],
  ]);
}
