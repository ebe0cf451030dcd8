import { copyText } from '../copy.js';
import { afterPause, byId, h } from '../dom.js';
import { diffView } from './diff-view.js';
import { Editor } from './editor.js';
import { examples } from './examples.js';
import { findingsView } from './findings-view.js';
import { Linter } from './linter.js';
import type { Answer, PlayFile } from './protocol.js';
import { isFileName, LONGEST_LINK, pack, reportAddress, unpack, type State } from './share.js';

const status = byId('status', HTMLElement);
const notice = byId('notice', HTMLElement);
const findings = byId('findings', HTMLElement);
const diffs = byId('diffs', HTMLElement);
const tabs = byId('tabs', HTMLElement);
const settings = byId('settings', HTMLTextAreaElement);
const chooser = byId('example', HTMLSelectElement);
const boxes = [...document.querySelectorAll<HTMLInputElement>('#rules input')];
const { worker = '', form = '' } = byId('playground', HTMLElement).dataset;

let files: PlayFile[] = [];
let active = 0;
let question = 0;
let answer: Answer | undefined;

const rules = (): readonly string[] => boxes.filter(({ checked }) => checked).map(({ value }) => value);
const state = (): State => ({ files, rules: rules(), settings: settings.value });

const editor = new Editor(byId('editor', HTMLElement), (text) => {
  const file = files[active];
  if (!file) return;
  files[active] = { ...file, text };
  whenChanged();
});

const linter = new Linter(worker, {
  ready() {
    status.textContent = 'Ready.';
  },
  answered(found) {
    show(found);
  },
  ended(reason) {
    status.textContent = '';
    findings.replaceChildren(h('p', { class: 'notice' }, reason));
    diffs.replaceChildren();
  },
});

function ask(): void {
  question++;
  linter.ask({ id: question, ...state() });
}

const whenChanged = afterPause(120, ask);

function show(found: Answer): void {
  answer = found;
  const count = found.files.reduce((sum, file) => sum + file.findings.length, 0);
  status.textContent =
    found.problem === undefined
      ? `${count === 1 ? '1 finding' : `${count} findings`} in ${found.ms.toFixed(0)} ms`
      : 'The settings are wrong.';
  findings.replaceChildren(
    ...findingsView(found, {
      apply(name, { changes }) {
        open(name);
        editor.apply(changes);
      },
      goTo(name, line) {
        open(name);
        editor.goTo(line);
      },
      report: (name, { rule, line, message }) =>
        reportAddress(form, {
          file: name,
          text: files.find((file) => file.name === name)?.text ?? '',
          message: `${rule}, line ${line}: ${message}`,
          settings: settings.value,
        }),
      page: (rule) => `rules/${rule}.html`,
    }),
  );
  showDiffs(found);
  markActive();
  showTabs();
}

function showDiffs({ files: of }: Answer): void {
  const views = of.flatMap(({ name, rewritten }) => {
    const before = files.find((file) => file.name === name);
    const view = before && rewritten !== undefined ? diffView(before.text, rewritten) : undefined;
    return view ? [h('h3', { class: 'mono-small' }, name), h('div', { class: 'code' }, view)] : [];
  });
  diffs.replaceChildren(
    ...(views.length > 0 ? views : [h('p', { class: 'empty' }, 'The codemod changes nothing here.')]),
  );
}

function markActive(): void {
  const found = answer?.files.find(({ name }) => name === files[active]?.name);
  if (found) editor.mark(found);
}

function open(name: string): void {
  const index = files.findIndex((file) => file.name === name);
  if (index === -1 || index === active) return;
  active = index;
  editor.show(name, files[index]?.text ?? '');
  markActive();
  showTabs();
}

function showTabs(): void {
  const counts = new Map(answer?.files.map(({ name, findings: of }) => [name, of.length]));
  tabs.replaceChildren(
    ...files.map(({ name }, index) => {
      const count = counts.get(name) ?? 0;
      const tab = h(
        'button',
        { type: 'button', class: 'tab', 'aria-pressed': String(index === active) },
        name,
        count > 0 && h('span', { class: 'count', 'aria-label': `${count} findings` }, String(count)),
      );
      tab.addEventListener('click', () => {
        open(name);
      });
      return tab;
    }),
  );
}

/** Takes the place of everything that was there. */
function load({
  files: of,
  settings: text = '',
  rules: on,
}: {
  readonly files: readonly PlayFile[];
  readonly settings?: string;
  readonly rules?: readonly string[];
}): void {
  notice.textContent = '';
  files = [...of];
  active = 0;
  answer = undefined;
  settings.value = text;
  if (on) for (const box of boxes) box.checked = on.includes(box.value);
  editor.clear();
  editor.show(files[0]?.name ?? '', files[0]?.text ?? '');
  showTabs();
  ask();
}

function addFile(): void {
  const name = byId('name', HTMLInputElement);
  const wanted = name.value.trim();
  const problem = !isFileName(wanted)
    ? 'A file is called like src/helper.ts.'
    : files.some((file) => file.name === wanted)
      ? 'This file is there already.'
      : files.length >= 20
        ? 'Twenty files are enough.'
        : '';
  byId('name-problem', HTMLElement).textContent = problem;
  if (problem !== '') return;
  name.value = '';
  files.push({ name: wanted, text: '' });
  open(wanted);
  ask();
}

function removeFile(): void {
  if (files.length < 2) return;
  files.splice(active, 1);
  load(state());
}

async function share(button: HTMLButtonElement): Promise<void> {
  const packed = await pack(state());
  const address = new URL(location.href);
  address.hash = `code=${packed}`;
  if (address.href.length > LONGEST_LINK) {
    status.textContent = 'This is too much for a link.';
    return;
  }
  history.replaceState(null, '', address);
  await copyText(address.href, button);
}

chooser.append(...examples.map(({ name }, index) => h('option', { value: String(index) }, name)));
chooser.addEventListener('change', () => {
  const example = examples[Number(chooser.value)];
  if (example) load(example);
});
for (const box of boxes) box.addEventListener('change', ask);
settings.addEventListener('input', whenChanged);
byId('add', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  addFile();
});
byId('remove', HTMLButtonElement).addEventListener('click', removeFile);
byId('share', HTMLButtonElement).addEventListener('click', ({ currentTarget }) => {
  void share(currentTarget as HTMLButtonElement);
});

async function begin(): Promise<void> {
  const [, packed] = /^#code=(.+)$/.exec(location.hash) ?? [];
  const shared = packed === undefined ? undefined : await unpack(packed);
  load(shared ?? examples[0] ?? { files: [] });
  if (packed !== undefined && !shared)
    notice.textContent = 'The link is damaged or cut off; this is the first example.';
}

addEventListener('hashchange', () => {
  void begin();
});
void begin();
