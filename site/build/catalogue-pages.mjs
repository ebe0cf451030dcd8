import { GraphErrorCode } from '../../catalog/dist/index.js';
import { adviceByRetry as ADVICE } from '../../catalog/dist/knowledge/explain.js';
import { catalogue, codePath, entryOf, messageId, serviceName } from './catalogue-data.mjs';
import { codeBlock } from './markdown.mjs';
import { escapeHtml, linkBetween, REPOSITORY } from './workspace.mjs';

/**
 * @typedef {import('./layout.mjs').Page} Page
 * @typedef {import('./catalogue-data.mjs').Code} Code
 */

const PLACES = /** @type {Readonly<Record<string, string>>} */ ({
  top: 'As the outermost code.',
  inner: 'In inner errors or in details, not outermost.',
  either: 'As the outermost code and in inner errors.',
});

/**
 * A source with its address, where it has one.
 * @param {string} source
 */
export function sourceLink(source) {
  const issue = /^([\w.-]+\/[\w.-]+)#(\d+)$/.exec(source);
  const file = /^([\w.-]+\/[\w.-]+):(\S+)$/.exec(source);
  const address = issue
    ? `https://github.com/${issue[1]}/issues/${issue[2]}`
    : file
      ? `https://github.com/${file[1]}/blob/HEAD/${file[2]}`
      : /^https:\/\/\S+$/.test(source)
        ? source
        : undefined;
  return address === undefined
    ? escapeHtml(source)
    : `<a href="${escapeHtml(address)}" rel="noreferrer">${escapeHtml(source)}</a>`;
}

/**
 * @param {string} path of the page with the link
 * @param {string} name a code in any spelling
 */
function codeLink(path, name) {
  const entry = entryOf(name);
  const text = `<code>${escapeHtml(name)}</code>`;
  return entry ? `<a href="${linkBetween(path, encodeURI(codePath(entry.code)))}">${text}</a>` : text;
}

/**
 * @param {string} path
 * @param {readonly string[]} conditions
 */
const conditionLinks = (path, conditions) =>
  conditions
    .map((name) => `<a class="badge" href="${linkBetween(path, `conditions/${name}.html`)}">${name}</a>`)
    .join(' ');

/**
 * @param {string} path
 * @param {readonly number[]} statuses
 */
const statusLinks = (path, statuses) =>
  statuses
    .map((status) =>
      catalogue.statuses.some((known) => known.status === status)
        ? `<a href="${linkBetween(path, `statuses/${status}.html`)}">${status}</a>`
        : String(status),
    )
    .join(', ');

/**
 * Rows of names and values; those without a value are left out.
 * @param {readonly (readonly [string, string])[]} rows
 */
const facts = (rows) =>
  `<dl class="facts">${rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`)
    .join('')}</dl>`;

/** @param {readonly string[]} sources */
const sourceList = (sources) =>
  `<h2>Sources and sightings</h2><ul class="sources">${sources.map((source) => `<li>${sourceLink(source)}</li>`).join('')}</ul>`;

/** Names in the enum, by code. */
const MEMBERS = new Map(
  Object.entries(GraphErrorCode).map(([member, code]) => [/** @type {string} */ (code), member]),
);

/**
 * @param {Code} entry
 * @returns {Page}
 */
function codePage(entry) {
  const path = codePath(entry.code);
  const messages = catalogue.messages.flatMap(({ pattern, codes, innerCodes = [] }, index) =>
    [...codes, ...innerCodes].includes(entry.code)
      ? [`<li><a href="../messages.html#${messageId(index)}">${escapeHtml(pattern)}</a></li>`]
      : [],
  );
  const member = MEMBERS.get(entry.code);
  const test =
    member !== undefined
      ? `hasErrorCode(error, GraphErrorCode.${member})`
      : `hasErrorCode(error, '${entry.code}')`;
  const main = `<article class="prose"><p class="label">Code · ${escapeHtml(serviceName(entry.service))}</p><h1 class="mono">${escapeHtml(entry.code)}</h1>
<p class="lead">${escapeHtml(entry.meaning)}</p>
<p class="repeat ${entry.retry.startsWith('after-re') || entry.retry === 'after-delay' ? 'yes' : entry.retry === 'unknown' ? 'unknown' : 'no'}"><strong>Repeat?</strong> ${escapeHtml(ADVICE[entry.retry] ?? entry.retry)}</p>
${entry.doubt === undefined ? '' : `<p class="notice"><strong>Doubt:</strong> ${escapeHtml(entry.doubt)}</p>`}
${facts([
  ['Conditions', conditionLinks(path, entry.conditions)],
  [
    'Statuses',
    entry.httpStatus.length === 0
      ? ''
      : `${statusLinks(path, entry.httpStatus)} (${escapeHtml(entry.statusEvidence)})`,
  ],
  ['Where it stands', PLACES[entry.appearsAt] ?? escapeHtml(entry.appearsAt)],
  ['Also written', entry.aliases.map((name) => `<code>${escapeHtml(name)}</code>`).join(' ')],
  ['Also sent by', entry.alsoServices.map((name) => escapeHtml(serviceName(name))).join(', ')],
  [
    'Known',
    `${escapeHtml(entry.confidence)}${entry.tier === 'exchange-only' ? ', for Exchange Web Services only: hardly ever in an answer of Graph' : ''}`,
  ],
  ['Note', escapeHtml(entry.note ?? '')],
])}
<h2>Test for it</h2>${codeBlock(test, 'ts')}
${messages.length === 0 ? '' : `<h2>Messages that come with it</h2><ul>${messages.join('')}</ul>`}
${sourceList([...entry.sources, ...(entry.alsoListedIn ?? [])])}
<p class="plain"><a href="../catalogue.html">Search the catalogue</a> · <a href="${REPOSITORY}/issues/new">Something is wrong or missing</a></p></article>`;
  return {
    path,
    title: `${entry.code} · Microsoft Graph error code`,
    description: entry.meaning,
    section: 'Catalogue',
    main,
  };
}

/**
 * @param {string} path
 * @param {readonly Code[]} codes
 */
const codeList = (path, codes) =>
  `<ul class="rows">${codes.map((entry) => `<li>${codeLink(path, entry.code)}<span>${escapeHtml(entry.meaning)}</span></li>`).join('')}</ul>`;

/** @returns {Page[]} */
function statusPages() {
  return catalogue.statuses.map(({ status, name, retry, conditions = [], guidance, sources }) => {
    const path = `statuses/${status}.html`;
    const codes = catalogue.codes.filter(({ httpStatus }) => httpStatus.includes(status));
    const main = `<article class="prose"><p class="label">HTTP status</p><h1>${status} ${escapeHtml(name)}</h1><p class="lead">${escapeHtml(guidance)}</p>${facts(
      [
        ['Repeat?', escapeHtml(ADVICE[retry] ?? retry)],
        ['Conditions', conditionLinks(path, conditions)],
      ],
    )}${codes.length === 0 ? '' : `<h2>Codes that come with it</h2>${codeList(path, codes)}`}${sourceList(sources)}</article>`;
    return {
      path,
      title: `${status} ${name} · Microsoft Graph`,
      description: guidance,
      section: 'Catalogue',
      main,
    };
  });
}

/** @returns {Page[]} */
function conditionPages() {
  return catalogue.conditions.map(({ condition, meaning, advice }) => {
    const path = `conditions/${condition}.html`;
    const codes = catalogue.codes.filter(({ conditions }) => conditions.includes(condition));
    const member = condition.charAt(0).toUpperCase() + condition.slice(1);
    const main = `<article class="prose"><p class="label">Condition: what a failure means across services</p><h1 class="mono">${condition}</h1><p class="lead">${escapeHtml(meaning)}</p><p class="repeat unknown">${escapeHtml(advice)}</p><h2>Test for it</h2>${codeBlock(`hasErrorCondition(error, GraphErrorCondition.${member})`, 'ts')}<h2>${codes.length} codes</h2>${codeList(path, codes)}</article>`;
    return {
      path,
      title: `${condition} · condition of Microsoft Graph errors`,
      description: meaning,
      section: 'Catalogue',
      main,
    };
  });
}

/** @returns {Page} */
function messagePage() {
  const path = 'messages.html';
  const items = catalogue.messages.map(
    ({ pattern, codes, innerCodes = [], ambiguous, status = [], note, sources }, index) =>
      `<section class="message" id="${messageId(index)}"><h2>${escapeHtml(pattern)}</h2>${facts([
        ['Code', [...codes, ...innerCodes].map((name) => codeLink(path, name)).join(' ') || 'none is known'],
        ['Status', statusLinks(path, status)],
        ['Ambiguous', ambiguous === true ? 'The code alone does not tell this text from others.' : ''],
        ['Note', escapeHtml(note ?? '')],
        ['Sources', sources.map(sourceLink).join('; ')],
      ])}</section>`,
  );
  return {
    path,
    title: 'Messages of Microsoft Graph errors',
    description: 'Sentences of Microsoft Graph errors with the codes that they come with.',
    section: 'Catalogue',
    main: `<article class="prose"><h1>Messages</h1><p class="lead">Sentences that services send, and the codes that they come with. Services change their texts at any time: test for the code.</p>${items.join('')}</article>`,
  };
}

/**
 * A page for each code, status and condition, and one with all messages.
 * @returns {Page[]}
 * @throws {Error} when two codes would have the same address on a disk that does not tell capital letters
 */
export function cataloguePages() {
  const seen = new Set();
  for (const { code } of catalogue.codes) {
    if (seen.has(code.toLowerCase())) throw new Error(`Two codes would have the page ${codePath(code)}.`);
    seen.add(code.toLowerCase());
  }
  return [...catalogue.codes.map(codePage), ...statusPages(), ...conditionPages(), messagePage()];
}
