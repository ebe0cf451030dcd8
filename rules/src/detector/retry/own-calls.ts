import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, propertyName, walk, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { givenLater, isNamed, testsAround } from './flow.js';
import { calledFunction, refersTo } from './self.js';
import { isCatchError } from './swallowed.js';
import { givenThrough, leadsTo, mentions, runsLast } from './through.js';
import { isTimer } from './waiting.js';
import { MOST_BESIDE, PATH_LIMIT, TooManyPaths, type Path, type Step } from './ways.js';

/** The ways through a statement, beginning after `steps`. */
type Run = (node: Node, steps?: readonly Step[]) => readonly Path[];

/** Finds where a function calls itself again: by its name, later, in a callback, or through another function. */
export class OwnCalls {
  readonly #target: FunctionNode;
  readonly #context: RetryContext;
  readonly #run: Run;
  /**
   * Whether another function is being followed that calls the one in question. Through more than one there
   * are exponentially many ways.
   */
  #isBeside = false;
  readonly #beside = new Map<FunctionNode, readonly Path[]>();

  constructor(target: FunctionNode, context: RetryContext, run: Run) {
    this.#target = target;
    this.#context = context;
    this.#run = run;
  }

  /** Repetitions inside one expression: own calls, and own calls in callbacks that the expression runs. */
  in(node: Node, steps: readonly Step[]): Path[] {
    const found: Path[] = [];
    walk(node, (child) => {
      if (child.type === 'CallExpression') found.push(...this.of(child, node, steps));
      else if (child.type === 'NewExpression' && isNamed(child.callee, 'Promise')) {
        found.push(
          ...this.#callback(child.arguments[0], [
            ...steps,
            ...testsAround(child, node, this.#context.syntax),
          ]),
        );
      }
      if (found.length > PATH_LIMIT) throw new TooManyPaths();
      return child === node || !isFunction(child);
    });
    return found;
  }

  /**
   * Repetitions by one call.
   * @param leaf the expression that it is part of
   */
  of(call: TSESTree.CallExpression, leaf: Node, steps: readonly Step[]): Path[] {
    const target = this.#target;
    const before = (): readonly Step[] => [...steps, ...testsAround(call, leaf, this.#context.syntax)];
    if (refersTo(call.callee, target, this.#context))
      return [{ steps: before(), end: 'repeat', node: call, given: call.arguments }];
    const through = this.#through(call, before);
    if (through.length > 0) return through;
    const [first] = call.arguments;
    if (isTimer(call.callee)) {
      if (first && refersTo(first, target, this.#context))
        return [{ steps: before(), end: 'repeat', node: call, timer: true, given: givenLater(call) }];
      return this.#callback(first, before()).map((path) => ({ ...path, timer: true }));
    }
    const chained =
      call.callee.type === 'MemberExpression' ? this.#chained(call, call.callee, before()) : undefined;
    if (chained) return chained;
    const outcome = call.arguments.at(-1);
    return outcome &&
      isFunction(outcome) &&
      leadsTo(outcome, target, this.#context) &&
      runsLast(call, outcome, this.#context)
      ? this.#callback(outcome, before())
      : [];
  }

  /** `promise.then(…)`, `.catch(…)`, `.finally(…)`, and `catchError` in `.pipe(…)`. */
  #chained(
    call: TSESTree.CallExpression,
    callee: TSESTree.MemberExpression,
    before: readonly Step[],
  ): Path[] | undefined {
    const { object } = callee;
    const [first, second] = call.arguments;
    switch (propertyName(callee)) {
      case 'catch':
        return this.#rejection(first, object, before);
      case 'pipe':
        return call.arguments
          .filter((argument) => isCatchError(argument, this.#context))
          .flatMap((caught) => this.#rejection(caught.arguments[0], object, before));
      case 'finally':
        return this.#callback(first, before);
      case 'then':
        if (first && refersTo(first, this.#target, this.#context))
          return [{ steps: before, end: 'repeat', node: call }];
        return [...this.#callback(first, before), ...this.#rejection(second, object, before)];
      default:
        return undefined;
    }
  }

  /** `return renewed(id)`, where that function calls this one. */
  #through(call: TSESTree.CallExpression, before: () => readonly Step[]): Path[] {
    const target = this.#target;
    const fn = calledFunction(call.callee, this.#context);
    if (
      this.#isBeside ||
      !fn ||
      fn === target ||
      contains(fn, target) ||
      contains(target, fn) ||
      !mentions(fn, target, this.#context)
    )
      return [];
    return this.#waysBack(fn).flatMap((way) => {
      const given = givenThrough(fn, call, way, this.#context);
      return given ? [{ ...way, steps: [...before(), ...way.steps], node: call, given }] : [];
    });
  }

  /** The ways through another function, found once for all of its calls. */
  #waysBack(fn: FunctionNode): readonly Path[] {
    const known = this.#beside.get(fn);
    if (known) return known;
    if (this.#beside.size === MOST_BESIDE) throw new TooManyPaths();
    this.#isBeside = true;
    const found = this.#run(fn.body).filter(({ end }) => end === 'repeat');
    this.#isBeside = false;
    this.#beside.set(fn, found);
    return found;
  }

  #rejection(handler: Node | undefined, promise: Node, steps: readonly Step[]): Path[] {
    const failure = this.#context.graphFailure(promise);
    if (!failure || !handler) return [];
    const failed: readonly Step[] = [...steps, { kind: 'fail', node: promise, failure }];
    if (refersTo(handler, this.#target, this.#context))
      return [{ steps: failed, end: 'repeat', node: handler }];
    const param = isFunction(handler) ? (handler.params[0] ?? null) : null;
    return this.#callback(handler, [...failed, { kind: 'caught', node: handler, param }]);
  }

  #callback(callback: Node | undefined, steps: readonly Step[]): Path[] {
    if (!callback || !isFunction(callback)) return [];
    return this.#run(callback.body, steps).filter((path) => path.end === 'repeat');
  }
}
