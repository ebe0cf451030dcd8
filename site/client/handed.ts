/** What was pasted on the start page goes this way: an address would end up in the history of the browser. */
const KEY = 'explain-input';

/** Hands a text on to the next page; where storage is off, that page starts empty. */
export function handOn(text: string): void {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // See above.
  }
}

/** What the page before handed on, once. */
export function takeHanded(): string {
  try {
    const text = sessionStorage.getItem(KEY) ?? '';
    sessionStorage.removeItem(KEY);
    return text;
  } catch {
    return '';
  }
}
