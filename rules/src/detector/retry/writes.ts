import { contains, unwrap, walk, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { JUMPS } from './flow.js';
import type { Path } from './ways.js';

/** A place that writes a variable on a way. */
export interface Write {
  readonly node: Node;
  readonly certain: boolean;
}

/** The expression that a write stores, for `x = …` and `const x = …`; undefined for the others. */
export function assigned(identifier: Node, context: RetryContext): Node | undefined {
  let child = identifier;
  let parent = context.syntax.parent(child);
  while (
    parent &&
    parent.type !== 'VariableDeclarator' &&
    parent.type !== 'AssignmentExpression' &&
    parent.type !== 'UpdateExpression'
  ) {
    child = parent;
    parent = context.syntax.parent(parent);
  }
  if (parent?.type === 'VariableDeclarator') return parent.init ?? undefined;
  return parent?.type === 'AssignmentExpression' && parent.operator === '=' ? parent.right : undefined;
}

/**
 * The conditions on which it depends whether something is written that a way may or may not write: those
 * around it, and all where one of them may leave before it.
 */
export function choosing(writes: readonly Write[], { steps }: Path): readonly Node[] {
  const tests: Node[] = [];
  for (const step of steps) {
    const inside = writes.filter(({ node }) => contains(step.node, node));
    if (step.kind !== 'maybe' || inside.length === 0) continue;
    let jumps = false;
    walk(step.node, (child) => (jumps ||= JUMPS.has(child.type)) || true);
    walk(step.node, (child) => {
      const test = conditionOf(child);
      if (test && (jumps || inside.some(({ node }) => contains(child, node) && !contains(test, node))))
        tests.push(test);
      return true;
    });
  }
  return tests;
}

/**
 * Whether a loop gives a variable a value, however often it goes round: before anything leaves its body.
 */
export function isAlwaysAssigned(node: Node, loop: Node, context: RetryContext): boolean {
  const isEntered =
    loop.type === 'DoWhileStatement' ||
    (loop.type === 'ForStatement' && !loop.test) ||
    (loop.type === 'WhileStatement' && loop.test.type === 'Literal' && loop.test.value === true);
  if (!isEntered || loop.body.type !== 'BlockStatement' || !assigned(node, context)) return false;
  const { body } = loop.body;
  const position = body.findIndex((statement) => contains(statement, node));
  return position >= 0 && body.slice(0, position + 1).every((statement) => RUNS.has(statement.type));
}

const RUNS: ReadonlySet<string> = new Set(['ExpressionStatement', 'VariableDeclaration']);

function conditionOf(node: Node): Node | undefined {
  if (node.type === 'SwitchStatement') return node.discriminant;
  if (node.type === 'LogicalExpression') return node.left;
  if (node.type === 'ForOfStatement' || node.type === 'ForInStatement') return node.right;
  return 'test' in node && node.type !== 'SwitchCase' ? ((node.test as Node | null) ?? undefined) : undefined;
}

/** The expression that `url += …` adds. */
export function added(identifier: Node, { syntax }: RetryContext): Node | undefined {
  const parent = syntax.parent(identifier);
  return parent?.type === 'AssignmentExpression' && parent.left === identifier ? parent.right : undefined;
}

export function lastAssigned(writes: readonly Write[], context: RetryContext): Node | undefined {
  const last = writes.at(-1);
  return last ? assigned(last.node, context) : undefined;
}

/** `const index = next++`: a local name for what counts. */
export function counts(value: Node): boolean {
  let found = false;
  walk(value, (child) => {
    found ||= child.type === 'UpdateExpression' || child.type === 'AssignmentExpression';
    return !found;
  });
  return found;
}

/** By how much `i++`, `i--`, `i += 2` move a counter. */
export function delta(identifier: Node, context: RetryContext): number | undefined {
  const parent = context.syntax.parent(identifier);
  if (parent?.type === 'UpdateExpression') return parent.operator === '++' ? 1 : -1;
  if (parent?.type !== 'AssignmentExpression' || parent.left !== identifier) return undefined;
  if (parent.right.type !== 'Literal' || typeof parent.right.value !== 'number') return undefined;
  if (parent.operator === '+=') return parent.right.value;
  return parent.operator === '-=' ? -parent.right.value : undefined;
}

/** By how much several writes move a counter; undefined where one of them does something else. */
export function moved(writes: readonly Write[], context: RetryContext): number | undefined {
  let sum = 0;
  for (const write of writes) {
    const step = delta(write.node, context);
    if (step === undefined) return undefined;
    sum += step;
  }
  return sum;
}

/**
 * A counter that gets the same number in every round: `attempt = 0; continue;`. Whether that number ends it
 * is another question.
 */
export function isReset(writes: readonly Write[], context: RetryContext): boolean {
  let value: number | undefined;
  for (const write of writes) {
    const step = delta(write.node, context);
    const stored = assigned(write.node, context);
    if (step !== undefined) value = value === undefined ? undefined : value + step;
    else value = stored ? literalNumber(stored) : undefined;
  }
  return value !== undefined;
}

export function literalNumber(node: Node): number | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Literal' && typeof inner.value === 'number') return inner.value;
  if (inner.type !== 'UnaryExpression' || inner.operator !== '-') return undefined;
  const value = literalNumber(inner.argument);
  return value === undefined ? undefined : -value;
}
