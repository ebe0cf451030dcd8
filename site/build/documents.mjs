import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { read, ROOT } from './workspace.mjs';

/**
 * A page made of a Markdown file of the repository.
 * @typedef {{ source: string, path: string, group: string, title: string }} Document
 */

/**
 * Sources in the order of the navigation: group, then path in the repository, then path of the page without
 * its ending.
 */
const LISTED = /** @type {const} */ ([
  ['Lint', 'rules/README.md', 'docs/eslint-plugin'],
  ['Lint', 'docs/evidence.md', 'docs/evidence'],
  ['Lint', 'docs/models.md', 'docs/models'],
  ['Lint', 'docs/ci.md', 'docs/ci'],
  ['Rewrite', 'codemods/README.md', 'docs/msgraph-codemod'],
  ['Rewrite', 'docs/codemod.md', 'docs/codemod'],
  ['Run', 'catalog/README.md', 'docs/msgraph-errors'],
  ['Run', 'docs/catalogue-api.md', 'docs/catalogue-api'],
  ['Run', 'docs/catalogue-reference.md', 'docs/catalogue-reference'],
  ['Run', 'docs/integrations.md', 'docs/integrations'],
  ['Run', 'docs/retrying-graph.md', 'docs/retrying-graph'],
  ['Run', 'docs/retry.md', 'docs/retry'],
  ['Run', 'docs/retry-table.md', 'docs/retry-table'],
  ['Run', 'docs/retry-comparison.md', 'docs/retry-comparison'],
  ['Run', 'docs/limiter.md', 'docs/limiter'],
  ['Run', 'docs/dev-proxy.md', 'docs/dev-proxy'],
  ['Know', 'docs/catalogue.md', 'docs/catalogue'],
  ['Know', 'docs/architecture.md', 'docs/architecture'],
  ['Project', 'CONTRIBUTING.md', 'docs/contributing'],
  ['Project', 'CHANGELOG.md', 'docs/changelog'],
  ['Project', 'SECURITY.md', 'docs/security'],
]);

/** What the title of a page is called in the navigation, where the title is too long for it. */
const SHORT = new Map([
  ['docs/retry-table', 'What is repeated, and when'],
  ['docs/catalogue', 'Catalogue on one page'],
  ['docs/catalogue-reference', 'Every export in one table'],
  ['docs/ci', 'In CI and in legacy code'],
]);

/** @returns {Document[]} pages about rules, by name */
function ruleDocuments() {
  return readdirSync(join(ROOT, 'docs/rules'))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({
      source: `docs/rules/${name}`,
      path: `rules/${name.replace(/\.md$/, '.html')}`,
      group: 'Rules',
      title: name.replace(/\.md$/, ''),
    }));
}

/**
 * @param {string} markdown
 * @returns {string} its first heading, without marks
 */
export const titleOf = (markdown) => (/^# (.+)$/m.exec(markdown)?.[1] ?? '').replace(/`/g, '');

/** @returns {Document[]} every page that is made of a Markdown file, in the order of the navigation */
export function documents() {
  const listed = LISTED.map(([group, source, path]) => ({
    source,
    path: `${path}.html`,
    group,
    title: SHORT.get(path) ?? titleOf(read(source)),
  }));
  const rules = ruleDocuments();
  const first = listed.findIndex(({ group }) => group !== 'Lint');
  return [...listed.slice(0, first), ...rules, ...listed.slice(first)];
}

/**
 * Files of `docs` that no page is made of: a forgotten one is an error of the build.
 * @param {readonly Document[]} list
 */
export function unlisted(list) {
  const known = new Set(list.map(({ source }) => source));
  return readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`)
    .filter((source) => !known.has(source));
}
