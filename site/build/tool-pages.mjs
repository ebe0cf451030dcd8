import { catalogue, SERVICES } from './catalogue-data.mjs';
import { escapeHtml } from './workspace.mjs';

/** @typedef {import('./layout.mjs').Page} Page */

/** @returns {Page} */
export function explainPage() {
  return {
    path: 'explain.html',
    title: 'Explain a Microsoft Graph error',
    description: 'Paste a Microsoft Graph error and see which code to act on, whether to repeat the request, and the code to write.',
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
  const options = (/** @type {readonly (readonly [string, string])[]} */ items) => items.map(([value, name]) => `<option value="${value}">${escapeHtml(name)}</option>`).join('');
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
<input type="search" id="query" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder="itemNotFound, 429, mailbox is inactive, throttled …">
<div class="filters">
<label>Kind <select id="kind">${options([['', 'All'], ['code', 'Codes'], ['message', 'Messages'], ['status', 'Statuses'], ['condition', 'Conditions']])}</select></label>
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
