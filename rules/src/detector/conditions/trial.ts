import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../scope.js';
import { propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { CONVERSIONS, equal, isList, numberIn, OPERATORS, ROUNDINGS, SOMETHING, type Known, type Plain } from './values.js';

/** What a part of an answer tells: `res.ok`, `res.status`, or that there is an error: `body.error`. */
export type AnswerPart = 'ok' | 'status' | 'error';

/** What the conditions of one file are asked with. Everything that it does not know counts as "may be either". */
export interface ConditionReader {
  /** The part of an answer that `node` reads; `of` is another name for the object whose part it is, in a function that is given it. */
  partOf(node: Node, of?: Node): AnswerPart | undefined;
  /** The value of a name that is written once. */
  initOf(identifier: TSESTree.Identifier): Node | undefined;
  variable(identifier: TSESTree.Identifier): Variable | undefined;
  /** The function of this file that a callee means. */
  functionOf(callee: Node): FunctionNode | undefined;
}

/** What parameters stand for in the body of a function that a condition calls. */
type Given = ReadonlyMap<Variable, Node>;

/** The first status that means a failure. */
const FIRST_FAILURE = 400;
const MAX_CALLS = 3;
const EMPTY: Given = new Map();
/** Names that are followed while one condition is tried. */
const MAX_STEPS = 20;

export const isSuccess = (status: number): boolean => status < 300;
export const isFailure = (status: number): boolean => status >= FIRST_FAILURE;

/** An expression evaluated for one status. */
export class Trial {
  readonly #reader: ConditionReader;
  readonly #status: number;
  #calls = 0;
  hasRead = false;

  constructor(reader: ConditionReader, status: number) {
    this.#reader = reader;
    this.#status = status;
  }

  valueOf(node: Node, given: Given): Known {
    const inner = unwrap(node);
    // `String(res.status)` is made of a status, and is none.
    if (inner.type === 'CallExpression') return this.#call(inner, given) ?? this.#valueOfPart(this.#partOf(inner, given));
    const part = inner.type === 'TemplateLiteral' ? undefined : this.#partOf(inner, given);
    if (part) return this.#valueOfPart(part);
    switch (inner.type) {
      case 'Literal':
        return { value: inner.value };
      case 'TemplateLiteral':
        return this.#template(inner, given);
      case 'Identifier':
        return this.#name(inner, given);
      case 'AwaitExpression':
        return this.valueOf(inner.argument, given);
      case 'UnaryExpression':
        return this.#unary(inner, given);
      case 'BinaryExpression':
        return this.compare(inner.operator, inner.left, inner.right, given);
      case 'LogicalExpression':
        return this.#logical(inner, given);
      case 'ConditionalExpression': {
        const test = this.valueOf(inner.test, given);
        return test && this.valueOf(test.value ? inner.consequent : inner.alternate, given);
      }
      case 'ArrayExpression':
        return this.#list(inner.elements, given);
      case 'NewExpression':
        return inner.callee.type === 'Identifier' && inner.callee.name === 'Set' && inner.arguments[0] ? this.valueOf(inner.arguments[0], given) : undefined;
      default:
        return undefined;
    }
  }

  compare(operator: string, one: Node, other: Node, given: Given): Known {
    const left = this.valueOf(one, given);
    const right = this.valueOf(other, given);
    const isNegated = operator.startsWith('!');
    if (isNegated || operator === '===' || operator === '==') {
      const isEqual = equal(left, right, operator.length === 2);
      return isEqual === undefined ? undefined : { value: isEqual !== isNegated };
    }
    const [a, b] = [numberIn(left), numberIn(right)];
    const compute = OPERATORS[operator];
    return a === undefined || b === undefined || !compute ? undefined : { value: compute(a, b) };
  }

  #partOf(node: Node, given: Given): AnswerPart | undefined {
    const object = node.type === 'MemberExpression' ? unwrap(node.object) : undefined;
    const variable = object?.type === 'Identifier' ? this.#reader.variable(object) : undefined;
    const part = this.#reader.partOf(node, variable && given.get(variable));
    if (part) this.hasRead = true;
    return part;
  }

  #valueOfPart(part: AnswerPart | undefined): Known {
    if (!part) return undefined;
    if (part === 'status') return { value: this.#status };
    if (part === 'ok') return { value: isSuccess(this.#status) };
    // An error is an object of which only that is known.
    return { value: isFailure(this.#status) ? SOMETHING : undefined };
  }

  #name(node: TSESTree.Identifier, given: Given): Known {
    if (node.name === 'undefined') return { value: undefined };
    const variable = this.#reader.variable(node);
    const argument = variable && given.get(variable);
    // What a parameter stands for was written where the function is called.
    if (argument) return this.valueOf(argument, EMPTY);
    const init = this.#reader.initOf(node);
    return init && init !== node && this.#calls++ < MAX_STEPS ? this.valueOf(init, given) : undefined;
  }

  #template(node: TSESTree.TemplateLiteral, given: Given): Known {
    const parts = node.expressions.map((part) => this.valueOf(part, given));
    if (parts.some((part) => part === undefined || typeof part.value === 'object')) return undefined;
    return { value: node.quasis.map(({ value }, index) => `${value.raw}${index < parts.length ? String(parts[index]?.value) : ''}`).join('') };
  }

  #unary(node: TSESTree.UnaryExpression, given: Given): Known {
    const value = this.valueOf(node.argument, given);
    if (!value) return undefined;
    if (node.operator === '!') return { value: !value.value };
    const number = numberIn(value);
    if (number === undefined) return undefined;
    return node.operator === '-' ? { value: -number } : node.operator === '+' ? { value: number } : undefined;
  }

  #logical(node: TSESTree.LogicalExpression, given: Given): Known {
    const left = this.valueOf(node.left, given);
    if (node.operator === '??') return left && (left.value ?? undefined) !== undefined ? left : left && this.valueOf(node.right, given);
    const decides = node.operator === '||';
    if (left && Boolean(left.value) === decides) return left;
    const right = this.valueOf(node.right, given);
    return right && (left ?? Boolean(right.value) === decides) ? right : undefined;
  }

  #list(elements: readonly (Node | null)[], given: Given): Known {
    const values: Plain[] = [];
    for (const element of elements) {
      const value = element ? this.valueOf(element, given) : undefined;
      if (value && !isList(value.value)) values.push(value.value);
      else if (value && element?.type !== 'SpreadElement') return undefined;
    }
    return { value: values };
  }

  #call(call: TSESTree.CallExpression, given: Given): Known {
    const callee = unwrap(call.callee);
    const [first] = call.arguments;
    if (callee.type === 'Identifier' && first && CONVERSIONS[callee.name] && !this.#reader.variable(callee)?.defs.length) {
      const value = this.valueOf(first, given);
      return value && !isList(value.value) ? { value: CONVERSIONS[callee.name]?.(value.value) } : undefined;
    }
    if (callee.type === 'MemberExpression') {
      const known = this.#method(callee, first, given);
      if (known) return known;
    }
    return this.#body(call, given);
  }

  /** Methods of lists, sets, texts, patterns, numbers and `Math`. */
  #method(callee: TSESTree.MemberExpression, first: Node | undefined, given: Given): Known {
    const name = propertyName(callee) ?? '';
    const owner = unwrap(callee.object);
    if (owner.type === 'Identifier' && owner.name === 'Math') {
      const number = first && numberIn(this.valueOf(first, given));
      const round = ROUNDINGS[name];
      return number === undefined || !round ? undefined : { value: round(number) };
    }
    const object = this.valueOf(owner, given);
    if (!object) {
      // What is looked up must not be forgotten, although it is not known where.
      if (first) this.valueOf(first, given);
      return undefined;
    }
    if (name === 'toString' && !isList(object.value)) return { value: String(object.value) };
    const value = first && this.valueOf(first, given);
    if (!value || isList(value.value)) return undefined;
    if (isList(object.value)) return name === 'includes' || name === 'has' ? { value: object.value.includes(value.value) } : name === 'indexOf' ? { value: object.value.indexOf(value.value) } : undefined;
    if (object.value instanceof RegExp) return name === 'test' ? { value: new RegExp(object.value.source, object.value.flags.replace(/[gy]/g, '')).test(String(value.value)) } : undefined;
    const text = object.value;
    if (typeof text !== 'string' || typeof value.value !== 'string') return undefined;
    if (name === 'startsWith') return { value: text.startsWith(value.value) };
    return name === 'includes' ? { value: text.includes(value.value) } : undefined;
  }

  /** A function of this file that is one expression. */
  #body(call: TSESTree.CallExpression, given: Given): Known {
    const target = this.#calls++ < MAX_CALLS ? this.#reader.functionOf(call.callee) : undefined;
    const result = target && resultOf(target.body);
    if (!result) return undefined;
    const bound = new Map<Variable, Node>();
    for (const [position, parameter] of target.params.entries()) {
      const argument = call.arguments[position];
      const variable = parameter.type === 'Identifier' ? this.#reader.variable(parameter) : undefined;
      const value = argument && unwrap(argument);
      const passed = value?.type === 'Identifier' ? this.#reader.variable(value) : undefined;
      if (variable && value) bound.set(variable, (passed && given.get(passed)) ?? value);
    }
    return this.valueOf(result, bound);
  }
}

/** What a function gives back that is one expression or one `return`. */
function resultOf(body: Node): Node | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' && only.argument ? only.argument : undefined;
}
