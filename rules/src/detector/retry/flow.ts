import type { TSESTree } from '@typescript-eslint/types';
import {
  calledName,
  isFunction,
  literalText,
  propertyName,
  walkOwn,
  type Node,
  type SyntaxIndex,
} from '../../syntax/tree.js';
import type { Given, Step } from './ways.js';

/** Statements that leave the one they stand in. */
export const JUMPS: ReadonlySet<string> = new Set([
  'ReturnStatement',
  'ThrowStatement',
  'BreakStatement',
  'ContinueStatement',
]);
const CONDITIONAL: ReadonlySet<string> = new Set([
  'IfStatement',
  'SwitchStatement',
  'TryStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

export function isAwaited(leaf: Node): boolean {
  let awaited = false;
  walkOwn(leaf, (child) => {
    awaited ||= child.type === 'AwaitExpression';
    return !awaited;
  });
  return awaited;
}

export function isConditional(node: Node): boolean {
  return CONDITIONAL.has(node.type);
}

export function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

export function isBreakTo(
  path: { readonly end: string; readonly node?: Node },
  label: string | undefined,
): boolean {
  return path.end === 'break' && path.node?.type === 'BreakStatement' && path.node.label?.name === label;
}

/** Whether something stands in a `try` of its function that catches. */
export function isHeld(node: Node, syntax: SyntaxIndex): boolean {
  for (
    let child = node, parent = syntax.parent(node);
    parent && !isFunction(parent);
    child = parent, parent = syntax.parent(parent)
  ) {
    if (parent.type === 'TryStatement' && parent.handler && parent.block === child) return true;
  }
  return false;
}

/** Events that tell the outcome of a request of Node. */
const OUTCOMES: ReadonlySet<string> = new Set(['response', 'end', 'close', 'error']);

/** `response.on('end', …)`, `request.on('error', …)` */
export function isEvent({ callee, arguments: [name] }: TSESTree.CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || !/^(?:on|once)$/.test(propertyName(callee) ?? '')) return false;
  return name !== undefined && OUTCOMES.has(literalText(name) ?? '');
}

/** What a timer gives its function: `setTimeout(load, 1000, id)`, `setImmediate(load, id)`. */
export function givenLater({ callee, arguments: all }: TSESTree.CallExpression): Given {
  return all.slice(calledName(callee) === 'setTimeout' ? 2 : 1);
}

/** `process.exit(…)` as a statement or expression. */
export function isExit(node: Node): boolean {
  const call = node.type === 'ExpressionStatement' ? node.expression : node;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  return isNamed(call.callee.object, 'process') && propertyName(call.callee) === 'exit';
}

/**
 * `a && f()`, `c ? f() : x`: the conditions inside of one expression or statement under which a node of it
 * runs.
 */
export function testsAround(node: Node, whole: Node, syntax: SyntaxIndex): readonly Step[] {
  const tests: Step[] = [];
  for (let current = node; current !== whole;) {
    const parent = syntax.parent(current);
    if (!parent) break;
    if (parent.type === 'ConditionalExpression' && parent.test !== current) {
      tests.unshift({ kind: 'test', node: parent.test, truth: parent.consequent === current });
    } else if (parent.type === 'LogicalExpression' && parent.right === current) {
      tests.unshift({ kind: 'test', node: parent.left, truth: parent.operator === '&&' });
    }
    current = parent;
  }
  return tests;
}
