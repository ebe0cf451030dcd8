import { chainAt, type Chain } from '../detector/logical-chains.js';
import { childrenOf, type Node } from '../syntax/tree.js';
import type { Range, SourceFile } from '../detector/types.js';
import type { Edit } from './apply.js';
import { bindingsOf } from './bindings.js';
import { RUNTIME, specifierFor } from './specifier.js';

/** A new operand that an operand before it says already. */
export interface Repetition {
  readonly first: Edit;
  /** Takes the repetition out, with its operator. */
  readonly removal: Edit;
}

/**
 * Finds new operands that say what another new one of the same chain says: in `a || b || a` the second `a`.
 * @param edits replacements of whole operands, among others
 * @returns by the edit that is the repetition
 */
export function repeatedOperands(file: SourceFile, edits: readonly Edit[]): ReadonlyMap<Edit, Repetition> {
  const found = new Map<Edit, Repetition>();
  if (new Set(edits.map(({ text }) => text)).size === edits.length) return found;
  for (const { operands } of chainsOf(file.ast)) {
    const seen = new Map<string, Edit>();
    for (const [index, operand] of operands.entries()) {
      const edit = edits.find(({ start, end }) => start === operand.range[0] && end === operand.range[1]);
      const before = operands[index - 1];
      if (!edit) continue;
      const first = seen.get(edit.text);
      // Comments and parentheses around an operand are not in its range.
      const isPlain = before && /^\s*(?:\|\||&&)\s*$/.test(file.text.slice(before.range[1], edit.start));
      if (first && isPlain)
        found.set(edit, { first, removal: { start: before.range[1], end: edit.end, text: '' } });
      else seen.set(edit.text, first ?? edit);
    }
  }
  return found;
}

/**
 * Whether a place is one part of a condition of which another part calls the runtime: what is left of a
 * condition that is rewritten otherwise.
 * @param module the runtime, as `settings.runtime` names it
 */
export function isBesideTest(file: SourceFile, [start, end]: Range, module: string = RUNTIME): boolean {
  const names = bindingsOf(file, specifierFor(module, file.path)).flatMap(({ named, namespace }) => [
    ...named.map(({ local }) => local),
    ...(namespace === undefined ? [] : [namespace]),
  ]);
  const calls = (node: Node): boolean =>
    (node.type === 'Identifier' && names.includes(node.name)) || childrenOf(node).some(calls);
  return chainsOf(file.ast).some(({ operands }) => {
    const others = operands.filter(({ range }) => range[1] <= start || end <= range[0]);
    return (
      others.length < operands.length &&
      operands.some(({ range }) => start <= range[0] && range[1] <= end) &&
      others.some(calls)
    );
  });
}

function chainsOf(root: Node): readonly Chain[] {
  const chains: Chain[] = [];
  const visit = (node: Node, parent: Node | undefined): void => {
    const chain = node.type === 'LogicalExpression' ? chainAt(node, parent) : undefined;
    if (chain) chains.push(chain);
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(root, undefined);
  return chains;
}
