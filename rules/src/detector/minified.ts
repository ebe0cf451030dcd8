/** A line that nobody wrote by hand, in characters. */
const LONG_LINE = 5000;

/** What one line of a handwritten file may hold any amount of: texts, templates and comments. */
const TEXTS = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/g;

/** Where statements and calls stand; data has nothing but brackets, commas, keys and values. */
const CODE = /[;(=]/g;

/** One mark of code in so many characters makes a line code; bundles have ten times as many. */
const CODE_SHARE = 200;

/**
 * Whether a tool made a text smaller. Following the one-letter names of a bundle costs minutes and proves
 * nothing. A long text, comment or table of data on one line makes a handwritten file no bundle.
 * @param text the content of a file
 */
export function isMinified(text: string): boolean {
  return hasLongLine(text) && text.replace(TEXTS, '').split('\n').some(isLongCode);
}

function isLongCode(line: string): boolean {
  return line.length >= LONG_LINE && (line.match(CODE)?.length ?? 0) > line.length / CODE_SHARE;
}

function hasLongLine(text: string): boolean {
  for (let start = 0; text.length - start >= LONG_LINE;) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end - start >= LONG_LINE) return true;
    start = end + 1;
  }
  return false;
}
