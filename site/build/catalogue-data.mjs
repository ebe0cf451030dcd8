import { readJson } from './workspace.mjs';

/**
 * @typedef {object} Code
 * @property {string} code
 * @property {string[]} aliases
 * @property {string} tier
 * @property {string} service
 * @property {string[]} alsoServices
 * @property {number[]} httpStatus
 * @property {string} statusEvidence
 * @property {string} retry
 * @property {string} appearsAt
 * @property {string[]} conditions
 * @property {string} meaning
 * @property {string} confidence
 * @property {string} [note]
 * @property {string} [doubt]
 * @property {string[]} sources
 * @property {string[]} [alsoListedIn]
 *
 * @typedef {{ status: number, name: string, retry: string, conditions?: string[], guidance: string, sources:
 *   string[] }} Status
 * @typedef {{ pattern: string, codes: string[], innerCodes?: string[], ambiguous?: boolean, status?:
 *   number[], note?: string, condition?: string, details?: string, sources: string[] }} Message
 * @typedef {{ condition: string, meaning: string, advice: string }} Condition
 */

/** Members that an entry may lack. */
const EMPTY = { aliases: [], alsoServices: [], httpStatus: [], conditions: [], sources: [] };

/** The catalogue as it stands in its data files. */
export const catalogue = {
  codes: /** @type {Partial<Code>[]} */ (readJson('catalog/data/codes.json')).map(
    (entry) => /** @type {Code} */ ({ ...EMPTY, ...entry }),
  ),
  statuses: /** @type {Status[]} */ (readJson('catalog/data/statuses.json')),
  messages: /** @type {Message[]} */ (readJson('catalog/data/messages.json')),
  conditions: /** @type {Condition[]} */ (readJson('catalog/data/conditions.json')),
};

const byName = new Map(
  catalogue.codes.flatMap((entry) =>
    [entry.code, ...entry.aliases].map((name) => [name.toLowerCase(), entry]),
  ),
);

/**
 * The entry of a code in any spelling.
 * @param {string} name
 */
export const entryOf = (name) => byName.get(name.toLowerCase());

/**
 * Where a code has its page: an address that stays.
 * @param {string} code canonical spelling
 */
export const codePath = (code) => `codes/${code}.html`;

/** @param {number} index of the message in the catalogue */
export const messageId = (index) => `message-${index + 1}`;

/** Services as a reader knows them. */
export const SERVICES = /** @type {Readonly<Record<string, string>>} */ ({
  'graph-core': 'All of Graph',
  files: 'OneDrive and SharePoint files',
  'aad-graph-legacy': 'Azure AD Graph (retired)',
  directory: 'Directory (users, groups)',
  education: 'Education',
  excel: 'Excel',
  'identity-auth': 'Authentication',
  'token-endpoint': 'Token endpoint',
  onenote: 'OneNote',
  outlook: 'Outlook (mail, calendar)',
  'sdk-client': 'Clients (SDKs)',
  search: 'Search',
  subscriptions: 'Subscriptions',
  teams: 'Teams',
  planner: 'Planner',
  'people-admin': 'People admin',
});

/** @param {string} service */
export const serviceName = (service) => SERVICES[service] ?? service;

/**
 * What the search of the catalogue works on. One entry: kind, name, meaning, address, services, conditions,
 * statuses, other names.
 * @returns {(string | readonly (string | number)[])[][]}
 */
export function searchRows() {
  const services = (/** @type {readonly string[]} */ codes) => [
    ...new Set(codes.flatMap((code) => entryOf(code)?.service ?? [])),
  ];
  return [
    ...catalogue.codes.map((entry) => [
      'code',
      entry.code,
      entry.meaning,
      codePath(entry.code),
      [entry.service, ...entry.alsoServices],
      entry.conditions,
      entry.httpStatus,
      entry.aliases,
    ]),
    ...catalogue.statuses.map(({ status, name, guidance, conditions = [] }) => [
      'status',
      String(status),
      `${name}. ${guidance}`,
      `statuses/${status}.html`,
      [],
      conditions,
      [status],
      [name],
    ]),
    ...catalogue.conditions.map(({ condition, meaning }) => [
      'condition',
      condition,
      meaning,
      `conditions/${condition}.html`,
      [],
      [condition],
      [],
      [],
    ]),
    ...catalogue.messages.map(({ pattern, codes, status = [] }, index) => [
      'message',
      pattern,
      codes.join(', '),
      `messages.html#${messageId(index)}`,
      services(codes),
      [...new Set(codes.flatMap((code) => entryOf(code)?.conditions ?? []))],
      status,
      [],
    ]),
  ];
}
