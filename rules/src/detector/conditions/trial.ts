import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../scope.js';
import { unwrap, type FunctionNode, type Node } from '../syntax.js';
import { evaluate, GLOBALS, type Environment } from './evaluate.js';
import { EvaluationThrows, UNKNOWN } from './outcomes.js';

/** What a part of an answer tells: `res.ok`, `res.status`, that there is an error (`body.error`), or the header `Retry-After`. */
export type AnswerPart = 'ok' | 'status' | 'error' | 'retry-after';

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

const EMPTY: Given = new Map();
/** Functions of the file, and names in all, that are followed while one condition is tried. */
const MAX_CALLS = 3;
const MAX_STEPS = 20;

/** The first status that means a failure. */
const FIRST_FAILURE = 400;
export const isSuccess = (status: number): boolean => status < 300;
export const isFailure = (status: number): boolean => status >= FIRST_FAILURE;

/** The error of an answer: only that it is there is known, nothing of what is in it or what text it makes. */
const SOMETHING: object = new Proxy(Object.freeze({}), {
  get: (_target, key) => {
    if (key === Symbol.toPrimitive) throw new EvaluationThrows();
    return UNKNOWN;
  },
});

/** A condition evaluated for one status. */
export class Trial {
  readonly #reader: ConditionReader;
  readonly #status: number;
  #calls = 0;
  #steps = 0;
  /** The call that is being evaluated by its parts. */
  #open: Node | undefined;
  readonly #wait: string | undefined;
  /** Whether a part of an answer was asked for that tells how it went. */
  hasRead = false;
  /** Whether the header was asked for that tells how long to wait. */
  hasReadWait = false;

  /** @param wait what `Retry-After` says; not known when left out */
  constructor(reader: ConditionReader, status: number, wait?: string) {
    this.#reader = reader;
    this.#status = status;
    this.#wait = wait;
  }

  /** @returns the value of an expression, or `UNKNOWN` */
  valueOf(node: Node): unknown {
    return known(() => evaluate(node, this.#in(EMPTY)));
  }

  /** @returns whether two expressions have the same value, or `UNKNOWN` */
  areEqual(one: Node, other: Node): unknown {
    return equal(this.valueOf(one), this.valueOf(other), (left, right) => left === right);
  }

  #in(given: Given): Environment {
    const env: Environment = { whole: (node) => this.#whole(node, given, env), name: (node) => this.#name(node, given) };
    return env;
  }

  #whole(node: Node, given: Given, env: Environment): { readonly value: unknown } | undefined {
    if (node.type === 'TemplateLiteral') return undefined;
    if (node.type === 'CallExpression') return node === this.#open ? undefined : { value: this.#call(node, given, env) };
    if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) return this.#equality(node, env);
    return this.#part(node, given);
  }

  #part(node: Node, given: Given): { readonly value: unknown } | undefined {
    const object = node.type === 'MemberExpression' ? unwrap(node.object) : undefined;
    const variable = object?.type === 'Identifier' ? this.#reader.variable(object) : undefined;
    const part = this.#reader.partOf(node, variable && given.get(variable));
    if (!part) return undefined;
    if (part === 'retry-after') {
      this.hasReadWait = true;
      return { value: this.#wait ?? UNKNOWN };
    }
    this.hasRead = true;
    if (part === 'status') return { value: this.#status };
    if (part === 'ok') return { value: isSuccess(this.#status) };
    return { value: isFailure(this.#status) ? SOMETHING : undefined };
  }

  #equality(node: TSESTree.BinaryExpression, env: Environment): { readonly value: unknown } {
    const [left, right] = [node.left, node.right].map((side) => known(() => evaluate(side, env)));
    const isEqual = equal(left, right, node.operator.length === 2 ? (one, other) => one == other : (one, other) => one === other);
    return { value: isEqual === UNKNOWN ? UNKNOWN : isEqual !== node.operator.startsWith('!') };
  }

  /** By its parts, by the function of this file that is called, or as a part of an answer: `String(res.status)` is made of one, and is none. */
  #call(node: TSESTree.CallExpression, given: Given, env: Environment): unknown {
    const around = this.#open;
    this.#open = node;
    const value = known(() => evaluate(node, env));
    this.#open = around;
    if (value !== UNKNOWN) return value;
    const result = this.#result(node, given);
    return result === UNKNOWN ? (this.#part(node, given)?.value ?? UNKNOWN) : result;
  }

  /** What a function of this file gives that is one expression. */
  #result(call: TSESTree.CallExpression, given: Given): unknown {
    const target = this.#calls++ < MAX_CALLS ? this.#reader.functionOf(call.callee) : undefined;
    const result = target && resultOf(target.body);
    if (!result) return UNKNOWN;
    const bound = new Map<Variable, Node>();
    for (const [position, parameter] of target.params.entries()) {
      const argument = call.arguments[position];
      const variable = parameter.type === 'Identifier' ? this.#reader.variable(parameter) : undefined;
      const value = argument && unwrap(argument);
      const passed = value?.type === 'Identifier' ? this.#reader.variable(value) : undefined;
      if (variable && value) bound.set(variable, (passed && given.get(passed)) ?? value);
    }
    return known(() => evaluate(result, this.#in(bound)));
  }

  #name(node: TSESTree.Identifier, given: Given): unknown {
    const variable = this.#reader.variable(node);
    if (!variable || variable.defs.length === 0) return GLOBALS.has(node.name) ? GLOBALS.get(node.name) : UNKNOWN;
    const argument = given.get(variable);
    // What a parameter stands for was written where the function is called.
    if (argument) return evaluate(argument, this.#in(EMPTY));
    const init = this.#reader.initOf(node);
    return init && init !== node && this.#steps++ < MAX_STEPS ? evaluate(init, this.#in(given)) : UNKNOWN;
  }
}

function known(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationThrows) return UNKNOWN;
    throw error;
  }
}

function equal(left: unknown, right: unknown, compare: (one: unknown, other: unknown) => boolean): unknown {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  const other = left === SOMETHING ? right : right === SOMETHING ? left : undefined;
  return other === undefined || other === null ? compare(left, right) : UNKNOWN;
}

/** What a function gives back that is one expression or one `return`. */
function resultOf(body: Node): Node | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' && only.argument ? only.argument : undefined;
}
