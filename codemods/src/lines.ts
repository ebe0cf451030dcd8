/** Lines that are shown before and behind a place. */
const NEAR = 2;
const MAX_AROUND = 12;

/** Lines and columns of one text. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [
      0,
      ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map((match) => match.index + match[0].length),
    ];
  }

  /** The 1-based line and column, in UTF-16 units, of an offset. */
  positionAt(offset: number): { readonly line: number; readonly column: number } {
    const next = this.#starts.findIndex((start) => start > offset);
    const line = next === -1 ? this.#starts.length : next;
    return { line, column: offset - (this.#starts[line - 1] ?? 0) + 1 };
  }

  /** Whole lines with those around them, but for what is beyond the first lines of something long. */
  around(first: number, last: number): { readonly line: number; readonly text: string } {
    const line = Math.max(1, first - NEAR);
    const end = this.#starts[Math.min(last + NEAR, line + MAX_AROUND - 1)] ?? this.#text.length;
    return { line, text: this.#text.slice(this.#starts[line - 1], end).trimEnd() };
  }
}
