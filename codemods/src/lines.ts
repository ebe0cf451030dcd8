/** Lines and columns of one text. */
export class LineIndex {
  readonly #starts: readonly number[];

  constructor(text: string) {
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
}
