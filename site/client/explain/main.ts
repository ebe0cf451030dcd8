import { afterPause, byId, h } from '../dom.js';
import { takeHanded } from '../handed.js';
import { diagnose } from './diagnose.js';
import { examples } from './examples.js';
import { maskSecrets } from './mask.js';
import { MAX_LENGTH } from './read-input.js';
import { view } from './view.js';

const input = byId('input', HTMLTextAreaElement);
const output = byId('output', HTMLElement);
const note = byId('note', HTMLElement);

/** Shows a text without its secrets, and explains it. */
function take(pasted: string): void {
  const text = maskSecrets(pasted);
  if (input.value !== text) input.value = text;
  note.textContent = text === pasted ? '' : 'Tokens and passwords in the text were masked.';
  show();
}

function show(): void {
  const text = input.value;
  output.replaceChildren(...(text.trim() === '' ? [] : view(diagnose(text))));
}

/** A field with megabytes in it is slow in every browser; nothing behind this is read. */
function cut(text: string): string {
  return text.slice(0, MAX_LENGTH * 2);
}

const whenTyped = afterPause(150, () => {
  take(input.value);
});

input.addEventListener('input', () => {
  if (input.value.length > MAX_LENGTH * 2) input.value = cut(input.value);
  whenTyped();
});

input.addEventListener('paste', (event) => {
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  event.preventDefault();
  input.setRangeText(maskSecrets(cut(pasted)), input.selectionStart, input.selectionEnd, 'end');
  const isMasked = maskSecrets(cut(pasted)) !== cut(pasted);
  take(input.value);
  if (isMasked) note.textContent = 'Tokens and passwords in the text were masked.';
  if (pasted.length > MAX_LENGTH)
    note.textContent = `Only the beginning of ${(pasted.length / 1_048_576).toFixed(1)} MB was taken.`;
});

byId('clear', HTMLButtonElement).addEventListener('click', () => {
  take('');
  input.focus();
});

byId('examples', HTMLElement).append(
  ...examples.map(({ name, text }) => {
    const button = h('button', { type: 'button', class: 'button' }, name);
    button.addEventListener('click', () => {
      take(text);
    });
    return button;
  }),
);

const given = takeHanded();
if (given !== '') take(cut(given));
