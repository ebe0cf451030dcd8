import { codeBlock, render } from './markdown.mjs';
import { documents } from './documents.mjs';
import { resolver } from './doc-pages.mjs';
import { escapeHtml, read } from './workspace.mjs';

/**
 * The part of a Markdown file below a heading, up to the next one of its level or above.
 * @param {string} markdown
 * @param {string} heading with its marks, for example `#### TypeScript`
 * @throws {Error} when there is no such heading
 */
export function sectionOf(markdown, heading) {
  const start = markdown.indexOf(`\n${heading}\n`);
  if (start === -1) throw new Error(`README.md has no heading "${heading}", which the start page shows.`);
  const body = markdown.slice(start + heading.length + 2);
  const level = heading.indexOf(' ');
  const end = body.search(new RegExp(`^#{1,${level}} `, 'm'));
  return end === -1 ? body : body.slice(0, end);
}

/** The way in for each setup, in the words of the README. */
const SETUPS = ['#### TypeScript', '#### JavaScript', '#### oxlint, also with TypeScript 7'];

/** The things that can be done here, each with its address. */
const DOORS = /** @type {const} */ ([
  [
    'explain.html',
    'Explain an error',
    'Paste what you got: a body, a log line, what console.log printed. See what it means and what to do.',
  ],
  [
    'catalogue.html',
    'Look up a code',
    'Search codes, messages and statuses with their meaning, retry advice and sources.',
  ],
  [
    'playground.html',
    'Try the linter',
    'Paste code, see what will break and the exact replacement, across several files.',
  ],
  [
    'figures.html',
    'See the figures',
    'Precision, recall, speed and sizes: what was measured, and what it does not find.',
  ],
]);

/**
 * @param {{ codes: number, messages: number, statuses: number }} counts
 * @returns {import('./layout.mjs').Page}
 */
export function startPage(counts) {
  const readme = read('README.md');
  const resolve = resolver(documents(), 'README.md', 'index.html');
  const diff = /```diff\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
  const setups = SETUPS.map(
    (heading, index) =>
      `<details name="setup"${index === 0 ? ' open' : ''}><summary>${escapeHtml(heading.replace('#### ', ''))}</summary>${render(sectionOf(readme, heading), resolve).html}</details>`,
  );
  const rewrite = render(sectionOf(readme, '### Rewrite it'), resolve).html;
  return {
    path: 'index.html',
    title: 'msgraph-errors: what Microsoft Graph errors mean, and code that handles them',
    description:
      'Paste a Microsoft Graph error and see what it means; paste code and see what is wrong with it. A linter, a codemod and a runtime without dependencies.',
    main: `<section class="hero">
<h1>A Graph error is more than its message.</h1>
<p class="lead">msgraph-errors explains what Microsoft Graph sent you, finds code that will break on it, and rewrites that code. ${counts.codes} codes, ${counts.messages} messages and ${counts.statuses} statuses, each with its sources.</p>
<form class="ask" action="explain.html" data-ask><label for="ask">Paste an error</label><textarea id="ask" rows="3" spellcheck="false" placeholder='{"error":{"code":"ErrorItemNotFound", …}}'></textarea><button type="submit" class="primary">Explain it</button></form>
</section>
<ul class="doors">${DOORS.map(([to, name, text]) => `<li><a href="${to}"><strong>${name}</strong><span>${escapeHtml(text)}</span></a></li>`).join('')}</ul>
<section class="prose"><h2 id="before-and-after">What the rewrite makes of a typical place</h2>
<p>The SDK keeps the code out of the message, so the test below never matched. The linter says so, and the codemod replaces it.</p>
${codeBlock(diff, 'diff')}
</section>
<section class="prose"><h2 id="quick-start">Quick start</h2>
${setups.join('\n')}
<h3>Then rewrite what it found</h3>${rewrite}
</section>`,
  };
}
