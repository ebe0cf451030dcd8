// The generated documentation pages of the catalogue.
import { conditionKey, enumKey } from './names.mjs';

const banner = '<!-- Generated from catalog/data by `npm run generate`. Do not edit. -->\n';

/** @type {Record<string, string>} */
const serviceNames = {
  'graph-core': 'All services',
  files: 'OneDrive and SharePoint files',
  excel: 'Excel workbooks',
  onenote: 'OneNote',
  outlook: 'Outlook mail, calendar, contacts',
  teams: 'Teams',
  education: 'Education',
  search: 'Search',
  subscriptions: 'Change notifications',
  directory: 'Directory (Entra ID)',
  'identity-auth': 'Authentication and privileged identity',
  'aad-graph-legacy': 'Azure AD Graph (retired)',
  planner: 'Planner',
  'people-admin': 'People administration',
  'token-endpoint': 'Token endpoint (Entra ID)',
  'sdk-client': 'Raised by client libraries',
};

/** @param {string} text */
const cell = (text) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

/** @param {import('./load.mjs').CodeEntry} entry */
function codeRow(entry) {
  const key = entry.outsideEnum === undefined ? `\`${enumKey(entry)}\`` : '–';
  const statuses =
    (entry.httpStatus ?? []).join(', ') + (entry.statusEvidence === 'inferred' ? ' (inferred)' : '');
  const doubt = [
    entry.tier === 'exchange-only' ? entry.tier : '',
    entry.confidence === 'documented' ? '' : entry.confidence,
    entry.doubt ?? '',
    entry.note ?? '',
  ]
    .filter((text) => text !== '')
    .join('; ');
  const meaning = doubt === '' ? entry.meaning : `${entry.meaning} *${doubt}*`;
  return `| \`${entry.code}\` | ${key} | ${statuses || '–'} | ${entry.retry} | ${entry.conditions.join(', ') || '–'} | ${cell(meaning)} |`;
}

/** @param {import('./load.mjs').Catalog} catalog */
function cataloguePage(catalog) {
  const lines = [
    banner,
    '# Catalogue of Microsoft Graph error codes',
    '',
    `${catalog.codes.length} codes, ${catalog.statuses.length} statuses, ${catalog.messages.length} message fragments, ${catalog.conditions.length} conditions.`,
    'The statuses marked *inferred* follow from a name or a description, not from a source that pairs them. Doubts stand in italics.',
    'Codes marked *exchange-only* are documented for Exchange Web Services, on which Outlook in Graph stands; most have no member in the enum.',
    '',
    '## By condition',
    '',
    '| condition | member | meaning | what to do | statuses | codes |',
    '| --- | --- | --- | --- | --- | --- |',
    ...catalog.conditions.map((entry) => {
      const statuses = catalog.statuses
        .filter((status) => status.conditions.includes(entry.condition))
        .map((status) => status.status);
      const codes = catalog.codes
        .filter((code) => code.conditions.includes(entry.condition))
        .map((code) => `\`${code.code}\``);
      return `| ${entry.condition} | \`${conditionKey(entry.condition)}\` | ${cell(entry.meaning)} | ${cell(entry.advice)} | ${statuses.join(', ') || '–'} | ${codes.join(' ') || (entry.withoutCodes === undefined ? '–' : `*${cell(entry.withoutCodes)}*`)} |`;
    }),
    '',
    'In no condition, because the code alone does not tell one:',
    `${catalog.codes
      .filter((code) => code.conditions.length === 0)
      .map((code) => `\`${code.code}\``)
      .join(' ')}. For these the status decides.`,
    '',
    '## Statuses',
    '',
    '| status | name | condition | repeat | what to do |',
    '| --- | --- | --- | --- | --- |',
    ...catalog.statuses.map(
      (entry) =>
        `| ${entry.status} | ${entry.name} | ${entry.conditions.join(', ') || '–'} | ${entry.retry} | ${cell(entry.note === undefined ? entry.guidance : `${entry.guidance} *${entry.note}*`)} |`,
    ),
    '',
  ];
  for (const [service, title] of Object.entries(serviceNames)) {
    const codes = catalog.codes.filter((entry) => entry.service === service);
    if (codes.length === 0) continue;
    lines.push(
      `## ${title}`,
      '',
      '| code | member | statuses | repeat | conditions | meaning |',
      '| --- | --- | --- | --- | --- | --- |',
      ...codes.map(codeRow),
      '',
    );
  }
  lines.push(
    '## Messages',
    '',
    'Fragments of messages and the code they arrive with. *Ambiguous* means that the code alone does not tell this case from others.',
    '',
    '| fragment | codes | statuses | ambiguous | note |',
    '| --- | --- | --- | --- | --- |',
    ...catalog.messages.map((entry) => {
      const codes = [
        ...entry.codes.map((code) => `\`${code}\``),
        ...(entry.innerCodes ?? []).map((code) => `inner \`${code}\``),
      ];
      return `| ${cell(entry.pattern)} | ${codes.join(', ') || '–'} | ${(entry.status ?? []).join(', ') || '–'} | ${entry.ambiguous ? 'yes' : ''} | ${cell([entry.details ?? '', entry.note ?? ''].filter((text) => text !== '').join(' '))} |`;
    }),
    '',
    '## Shapes',
    '',
    '| shape | code | message | inner errors |',
    '| --- | --- | --- | --- |',
    ...catalog.shapes.map(
      (entry) =>
        `| ${cell(entry.description)} | \`${cell(entry.codePath)}\` | ${entry.messagePath === '' ? '–' : `\`${cell(entry.messagePath)}\``} | ${entry.innerPath === undefined ? '–' : `\`${cell(entry.innerPath)}\``} |`,
    ),
    '',
  );
  return lines.join('\n');
}

/**
 * The generated pages by path, relative to `docs`.
 *
 * @param {import('./load.mjs').Catalog} catalog
 * @returns {Map<string, string>}
 */
export function generatedPages(catalog) {
  return new Map([['catalogue.md', cataloguePage(catalog)]]);
}
