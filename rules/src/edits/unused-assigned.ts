import type * as Scope from '@typescript-eslint/scope-manager';
import { childrenOf, type Node } from '../syntax/tree.js';
import type { SourceFile } from '../detector/types.js';
import { findOverlap, type Edit } from './apply.js';

/** What decides over the statements of one file. */
export interface StatementTools {
  /** Whether nothing is lost when an expression is not evaluated. */
  readonly isPure: (node: Node | null) => boolean;
  /** The lines of a statement that stands alone; nothing where a comment is in the way. */
  readonly removalOf: (statement: Node) => Edit | undefined;
  /** Whether a reference stands in replaced code that does not name it again. */
  readonly isGone: (identifier: Node, name: string) => boolean;
}

/**
 * Edits that take out variables which are declared first and assigned later, such as
 * `let message = ''; if (…) message = error.message;`, where only replaced code read them: the declaration,
 * every assignment, and each `if` that does nothing else.
 * @param edits all other edits
 */
export function assignedEdits(file: SourceFile, edits: readonly Edit[], tools: StatementTools): Edit[] {
  const parents = parentsIn(file.ast);
  const found: Edit[] = [];
  for (const variable of file.scopes.scopes.flatMap((scope) => scope.variables)) {
    const statements = statementsOf(variable, parents, tools);
    const removals = statements?.map((statement) => tools.removalOf(statement));
    const known = removals?.filter((removal) => removal !== undefined) ?? [];
    if (!removals || known.length < removals.length || findOverlap([...edits, ...found, ...known])) continue;
    found.push(...known);
  }
  return found;
}

/**
 * The declaration and the outermost statements that only assign a variable; undefined where one of them has
 * to stay.
 */
function statementsOf(
  variable: Scope.Variable,
  parents: ReadonlyMap<Node, Node>,
  { isPure, isGone }: StatementTools,
): readonly Node[] | undefined {
  const [definition, ...others] = variable.defs;
  const declaration = definition?.parent;
  if (
    others.length > 0 ||
    definition?.node.type !== 'VariableDeclarator' ||
    declaration?.type !== 'VariableDeclaration' ||
    declaration.declarations.length > 1
  )
    return undefined;
  const { id, init } = definition.node;
  if (id.type !== 'Identifier' || (init && !isPure(init)) || !isInList(declaration, parents))
    return undefined;
  const reads = variable.references.filter((reference) => reference.isRead());
  const writes = variable.references.filter((reference) => !reference.isRead() && reference.init !== true);
  if (
    reads.length === 0 ||
    writes.length === 0 ||
    !reads.every(({ identifier }) => isGone(identifier, variable.name))
  )
    return undefined;
  const assignments = writes.map(({ identifier }) => assignmentOf(identifier, parents, isPure));
  if (assignments.some((statement) => statement === undefined)) return undefined;
  const set = new Set<Node>(assignments.filter((statement) => statement !== undefined));
  const whole = new Set([...set].map((statement) => outermost(statement, set, parents, isPure)));
  return [...whole].every((statement) => isInList(statement, parents)) ? [declaration, ...whole] : undefined;
}

/** The statement `name = value;` of a name on its left side, unless the value does something. */
function assignmentOf(
  identifier: Node,
  parents: ReadonlyMap<Node, Node>,
  isPure: StatementTools['isPure'],
): Node | undefined {
  const assignment = parents.get(identifier);
  const statement = assignment && parents.get(assignment);
  if (
    assignment?.type !== 'AssignmentExpression' ||
    assignment.operator !== '=' ||
    assignment.left !== identifier ||
    !isPure(assignment.right)
  )
    return undefined;
  return statement?.type === 'ExpressionStatement' ? statement : undefined;
}

function outermost(
  statement: Node,
  set: ReadonlySet<Node>,
  parents: ReadonlyMap<Node, Node>,
  isPure: StatementTools['isPure'],
): Node {
  let found = statement;
  for (
    let parent = parents.get(statement);
    parent && onlyAssigns(parent, set, isPure);
    parent = parents.get(parent)
  )
    if (parent.type === 'IfStatement') found = parent;
  return found;
}

function onlyAssigns(node: Node, set: ReadonlySet<Node>, isPure: StatementTools['isPure']): boolean {
  if (set.has(node)) return true;
  if (node.type === 'BlockStatement')
    return node.body.length > 0 && node.body.every((statement) => onlyAssigns(statement, set, isPure));
  if (node.type !== 'IfStatement' || !isPure(node.test)) return false;
  return (
    onlyAssigns(node.consequent, set, isPure) && (!node.alternate || onlyAssigns(node.alternate, set, isPure))
  );
}

/** Whether a statement can be taken out: it is one of a list, and not the branch of an `if`. */
function isInList(statement: Node, parents: ReadonlyMap<Node, Node>): boolean {
  const type = parents.get(statement)?.type;
  return type === 'BlockStatement' || type === 'Program' || type === 'SwitchCase';
}

function parentsIn(root: Node): ReadonlyMap<Node, Node> {
  const parents = new Map<Node, Node>();
  const visit = (node: Node): void => {
    for (const child of childrenOf(node)) {
      parents.set(child, node);
      visit(child);
    }
  };
  visit(root);
  return parents;
}
