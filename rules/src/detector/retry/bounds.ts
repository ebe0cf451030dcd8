import type { TSESTree } from '@typescript-eslint/types';
import { childrenOf, contains, isFunction, literalText, propertyName, unwrap, walk, type Node } from '../syntax.js';
import { variablesIn } from './asked.js';
import { endsOneAttempt } from './attempt-signals.js';
import { numberOf, type RetryContext } from './context.js';
import { isRepeatableCall, isSteadyList } from './purity.js';
import { asksForMore } from './put-back.js';
import { calledFunction } from './self.js';
import { isParameterOf, stateOf, type Cycle } from './state.js';
import { steadyOutcome } from './steady.js';
import { calleeText, isWaitOrLog } from './waits.js';
import type { Step } from './ways.js';

/** Names that mean that somebody can stop the repetition. They only ever silence. */
const STOPPERS = /^(?:signal|.*Signal|.*[aA]bort(?:ed)?|.*[cC]ancell?(?:ed|ation)?|.*[dD]eadline|throwIfAborted|stopp(?:ed|ing)|isStopped|closed|closing|disposed|destroyed|expiresAt|elapsed.*|budget|.*Budget)$/;
/** Names of values that count or limit, where nothing else is known of them. */
const COUNTERS = /attempt|tries|retr(?:y|ies)|budget|limit|quota|elapsed|deadline|timeout|max/i;
const CLOCKS: ReadonlySet<string> = new Set(['Date', 'performance', 'process']);

/**
 * What may end the repetition on this way: a test on what changes from round to round, a clock, an abort
 * signal, a call that is given a counter, or anything of which that is not known.
 */
export function boundOf(cycle: Cycle, failedAt: number, context: RetryContext): Node | undefined {
  const judge = new Judge(cycle, context);
  return cycle.path.steps.find((step, position) => {
    if (step.kind === 'fail' || step.kind === 'caught') return false;
    if (namesStopper(step.node, cycle.root, context)) return true;
    if (step.kind !== 'test') return judge.callMayEnd(step.node);
    if (!step.equals && steadyOutcome(step.node, position, cycle, context) === step.truth) return false;
    if (asksForMore(step.node, cycle, context)) return false;
    const parts = step.equals ? [step.node, step.equals] : [step.node];
    if (position < failedAt && !isOwnTest(step.node, cycle.root)) return parts.some((part) => judge.countsDown(part));
    return parts.some((part) => !judge.isStable(part)) || contradictsDefault(step, cycle, context);
  })?.node;
}

/** The loop's own condition is its bound, wherever the request stands. */
function isOwnTest(test: Node, root: Node): boolean {
  return 'test' in root && root.test === test;
}

function namesStopper(node: Node, root: Node, context: RetryContext): boolean {
  let found = false;
  walk(node, (child) => {
    if (child.type === 'YieldExpression') found = true;
    if (endsOneAttempt(child, root, context)) return false;
    if (child.type === 'Identifier' && STOPPERS.test(child.name)) found = true;
    return !found;
  });
  return found;
}

/** A parameter that the repeating call leaves out has its default again: `f(url, first = true) { if (!first) return f(url) }` ends. */
function contradictsDefault(step: Extract<Step, { kind: 'test' }>, cycle: Cycle, context: RetryContext): boolean {
  const { self, call } = cycle;
  if (!self || !call) return false;
  let contradicts = false;
  walk(step.node, (child) => {
    if (child.type !== 'Identifier') return true;
    const variable = context.names.variable(child);
    if (!variable || !isParameterOf(variable, self)) return true;
    const position = self.params.findIndex((parameter) => parameter.type === 'AssignmentPattern' && parameter.left === variable.identifiers[0]);
    const parameter = self.params[position];
    if (parameter?.type !== 'AssignmentPattern' || call.arguments[position]) return true;
    contradicts ||= holds(step.node, variable.name, parameter.right, context) !== step.truth;
    return true;
  });
  return contradicts;
}

/** The value of a test of one parameter, or undefined when it is not known. */
function holds(test: Node, name: string, value: Node, context: RetryContext): boolean | undefined {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = holds(node.argument, name, value, context);
    return inner === undefined ? undefined : !inner;
  }
  const literal = unwrap(value);
  if (node.type === 'Identifier') return node.name === name && literal.type === 'Literal' ? Boolean(literal.value) : undefined;
  if (node.type === 'LogicalExpression' && node.operator === '&&') {
    return [node.left, node.right].map((side) => holds(side, name, value, context)).find((side) => side !== undefined);
  }
  const given = numberOf(value, context);
  if (node.type !== 'BinaryExpression' || given === undefined) return undefined;
  const left = unwrap(node.left);
  return left.type === 'Identifier' && left.name === name ? compared(given, node.operator, numberOf(node.right, context)) : undefined;
}

/** @param limit undefined when it is not known; then only a count that has not begun says something */
function compared(given: number, operator: string, limit: number | undefined): boolean | undefined {
  if (operator === '<' || operator === '<=') return limit === undefined ? given === 0 || undefined : operator === '<' ? given < limit : given <= limit;
  if (operator !== '>' && operator !== '>=') return undefined;
  if (limit === undefined) return given === 0 ? false : undefined;
  return operator === '>' ? given > limit : given >= limit;
}

class Judge {
  readonly #cycle: Cycle;
  readonly #context: RetryContext;
  readonly #asked = new Set<Node>();

  constructor(cycle: Cycle, context: RetryContext) {
    this.#cycle = cycle;
    this.#context = context;
  }

  /** True when the expression has the same value in every round, apart from what the failure itself says. */
  isStable(expression: Node): boolean {
    if (this.#asked.has(expression)) return false;
    this.#asked.add(expression);
    const stable = this.#stable(unwrap(expression));
    this.#asked.delete(expression);
    return stable;
  }

  #stable(node: Node): boolean {
    switch (node.type) {
      case 'Literal':
      case 'TemplateElement':
        return true;
      case 'Identifier':
        return this.#variableIsStable(node);
      case 'MemberExpression':
        return this.#memberIsStable(node);
      case 'CallExpression':
        return isRepeatableCall(node, (part) => this.isStable(part), this.#context);
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'LogicalExpression':
      case 'ConditionalExpression':
      case 'TemplateLiteral':
      case 'ArrayExpression':
      case 'AwaitExpression':
      case 'SpreadElement':
        return childrenOf(node).every((child) => this.isStable(child));
      case 'ObjectExpression':
        return node.properties.every((property) => this.isStable(property.type === 'Property' ? property.value : property.argument));
      default:
        return false;
    }
  }

  #variableIsStable(node: TSESTree.Identifier): boolean {
    const variable = this.#context.names.variable(node);
    if (!variable || variable.defs.length === 0) return node.name === 'undefined' || node.name === 'NaN' || node.name === 'Infinity' || isType(node.name);
    const state = stateOf(variable, this.#cycle, this.#context, (part) => this.isStable(part));
    return state === 'same' || state === 'failure';
  }

  /** A property of what is made from the failure, of a constant, or of an enum. Other objects may be changed by anybody. */
  #memberIsStable(node: TSESTree.MemberExpression): boolean {
    const object = unwrap(node.object);
    if (node.computed && !this.isStable(node.property)) return false;
    if (object.type === 'ThisExpression') return isReadonlyMember(node, this.#context);
    if (object.type === 'Identifier') {
      const variable = this.#context.names.variable(object);
      if (!variable || variable.defs.length === 0) return isType(object.name) && !CLOCKS.has(object.name);
      const state = stateOf(variable, this.#cycle, this.#context, (part) => this.isStable(part));
      if (state === 'failure') return true;
      if (propertyName(node) === 'length' && /^(?:For|While|DoWhile)Statement$/.test(this.#cycle.root.type) && isSteadyList(variable, this.#cycle, this.#context)) return true;
      return state === 'same' && /^[A-Z]/.test(object.name);
    }
    return this.isStable(object);
  }

  /** A test before the request ends the repetition only if it reads a clock or something that counts. */
  countsDown(test: Node): boolean {
    let counts = false;
    walk(test, (child) => {
      if (isFunction(child)) return false;
      if (child.type === 'Identifier') counts ||= this.#isCounting(child);
      if (child.type === 'AssignmentExpression' || child.type === 'UpdateExpression') counts = true;
      return !counts;
    });
    return counts;
  }

  #isCounting(node: TSESTree.Identifier): boolean {
    if (CLOCKS.has(node.name) || COUNTERS.test(node.name)) return !this.#variableIsStable(node);
    const variable = this.#context.names.variable(node);
    if (!variable || variable.defs.length === 0) return false;
    return stateOf(variable, this.#cycle, this.#context, (part) => this.isStable(part)) === 'changed';
  }

  /** True when a call on the way is given a counter and might throw on it, or checks a limit by its name. */
  callMayEnd(node: Node): boolean {
    let ends = false;
    walk(node, (child) => {
      if (isFunction(child)) return false;
      if (child.type === 'CallExpression' && !isWaitOrLog(child, this.#context)) {
        ends ||= LIMITERS.test(calleeText(child)) || child.arguments.some((argument, position) => this.#passesCounter(argument) && mayDecide(child, position, this.#context)) || throwsOnState(child, this.#context);
      }
      return !ends;
    });
    return ends;
  }

  #passesCounter(argument: Node): boolean {
    const value = unwrap(argument);
    if (value.type !== 'Identifier') return false;
    const variable = this.#context.names.variable(value);
    if (!variable || variable.defs.length === 0) return false;
    return stateOf(variable, this.#cycle, this.#context, (part) => this.isStable(part)) === 'changed';
  }
}

/** Whether a function may end something because of an argument: one of this file that tests and throws nothing of it does not. */
function mayDecide(call: TSESTree.CallExpression, position: number, context: RetryContext): boolean {
  const target = calledFunction(call.callee, context);
  const parameter = target?.params[position];
  if (!target || !parameter) return true;
  const variables = variablesIn(parameter, context);
  const decides = (node: Node): boolean => variables.some((variable) => variable.references.some(({ identifier }) => contains(node, identifier)));
  let found = false;
  walk(target.body, (child) => {
    const isTest = child.type === 'IfStatement' || child.type === 'ConditionalExpression' || child.type === 'WhileStatement';
    found ||= (isTest && decides(child.test)) || (child.type === 'LogicalExpression' && decides(child.left)) || (child.type === 'ThrowStatement' && decides(child)) || (child.type === 'CallExpression' && decides(child) && !context.graphFailure(child));
    return !found;
  });
  return found;
}

const LIMITERS = /(?:^|\.)(?:.*[lL]imiter\..*|check(?:Attempts|Retries|Limit|Deadline|Timeout|Budget)\w*|assert(?:Attempts|Retries|Within)\w*|consume\w*|.*[bB]reaker\..*)$/;

function isType(name: string): boolean {
  return /^[A-Z]/.test(name) && !CLOCKS.has(name);
}

/** `this.LIMIT` where the class declares it `readonly`, or nothing in the file writes it after the constructor. */
function isReadonlyMember(node: TSESTree.MemberExpression, { syntax }: RetryContext): boolean {
  const name = propertyName(node) ?? literalText(node.property);
  const declared = syntax.all('PropertyDefinition').find((property) => propertyName(property) === name);
  return declared?.readonly === true;
}

function isMadeIn(target: Node, written: Node, context: RetryContext): boolean {
  const name = written.type === 'Identifier' ? context.names.variable(written)?.identifiers[0] : undefined;
  return name !== undefined && contains(target, name);
}

/** A function of this file that counts and throws: `this.countAttempt()`. What it counts by itself begins anew with each call. */
function throwsOnState(call: TSESTree.CallExpression, context: RetryContext): boolean {
  const target = calledFunction(call.callee, context);
  if (!target) return false;
  const found = new Set<string>();
  walk(target, (child) => {
    const written = child.type === 'UpdateExpression' ? child.argument : child.type === 'AssignmentExpression' && child.operator !== '=' ? child.left : undefined;
    if (written && !isMadeIn(target, written, context)) found.add('counts');
    if (child.type === 'ThrowStatement') found.add('throws');
    return true;
  });
  return found.has('counts') && found.has('throws');
}
