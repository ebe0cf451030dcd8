import type { TSESTree } from '@typescript-eslint/types';
import type * as Scope from '@typescript-eslint/scope-manager';
import { childrenOf, isComponent, statementsOf, type Node } from '../syntax/tree.js';
import type { Range, SourceFile } from '../detector/types.js';
import { findOverlap, type Edit } from './apply.js';
import { isPure } from './pure.js';
import { assignedEdits } from './unused-assigned.js';
import { isExported, unusedNameEdits } from './unused-names.js';

type Declaration =
  | TSESTree.VariableDeclaration
  | TSESTree.FunctionDeclaration
  | TSESTree.TSInterfaceDeclaration
  | TSESTree.TSTypeAliasDeclaration;

/**
 * Edits that take out variables, functions and types which only the replaced code read, such as
 * `const message = error.message` or `const sleep = …`: left alone they are errors for `noUnusedLocals` and
 * for linters. Only declarations without side effects and without comments go.
 * @param edits the replacements; removals are added to them until nothing else is unused
 */
export function unusedEdits(file: SourceFile, edits: readonly Edit[]): Edit[] {
  const removals: Edit[] = [];
  const candidates = declarationsOf(file);
  for (let again = true; again;) {
    again = false;
    for (const [declaration, variables] of candidates) {
      const gone = [...edits, ...removals];
      if (!variables.every((variable) => isUnused(variable, gone, declaration))) continue;
      candidates.delete(declaration);
      const removal = removalOf(file, declaration);
      if (!removal || findOverlap([...gone, removal])) continue;
      removals.push(removal);
      again = true;
    }
    const gone = [...edits, ...removals];
    const assigned = assignedEdits(file, gone, {
      isPure,
      removalOf: (statement) => removalOf(file, statement),
      isGone: ({ range }, name) => gone.some((edit) => replaces(edit, range, name)),
    });
    removals.push(...assigned);
    again ||= assigned.length > 0;
  }
  const gone = [...edits, ...removals];
  return [
    ...withoutGaps(file.text, removals),
    ...unusedNameEdits(file, gone, (variable, pattern) => isUnused(variable, gone, pattern)),
  ];
}

/** A variable that only replaced code read, and that is declared still. */
export interface Leftover {
  readonly name: string;
  /** The replacement that took its last read. */
  readonly by: Edit;
}

/** @param edits all edits, removals included */
export function leftovers(file: SourceFile, edits: readonly Edit[]): Leftover[] {
  return file.scopes.scopes
    .flatMap((scope) => scope.variables)
    .flatMap((variable): Leftover[] => {
      const [definition] = variable.defs;
      if (
        definition?.node.type !== 'VariableDeclarator' ||
        isExported(file, definition.name.range) ||
        !isUnused(variable, edits, definition.node)
      )
        return [];
      const around = (name: TSESTree.Node): Edit | undefined =>
        edits.find(({ start, end }) => start <= name.range[0] && name.range[1] <= end);
      const by = variable.references.flatMap(({ identifier }) => around(identifier) ?? []).at(-1);
      return by && !around(definition.name) ? [{ name: variable.name, by }] : [];
    });
}

/** Of the blank lines around several removals in a row, one goes as well, as for a single one. */
function withoutGaps(text: string, removals: readonly Edit[]): Edit[] {
  const aboveOf = (edit: Edit): Edit | undefined => removals.find((other) => other.end === edit.start);
  return removals.map((edit) => {
    let first = edit;
    for (let above = aboveOf(first); above; above = aboveOf(first)) first = above;
    if (first === edit || !isBlankAbove(text, first.start)) return edit;
    return { ...edit, end: edit.end + blankLineAt(text, edit.end) };
  });
}

function isBlankAbove(text: string, lineStart: number): boolean {
  return lineStart === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, lineStart));
}

/** Length of the blank line that begins at an offset; 0 when there is none. */
function blankLineAt(text: string, offset: number): number {
  return /^[ \t]*\r?\n/.exec(text.slice(offset))?.[0].length ?? 0;
}

/**
 * Functions, types, and declarations of one declarator, in a list of statements, with the variables that they
 * make.
 */
function declarationsOf(file: SourceFile): Map<Declaration, Scope.Variable[]> {
  // The markup of a component reads the variables of its script, and not every parser tells.
  const statements = new Set<Node>(isComponent(file) ? [] : statementsOf(file.ast));
  const visit = (node: Node): void => {
    if (node.type === 'BlockStatement') for (const statement of node.body) statements.add(statement);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(file.ast);
  const found = new Map<Declaration, Scope.Variable[]>();
  for (const variable of file.scopes.scopes.flatMap((scope) => scope.variables)) {
    const declaration = removableDeclaration(variable);
    if (declaration && statements.has(declaration))
      found.set(declaration, [...(found.get(declaration) ?? []), variable]);
  }
  return found;
}

function removableDeclaration({ defs }: Scope.Variable): Declaration | undefined {
  const [definition, ...others] = defs;
  if (!definition || others.length > 0) return undefined;
  const { name, node, parent } = definition;
  // Parameters are defined by the function as well.
  if (
    node.type === 'FunctionDeclaration' ||
    node.type === 'TSInterfaceDeclaration' ||
    node.type === 'TSTypeAliasDeclaration'
  )
    return node.id === name ? node : undefined;
  if (node.type !== 'VariableDeclarator' || parent?.type !== 'VariableDeclaration') return undefined;
  return parent.declarations.length === 1 && isPlain(node.id) && isPure(node.init) ? parent : undefined;
}

/** A name, or an object pattern of names only: `message`, `{ message, code: c }`. */
function isPlain(id: TSESTree.BindingName): boolean {
  if (id.type === 'Identifier') return true;
  if (id.type !== 'ObjectPattern') return false;
  return id.properties.every(
    (property) => property.type === 'Property' && !property.computed && property.value.type === 'Identifier',
  );
}

/** Read outside of its own declaration, and nowhere but in replaced code that does not name it again. */
export function isUnused(variable: Scope.Variable, gone: readonly Edit[], declaration?: Node): boolean {
  const [start, end] = declaration?.range ?? [0, 0];
  const reads = variable.references.filter(
    ({ identifier }) => identifier.range[0] < start || end <= identifier.range[0],
  );
  return (
    reads.length > 0 &&
    reads.every(({ identifier }) => gone.some((edit) => replaces(edit, identifier.range, variable.name)))
  );
}

function replaces(edit: Edit, [start, end]: Range, name: string): boolean {
  if (edit.start > start || end > edit.end) return false;
  // Behind a dot stands a property, behind three a variable.
  return !edit.text
    .replaceAll(/(?<!\.)\.[\w$\u0080-\uFFFF]+/g, '')
    .split(/[^\w$\u0080-\uFFFF]+/)
    .includes(name);
}

/**
 * The whole lines of a statement that stands alone; nothing where a comment is in it or behind it. A comment
 * above keeps the statement as well, except for a line comment above a value in front of another statement:
 * that one tells what comes next.
 */
export function removalOf(file: SourceFile, statement: Node): Edit | undefined {
  const { text } = file;
  const [start, end] = statement.range;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const tail = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end));
  if (!tail || text.slice(lineStart, start).trim() !== '') return undefined;
  const above = text.slice(0, lineStart).trimEnd();
  const isFollowed = isValue(statement) && /^[ \t]*[^\s}]/.test(text.slice(end + tail[0].length));
  const near = (file.ast.comments ?? []).some((comment) => {
    const inside = comment.range[0] >= start && comment.range[1] <= end;
    const isAbove =
      comment.range[1] === above.length && !/\n[ \t\r]*\n$/.test(text.slice(above.length, lineStart));
    return inside || (isAbove && !(isFollowed && comment.type === 'Line'));
  });
  if (near) return undefined;
  // Of two blank lines, one around either end, one goes as well.
  const blank = isBlankAbove(text, lineStart) ? blankLineAt(text, end + tail[0].length) : 0;
  return { start: lineStart, end: end + tail[0].length + blank, text: '' };
}

/** A variable that holds no function. */
function isValue(statement: Node): boolean {
  return (
    statement.type === 'VariableDeclaration' &&
    statement.declarations.every(({ init }) => init && !init.type.endsWith('FunctionExpression'))
  );
}
