import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../scope.js';
import { contains, isFunction, propertyName, unwrap, walk, walkOwn, type FunctionNode, type Node } from '../syntax.js';
import { isIdleCounter } from './counters.js';
import { parameterName, type RetryContext } from './context.js';
import { itemsPutBack } from './put-back.js';
import { stateOf, type Cycle } from './state.js';

/** What may differ from one attempt to the next while the request stays the same. */
export const PER_ATTEMPT: RegExp = /token|bearer|auth|header|attempt|retr(?:y|ied|ies)|count|delay|backoff|wait|tries|logger/i;

/** True when the next round asks for the same thing: no other URL, page, body or item of work. */
export function isSameRequest(request: Node, cycle: Cycle, context: RetryContext): boolean {
  if (!isSameCall(cycle, context)) return false;
  const seen = new Set<Variable>();
  return partsOf(request).every((part) => hasSameInput(part, cycle, context, seen));
}

/** A request without the callback that gets its outcome: `https.request(options, (res) => …)`. */
function partsOf(request: Node): readonly Node[] {
  const last = request.type === 'CallExpression' ? request.arguments.at(-1) : undefined;
  if (request.type !== 'CallExpression' || !last || !isFunction(last) || last.params.length === 0 || request.callee.type !== 'MemberExpression') return [request];
  return OUTCOME_LAST.test(propertyName(request.callee) ?? '') ? [request.callee, ...request.arguments.slice(0, -1)] : [request];
}

const OUTCOME_LAST = /^(?:request|get|post|put|patch|delete|del)$/;

/** Calls that give the next item instead of the same one. */
const TAKES_NEXT = /^(?:shift|pop|next|read|splice|receive\w*|dequeue|take|poll|random\w*)$/;

function hasSameInput(expression: Node, cycle: Cycle, context: RetryContext, seen: Set<Variable>): boolean {
  return identifiersIn(expression).every((identifier) => {
    const variable = context.names.variable(identifier);
    if (!variable || seen.has(variable) || PER_ATTEMPT.test(identifier.name) || isClientName(identifier.name)) return true;
    seen.add(variable);
    const state = stateOf(variable, cycle, context, (part) => isRepeatableInput(part, cycle, context, seen));
    if (state === 'changed' && isCopyOfItself(variable, cycle)) return true;
    if (itemsPutBack(cycle, context).some(({ item }) => item === variable)) return true;
    // What another request answered is new in each round of a loop: the next job, the next message.
    return state === 'same' || (state === 'failure' && cycle.self !== undefined);
  });
}

/** `f({ ...options, attempt: 2 })` asks for what `f(options)` asked for: what else it may give was looked at before. */
function isCopyOfItself(variable: Variable, { self, call }: Cycle): boolean {
  const position = self?.params.findIndex((parameter) => parameterName(parameter) === variable.name) ?? -1;
  const argument = call?.arguments[position];
  return argument?.type === 'ObjectExpression' && argument.properties.some((property) => property.type === 'SpreadElement');
}

/** True unless a value is fetched, taken or counted anew in each round. */
function isRepeatableInput(value: Node, cycle: Cycle, context: RetryContext, seen: Set<Variable>): boolean {
  const fresh = new Set<Node>();
  walkOwn(value, (child) => {
    if (child.type === 'UpdateExpression' || child.type === 'AwaitExpression' || child.type === 'YieldExpression') fresh.add(child);
    if (child.type === 'CallExpression' && takesNext(child)) fresh.add(child);
    return true;
  });
  return fresh.size === 0 && hasSameInput(value, cycle, context, seen);
}

function takesNext(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : callee.type === 'Identifier' ? callee.name : '';
  return TAKES_NEXT.test(name) || (callee.type === 'Identifier' && call.arguments.length === 0);
}

function isClientName(name: string): boolean {
  return /client|graph/i.test(name);
}

/** True when a recursion gives its parameters again, apart from what counts attempts. */
export function isSameCall({ call, self }: Cycle, context: RetryContext): boolean {
  if (!self || !call) return true;
  return call.arguments.every((argument, position) => isSameArgument(argument, self.params[position], self, context));
}

function isSameArgument(argument: Node, parameter: TSESTree.Parameter | undefined, self: FunctionNode, context: RetryContext): boolean {
  if (!parameter) return true;
  const name = parameterName(parameter) ?? '';
  if (PER_ATTEMPT.test(name)) return true;
  const value = unwrap(argument);
  if (value.type === 'ObjectExpression') return isSameObject(value, parameter, self, context);
  if (value.type === 'SpreadElement') return parameter.type === 'RestElement' && isNamed(value.argument, parameter.argument);
  if (value.type === 'Identifier' && value.name === name) return !isReassigned(value, self, context);
  return isCounterOf(value, parameter, name, self, context);
}

/** `n + 1` for a parameter or a part of one that the request does not read. */
function isCounterOf(value: Node, parameter: Node, name: string, self: FunctionNode, context: RetryContext): boolean {
  const variable = identifiersIn(parameter).map((identifier) => context.names.variable(identifier)).find((declared) => declared?.name === name);
  return variable !== undefined && isIdleCounter(value, variable, self, context);
}

function isNamed(node: Node, target: Node): boolean {
  return node.type === 'Identifier' && target.type === 'Identifier' && node.name === target.name;
}

/** `{ ...options, attempt: attempt + 1 }`, `{ id, token }` for a destructured parameter. */
function isSameObject(value: TSESTree.ObjectExpression, parameter: TSESTree.Parameter, self: FunctionNode, context: RetryContext): boolean {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return value.properties.every((property) => {
    if (property.type === 'SpreadElement') return isNamed(property.argument, target);
    const name = propertyName(property);
    if (name !== undefined && PER_ATTEMPT.test(name)) return true;
    return target.type === 'ObjectPattern' && (property.shorthand || (name !== undefined && isCounterOf(property.value, target, name, self, context)));
  });
}

function isReassigned(identifier: TSESTree.Identifier, self: FunctionNode, context: RetryContext): boolean {
  const variable = context.names.variable(identifier);
  return variable?.references.some((reference) => reference.isWrite() && reference.init !== true && contains(self, reference.identifier)) ?? true;
}

export function identifiersIn(node: Node): TSESTree.Identifier[] {
  const found: TSESTree.Identifier[] = [];
  walk(node, (child) => {
    if (child.type === 'Identifier') found.push(child);
    return true;
  });
  return found;
}
