/**
 * A text with the arguments of each call on one line, however long, and with the members of an object that is
 * the last of them: what a line is broken for is another test's affair.
 */
export function joined(text: string): string {
  return text
    .replace(/\(\n\s+/g, '(')
    .replace(/,\n\s+/g, ', ')
    .replace(/, \{\n\s+([^\n]*)\n\s*\}\)/g, ', { $1 })')
    .replace(/\n\s*\)/g, ')');
}
