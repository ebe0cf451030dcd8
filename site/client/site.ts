import { codeBeside, copyText } from './copy.js';
import { maskSecrets } from './explain/mask.js';
import { handOn } from './handed.js';

function switchTheme(): void {
  const root = document.documentElement;
  const isDark =
    root.dataset['theme'] === undefined
      ? matchMedia('(prefers-color-scheme: dark)').matches
      : root.dataset['theme'] === 'dark';
  root.dataset['theme'] = isDark ? 'light' : 'dark';
  try {
    localStorage.setItem('theme', root.dataset['theme']);
  } catch {
    // It holds for this page then.
  }
}

document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  if (target.closest('[data-theme-button]')) switchTheme();
  const button = target.closest<HTMLButtonElement>('[data-copy]');
  if (button) void copyText(codeBeside(button), button);
});

document.querySelector<HTMLFormElement>('[data-ask]')?.addEventListener('submit', (event) => {
  event.preventDefault();
  const form = event.currentTarget as HTMLFormElement;
  handOn(maskSecrets(form.querySelector('textarea')?.value ?? ''));
  location.href = form.action;
});
