import type { TSESTree } from '@typescript-eslint/types';
import { LOGGERS } from '../../analysis/models/sinks.js';
import { isTimer } from './waiting.js';
import { propertyName, unwrap, walk, type FunctionNode } from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';
import { isReader } from './alike.js';
import { isFromGraph } from './responses.js';
import { calledFunction } from './self.js';

const MAX_DEPTH = 3;

/**
 * Whether a call only reads, computes or writes a log: it gets no token, makes nothing that is missing, and
 * does not wait. The functions of this file are asked by what they do.
 */
export function isInert(call: TSESTree.CallExpression, context: RetryContext, depth = 0): boolean {
  const callee = unwrap(call.callee);
  if (isReader(call) || isTimer(callee) || isSettling(callee, context)) return true;
  if (
    callee.type === 'MemberExpression' &&
    (LOGGERS.methods.has(propertyName(callee) ?? '') || isFromGraph(callee.object, context))
  )
    return true;
  if (callee.type === 'MemberExpression' && isPrimitive(callee.object, context)) return true;
  const target = depth < MAX_DEPTH ? calledFunction(callee, context) : undefined;
  if (target) return isInertFunction(target, context, depth);
  const elsewhere = context.provenance.functionOf(callee);
  return (
    elsewhere !== undefined &&
    !('fn' in elsewhere) &&
    context.provenance.context.project?.isInert(elsewhere.path, elsewhere.index) === true
  );
}

/** Whether a function does nothing but that. */
export function isInertFunction(target: FunctionNode, context: RetryContext, depth = 0): boolean {
  let inert = true;
  walk(target.body, (child) => {
    if (child.type === 'CallExpression') inert &&= isInert(child, context, depth + 1);
    if (
      child.type === 'NewExpression' ||
      (child.type === 'AssignmentExpression' && child.left.type === 'MemberExpression')
    )
      inert = false;
    return inert;
  });
  return inert;
}

/** A text or a number, or made of one, by how it is written: no method of it reaches anything else. */
function isPrimitive(node: TSESTree.Node, context: RetryContext, depth = 0): boolean {
  const value = unwrap(node);
  if (depth > MAX_DEPTH) return false;
  if (value.type === 'Identifier') {
    const init = constantInit(value, context);
    return init !== undefined && isPrimitive(init, context, depth + 1);
  }
  if (value.type !== 'CallExpression')
    return /^(?:Literal|TemplateLiteral|BinaryExpression)$/.test(value.type);
  const callee = unwrap(value.callee);
  return callee.type === 'MemberExpression' && isPrimitive(callee.object, context, depth + 1);
}

/** `resolve(…)` in what makes a promise. */
function isSettling(callee: TSESTree.Node, { names, syntax }: RetryContext): boolean {
  const variable = callee.type === 'Identifier' ? names.variable(callee) : undefined;
  const [definition] = variable?.defs ?? [];
  const executor =
    definition?.type === ('Parameter' as never) ? (definition.node as TSESTree.Node) : undefined;
  const made = executor && syntax.parent(executor);
  return (
    made?.type === 'NewExpression' && made.callee.type === 'Identifier' && made.callee.name === 'Promise'
  );
}
