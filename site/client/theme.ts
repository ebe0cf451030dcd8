/** Runs before the page is shown, so that it does not flash in the other colours. */
const chosen = ((): string | null => {
  try {
    return localStorage.getItem('theme');
  } catch {
    // Storage is off, or the page was opened from a disk.
    return null;
  }
})();

if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen;
