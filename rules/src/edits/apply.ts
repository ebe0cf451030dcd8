/**
 * Replace `[start, end)` by `text`. Offsets are UTF-16 units and, as in ESLint, count from behind a byte
 * order mark. `start === end` inserts. `text` uses `\n`; it gets the line ends of the file when it is
 * applied.
 */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Two edits that want the same text. */
export class EditOverlapError extends Error {
  override readonly name = 'EditOverlapError';

  constructor(first: Edit, second: Edit) {
    super(`The edit at ${second.start}-${second.end} overlaps the edit at ${first.start}-${first.end}.`);
  }
}

const BOM = '\uFEFF';

/** The line end that most lines of a text have; `\n` if there is none. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const all = text.match(/\r?\n/g) ?? [];
  const windows = all.filter((end) => end === '\r\n').length;
  return windows * 2 > all.length ? '\r\n' : '\n';
}

/**
 * Edits in the order of the text. Insertions at one place keep their order and come before a replacement
 * there.
 */
export function sortEdits(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** The first two edits that overlap, in the order of the text; edits that only touch do not. */
export function findOverlap(edits: readonly Edit[]): readonly [Edit, Edit] | undefined {
  const sorted = sortEdits(edits);
  for (const [index, edit] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next && next.start < edit.end) return [edit, next];
  }
  return undefined;
}

/**
 * Applies edits in one pass. Everything outside of them stays as it is, a byte order mark included.
 * @param text the whole file
 * @param edits in any order
 * @returns the new text
 * @throws {EditOverlapError} when two edits overlap
 * @throws {RangeError} when an edit is outside of the text
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const mark = text.startsWith(BOM) ? BOM : '';
  const body = text.slice(mark.length);
  const overlap = findOverlap(edits);
  if (overlap) throw new EditOverlapError(...overlap);
  const eol = lineEndOf(body);
  const parts: string[] = [mark];
  let position = 0;
  for (const edit of sortEdits(edits)) {
    if (edit.start < 0 || edit.end < edit.start || edit.end > body.length) {
      throw new RangeError(
        `The edit at ${edit.start}-${edit.end} is outside of the text of ${body.length} characters.`,
      );
    }
    parts.push(body.slice(position, edit.start), withLineEnds(edit.text, eol));
    position = edit.end;
  }
  parts.push(body.slice(position));
  return parts.join('');
}

/** Turns every line end of `text` into `eol`. */
export function withLineEnds(text: string, eol: '\n' | '\r\n'): string {
  return text.replace(/\r?\n/g, eol);
}

/**
 * Where an offset of the edited text was before the edits. Inside a replacement it is the start of what was
 * replaced.
 * @param edits as given to `applyEdits`, with the line ends of the file already in their texts
 */
export function originalOffset(edits: readonly Edit[], offset: number): number {
  let shift = 0;
  for (const edit of sortEdits(edits)) {
    const start = edit.start + shift;
    if (offset < start) break;
    if (offset < start + edit.text.length) return edit.start;
    shift += edit.text.length - (edit.end - edit.start);
  }
  return offset - shift;
}
