import { unwrap, walk, type Node } from '../syntax.js';
import { numberOf, type RetryContext } from './context.js';
import { readsClock } from './round-clock.js';
import { isParameterOf, type Cycle } from './state.js';
import type { Step } from './ways.js';

/**
 * A parameter has its default again when the repeating call leaves it out, and a number or flag that it is given from the second round
 * on: `f(url, first = true) { if (!first) return f(url) }` and `f(url, again) { if (again) return f(url, false) }` end.
 */
export function contradictsGiven(step: Extract<Step, { kind: 'test' }>, cycle: Cycle, context: RetryContext): boolean {
  const { self, given: all } = cycle;
  if (!self || !all) return false;
  let contradicts = false;
  walk(step.node, (child) => {
    const variable = child.type === 'Identifier' ? context.names.variable(child) : undefined;
    if (!variable || !isParameterOf(variable, self)) return true;
    const position = self.params.findIndex((parameter) => (parameter.type === 'AssignmentPattern' ? parameter.left : parameter) === variable.identifiers[0]);
    const parameter = self.params[position];
    const given = all[position];
    const value = given ? (unwrap(given).type === 'Literal' ? given : undefined) : parameter?.type === 'AssignmentPattern' ? parameter.right : undefined;
    if (value && !readsClock(value)) contradicts ||= holds(step.node, variable.name, value, context) !== step.truth;
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
