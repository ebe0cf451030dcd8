/** A line that nobody wrote by hand, in characters. */
const LONG_LINE = 5000;

/**
 * Whether a tool made a text smaller. Following the one-letter names of a bundle costs minutes and proves nothing.
 * @param text the content of a file
 */
export function isMinified(text: string): boolean {
  for (let start = 0; text.length - start >= LONG_LINE; ) {
    const end = text.indexOf('\n', start);
    if (end < 0 || end - start >= LONG_LINE) return true;
    start = end + 1;
  }
  return false;
}
