import type { TSESTree } from '@typescript-eslint/types';
import type * as Scope from '@typescript-eslint/scope-manager';
import { childrenOf, isComponent, statementsOf, type Node } from '../syntax/tree.js';
import type { Range, SourceFile } from '../detector/types.js';
import { findOverlap, type Edit } from './apply.js';

/** Whether nothing reads a variable any more outside of the pattern that declares it. */
type IsUnused = (variable: Scope.Variable, pattern: TSESTree.ObjectPattern) => boolean;

/**
 * Edits that take single names out of declarations: `code` out of `const { status, code } = partsOf(error)`.
 * One name at least stays, and so does what it is read from.
 * @param edits all other edits
 */
export function unusedNameEdits(file: SourceFile, edits: readonly Edit[], isUnused: IsUnused): Edit[] {
  return patternsOf(file.ast)
    .filter(({ range }) => !isExported(file, range))
    .flatMap((pattern) => {
      const gone = pattern.properties.map((property) => isRemovable(file, pattern, property, isUnused));
      if (gone.every(Boolean)) return [];
      const removals = runsOf(gone).map(([first, last]) => removalOf(pattern, first, last));
      return removals.filter((removal) => !hasComment(file, removal) && !findOverlap([...edits, removal]));
    });
}

/**
 * Whether what is declared at a place is exported there; the markup of a component may read all that its
 * script declares.
 */
export function isExported(file: SourceFile, [start, end]: Range): boolean {
  return statementsOf(file.ast).some((statement) => {
    const declaration =
      statement.type === 'ExportNamedDeclaration'
        ? statement.declaration
        : isComponent(file)
          ? statement
          : undefined;
    if (declaration?.type !== 'VariableDeclaration') return false;
    return declaration.declarations.some(({ id }) => id.range[0] <= start && end <= id.range[1]);
  });
}

/** The object patterns of variables without a rest, which would get what is taken out. */
function patternsOf(root: Node): TSESTree.ObjectPattern[] {
  const found: TSESTree.ObjectPattern[] = [];
  const visit = (node: Node): void => {
    if (
      node.type === 'VariableDeclarator' &&
      node.id.type === 'ObjectPattern' &&
      node.init &&
      node.id.properties.every(({ type }) => type === 'Property')
    )
      found.push(node.id);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(root);
  return found;
}

function isRemovable(
  file: SourceFile,
  pattern: TSESTree.ObjectPattern,
  property: TSESTree.ObjectPattern['properties'][number],
  isUnused: IsUnused,
): boolean {
  if (property.type !== 'Property' || property.computed) return false;
  const { value } = property;
  const name = value.type === 'AssignmentPattern' && value.right.type === 'Literal' ? value.left : value;
  if (name.type !== 'Identifier') return false;
  const scope = file.scopes.scopes.find((candidate) =>
    candidate.variables.some(({ identifiers }) => identifiers.includes(name)),
  );
  const variable = scope?.set.get(name.name);
  return variable?.defs.length === 1 && isUnused(variable, pattern);
}

/** First and last index of each run of `true`. */
function runsOf(flags: readonly boolean[]): (readonly [first: number, last: number])[] {
  const firsts = flags.flatMap((flag, index) => (flag && flags[index - 1] !== true ? [index] : []));
  return firsts.map((first) => {
    const end = flags.indexOf(false, first);
    return [first, (end === -1 ? flags.length : end) - 1];
  });
}

function removalOf({ properties }: TSESTree.ObjectPattern, first: number, last: number): Edit {
  const next = properties[last + 1];
  const start = next ? properties[first]?.range[0] : properties[first - 1]?.range[1];
  return { start: start ?? 0, end: next?.range[0] ?? properties[last]?.range[1] ?? 0, text: '' };
}

function hasComment(file: SourceFile, { start, end }: Edit): boolean {
  return (file.ast.comments ?? []).some((comment) => start <= comment.range[0] && comment.range[1] <= end);
}
