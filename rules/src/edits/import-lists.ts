import type { SourceFile } from '../detector/types.js';
import { styleOf, type FileStyle } from '../syntax/style.js';
import type { Edit } from './apply.js';
import type { ModuleBinding } from './bindings.js';

export function byName(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : 1;
}

export function mergeEdit(file: SourceFile, target: ModuleBinding, added: ReadonlyMap<string, string>): Edit {
  const colon = target.node.type === 'VariableDeclaration';
  const items = specifiers(added, colon);
  const { list } = target;
  if (!list) throw new TypeError('`target` has no list of names.');
  const style = styleOf(file);
  if ('empty' in list) {
    const brace = file.text.indexOf('{', list.empty.range[0]);
    return { start: brace, end: file.text.indexOf('}', brace) + 1, text: braced(items, style) };
  }
  const whole = sortedList(file, target, items);
  if (whole) return whole;
  const [start, end] = list.after.range;
  if (list.kind === 'default') return { start: end, end, text: `, ${braced(items, style)}` };
  const line = file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1, start);
  const separator = /^[ \t]+$/.test(line) ? `,\n${line}` : ', ';
  // A comment at the end of the line belongs to the name before it.
  const commented = /^,?[ \t]*\/[/*]/.test(file.text.slice(end));
  if (commented) return { start, end: start, text: items.join(separator) + separator };
  return { start: end, end, text: separator + items.join(separator) };
}

/** The list with the new names at their places, where the names that it has are sorted as ours are. */
function sortedList(file: SourceFile, { named }: ModuleBinding, added: readonly string[]): Edit | undefined {
  const [first, last] = [named[0]?.node.range, named.at(-1)?.node.range];
  if (!first || !last || named.length < 2 || named.some(({ typeOnly }) => typeOnly)) return undefined;
  const open = file.text.lastIndexOf('{', first[0]);
  const close = file.text.indexOf('}', last[1]) + 1;
  const names = named.map(({ node }) => file.text.slice(...node.range));
  const isPlain = file.text.slice(open, close).replace(/[{},\s]/g, '') === names.join('').replace(/\s/g, '');
  const isSorted = names.every((name, index) => index === 0 || byName(names[index - 1] ?? '', name) < 0);
  if (!isPlain || !isSorted) return undefined;
  const text = braced(
    [...names, ...added].toSorted(byName),
    styleOf(file),
    file.text.slice(open, close).includes('\n'),
  );
  return { start: open, end: close, text };
}

const LINE_LIMIT = 70;

/** @param isBroken whether each name stands on a line of its own, however few there are */
export function braced(items: readonly string[], style: FileStyle, isBroken: boolean = false): string {
  const line = `{${style.pad}${items.join(', ')}${style.pad}}`;
  if (line.length <= LINE_LIMIT && !isBroken) return line;
  return `{\n${items.map((item) => `${style.indent}${item},\n`).join('')}}`;
}

export function specifiers(added: ReadonlyMap<string, string>, colon: boolean): string[] {
  return [...added].map(([name, local]) =>
    name === local ? name : `${name}${colon ? ':' : ' as'} ${local}`,
  );
}
