import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { agentsPage, llmsText } from './agents.mjs';
import { apiNavigation, apiPages } from './api.mjs';
import { bundle } from './bundle.mjs';
import { catalogue, searchRows } from './catalogue-data.mjs';
import { cataloguePages } from './catalogue-pages.mjs';
import { aside, documentPages } from './doc-pages.mjs';
import { figurePages, LABEL_FILES } from './figures.mjs';
import { layout } from './layout.mjs';
import { brokenLinks } from './links.mjs';
import { startPage } from './start.mjs';
import { explainPage, playgroundPage, searchPage } from './tool-pages.mjs';
import { read, ROOT } from './workspace.mjs';

/**
 * Builds the whole site.
 * @param {string} folder absolute path; it is emptied first
 * @returns {Promise<{ pages: number, problems: string[] }>} how many pages there are, and a sentence for each
 *   link that leads nowhere
 */
export async function buildSite(folder) {
  rmSync(folder, { recursive: true, force: true });
  const assets = join(folder, 'assets');
  cpSync(join(ROOT, 'site/styles'), assets, { recursive: true });
  for (const name of readdirSync(join(ROOT, 'docs')))
    if (name.endsWith('.png')) cpSync(join(ROOT, 'docs', name), join(assets, name));
  await bundle(assets);
  const { pages, files } = content(assets);
  const html = new Map(pages.map((page) => [page.path, layout(page)]));
  for (const [path, text] of [...html, ...files]) write(join(folder, path), text);
  for (const [path, source] of LABEL_FILES) cpSync(source, join(folder, path));
  return { pages: html.size, problems: brokenLinks(html, published(folder)) };
}

/**
 * @param {string} assets absolute path of the scripts that were built
 * @returns {{ pages: import('./layout.mjs').Page[], files: Map<string, string> }}
 */
function content(assets) {
  const { pages, files, navigation } = documentPages(apiNavigation());
  const counts = {
    codes: catalogue.codes.length,
    messages: catalogue.messages.length,
    statuses: catalogue.statuses.length,
  };
  files.set('llms.txt', llmsText());
  files.set('agents.md', read('site/pages/agents.md'));
  files.set('assets/catalogue-data.js', `globalThis.catalogueData=${JSON.stringify(searchRows())};\n`);
  return {
    pages: [
      startPage(counts),
      explainPage(),
      searchPage(),
      playgroundPage(),
      agentsPage(),
      ...figurePages(assets),
      ...apiPages((path) => aside(navigation, path)),
      ...pages,
      ...cataloguePages(),
    ],
    files,
  };
}

/**
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** @param {string} folder */
function published(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.endsWith('.html'),
  );
  return new Set(
    entries.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')),
  );
}
