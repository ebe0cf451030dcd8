import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../scope.js';
import { contains, isFunction, unwrap, walkOwn, type FunctionNode, type Node } from '../syntax.js';
import type { RetryContext } from './context.js';
import { refersTo } from './self.js';
import { isWaitOrLog } from './waits.js';

/**
 * True when a parameter only counts attempts: the next round is given `n + 1`, and nothing but waits, logs and tests
 * reads it. What it is called does not matter; a page number is no counter, because the request reads it.
 */
export function isIdleCounter(argument: Node, variable: Variable, self: FunctionNode, context: RetryContext): boolean {
  return counts(argument, variable.name) && !escapes(variable, self, context, new Set());
}

/** `n + 1`, `n - 1`, `n * 2`, `++n`, `(n ?? 0) + 1`. */
function counts(argument: Node, name: string): boolean {
  const value = unwrap(argument);
  if (value.type === 'UpdateExpression') return value.prefix && isNamed(value.argument, name);
  if (value.type !== 'BinaryExpression' || !['+', '-', '*'].includes(value.operator)) return false;
  return (isCount(value.left, name) && isNumber(value.right)) || (isNumber(value.left) && isCount(value.right, name));
}

function isCount(node: Node, name: string): boolean {
  const inner = unwrap(node);
  if (inner.type === 'LogicalExpression') return isNamed(inner.left, name) && isNumber(inner.right);
  return isNamed(inner, name);
}

function isNamed(node: Node, name: string): boolean {
  const inner = unwrap(node);
  return inner.type === 'Identifier' && inner.name === name;
}

function isNumber(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'Literal' && typeof inner.value === 'number';
}

/** Follows where a value goes: into a call that does more than to wait, or into an object, which the request may read. */
function escapes(variable: Variable, self: FunctionNode, context: RetryContext, seen: Set<Variable>): boolean {
  if (seen.has(variable)) return false;
  seen.add(variable);
  return variable.references.some((reference) => {
    const identifier = reference.identifier as Node;
    if (reference.isWrite() && !reference.isRead()) return false;
    return contains(self, identifier) && escapesAt(identifier, self, context, seen);
  });
}

function escapesAt(identifier: Node, self: FunctionNode, context: RetryContext, seen: Set<Variable>): boolean {
  const { syntax } = context;
  let child = identifier;
  for (let node = syntax.parent(child); node && node !== self; child = node, node = syntax.parent(node)) {
    if (node.type === 'CallExpression' && node.callee !== child) {
      if (refersTo(node.callee, self, context)) return false;
      if (!isWaitOrLog(node, context)) return true;
    }
    if (node.type === 'NewExpression' && !isPromise(node)) return true;
    if (node.type === 'VariableDeclarator') return boundBy(node.id, context).some((bound) => escapes(bound, self, context, seen));
    if (node.type === 'AssignmentExpression' && node.right === child) {
      if (node.left.type !== 'Identifier') return true;
      const target = context.names.variable(node.left);
      return !target || escapes(target, self, context, seen);
    }
    if (node.type === 'IfStatement' || node.type === 'ExpressionStatement' || (isFunction(node) && node !== self)) return false;
  }
  return false;
}

function isPromise({ callee }: TSESTree.NewExpression): boolean {
  return callee.type === 'Identifier' && callee.name === 'Promise';
}

function boundBy(pattern: Node, { names }: RetryContext): Variable[] {
  const found: Variable[] = [];
  walkOwn(pattern, (child) => {
    const variable = child.type === 'Identifier' ? names.variable(child) : undefined;
    if (variable) found.push(variable);
    return true;
  });
  return found;
}
