import { childrenOf, unwrap, walk, type Node } from '../../syntax/tree.js';
import { numberOf, type RetryContext } from './context.js';
import { readsClock } from './round-clock.js';
import { isParameterOf, type Cycle } from './state.js';
import type { Step } from './ways.js';

/**
 * A parameter has its default again when the repeating call leaves it out, and a number or flag that it is
 * given from the second round on: `f(url, first = true) { if (!first) return f(url) }` and
 * `f(url, again) { if (again) return f(url, false) }` end.
 */
export function contradictsGiven(
  step: Extract<Step, { kind: 'test' }>,
  cycle: Cycle,
  context: RetryContext,
): boolean {
  const { self, given: all } = cycle;
  if (!self || !all) return false;
  let contradicts = false;
  walk(step.node, (child) => {
    const variable = child.type === 'Identifier' ? context.names.variable(child) : undefined;
    if (!variable || !isParameterOf(variable, self)) return true;
    const position = self.params.findIndex(
      (parameter) =>
        (parameter.type === 'AssignmentPattern' ? parameter.left : parameter) === variable.identifiers[0],
    );
    const parameter = self.params[position];
    const given = all[position];
    if (all.slice(0, position + 1).some((argument) => argument.type === 'SpreadElement')) return true;
    const value = given ?? (parameter?.type === 'AssignmentPattern' ? parameter.right : undefined);
    const constant = value
      ? constantOf(value, context)
      : parameter?.type === 'Identifier'
        ? NOTHING
        : undefined;
    if (value && readsClock(value)) return true;
    // A default that is not known may be anything, and so may what a number or a flag makes of a test that
    // cannot be computed.
    if (!constant) contradicts ||= value !== undefined && value !== given;
    else {
      const answer = holds(step.node, variable.name, constant, context);
      contradicts ||=
        answer === undefined
          ? constant !== NOTHING && isOpen(step.node, variable.name, constant, context)
          : answer !== step.truth;
    }
    return true;
  });
  return contradicts;
}

interface Constant {
  readonly value: unknown;
}

/** What a parameter is that nothing is given for. */
const NOTHING: Constant = { value: undefined };

function constantOf(given: Node, context: RetryContext): Constant | undefined {
  const node = unwrap(given);
  if (node.type === 'Identifier' && node.name === 'undefined') return NOTHING;
  if (node.type === 'Literal') return { value: node.value };
  const number = numberOf(node, context);
  return number === undefined ? undefined : { value: number };
}

/** The value of a test of one parameter, or undefined when it is not known. */
function holds(test: Node, name: string, constant: Constant, context: RetryContext): boolean | undefined {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = holds(node.argument, name, constant, context);
    return inner === undefined ? undefined : !inner;
  }
  if (node.type === 'Identifier') return node.name === name ? Boolean(constant.value) : undefined;
  if (node.type === 'LogicalExpression') {
    const sides = [node.left, node.right].map((side) => holds(side, name, constant, context));
    const decides = node.operator === '||';
    return sides.includes(decides) ? decides : sides[0] === sides[1] ? sides[0] : undefined;
  }
  const left = node.type === 'BinaryExpression' ? unwrap(node.left) : undefined;
  if (node.type !== 'BinaryExpression' || left?.type !== 'Identifier' || left.name !== name) return undefined;
  const { value } = constant;
  return (
    (typeof value === 'number' ? compared(value, node.operator, numberOf(node.right, context)) : undefined) ??
    equals(value, node.operator, node.right, context)
  );
}

/** Whether a part of a test reads the parameter and cannot be computed. */
function isOpen(test: Node, name: string, constant: Constant, context: RetryContext): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression')
    return [node.left, node.right].some((side) => isOpen(side, name, constant, context));
  if (node.type === 'UnaryExpression' && node.operator === '!')
    return isOpen(node.argument, name, constant, context);
  return reads(node, name) && holds(node, name, constant, context) === undefined;
}

function reads(node: Node, name: string): boolean {
  return (
    (node.type === 'Identifier' && node.name === name) || childrenOf(node).some((child) => reads(child, name))
  );
}

/** `folder !== undefined`, `mode === 'full'` */
function equals(value: unknown, operator: string, right: Node, context: RetryContext): boolean | undefined {
  const other = constantOf(right, context);
  if (!other || !/^[!=]==?$/.test(operator)) return undefined;
  const isLoose = operator.length === 2;
  const isSame = value === other.value || (isLoose && value == undefined && other.value == undefined);
  return operator.startsWith('!') ? !isSame : isSame;
}

/** @param limit undefined when it is not known; then only a count that has not begun says something */
function compared(given: number, operator: string, limit: number | undefined): boolean | undefined {
  if (operator === '<' || operator === '<=')
    return limit === undefined ? given === 0 || undefined : operator === '<' ? given < limit : given <= limit;
  if (operator !== '>' && operator !== '>=') return undefined;
  if (limit === undefined) return given === 0 ? false : undefined;
  return operator === '>' ? given > limit : given >= limit;
}
