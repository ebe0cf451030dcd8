import type { TSESTree } from '@typescript-eslint/types';
import { isFunction, propertyName, type Node } from '../../syntax/tree.js';
import { callMethod } from './methods.js';
import { EvaluationThrows, UNKNOWN } from './outcomes.js';
import { patternOf, COMPARISONS, ARITHMETIC } from './language.js';

/** Where values come from that the expression itself does not hold. */
export interface Environment {
  /**
   * The value of an expression as a whole, asked before its parts are looked at; undefined when only the
   * parts tell.
   */
  readonly whole: (node: Node) => { readonly value: unknown } | undefined;
  /** The value of a name that `whole` does not know. */
  readonly name: (node: TSESTree.Identifier) => unknown;
}

/**
 * Evaluates an expression over plain values. Nothing of the project is run: a call is only made when it is a
 * method of a text, a number, a list, a set or a pattern, or a function that the environment knows.
 * @returns the value, or `UNKNOWN`
 * @throws {EvaluationThrows} where the expression would throw
 */
export function evaluate(node: Node, env: Environment): unknown {
  const whole = env.whole(node);
  if (whole) return whole.value;
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return evaluate(node.expression, env);
    case 'AwaitExpression':
      return evaluate(node.argument, env);
    case 'ChainExpression':
      return shortened(() => evaluate(node.expression, env));
    case 'Literal':
      return 'regex' in node ? patternOf(node.regex) : node.value;
    case 'TemplateLiteral':
      return template(node, env);
    case 'Identifier':
      return node.name === 'undefined' ? undefined : env.name(node);
    case 'MemberExpression':
      return member(node, env);
    case 'CallExpression':
      return call(node, env);
    case 'NewExpression':
      return made(node, env);
    case 'UnaryExpression':
      return unary(node, env);
    case 'BinaryExpression':
      return binary(node, env);
    case 'LogicalExpression':
      return logical(node, env);
    case 'ConditionalExpression':
      return choice(node, env);
    case 'ArrayExpression':
      return list(node.elements, env);
    case 'ObjectExpression':
      return object(node, env);
    case 'ArrowFunctionExpression':
      return arrow(node, env);
    default:
      return UNKNOWN;
  }
}

/** `a?.b.c` ends as a whole where `a` is missing. */
const MISSING: unique symbol = Symbol('missing');

function shortened(read: () => unknown): unknown {
  const value = read();
  return value === MISSING ? undefined : value;
}

function member(node: TSESTree.MemberExpression, env: Environment): unknown {
  const owner = evaluate(node.object, env);
  if (owner === UNKNOWN || owner === MISSING) return owner;
  if (owner === undefined || owner === null) {
    if (node.optional) return MISSING;
    throw new EvaluationThrows();
  }
  const key = node.computed ? evaluate(node.property, env) : propertyName(node);
  if (typeof key !== 'string' && typeof key !== 'number') return UNKNOWN;
  return (owner as Record<string, unknown>)[key];
}

function call(node: TSESTree.CallExpression, env: Environment): unknown {
  const given = list(node.arguments, env);
  if (node.callee.type === 'MemberExpression' && !env.whole(node.callee)) {
    const owner = evaluate(node.callee.object, env);
    if (owner === MISSING || given === UNKNOWN) return owner === MISSING ? MISSING : UNKNOWN;
    if (owner === undefined || owner === null) {
      if (node.callee.optional) return MISSING;
      throw new EvaluationThrows();
    }
    const name = propertyName(node.callee);
    return owner === UNKNOWN || name === undefined ? UNKNOWN : callMethod(owner, name, given);
  }
  const callee = evaluate(node.callee, env);
  if (typeof callee !== 'function' || given === UNKNOWN) return UNKNOWN;
  return (callee as (...args: readonly unknown[]) => unknown)(...given);
}

function made(node: TSESTree.NewExpression, env: Environment): unknown {
  const given = list(node.arguments, env);
  if (node.callee.type !== 'Identifier' || given === UNKNOWN) return UNKNOWN;
  const [first, second] = given;
  if (node.callee.name === 'Set') return Array.isArray(first) ? new Set(first) : UNKNOWN;
  if (node.callee.name === 'RegExp' && typeof first === 'string')
    return patternOf({ pattern: first, flags: typeof second === 'string' ? second : '' });
  return UNKNOWN;
}

function template(node: TSESTree.TemplateLiteral, env: Environment): unknown {
  const parts = node.expressions.map((expression) => evaluate(expression, env));
  if (parts.some((part) => part === UNKNOWN)) return UNKNOWN;
  return node.quasis
    .map(({ value }, index) => `${value.cooked}${index < parts.length ? String(parts[index]) : ''}`)
    .join('');
}

function unary(node: TSESTree.UnaryExpression, env: Environment): unknown {
  const value = evaluate(node.argument, env);
  if (value === UNKNOWN) return UNKNOWN;
  switch (node.operator) {
    case '!':
      return !value;
    case '-':
      return -Number(value);
    case '+':
      return Number(value);
    case '~':
      return ~Number(value);
    case 'typeof':
      return typeof value;
    default:
      return UNKNOWN;
  }
}

function binary(node: TSESTree.BinaryExpression, env: Environment): unknown {
  const left = evaluate(node.left, env);
  const right = evaluate(node.right, env);
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  if (node.operator === 'in')
    return typeof right === 'object' && right !== null && typeof left === 'string' ? left in right : UNKNOWN;
  if (node.operator === '+' && (typeof left === 'string' || typeof right === 'string'))
    return String(left) + String(right);
  const compare = COMPARISONS[node.operator];
  if (compare) return compare(left, right);
  const compute = ARITHMETIC[node.operator];
  return compute ? compute(Number(left), Number(right)) : UNKNOWN;
}

/** One side may settle the whole although the other one is not known. */
function logical(node: TSESTree.LogicalExpression, env: Environment): unknown {
  const left = evaluate(node.left, env);
  if (left === UNKNOWN) {
    const right = evaluate(node.right, env);
    const isSettled =
      (node.operator === '&&' && right === false) || (node.operator === '||' && right === true);
    return isSettled ? right : UNKNOWN;
  }
  if (node.operator === '??') return left ?? evaluate(node.right, env);
  if (node.operator === '&&') return left && evaluate(node.right, env);
  return left || evaluate(node.right, env);
}

function choice(node: TSESTree.ConditionalExpression, env: Environment): unknown {
  const test = evaluate(node.test, env);
  if (test === UNKNOWN) return UNKNOWN;
  return evaluate(test ? node.consequent : node.alternate, env);
}

function list(
  nodes: readonly (TSESTree.Expression | TSESTree.SpreadElement | null)[],
  env: Environment,
): readonly unknown[] | typeof UNKNOWN {
  const values: unknown[] = [];
  for (const node of nodes) {
    const value = node && evaluate(node.type === 'SpreadElement' ? node.argument : node, env);
    if (value === UNKNOWN) return UNKNOWN;
    if (node?.type !== 'SpreadElement') values.push(value);
    else if (Array.isArray(value) || value instanceof Set) values.push(...(value as Iterable<unknown>));
    else return UNKNOWN;
  }
  return values;
}

function object(node: TSESTree.ObjectExpression, env: Environment): unknown {
  const members: Record<string, unknown> = {};
  for (const property of node.properties) {
    const name = property.type === 'Property' ? propertyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined || isFunction(property.value)) return UNKNOWN;
    members[name] = evaluate(property.value, env);
  }
  return members;
}

/** `(text) => message.includes(text)`: a callback that is one expression. */
function arrow(node: TSESTree.ArrowFunctionExpression, env: Environment): unknown {
  const { body, params } = node;
  if (
    body.type === 'BlockStatement' ||
    node.async ||
    !params.every((parameter) => parameter.type === 'Identifier')
  )
    return UNKNOWN;
  return (...given: readonly unknown[]): unknown => {
    const inner = new Map(params.map((parameter, index) => [parameter.name, given[index]]));
    return evaluate(body, {
      whole: (part) =>
        part.type === 'Identifier' && inner.has(part.name)
          ? { value: inner.get(part.name) }
          : env.whole(part),
      name: env.name,
    });
  };
}
