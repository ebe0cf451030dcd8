import type { Chain } from '../detector/logical-chains.js';
import { childrenOf, type Node } from '../syntax/tree.js';
import type { Range, SourceFile } from '../detector/types.js';
import type { Edit } from './apply.js';
import { bindingsOf } from './bindings.js';
import { chainsOf, withOperator } from './chains.js';
import { RUNTIME, specifierFor } from './specifier.js';

/** A new operand that another operand says already. */
export interface Repetition {
  readonly first: Edit;
  /** Takes the repetition out, with its operator. */
  readonly removal: Edit;
}

/**
 * Finds new operands that say what another new one of the same chain says: in `a || b || a` the second `a`.
 * @param edits replacements of operands, among others
 * @param isCovered whether one says no more than another one of a chain with this operator, whichever stands first
 * @returns by the edit that is the repetition
 */
export function repeatedOperands(
  file: SourceFile,
  edits: readonly Edit[],
  isCovered: (edit: Edit, other: Edit, operator: '||' | '&&') => boolean,
): ReadonlyMap<Edit, Repetition> {
  const found = new Map<Edit, Repetition>();
  for (const { operator, operands } of edits.length < 2 ? [] : chainsOf(file.ast)) {
    const inChain = edits.flatMap((edit) => placeIn(operands, edit) ?? []);
    for (const [index, { edit, first, last }] of inChain.entries()) {
      const said = inChain.find(
        ({ edit: other }, at) =>
          other !== edit &&
          !found.has(other) &&
          ((at < index && other.text === edit.text) || isCovered(edit, other, operator)),
      );
      const taken = [...edits, ...[...found.values()].map(({ removal }) => removal)];
      const range = (said ? withOperator(file, operator, operands, first, last) : []).find(([start, end]) =>
        taken.every((other) => other === edit || other.end <= start || end <= other.start),
      );
      if (said && range)
        found.set(edit, { first: said.edit, removal: { start: range[0], end: range[1], text: '' } });
    }
  }
  return found;
}

interface Place {
  readonly edit: Edit;
  /** The numbers of the operands that the edit replaces. */
  readonly first: number;
  readonly last: number;
}

function placeIn(operands: Chain['operands'], edit: Edit): Place | undefined {
  const first = operands.findIndex(({ range }) => range[0] === edit.start);
  const last = operands.findIndex(({ range }) => range[1] === edit.end);
  return first < 0 || last < first ? undefined : { edit, first, last };
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
