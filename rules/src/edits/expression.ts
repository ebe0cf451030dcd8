import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf, type Node } from '../syntax/tree.js';
import type { Range, SourceFile } from '../detector/types.js';
import { isMarker } from './markers.js';

/**
 * How tightly the outermost operator of a new expression binds; the values are only compared with each other.
 */
export const Precedence = { or: 1, and: 2, equality: 3, unary: 4, call: 5 } as const;
export type Precedence = (typeof Precedence)[keyof typeof Precedence];

/**
 * Whether an expression of the given precedence needs parentheses of its own when it takes the place of
 * `range`. The AST has no nodes for parentheses, so those that stand in the text already are looked for
 * there.
 */
export function needsParentheses(file: SourceFile, range: Range, precedence: Precedence): boolean {
  const path = pathTo(file.ast, range);
  const node = path.at(-1);
  const parent = path.at(-2);
  if (!node || !parent) return false;
  if (precedence >= requiredPrecedence(parent, node)) return false;
  return !isParenthesized(file.text, range);
}

/**
 * `range` with the parentheses around it, where the old expression needed them and one of the given
 * precedence does not: `(a || b) && c` becomes `both && c`.
 */
export function withParentheses(file: SourceFile, range: Range, precedence: Precedence): Range {
  const path = pathTo(file.ast, range);
  const node = path.at(-1);
  const parent = path.at(-2);
  if (!node || (node.type !== 'LogicalExpression' && node.type !== 'BinaryExpression')) return range;
  if (parent?.type !== 'LogicalExpression' && parent?.type !== 'UnaryExpression') return range;
  if (requiredPrecedence(parent, node) > precedence) return range;
  // An operand that is enclosed on both sides is enclosed by one pair.
  const before = /\([ \t\r\n]*$/.exec(file.text.slice(0, range[0]))?.[0];
  const after = /^[ \t\r\n]*\)/.exec(file.text.slice(range[1]))?.[0];
  return before === undefined || after === undefined
    ? range
    : [range[0] - before.length, range[1] + after.length];
}

/** The nodes from the program to the outermost expression with exactly this range. */
function pathTo(program: TSESTree.Program, range: Range): Node[] {
  const path: Node[] = [program];
  let current: Node = program;
  for (;;) {
    const next: Node | undefined = childrenOf(current).find(
      (child) => child.range[0] <= range[0] && range[1] <= child.range[1],
    );
    if (!next) return path;
    path.push(next);
    const exact = next.range[0] === range[0] && next.range[1] === range[1];
    if (exact && !next.type.endsWith('Statement')) return path;
    current = next;
  }
  return path;
}

function requiredPrecedence(parent: Node, node: Node): number {
  switch (parent.type) {
    case 'LogicalExpression':
      // `a || b` next to `??` is a syntax error without parentheses, at whatever precedence.
      if (parent.operator === '??') return Precedence.equality;
      return parent.operator === '&&' ? Precedence.and : Precedence.or;
    case 'BinaryExpression':
      return Precedence.unary;
    case 'UnaryExpression':
    case 'AwaitExpression':
    case 'TSTypeAssertion':
    case 'SpreadElement':
      return parent.type === 'SpreadElement' ? 0 : Precedence.unary;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return Precedence.unary;
    case 'TSNonNullExpression':
    case 'TaggedTemplateExpression':
    case 'ChainExpression':
      return Precedence.call;
    case 'MemberExpression':
      return parent.object === node ? Precedence.call : 0;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node ? Precedence.call : 0;
    case 'ConditionalExpression':
      return parent.test === node ? Precedence.or : 0;
    default:
      return 0;
  }
}

function isParenthesized(text: string, [start, end]: Range): boolean {
  return /\([ \t\r\n]*$/.test(text.slice(0, start)) && /^[ \t\r\n]*\)/.test(text.slice(end));
}

/**
 * Whether an expression that begins with `[` is not taken for an index of what stands on the line before,
 * without a semicolon.
 */
export function mayBeginWithBracket({ text }: SourceFile, [start]: Range): boolean {
  const before = /(\S)[ \t]*\r?\n\s*$/.exec(text.slice(0, start))?.[1];
  return before === undefined || '({[,;=&|?:>!'.includes(before);
}

/**
 * A blank where a replacement would melt into the word before or behind it, as in `return!x` → `return x`.
 */
export function separated(text: string, [start, end]: Range, replacement: string): string {
  const word = /[\w$\u0080-\uFFFF]/;
  const opensWithWord = /^(?:\{\{)?[\w$\u0080-\uFFFF]/.test(replacement);
  const before = word.test(text[start - 1] ?? '') && opensWithWord ? ' ' : '';
  const after = word.test(text[end] ?? '') && word.test(replacement.at(-1) ?? '') ? ' ' : '';
  return before + replacement + after;
}

/**
 * `replacement` with the comments that stand inside of `range`, so that none is lost; those that `kept`
 * repeats are left out, and markers of sites, which are none any more. A line end in front of an expression
 * would end a `return`, so line comments become block comments, and comments of several lines go behind.
 */
export function withComments(file: SourceFile, range: Range, kept: string, replacement: string): string {
  const inside = (file.ast.comments ?? []).filter(
    (comment) => range[0] <= comment.range[0] && comment.range[1] <= range[1],
  );
  const lost = inside.filter(
    (comment) => !isMarker(comment) && !kept.includes(file.text.slice(...comment.range)),
  );
  const blocks = lost.map((comment) => {
    if (comment.type === 'Block') return file.text.slice(...comment.range);
    return `/* ${comment.value.replaceAll('*/', '* /').trim()} */`;
  });
  const before = blocks.filter((block) => !block.includes('\n')).map((block) => `${block} `);
  const behind = blocks.filter((block) => block.includes('\n')).map((block) => ` ${block}`);
  return [...before, replacement, ...behind].join('');
}
