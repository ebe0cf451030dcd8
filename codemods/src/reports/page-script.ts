/** The script of the HTML report: filters and keys. Without it the page shows everything. */
export const SCRIPT = `
'use strict';
const form = document.querySelector('form');
const files = [...document.querySelectorAll('.file')];
const count = document.querySelector('#count');

function filter() {
  const wanted = Object.fromEntries(new FormData(form));
  const keys = ['rule', 'action', 'reason', 'evidence'].filter((key) => wanted[key]);
  const words = wanted.text.toLowerCase().split(/\\s+/).filter(Boolean);
  let places = 0;
  let shown = 0;
  for (const file of files) {
    const inPath = words.every((word) => file.dataset.path.toLowerCase().includes(word));
    let matches = 0;
    for (const site of file.querySelectorAll('.site')) {
      site.hidden = !keys.every((key) => site.dataset[key] === wanted[key]);
      if (!site.hidden) matches += 1;
    }
    file.hidden = !inPath || (keys.length > 0 && matches === 0);
    if (file.hidden) continue;
    shown += 1;
    places += matches;
  }
  count.textContent = places + (places === 1 ? ' place in ' : ' places in ') + shown + ' of ' + files.length + ' files';
}

function move(step) {
  const targets = files.filter((file) => !file.hidden).map((file) => file.querySelector('summary'));
  const at = targets.indexOf(document.activeElement?.closest('.file')?.querySelector('summary'));
  const next = targets[at === -1 ? (step > 0 ? 0 : targets.length - 1) : Math.min(Math.max(at + step, 0), targets.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'center' });
}

function toggleAll() {
  const details = files.filter((file) => !file.hidden).map((file) => file.querySelector('details'));
  const open = details.some((element) => !element.open);
  for (const element of details) element.open = open;
}

const actions = { j: () => move(1), k: () => move(-1), e: toggleAll, '/': () => form.elements.text.focus() };

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape' && form.contains(document.activeElement)) return document.activeElement.blur();
  const typing = ['INPUT', 'SELECT', 'TEXTAREA'].includes(document.activeElement?.tagName);
  const action = typing || !Object.hasOwn(actions, event.key) ? undefined : actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
});
form.addEventListener('input', filter);
form.addEventListener('reset', () => setTimeout(filter));
form.addEventListener('submit', (event) => event.preventDefault());
form.hidden = false;
filter();
`;
