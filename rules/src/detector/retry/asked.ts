import type { TSESTree } from '@typescript-eslint/types';
import { BESIDE, OUTCOME_LAST, SETS_BESIDE, TOKEN_HEADER } from '../../analysis/models/request-options.js';
import type { Variable } from '../../syntax/scope.js';
import {
  contains,
  isFunction,
  literalText,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import { eachChild } from '../../syntax/walk.js';
import { constantInit, type RetryContext } from './context.js';
import { calledFunction } from './self.js';

const MAX_DEPTH = 3;

/**
 * Visits what decides what a request asks for: its address, its body and what it is sent by. Headers and
 * tokens in them, signals and times are left out, because the request stays the same when they change.
 */
export function walkAsked(node: Node, context: RetryContext, visit: (node: Node) => void, depth = 0): void {
  if (node.type === 'Property' && BESIDE.has(propertyName(node) ?? '')) return;
  if (node.type === 'CallExpression') {
    visitCall(node, context, visit, depth);
    return;
  }
  visit(node);
  if (node.type === 'MemberExpression' && !node.computed) walkAsked(node.object, context, visit, depth);
  else
    eachChild(node, (child) => {
      walkAsked(child, context, visit, depth);
    });
}

function visitCall(
  call: TSESTree.CallExpression,
  context: RetryContext,
  visit: (node: Node) => void,
  depth: number,
): void {
  visit(call);
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  if (
    callee.type === 'MemberExpression' &&
    (isClient(callee.object, context) || isSender(call, callee.object, context))
  )
    visit(callee);
  else walkAsked(callee, context, visit, depth);
  if (SETS_BESIDE.has(method) || isTokenHeader(call)) return;
  const target = depth < MAX_DEPTH ? calledFunction(callee, context) : undefined;
  const last = call.arguments.at(-1);
  for (const [position, argument] of call.arguments.entries()) {
    if (argument === last && isFunction(argument) && argument.params.length > 0 && OUTCOME_LAST.has(method))
      continue;
    const parameter = target?.params[position];
    if (target && parameter && !isAskedBy(parameter, target, context, depth + 1)) continue;
    walkAsked(argument, context, visit, depth);
  }
}

/** `.set('Authorization', …)` */
function isTokenHeader({ arguments: [name] }: TSESTree.CallExpression): boolean {
  return name !== undefined && literalText(name)?.toLowerCase() === TOKEN_HEADER;
}

/**
 * What is no request yet: a client, and not the address that a client was given. A new one sends the same
 * request.
 */
function isClient(node: Node, context: RetryContext): boolean {
  const inner = unwrap(node);
  if (!context.provenance.client(inner)) return false;
  if (inner.type === 'CallExpression') return false;
  const init = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  const made = init?.type === 'AwaitExpression' ? unwrap(init.argument) : init;
  if (made?.type !== 'CallExpression' || made.callee.type !== 'MemberExpression') return true;
  return (
    !context.provenance.client(made.callee.object) ||
    ['create', 'extend', 'init', 'initWithMiddleware'].includes(propertyName(made.callee) ?? '')
  );
}

/**
 * `const client = await factory.getClient(…); client.get(url)`: where it goes says what the call is given,
 * whatever sends it.
 */
function isSender(call: TSESTree.CallExpression, sender: Node, context: RetryContext): boolean {
  const inner = unwrap(sender);
  const init = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  return (
    init?.type === 'AwaitExpression' &&
    call.arguments.length > 0 &&
    context.graphFailure(call)?.client === 'unknown'
  );
}

/** Whether the requests that a function of this file sends depend on one of its parameters. */
function isAskedBy(parameter: Node, fn: FunctionNode, context: RetryContext, depth: number): boolean {
  const variables = variablesIn(parameter, context);
  const requests: Node[] = [];
  walk(fn.body, (child) => {
    if (child.type !== 'CallExpression' || !context.graphFailure(child)) return true;
    requests.push(child);
    return false;
  });
  if (requests.length === 0) return true;
  const asked = askedVariables(requests, fn, context, depth);
  return variables.some((variable) => asked.has(variable));
}

/** The variables that decide what requests ask for, and those that these are made of inside of `root`. */
export function askedVariables(
  requests: readonly Node[],
  root: Node,
  context: RetryContext,
  depth = 0,
): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  const open = [...requests];
  for (let node = open.pop(); node; node = open.pop()) {
    walkAsked(
      node,
      context,
      (child) => {
        const variable = child.type === 'Identifier' ? context.names.variable(child) : undefined;
        if (!variable || found.has(variable)) return;
        found.add(variable);
        open.push(...valuesWritten(variable, root, context));
      },
      depth,
    );
  }
  return found;
}

/** What is written to a variable inside of `root`; a pattern stands for all of its value. */
function valuesWritten(variable: Variable, root: Node, { syntax }: RetryContext): Node[] {
  return variable.references.flatMap((reference) => {
    if (!reference.isWrite() || !contains(root, reference.identifier)) return [];
    return reference.writeExpr
      ? [reference.writeExpr]
      : [syntax.parent(reference.identifier) ?? reference.identifier];
  });
}

export function variablesIn(pattern: Node, { names }: RetryContext): Variable[] {
  const found: Variable[] = [];
  walk(pattern, (child) => {
    const variable = child.type === 'Identifier' ? names.variable(child) : undefined;
    if (variable) found.push(variable);
    return true;
  });
  return found;
}
