import { posix } from 'node:path';
import { documents, titleOf, unlisted } from './documents.mjs';
import { render } from './markdown.mjs';
import { addressInRepository, escapeHtml, linkBetween, read, REPOSITORY } from './workspace.mjs';

/**
 * @typedef {import('./documents.mjs').Document} Document
 * @typedef {import('./layout.mjs').Page} Page
 */

/**
 * What links of Markdown files become. Those to files without a page lead to the repository; one to a file
 * that is not there is kept, so that the check of the links names it.
 * @param {readonly Document[]} list
 * @param {string} source the file with the link, below the root
 * @param {string} path the page that is made of it
 * @returns {(link: string) => string}
 */
export function resolver(list, source, path) {
  const pages = new Map(list.map((item) => [item.source, item.path]));
  return (link) => {
    const [target = '', part] = ownTarget(link, source)?.split('#') ?? [];
    if (target === '') return link;
    const page =
      pages.get(target) ?? (target.endsWith('.png') ? `assets/${posix.basename(target)}` : undefined);
    const address = page === undefined ? addressInRepository(target) : linkBetween(path, page);
    return address === undefined ? link : `${address}${part === undefined ? '' : `#${part}`}`;
  };
}

/**
 * The file of the repository that a link means: relative, or by its address, as in pages that are read on
 * npm.
 * @param {string} link
 * @param {string} source
 */
function ownTarget(link, source) {
  const address = `${REPOSITORY}/blob/main/`;
  if (link.startsWith(address)) return link.slice(address.length);
  if (/^[a-z][a-z+.-]*:|^#/i.test(link)) return undefined;
  return posix.normalize(posix.join(posix.dirname(source), link));
}

/**
 * The list of pages that stands beside each of them.
 * @param {readonly { group: string, title: string, path: string }[]} list
 * @param {string} path of the page that it stands on
 */
export function aside(list, path) {
  const groups = [...new Set(list.map(({ group }) => group))];
  return groups
    .map((group) => ({ group, items: list.filter((item) => item.group === group) }))
    .map(
      ({ group, items }) =>
        `<section><h2>${group}</h2><ul>${items.map((item) => `<li><a href="${linkBetween(path, item.path)}"${item.path === path ? ' aria-current="page"' : ''}>${escapeHtml(item.title)}</a></li>`).join('')}</ul></section>`,
    )
    .join('');
}

/**
 * A heading for each part of a long page, to jump to.
 * @param {readonly import('./markdown.mjs').Heading[]} headings
 */
function contents(headings) {
  const parts = headings.filter(({ level }) => level === 2);
  if (parts.length < 3) return '';
  return `<details class="contents"><summary>On this page</summary><ul>${parts.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`).join('')}</ul></details>`;
}

/**
 * @param {string} html
 * @param {readonly import('./markdown.mjs').Heading[]} headings
 */
function withContents(html, headings) {
  const end = html.indexOf('</h1>');
  return end === -1 ? html : `${html.slice(0, end + 5)}${contents(headings)}${html.slice(end + 5)}`;
}

/**
 * The first sentences of a text, without marks of Markdown.
 * @param {string} markdown
 */
function firstWords(markdown) {
  const paragraph = markdown.split(/\n\s*\n/).find((text) => /^[A-Z`[]/.test(text.trim())) ?? '';
  return shortened(
    paragraph
      .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
      .replace(/[`*_]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

const MOST = 160;

/**
 * A text that fits into a line or two: whole sentences where one ends in time, or else whole words.
 * @param {string} text
 */
export function shortened(text) {
  if (text.length <= MOST) return text;
  const part = text.slice(0, MOST);
  const sentence = part.lastIndexOf('. ');
  return sentence > MOST / 3 ? part.slice(0, sentence + 1) : `${part.slice(0, part.lastIndexOf(' '))} …`;
}

/**
 * @param {readonly Document[]} list
 * @param {readonly { group: string, title: string, path: string }[]} navigation
 * @param {Document} item
 * @returns {Page}
 */
function documentPage(list, navigation, item) {
  const source = read(item.source);
  const { html, headings } = render(source, resolver(list, item.source, item.path));
  const plain =
    item.path
      .replace(/\.html$/, '.md')
      .split('/')
      .at(-1) ?? '';
  const foot = `<p class="plain"><a href="${plain}">This page as Markdown</a> · <a href="${REPOSITORY}/blob/main/${item.source}">Source</a></p>`;
  return {
    path: item.path,
    title: `${titleOf(source)} · msgraph-errors`,
    description: firstWords(source),
    section: item.group === 'Rules' ? 'Rules' : 'Docs',
    aside: aside(navigation, item.path),
    main: `<article class="prose">${withContents(html, headings)}${foot}</article>`,
  };
}

/**
 * Every page of a part with a line about it.
 * @param {'Rules' | 'Docs'} heading
 * @param {readonly Document[]} items
 * @param {readonly { group: string, title: string, path: string }[]} navigation
 * @returns {Page}
 */
function overview(heading, items, navigation) {
  const path = `${heading.toLowerCase()}/index.html`;
  const rows = items.map(
    (item) =>
      `<li><a href="${linkBetween(path, item.path)}">${escapeHtml(item.title)}</a><p>${escapeHtml(firstWords(read(item.source)))}</p></li>`,
  );
  return {
    path,
    title: `${heading} · msgraph-errors`,
    description: `${heading} of msgraph-errors.`,
    section: heading,
    aside: aside(navigation, path),
    main: `<article class="prose"><h1>${heading}</h1><ul class="overview">${rows.join('')}</ul></article>`,
  };
}

/**
 * The pages that are made of Markdown files, and the files as they are, beside them.
 * @param {readonly { group: string, title: string, path: string }[]} more pages of the same navigation that
 *   are made of something else
 * @returns {{ pages: Page[], files: Map<string, string>, navigation: readonly { group: string, title: string,
 *   path: string }[] }}
 * @throws {Error} naming a file of `docs` that no page is made of
 */
export function documentPages(more) {
  const list = documents();
  const forgotten = unlisted(list);
  if (forgotten.length > 0)
    throw new Error(`No page is made of ${forgotten.join(', ')}: add it to site/build/documents.mjs.`);
  const navigation = [...list, ...more];
  const rules = list.filter(({ group }) => group === 'Rules');
  const pages = [
    ...list.map((item) => documentPage(list, navigation, item)),
    overview('Rules', rules, navigation),
    overview(
      'Docs',
      list.filter(({ group }) => group !== 'Rules'),
      navigation,
    ),
  ];
  return {
    pages,
    navigation,
    files: new Map(list.map(({ source, path }) => [path.replace(/\.html$/, '.md'), read(source)])),
  };
}
