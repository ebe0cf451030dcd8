import { byId, h } from '../dom.js';
import { createSearch, type Filters, type Row } from './search.js';

declare global {
  /** Written by the build, as a script, because a page that was opened from a disk cannot fetch. */
  var catalogueData: readonly Row[] | undefined;
}

const query = byId('query', HTMLInputElement);
const kind = byId('kind', HTMLSelectElement);
const service = byId('service', HTMLSelectElement);
const condition = byId('condition', HTMLSelectElement);
const results = byId('results', HTMLUListElement);
const count = byId('count', HTMLElement);
const more = byId('more', HTMLButtonElement);

const search = createSearch(globalThis.catalogueData ?? []);

const PAGE = 40;
let shown = PAGE;

const filters = (): Filters => ({ kind: kind.value, service: service.value, condition: condition.value });

function item([sort, name, meaning, address, , conditions, statuses]: Row): HTMLElement {
  return h(
    'li',
    {},
    h('a', { href: address }, sort === 'message' ? `“${name}”` : h('code', {}, name)),
    h('span', {}, meaning),
    h('small', {}, [sort, ...statuses.map(String), ...(sort === 'condition' ? [] : conditions)].join(' · ')),
  );
}

function show(): void {
  const start = performance.now();
  const found = search.find(query.value, filters());
  results.replaceChildren(...found.slice(0, shown).map(item));
  more.hidden = found.length <= shown;
  count.textContent =
    found.length === 0 ? 'Nothing was found. Fewer letters, or another filter?' : `${found.length} found`;
  performance.measure('search', { start });
}

/** The address says what was searched for, so that it can be sent on. */
function remember(): void {
  const entries = Object.entries({ q: query.value, ...filters() }).filter(([, value]) => value !== '');
  const hash = new URLSearchParams(entries).toString();
  history.replaceState(null, '', hash === '' ? location.pathname : `#${hash}`);
}

function recall(): void {
  const given = new URLSearchParams(location.hash.slice(1));
  query.value = given.get('q') ?? '';
  for (const [name, select] of Object.entries({ kind, service, condition }))
    select.value = given.get(name) ?? '';
}

function changed(): void {
  shown = PAGE;
  show();
  remember();
}

/** Arrow keys go from the field into the list and back. */
function move(event: KeyboardEvent): void {
  const links = [...results.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  if (event.key === '/' && document.activeElement !== query) query.focus();
  else if (event.key === 'ArrowDown' && (at >= 0 || document.activeElement === query)) links[at + 1]?.focus();
  else if (event.key === 'ArrowUp' && at >= 0) (links[at - 1] ?? query).focus();
  else if (event.key === 'Enter' && document.activeElement === query) links[0]?.click();
  else if (event.key === 'Escape' && at >= 0) query.focus();
  else return;
  event.preventDefault();
}

query.addEventListener('input', changed);
for (const select of [kind, service, condition]) select.addEventListener('change', changed);
more.addEventListener('click', () => {
  shown += PAGE * 5;
  show();
});
byId('search', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
});
document.addEventListener('keydown', move);
addEventListener('hashchange', () => {
  recall();
  show();
});

recall();
show();
query.focus({ preventScroll: true });
