import { parsePatch } from 'diff';

/** One side of a row; `changed` is the part that differs from the other side. */
export interface Side {
  readonly line: number;
  readonly text: string;
  /** Offsets into `text`. */
  readonly changed?: readonly [start: number, end: number];
}

export interface Row {
  readonly kind: 'same' | 'changed';
  readonly before?: Side;
  readonly after?: Side;
}

/** A unified diff of one file as rows of two columns, a list for each hunk. */
export function sideBySide(patch: string): Row[][] {
  return parsePatch(patch).flatMap(({ hunks }) => hunks.map(rowsOf));
}

type Hunk = ReturnType<typeof parsePatch>[number]['hunks'][number];

function rowsOf({ oldStart, newStart, lines }: Hunk): Row[] {
  const rows: Row[] = [];
  let [before, after] = [oldStart, newStart];
  let removed: Side[] = [];
  let added: Side[] = [];
  const flush = (): void => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1)
      rows.push(pair(removed[index], added[index]));
    [removed, added] = [[], []];
  };
  for (const line of lines) {
    const text = line.slice(1);
    if (line.startsWith('-')) removed.push({ line: before++, text });
    else if (line.startsWith('+')) added.push({ line: after++, text });
    else if (line.startsWith(' ')) {
      flush();
      rows.push({ kind: 'same', before: { line: before++, text }, after: { line: after++, text } });
    }
  }
  flush();
  return rows;
}

/** Lines that share nothing at their ends are shown as changed altogether. */
function pair(before: Side | undefined, after: Side | undefined): Row {
  if (!before || !after) return { kind: 'changed', ...(before && { before }), ...(after && { after }) };
  const shortest = Math.min(before.text.length, after.text.length);
  let start = 0;
  while (start < shortest && before.text[start] === after.text[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.text.at(-1 - end) === after.text.at(-1 - end)) end += 1;
  const mark = (side: Side): Side =>
    start + end === 0 ? side : { ...side, changed: [start, side.text.length - end] };
  return { kind: 'changed', before: mark(before), after: mark(after) };
}
