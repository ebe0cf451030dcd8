import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../../syntax/scope.js';
import { unwrap, walk, type FunctionNode, type Node } from '../../syntax/tree.js';
import { evaluate, type Environment } from './evaluate.js';
import { GLOBALS } from './language.js';
import { UNKNOWN } from './outcomes.js';
import { run, type Completion } from './statements.js';
import { isSuccess, isFailure, SOMETHING, plain, known, equal } from './answer.js';
import { type ConditionReader } from './reader.js';

/** What parameters stand for in the body of a function that a condition calls. */
type Given = ReadonlyMap<Variable, Node>;

const EMPTY: Given = new Map();
/** Functions of the file, and names in all, that are followed while one condition is tried. */
const MAX_CALLS = 3;
const MAX_STEPS = 20;

/** What is told of the calls and statements that a trial runs. */
export interface TrialListener {
  ran(node: Node): void;
  mayHaveRun(node: Node): void;
}

/** Expressions and statements evaluated for one status. */
export class Trial {
  readonly #reader: ConditionReader;
  readonly #status: number;
  #calls = 0;
  #steps = 0;
  /** What is being evaluated by its parts. */
  #open: Node | undefined;
  readonly #wait: string | undefined;
  readonly #listener: TrialListener | undefined;
  /** What statements have written. */
  readonly #written = new Map<Variable, unknown>();
  /** Whether a part of an answer was asked for that tells how it went. */
  hasRead = false;
  /** Whether the header was asked for that tells how long to wait. */
  hasReadWait = false;

  /** @param wait what `Retry-After` says; not known when left out */
  constructor(reader: ConditionReader, status: number, wait?: string, listener?: TrialListener) {
    this.#reader = reader;
    this.#status = status;
    this.#wait = wait;
    this.#listener = listener;
  }

  /** Gives a variable the value that it has where the trial begins. */
  begin(variable: Variable, value: unknown): void {
    this.#written.set(variable, value);
  }

  /** @returns the value of an expression, or `UNKNOWN` */
  valueOf(node: Node): unknown {
    this.#calls = 0;
    this.#steps = 0;
    return known(() => evaluate(node, this.#in(EMPTY)));
  }

  /** @returns what a function gives for these values, or `UNKNOWN` */
  resultOf(target: FunctionNode, given: readonly unknown[]): unknown {
    this.#calls = 0;
    this.#steps = 0;
    for (const [position, parameter] of target.params.entries()) {
      const isDefault = parameter.type === 'AssignmentPattern';
      const value = given[position];
      if (value === undefined && isDefault)
        this.#write(
          parameter.left,
          known(() => evaluate(parameter.right, this.#in(EMPTY))),
        );
      else if (value !== UNKNOWN) this.#write(isDefault ? parameter.left : parameter, value);
    }
    return this.#completed(target, EMPTY);
  }

  /** Runs a statement or an expression: what it writes is known afterwards, or known not to be. */
  run(node: Node): void {
    this.#calls = 0;
    this.#steps = 0;
    this.#run(node, EMPTY);
  }

  #run(node: Node, given: Given): Completion {
    return run(node, {
      valueOf: (part) => known(() => evaluate(part, this.#in(given))),
      write: (target, value) => {
        this.#write(target, value);
      },
      ran: (part) => this.#listener?.ran(part),
      mayHaveRun: (part) => {
        walk(part, (child) => {
          if (child.type === 'AssignmentExpression') this.#write(child.left, UNKNOWN);
          if (child.type === 'UpdateExpression') this.#write(child.argument, UNKNOWN);
          if (child.type === 'VariableDeclarator') this.#write(child.id, UNKNOWN);
          return true;
        });
        this.#listener?.mayHaveRun(part);
      },
    });
  }

  /** What a pattern takes out of something is asked where it is read. */
  #write(target: Node, value: unknown): void {
    const variable = target.type === 'Identifier' ? this.#reader.variable(target) : undefined;
    if (variable) this.#written.set(variable, value);
  }

  /** @returns whether two expressions have the same value, or `UNKNOWN` */
  areEqual(one: Node, other: Node): unknown {
    return equal(this.valueOf(one), this.valueOf(other), (left, right) => left === right);
  }

  #in(given: Given): Environment {
    const env: Environment = {
      whole: (node) => this.#whole(node, given, env),
      name: (node) => this.#name(node, given),
    };
    return env;
  }

  #whole(node: Node, given: Given, env: Environment): { readonly value: unknown } | undefined {
    if (node.type === 'TemplateLiteral') return undefined;
    if (node.type === 'CallExpression')
      return node === this.#open ? undefined : { value: this.#call(node, given, env) };
    if (node.type === 'LogicalExpression')
      return node === this.#open ? undefined : { value: this.#alternatives(node, given, env) };
    if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) return this.#equality(node, env);
    return this.#part(node, given);
  }

  #part(node: Node, given: Given): { readonly value: unknown } | undefined {
    const object = node.type === 'MemberExpression' ? unwrap(node.object) : undefined;
    const variable = object?.type === 'Identifier' ? this.#reader.variable(object) : undefined;
    const part = this.#reader.partOf(node, variable && given.get(variable));
    if (!part) return undefined;
    if (part === 'nothing') return { value: undefined };
    if (part === 'no-header') return { value: null };
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
    const isEqual = equal(
      left,
      right,
      node.operator.length === 2 ? (one, other) => one == other : (one, other) => one === other,
    );
    return { value: isEqual === UNKNOWN ? UNKNOWN : isEqual !== node.operator.startsWith('!') };
  }

  /**
   * By its parts, or as a status that stands in one of several places: what is `ok` or something else may be
   * the one or the other.
   */
  #alternatives(node: TSESTree.LogicalExpression, given: Given, env: Environment): unknown {
    const value = this.#inParts(node, env);
    const part = value === UNKNOWN && node.operator !== '&&' ? this.#reader.partOf(node) : undefined;
    return part === 'status' || part === 'error' ? (this.#part(node, given)?.value ?? UNKNOWN) : value;
  }

  #inParts(node: Node, env: Environment): unknown {
    const around = this.#open;
    this.#open = node;
    const value = known(() => evaluate(node, env));
    this.#open = around;
    return value;
  }

  /**
   * By its parts, by the function of this file that is called, or as a part of an answer:
   * `String(res.status)` is made of one, and is none.
   */
  #call(node: TSESTree.CallExpression, given: Given, env: Environment): unknown {
    const value = this.#inParts(node, env);
    if (value !== UNKNOWN) return value;
    const result = this.#result(node, given);
    if (result !== UNKNOWN) return result;
    const part = this.#part(node, given);
    return part?.value === undefined ? UNKNOWN : part.value;
  }

  /** What a function of this file gives. */
  #result(call: TSESTree.CallExpression, given: Given): unknown {
    const target = this.#reader.functionOf(call.callee);
    if (!target) return this.#resultElsewhere(call, given);
    if (this.#calls++ >= MAX_CALLS) return UNKNOWN;
    const bound = new Map<Variable, Node>();
    for (const [position, parameter] of target.params.entries()) {
      const argument = call.arguments[position];
      const variable = parameter.type === 'Identifier' ? this.#reader.variable(parameter) : undefined;
      if (!variable || !argument) continue;
      const value = unwrap(argument);
      const passed = value.type === 'Identifier' ? this.#reader.variable(value) : undefined;
      bound.set(variable, (passed && given.get(passed)) ?? value);
      const amount = known(() => evaluate(value, this.#in(given)));
      if (amount === UNKNOWN) this.#written.delete(variable);
      else this.#written.set(variable, amount);
    }
    return this.#completed(target, bound);
  }

  #completed({ body }: FunctionNode, given: Given): unknown {
    if (body.type !== 'BlockStatement') return known(() => evaluate(body, this.#in(given)));
    const completion = this.#run(body, given);
    return completion === 'unclear' ? UNKNOWN : completion?.value;
  }

  #resultElsewhere(call: TSESTree.CallExpression, given: Given): unknown {
    if (!this.#reader.resultElsewhere || this.#calls >= MAX_CALLS) return UNKNOWN;
    const values = call.arguments.map((argument) =>
      argument.type === 'SpreadElement' ? UNKNOWN : plain(known(() => evaluate(argument, this.#in(given)))),
    );
    const question = { given: values, status: this.#status, wait: this.#wait };
    const result = this.#reader.resultElsewhere(call.callee, question);
    if (!result) return UNKNOWN;
    this.#calls++;
    this.hasRead ||= result.hasRead;
    this.hasReadWait ||= result.hasReadWait;
    return result.value;
  }

  #name(node: TSESTree.Identifier, given: Given): unknown {
    const variable = this.#reader.variable(node);
    if (!variable || variable.defs.length === 0)
      return GLOBALS.has(node.name) ? GLOBALS.get(node.name) : UNKNOWN;
    if (this.#written.has(variable)) return this.#written.get(variable);
    const argument = given.get(variable);
    // What a parameter stands for was written where the function is called.
    if (argument) return evaluate(argument, this.#in(EMPTY));
    const init = this.#reader.initOf(node);
    return init && init !== node && this.#steps++ < MAX_STEPS ? evaluate(init, this.#in(given)) : UNKNOWN;
  }
}
