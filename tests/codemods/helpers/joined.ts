/**
 * A text with the arguments of each call on one line, however long: what a line is broken for is another
 * test's affair.
 */
export function joined(text: string): string {
  return text
    .replace(/\(\n\s+/g, '(')
    .replace(/,\n\s+/g, ', ')
    .replace(/\n\s*\)/g, ')');
}
