import { escapeHtml, linkBetween, REPOSITORY } from './workspace.mjs';

/**
 * What a page is made of.
 * @typedef {object} Page
 * @property {string} path below the site, for example `rules/no-message-matching.html`
 * @property {string} title
 * @property {string} description one sentence for search engines and previews
 * @property {string} main HTML between header and footer
 * @property {string} [section] the part of the site that it belongs to, as in the header
 * @property {string} [aside] HTML beside the text
 * @property {readonly string[]} [scripts] scripts of its own, below the site
 * @property {boolean} [isWide] an application and no text
 */

/** The parts of the site, as they stand in the header. */
const SECTIONS = /** @type {const} */ ([
  ['Explain', 'explain.html'],
  ['Catalogue', 'catalogue.html'],
  ['Playground', 'playground.html'],
  ['Rules', 'rules/index.html'],
  ['Docs', 'docs/index.html'],
  ['Figures', 'figures.html'],
]);

/**
 * Nothing is fetched from elsewhere, and nothing is sent anywhere. The editor of the playground writes its
 * styles into the page.
 */
const POLICY =
  "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * The whole of a page.
 * @param {Page} page
 */
export function layout(page) {
  const link = (/** @type {string} */ to) => linkBetween(page.path, to);
  const scripts = ['assets/site.js', ...(page.scripts ?? [])]
    .map((script) => `<script defer src="${link(script)}"></script>`)
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(page.title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
<link rel="icon" href="${link('assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${link('assets/site.css')}">
<script src="${link('assets/theme.js')}"></script>
${scripts}
</head>
<body${page.isWide === true ? ' class="wide"' : ''}>
<a class="skip" href="#main">To the text</a>
${header(page, link)}
<div class="page${page.aside === undefined ? '' : ' with-aside'}">
${page.aside === undefined ? '' : `<nav class="aside" aria-label="Pages">${page.aside}</nav>`}
<main id="main" tabindex="-1">
${page.main}
</main>
</div>
<footer>
<p>MIT licence. <a href="${REPOSITORY}">Source</a> · <a href="${link('docs/contributing.html')}">Contributing</a> · <a href="${link('agents.html')}">For coding agents</a> · <a href="${link('llms.txt')}">llms.txt</a></p>
<p>No tracker, no cookie, no request to anywhere else. What you paste stays in your browser. Not a Microsoft product.</p>
</footer>
</body>
</html>
`;
}

/**
 * @param {Page} page
 * @param {(to: string) => string} link
 */
function header(page, link) {
  const items = SECTIONS.map(
    ([name, to]) =>
      `<a href="${link(to)}"${page.section === name ? ` aria-current="${page.path === to ? 'page' : 'true'}"` : ''}>${name}</a>`,
  );
  return `<header>
<a class="brand" href="${link('index.html')}"><img src="${link('assets/icon.svg')}" width="26" height="26" alt=""><span>msgraph-errors</span></a>
<nav aria-label="Main">${items.join('')}</nav>
<button type="button" class="theme" data-theme-button aria-label="Switch between light and dark"><svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true"><path d="M12 3a9 9 0 1 0 0 18V3Z" fill="currentColor"/><circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2"/></svg></button>
</header>`;
}
