import type { TSESTree } from '@typescript-eslint/types';
import type { SourceFile } from '../detector/types.js';
import type { Node } from '../syntax/tree.js';
import type { Edit } from './apply.js';
import type { Layout, Line } from './file-layout.js';

/**
 * `f(a, b)` with each argument on a line of its own; where the last one is an object and what stands before
 * it has room, only the object is broken, as Prettier does.
 */
export function callBreaks(file: SourceFile, call: Node, line: Line, layout: Layout): readonly Edit[] {
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return [];
  const last = call.arguments.at(-1);
  if (!last || call.arguments.length < 2 || !isPlain(file.text, call)) return [];
  const opened = last.type === 'ObjectExpression' ? objectBreaks(file.text, last, line, layout) : [];
  return opened.length > 0 ? opened : argumentBreaks(file.text, call, line, layout);
}

/** Whether nothing but commas and blanks stands between the arguments. */
function isPlain(text: string, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  const [first] = call.arguments;
  const last = call.arguments.at(-1);
  if (!first || !last) return false;
  const open = text.lastIndexOf('(', first.range[0]);
  return (
    text.slice(open + 1, first.range[0]).trim() === '' &&
    text.slice(last.range[1], call.range[1]) === ')' &&
    gapsOf(call.arguments).every(([start, end]) => /^,\s*$/.test(text.slice(start, end)))
  );
}

function argumentBreaks(
  text: string,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  { indent }: Line,
  { step, comma }: Layout,
): readonly Edit[] {
  const [first] = call.arguments;
  const last = call.arguments.at(-1);
  if (!first || !last) return [];
  const below = `\n${indent}${step}`;
  const open = text.lastIndexOf('(', first.range[0]);
  return [
    { start: open + 1, end: first.range[0], text: below },
    ...gapsOf(call.arguments).map(([start, end]) => ({ start: start + 1, end, text: below })),
    { start: last.range[1], end: last.range[1], text: `${comma}\n${indent}` },
  ];
}

/** `{ a, b }` with each member on a line of its own, where the line has room up to the bracket. */
function objectBreaks(
  text: string,
  { properties, range: [start, end] }: TSESTree.ObjectExpression,
  { start: from, indent }: Line,
  { width, step, objectComma }: Layout,
): readonly Edit[] {
  const [first] = properties;
  const last = properties.at(-1);
  if (!first || !last || start + 1 - from > width) return [];
  const gaps = gapsOf(properties);
  const isPlain =
    text.slice(start + 1, first.range[0]).trim() === '' &&
    text.slice(last.range[1], end - 1).trim() === '' &&
    gaps.every((gap) => /^,\s*$/.test(text.slice(...gap)));
  if (!isPlain) return [];
  const below = `\n${indent}${step}`;
  return [
    { start: start + 1, end: first.range[0], text: below },
    ...gaps.map((gap) => ({ start: gap[0] + 1, end: gap[1], text: below })),
    { start: last.range[1], end: end - 1, text: `${objectComma}\n${indent}` },
  ];
}

/** What stands between the nodes of a list. */
const gapsOf = (nodes: readonly Node[]): readonly (readonly [number, number])[] =>
  nodes.slice(1).map((node, index) => [nodes[index]?.range[1] ?? 0, node.range[0]]);
