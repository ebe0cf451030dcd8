import { unwrap, type Node } from '../../syntax/tree.js';
import type { FileContext } from '../provenance/context.js';
import { leaves } from '../../syntax/leaving.js';

interface Condition {
  readonly test: Node;
  /** Whether it holds where the node is evaluated, or does not. */
  readonly holds: boolean;
}

/** What is known to hold or not to hold where `node` is evaluated, the nearest first. */
export function conditionsAround(node: Node, context: Pick<FileContext, 'index'>): readonly Condition[] {
  const found: Condition[] = [];
  let child: Node = node;
  for (let current = context.index.parent(node); current; current = context.index.parent(current)) {
    found.push(
      ...conditionsFor(current, child).map((test) => ({ test, holds: true })),
      ...ruledOutFor(current, child).map((test) => ({ test, holds: false })),
    );
    child = current;
  }
  return found;
}

/** The conditions that hold where `child` is evaluated inside `parent`. */
function conditionsFor(parent: Node, child: Node): readonly Node[] {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression')
    return parent.consequent === child ? [parent.test] : [];
  if (parent.type === 'LogicalExpression' && parent.operator === '&&')
    return parent.right === child ? [parent.left] : [];
  return parent.type === 'BlockStatement' ? leftUnless(parent.body, child) : [];
}

/**
 * The conditions that do not hold where `child` is evaluated: of the `else`, and of an `if` before it that
 * always leaves.
 */
function ruledOutFor(parent: Node, child: Node): readonly Node[] {
  if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression')
    return parent.alternate === child ? [parent.test] : [];
  if (parent.type !== 'BlockStatement') return [];
  const before = parent.body.slice(
    0,
    parent.body.findIndex((statement) => statement === child),
  );
  return before.flatMap((statement) =>
    statement.type === 'IfStatement' && leaves(statement.consequent) ? [statement.test] : [],
  );
}

/** `if (!(error instanceof GraphHttpError)) return;` before `child`: the condition without its `!`. */
function leftUnless(statements: readonly Node[], child: Node): readonly Node[] {
  const before = statements.slice(0, statements.indexOf(child));
  return before.flatMap((statement): readonly Node[] => {
    if (statement.type !== 'IfStatement' || statement.alternate || !leaves(statement.consequent)) return [];
    const test = unwrap(statement.test);
    return test.type === 'UnaryExpression' && test.operator === '!' ? [test.argument] : [];
  });
}
