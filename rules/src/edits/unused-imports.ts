import type { TSESTree } from '@typescript-eslint/types';
import type { SourceFile } from '../detector/types.js';
import { findOverlap, type Edit } from './apply.js';
import { isUnused, removalOf } from './unused.js';

/**
 * Edits that take out the imports which only the replaced code read. Only in TypeScript, whose compiler drops
 * such an import anyway: in JavaScript the import may be there for what the module does.
 * @param edits all edits of the file, so that nothing is taken out that another edit is about
 */
export function unusedImportEdits(file: SourceFile, edits: readonly Edit[]): Edit[] {
  if (!/\.[cm]?tsx?$/.test(file.path)) return [];
  const removals: Edit[] = [];
  for (const statement of file.ast.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    const unused = unusedSpecifiers(file, statement, edits);
    if (unused.length === 0) continue;
    const wanted =
      unused.length === statement.specifiers.length
        ? [removalOf(file, statement)]
        : unused.map((node) => specifierRemoval(file, statement, node));
    if (
      wanted.every((edit) => edit !== undefined) &&
      !findOverlap([...edits.filter((edit) => edit.end > edit.start), ...wanted])
    )
      removals.push(...wanted);
  }
  return removals;
}

function unusedSpecifiers(
  file: SourceFile,
  statement: TSESTree.ImportDeclaration,
  edits: readonly Edit[],
): TSESTree.ImportClause[] {
  const variables = file.scopes.getDeclaredVariables(statement);
  return statement.specifiers.filter((specifier) => {
    const own = [...variables, ...file.scopes.getDeclaredVariables(specifier)];
    const variable = own.find(({ name }) => name === specifier.local.name);
    return variable !== undefined && isUnused(variable, edits);
  });
}

/**
 * A name with the comma before or behind it, or the whole list behind a default; a default is left to the
 * linter.
 */
function specifierRemoval(
  { text }: SourceFile,
  statement: TSESTree.ImportDeclaration,
  node: TSESTree.ImportClause,
): Edit | undefined {
  const named = statement.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier');
  const index = named.findIndex((specifier) => specifier === node);
  const next = named[index + 1];
  const previous = named[index - 1];
  const [before] = statement.specifiers;
  if (index === -1 || !before) return undefined;
  if (named.length === 1)
    return before === node
      ? undefined
      : { start: before.range[1], end: text.indexOf('}', node.range[1]) + 1, text: '' };
  if (next) return { start: node.range[0], end: next.range[0], text: '' };
  return previous && { start: previous.range[1], end: node.range[1], text: '' };
}

/** Insertions at the end of a line that is taken out take its place. */
export function mergeInsertions(edits: readonly Edit[]): Edit[] {
  const merged: Edit[] = [];
  const insertions = new Set(edits.filter((edit) => edit.start === edit.end));
  for (const edit of edits) {
    if (insertions.has(edit)) continue;
    const inside = [...insertions].filter(
      ({ start }) => edit.text === '' && edit.start < start && start < edit.end,
    );
    for (const insertion of inside) insertions.delete(insertion);
    merged.push(
      inside.length === 0
        ? edit
        : { ...edit, text: inside.map(({ text }) => `${text.replace(/^\n/, '')}\n`).join('') },
    );
  }
  return [...insertions, ...merged];
}
