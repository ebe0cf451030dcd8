/** What is wrong with a row, as a sentence without its end, and what may have been meant. */
export interface WrongRow {
  readonly reason: string;
  readonly meant?: string | undefined;
}

export const NAME: RegExp = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** A value in the words of a message. */
export function shown(value: unknown): string {
  const text = Array.isArray(value)
    ? '[…]'
    : typeof value === 'object' && value !== null
      ? '{…}'
      : String(value);
  const line = text.replace(/\s+/g, ' ');
  return `\`${line.length > 60 ? `${line.slice(0, 59)}…` : line}\``;
}

export function wordsOf(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
