import { rules } from '../../rules/dist/plugin.js';
import { catalogue, SERVICES } from './catalogue-data.mjs';
import { escapeHtml, REPOSITORY } from './workspace.mjs';

/** @typedef {import('./layout.mjs').Page} Page */

/** @returns {Page} */
export function explainPage() {
  return {
    path: 'explain.html',
    title: 'Explain a Microsoft Graph error',
    description:
      'Paste a Microsoft Graph error and see which code to act on, whether to repeat the request, and the code to write.',
    section: 'Explain',
    isWide: true,
    scripts: ['assets/explain.js'],
    main: `<h1>Explain an error</h1>
<div class="split">
<div class="given">
<label for="input">Paste what you got: a body, what <code>console.log(error)</code> printed, a log line, an answer with its headers</label>
<textarea id="input" rows="16" spellcheck="false" autocomplete="off" autocapitalize="off" aria-describedby="note privacy"></textarea>
<p id="note" role="status"></p>
<div class="buttons"><button type="button" id="clear" class="button">Clear</button></div>
<p id="privacy" class="soft">Read in this page by <code>msgraph-errors</code>. Nothing leaves it.</p>
<h2 class="small">Try one</h2><div id="examples" class="buttons"></div>
</div>
<div id="output" class="output" aria-live="polite" aria-label="What it means" role="region"></div>
</div>
<noscript><p class="notice">This page needs JavaScript. The <a href="docs/catalogue.html">catalogue on one page</a> does not.</p></noscript>`,
  };
}

/** @returns {Page} */
export function searchPage() {
  const options = (/** @type {readonly (readonly [string, string])[]} */ items) =>
    items.map(([value, name]) => `<option value="${value}">${escapeHtml(name)}</option>`).join('');
  return {
    path: 'catalogue.html',
    title: 'Catalogue of Microsoft Graph errors',
    description: `Search ${catalogue.codes.length} codes, ${catalogue.messages.length} messages and ${catalogue.statuses.length} statuses of Microsoft Graph errors.`,
    section: 'Catalogue',
    isWide: true,
    scripts: ['assets/catalogue-data.js', 'assets/catalogue.js'],
    main: `<h1>Catalogue</h1>
<form class="search" role="search" id="search">
<label for="query">Search ${catalogue.codes.length} codes, ${catalogue.messages.length} messages, ${catalogue.statuses.length} statuses. <span class="soft">Press <kbd>/</kbd> to come here, <kbd>↓</kbd> to go through what was found.</span></label>
<input type="search" id="query" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="itemNotFound, 429, insufficient privileges, throttled …">
<div class="filters">
<label>Kind <select id="kind">${options([
      ['', 'All'],
      ['code', 'Codes'],
      ['message', 'Messages'],
      ['status', 'Statuses'],
      ['condition', 'Conditions'],
    ])}</select></label>
<label>Service <select id="service">${options([['', 'All'], ...Object.entries(SERVICES)])}</select></label>
<label>Condition <select id="condition">${options([['', 'All'], ...catalogue.conditions.map(({ condition }) => /** @type {const} */ ([condition, condition]))])}</select></label>
</div>
</form>
<p id="count" role="status" class="soft"></p>
<ul id="results" class="rows results"></ul>
<button type="button" id="more" class="button" hidden>Show more</button>
<noscript><p class="notice">The search needs JavaScript. The <a href="docs/catalogue.html">catalogue on one page</a> does not.</p></noscript>`,
  };
}

/** The rules that can be chosen: those that people meet most stand first. */
const RULES = Object.entries(rules)
  .sort(([, a], [, b]) => a.meta.docs.recommended.localeCompare(b.meta.docs.recommended))
  .map(([name]) => name);

/** @returns {Page} */
export function playgroundPage() {
  const boxes = RULES.map(
    (name) => `<label class="check"><input type="checkbox" value="${name}" checked> ${name}</label>`,
  ).join('');
  return {
    path: 'playground.html',
    title: 'Playground · msgraph-errors',
    description:
      'Lint code that calls Microsoft Graph in the browser: findings with evidence across files, suggestions, and what the codemod makes of it.',
    section: 'Playground',
    isWide: true,
    scripts: ['assets/playground.js'],
    main: `<h1 class="hidden">Playground</h1>
<div id="playground" class="playground" data-worker="assets/playground-worker.js" data-form="${REPOSITORY}/issues/new?template=false-positive.yml">
<section class="controls" aria-label="Settings">
<fieldset id="rules"><legend>Rules</legend>${boxes}</fieldset>
<label for="settings"><code>settings.msgraph</code> (JSON)</label><textarea id="settings" rows="5" spellcheck="false" placeholder='{ "clients": ["callGraph"] }'></textarea>
<form id="add"><label for="name">Add a file</label><div class="line"><input type="text" id="name" placeholder="src/helper.ts" autocomplete="off" spellcheck="false" aria-describedby="name-problem"><button class="button">Add</button></div><p id="name-problem" role="status"></p></form>
<div class="buttons"><button type="button" id="share" class="primary small-button">Copy a link</button><button type="button" id="remove" class="button">Remove this file</button></div>
<p class="soft">Linted in this page. Nothing leaves it until you press a link.</p>
</section>
<section class="work" aria-label="Code">
<div class="choice"><label for="example">Example</label><select id="example"></select></div>
<p id="notice" class="notice" role="status"></p>
<div id="tabs" class="tabs"></div>
<div id="editor" class="editor"></div>
<div id="findings" class="findings" aria-label="Findings" role="region"></div>
</section>
<section class="rewrite" aria-label="Rewrite">
<p id="status" role="status">Loading the parser of TypeScript …</p>
<h2>What the codemod makes of it</h2>
<div id="diffs"></div>
</section>
</div>
<noscript><p class="notice">The playground needs JavaScript.</p></noscript>`,
  };
}
