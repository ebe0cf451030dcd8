import type { TSESTree } from '@typescript-eslint/types';
import { absentRow, LOWER_CASE_HEADERS } from '../../analysis/models/error-shapes.js';
import { UNKNOWN } from '../conditions/outcomes.js';
import { Trial } from '../conditions/trial.js';
import { type AnswerPart } from '../conditions/answer.js';
import { isTimer, waitedBy, type Waited } from './waiting.js';
import { importedBy } from '../../syntax/scope.js';
import {
  contains,
  isFunction,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  type Node,
} from '../../syntax/tree.js';
import type { GraphFailure, RetryContext } from './context.js';
import type { FailingCycle } from './cycles.js';
import { isInert } from './inert.js';
import { readsAnswer } from './reads-answer.js';
import { readerOf, readsRetryAfter } from './responses.js';
import { countersIn } from './rounds.js';
import { calledFunction } from './self.js';

/** Calls that may wait, on one way. */
const MAX_CALLS = 40;

export interface Outcome {
  /** Undefined where it is not known how long, but that nothing of the answer decides it. */
  readonly ms: number | undefined;
  /** The last call that waits. */
  readonly node: Node | undefined;
  /** Whether the header was read on this way, and a read of it where it never is. */
  readonly isRead: boolean;
  readonly absent: Node | undefined;
}

/** One run of a way, after an answer that says to wait for so many seconds. */
export class WaitTrial {
  readonly #failing: FailingCycle;
  readonly #context: RetryContext;
  readonly #trial: Trial;
  /** Calls that were looked at: a value may be asked for several times. */
  readonly #counted = new Set<Node>();
  #ms: number | undefined = 0;
  #node: Node | undefined;
  #absent: Node | undefined;
  #isClear = true;

  constructor(failing: FailingCycle, status: number, seconds: number, round: number, context: RetryContext) {
    this.#failing = failing;
    this.#context = context;
    const reader = readerOf(context);
    const partOf = (node: Node, of?: Node): AnswerPart | undefined =>
      this.#isAbsent(node) ? 'nothing' : reader.partOf(node, of);
    // What the request does on its way is no wait after it.
    const functionOf = (callee: Node): FunctionNode | undefined =>
      contains(failing.failure.node, callee) ? undefined : reader.functionOf(callee);
    this.#trial = new Trial({ ...reader, partOf, functionOf }, status, String(seconds), {
      ran: (node) => {
        this.#ran(node);
      },
      mayHaveRun: (node) => {
        this.#isClear &&= callsIn(node).every(
          (call) => !waitedBy(call, context.provenance) && !this.#mayWait(call),
        );
      },
    });
    for (const [variable, value] of countersIn(failing.cycle, round, context))
      this.#trial.begin(variable, value);
  }

  /**
   * @returns undefined where it is not known how long is waited, or where an answer like this one does not
   *   lead
   */
  outcome(): Outcome | undefined {
    const { path } = this.#failing.cycle;
    for (const step of path.steps) {
      if (step.kind === 'eval' || step.kind === 'maybe') this.#trial.run(step.node);
      if (step.kind !== 'test' || step.equals) continue;
      const holds = this.#trial.valueOf(step.node);
      if (holds !== UNKNOWN && Boolean(holds) !== step.truth) return undefined;
    }
    if (path.node) this.#before(path.node, path.timer === true);
    return this.#isClear && this.#goesOn()
      ? { ms: this.#ms, node: this.#node, isRead: this.#trial.hasReadWait, absent: this.#absent }
      : undefined;
  }

  /** Whether the loop may go round once more: nothing is waited after the last attempt. */
  #goesOn(): boolean {
    const { root } = this.#failing.cycle;
    const holds = 'test' in root && root.test ? this.#trial.valueOf(root.test) : UNKNOWN;
    return holds === UNKNOWN || Boolean(holds);
  }

  /**
   * What runs before a call in the same statement: `sleep(2000).then(() => load())`,
   * `setTimeout(() => load(), 2000)`.
   */
  #before(repeat: Node, isTimed: boolean): void {
    const { syntax } = this.#context;
    const { root } = this.#failing.cycle;
    for (let node: Node | undefined = repeat; node && node !== root; node = syntax.parent(node)) {
      if (node.type !== 'CallExpression') continue;
      if (isTimed && isTimer(node.callee)) this.#add({ value: node.arguments[1] ?? 0, factor: 1 }, node);
      else if (node !== repeat && node.callee.type === 'MemberExpression') this.#ran(node.callee.object);
    }
  }

  #ran(node: Node): void {
    for (const call of callsIn(node)) {
      const waited = waitedBy(call, this.#context.provenance);
      if ((!waited && !this.#mayWait(call)) || this.#counted.has(call)) continue;
      this.#counted.add(call);
      if (waited) {
        if (this.#isReached(call, node)) this.#add(waited, call);
      } else if (calledFunction(call.callee, this.#context) && this.#counted.size < MAX_CALLS)
        this.#trial.valueOf(call);
      else this.#isClear = false;
    }
  }

  #add({ value, factor }: Waited, call: Node): void {
    const amount = typeof value === 'number' ? value : this.#trial.valueOf(value);
    const isKnown = typeof amount === 'number' || typeof amount === 'string';
    // A timer makes a number of a text.
    if (isKnown && this.#ms !== undefined) this.#ms += Number(amount) * factor;
    else this.#ms = undefined;
    this.#isClear &&=
      isKnown ||
      (typeof value !== 'number' &&
        !readsAnswer(value, (node) => this.#isAbsent(node), this.#failing.cycle, this.#context));
    this.#node = call;
  }

  /** Whether a call within an expression runs: `h ? sleep(h) : sleep(5)`. */
  #isReached(call: Node, root: Node): boolean {
    const { syntax } = this.#context;
    for (
      let child = call, parent = syntax.parent(call);
      parent && child !== root;
      child = parent, parent = syntax.parent(parent)
    ) {
      const test =
        parent.type === 'ConditionalExpression' && parent.test !== child
          ? parent.test
          : parent.type === 'LogicalExpression' && parent.right === child
            ? parent.left
            : undefined;
      if (!test) continue;
      const holds = this.#trial.valueOf(test);
      if (holds === UNKNOWN) this.#isClear = false;
      const isWanted =
        parent.type === 'ConditionalExpression'
          ? parent.consequent === child
          : parent.type === 'LogicalExpression' && parent.operator === '&&';
      if (Boolean(holds) !== isWanted) return false;
    }
    return true;
  }

  /** What is awaited, and is neither the request nor a part of its answer, may wait. */
  #mayWait(call: TSESTree.CallExpression): boolean {
    const { node } = this.#failing.failure;
    if (contains(call, node) || contains(node, call) || isInert(call, this.#context)) return false;
    const parent = this.#context.syntax.parent(call);
    if (parent?.type === 'AwaitExpression' || parent?.type === 'ReturnStatement') return true;
    const user = isFunction(parent) ? this.#context.syntax.parent(parent) : parent;
    return isChained(user?.type === 'CallExpression' ? user.callee : user);
  }

  /** A read of the header where this client never has it. */
  #isAbsent(node: Node): boolean {
    const isRead = readsRetryAfter(node);
    const inner = unwrap(node);
    const read = inner.type === 'CallExpression' && isRead ? unwrap(inner.callee) : inner;
    if (read.type !== 'MemberExpression' || (!isRead && propertyName(read) !== 'retryAfter')) return false;
    const names =
      isRead && inner.type === 'CallExpression'
        ? []
        : [(propertyName(read) ?? '').replace(/^retry-after$/i, 'retry-after')];
    const absent = this.#context.valuesOf(read.object).some(({ root, path, at }) => {
      if (at.length > 0 || (root.kind !== 'response' && root.kind !== 'error')) return false;
      const { failure } = root;
      if (failure.kind !== 'graph' || (root.kind === 'error' && failure.wrapped !== false)) return false;
      return (
        absentRow(failure.client, root.kind, [], [...path, ...names]) !== undefined ||
        (isRead &&
          path.at(-1) === 'headers' &&
          /[A-Z]/.test(propertyName(read) ?? '') &&
          this.#isLowerCase(failure))
      );
    });
    if (absent) this.#absent ??= node;
    return absent;
  }

  /** Whether the headers that a client gives as properties have their names in lower case. */
  #isLowerCase({ client, node }: GraphFailure): boolean {
    const call = unwrap(node.type === 'AwaitExpression' ? node.argument : node);
    const callee = call.type === 'CallExpression' ? unwrap(call.callee) : call;
    const module = importedBy(
      callee.type === 'MemberExpression' ? callee.object : callee,
      this.#context.names,
    )?.module;
    return (
      LOWER_CASE_HEADERS.clients.has(client) ||
      (module !== undefined && LOWER_CASE_HEADERS.modules.has(module))
    );
  }
}

/** `wait().then`, and what is given to it. */
function isChained(node: Node | undefined): boolean {
  return node?.type === 'MemberExpression' && /^(?:then|finally|catch)$/.test(propertyName(node) ?? '');
}

function callsIn(node: Node): TSESTree.CallExpression[] {
  const found: TSESTree.CallExpression[] = [];
  walk(node, (child) => {
    if (child.type === 'CallExpression') found.push(child);
    return true;
  });
  return found;
}
