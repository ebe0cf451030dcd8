import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import {
  contains,
  isFunction,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import { BESIDE } from '../../analysis/models/request-options.js';
import { askedVariables, variablesIn, walkAsked } from './asked.js';
import { isIdle } from './counters.js';
import { constantInit, parameterName, type RetryContext } from './context.js';
import { itemsPutBack } from './put-back.js';
import { stateOf, type Cycle } from './state.js';

/** True when the next round asks for the same thing: no other URL, page, body or item of work. */
export function isSameRequest(request: Node, cycle: Cycle, context: RetryContext): boolean {
  return isSameCall(request, cycle, context) && hasSameInput(request, cycle, context, new Set());
}

/** Calls that give the next item instead of the same one. */
const TAKES_NEXT = /^(?:shift|pop|next|read|splice|receive\w*|dequeue|take|poll|random\w*)$/;

function hasSameInput(expression: Node, cycle: Cycle, context: RetryContext, seen: Set<Variable>): boolean {
  return askedIn(expression, context).every((identifier) => {
    const variable = context.names.variable(identifier);
    if (!variable || seen.has(variable)) return true;
    seen.add(variable);
    const state = stateOf(variable, cycle, context, (part) => isRepeatableInput(part, cycle, context, seen));
    // Whether the request that a function repeats reads what it is given was asked before.
    if (state === 'changed' && cycle.self && isGivenAgain(variable, cycle)) return true;
    if (itemsPutBack(cycle, context).some(({ item }) => item === variable)) return true;
    // What another request answered is new in each round of a loop: the next job, the next message.
    return state === 'same' || state === 'chosen' || (state === 'failure' && cycle.self !== undefined);
  });
}

/** A parameter that the repeating call gives something, which was found to be the same. */
function isGivenAgain(variable: Variable, { self, given, path }: Cycle): boolean {
  const position =
    self?.params.findIndex((parameter) => variable.identifiers.some((name) => contains(parameter, name))) ??
    -1;
  const isWritten = variable.references.some(
    (reference) =>
      reference.isWrite() &&
      reference.init !== true &&
      path.steps.some((step) => contains(step.node, reference.identifier)),
  );
  return position >= 0 && given?.[position] !== undefined && !isWritten;
}

function askedIn(expression: Node, context: RetryContext): TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = [];
  walkAsked(expression, context, (node) => {
    if (node.type === 'Identifier') found.push(node);
  });
  return found;
}

/** True unless a value is fetched, taken or counted anew in each round. */
function isRepeatableInput(value: Node, cycle: Cycle, context: RetryContext, seen: Set<Variable>): boolean {
  const fresh: Node[] = [];
  walkAsked(value, context, (child) => {
    if (
      child.type === 'UpdateExpression' ||
      child.type === 'AwaitExpression' ||
      child.type === 'YieldExpression' ||
      (child.type === 'CallExpression' && takesNext(child))
    )
      fresh.push(child);
  });
  return fresh.length === 0 && hasSameInput(value, cycle, context, seen);
}

function takesNext(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const name =
    callee.type === 'MemberExpression'
      ? (propertyName(callee) ?? '')
      : callee.type === 'Identifier'
        ? callee.name
        : '';
  return TAKES_NEXT.test(name) || (callee.type === 'Identifier' && call.arguments.length === 0);
}

/** True when a recursion gives its parameters again, apart from what the request does not read. */
export function isSameCall(request: Node, { given, self }: Cycle, context: RetryContext): boolean {
  if (!self || !given) return true;
  const asked = askedVariables([request], self, context);
  return given.every((argument, position) => {
    const parameter = self.params[position];
    return !parameter || isSameArgument(argument, parameter, { request, self, asked, context });
  });
}

interface Asked {
  readonly request: Node;
  readonly self: FunctionNode;
  readonly asked: ReadonlySet<Variable>;
  readonly context: RetryContext;
}

function isSameArgument(argument: Node, parameter: TSESTree.Parameter, asked: Asked): boolean {
  const value = unwrap(argument);
  if (value.type === 'SpreadElement')
    return parameter.type === 'RestElement' && isNamed(value.argument, parameter.argument);
  if (value.type === 'Identifier' && value.name === parameterName(parameter))
    return !isReassigned(value, asked);
  if (isConstant(value, asked.context) || isUnread(parameter, asked)) return true;
  return (
    value.type === 'ObjectExpression' &&
    value.properties.every((property) => isSameProperty(property, parameter, asked))
  );
}

/**
 * A number or a flag that is given is the same from the second round on: `page(token, 0)`. A text may be
 * another address, and is left.
 */
function isConstant(value: Node, context: RetryContext): boolean {
  if (value.type === 'Literal') return typeof value.value !== 'string';
  if (value.type === 'UnaryExpression') return isConstant(value.argument, context);
  const init = value.type === 'Identifier' ? constantInit(value, context) : undefined;
  return (
    (init !== undefined && init !== value && isConstant(init, context)) ||
    (value.type === 'Identifier' && value.name === 'undefined')
  );
}

function isUnread(pattern: Node, { request, self, asked, context }: Asked): boolean {
  return variablesIn(pattern, context).every(
    (variable) => !asked.has(variable) && isIdle(variable, request, self, context),
  );
}

function isNamed(node: Node, target: Node): boolean {
  return node.type === 'Identifier' && target.type === 'Identifier' && node.name === target.name;
}

/** `{ ...options, attempt: attempt + 1 }`, `{ id, token }` for a destructured parameter. */
function isSameProperty(
  property: TSESTree.ObjectExpression['properties'][number],
  parameter: TSESTree.Parameter,
  asked: Asked,
): boolean {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const rest =
    target.type === 'ObjectPattern'
      ? target.properties.find((part) => part.type === 'RestElement')
      : undefined;
  if (property.type === 'SpreadElement') return isNamed(property.argument, rest ? rest.argument : target);
  const name = propertyName(property);
  if (name === undefined) return false;
  if (BESIDE.has(name) || isConstant(unwrap(property.value), asked.context)) return true;
  if (target.type === 'ObjectPattern') {
    const part = target.properties.find((item) => item.type === 'Property' && propertyName(item) === name);
    const value = unwrap(property.value);
    const isSame =
      value.type === 'Identifier' &&
      part?.type === 'Property' &&
      variablesIn(part.value, asked.context).some(
        (variable) => variable === asked.context.names.variable(value),
      );
    if (!part) return !rest || isUnread(rest, asked) || isRead(property.value, rest.argument, name);
    return (isSame && !isReassigned(value, asked)) || isUnread(part, asked);
  }
  return (
    target.type === 'Identifier' &&
    (isRead(property.value, target, name) || !isPropertyAsked(target, name, asked))
  );
}

/** `{ id: options.id }` */
function isRead(value: Node, target: Node, name: string): boolean {
  const member = unwrap(value);
  return (
    member.type === 'MemberExpression' && isNamed(member.object, target) && propertyName(member) === name
  );
}

/** Whether the request reads a property of a parameter, or is given all of it. */
function isPropertyAsked(
  target: TSESTree.Identifier,
  name: string,
  { request, self, asked, context }: Asked,
): boolean {
  const variable = context.names.variable(target);
  if (!variable || !asked.has(variable)) return false;
  return variable.references.some(({ identifier }) => {
    if (!contains(self, identifier)) return false;
    const member = context.syntax.parent(identifier);
    if (member?.type === 'MemberExpression' && member.object === identifier && propertyName(member) !== name)
      return false;
    return contains(request, identifier) || isDeclared(identifier, context);
  });
}

/** Goes into a variable, which the request may read. */
function isDeclared(identifier: Node, { syntax }: RetryContext): boolean {
  for (
    let node = syntax.parent(identifier);
    node && !isFunction(node) && node.type !== 'BlockStatement';
    node = syntax.parent(node)
  ) {
    if (node.type === 'VariableDeclarator') return true;
  }
  return false;
}

function isReassigned(identifier: TSESTree.Identifier, { self, context }: Asked): boolean {
  const variable = context.names.variable(identifier);
  return (
    variable?.references.some(
      (reference) => reference.isWrite() && reference.init !== true && contains(self, reference.identifier),
    ) ?? true
  );
}

export function identifiersIn(node: Node): TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = [];
  walk(node, (child) => {
    if (child.type === 'Identifier') found.push(child);
    return true;
  });
  return found;
}
