import type { TSESTree } from '@typescript-eslint/types';
import { contains, isFunction, walkOwn, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { GraphFailure, RetryContext } from './context.js';
import { decides } from './decisive.js';
import { isAwaited, isBreakTo, isConditional, isExit, isHeld, JUMPS } from './flow.js';
import { OwnCalls } from './own-calls.js';
import { swallowed } from './swallowed.js';
import { PATH_LIMIT, TooManyPaths, type Path, type Step } from './ways.js';

interface Interest {
  /** The function whose calls count as a repetition. */
  readonly self?: FunctionNode;
  /** A node whose surrounding conditions matter although nothing jumps there. */
  readonly focus?: Node;
  /** Variables that decide whether there is a next round. */
  readonly decisive?: ReadonlySet<string>;
}

/** Follows the ways through statements. */
export class PathFinder {
  readonly #context: RetryContext;
  /** Finds the calls of the function that repeats; absent for a loop. */
  readonly #calls: OwnCalls | undefined;
  readonly #focus: Node | undefined;
  readonly #decisive: ReadonlySet<string>;
  readonly #interesting = new Map<Node, boolean>();
  constructor(context: RetryContext, { self, focus, decisive = new Set() }: Interest = {}) {
    this.#context = context;
    this.#calls = self && new OwnCalls(self, context, (node, steps) => this.run(node, steps));
    this.#focus = focus;
    this.#decisive = decisive;
  }

  /** All ways through a function body, a loop body or an expression, beginning after `steps`. */
  run(node: Node, steps: readonly Step[] = []): Path[] {
    if (node.type === 'BlockStatement') return this.#list(node.body, steps);
    if (isFunction(node) || node.type === 'ClassDeclaration') return [{ steps, end: 'next' }];
    if (!this.#isInteresting(node)) {
      return [{ steps: [...steps, { kind: isConditional(node) ? 'maybe' : 'eval', node }], end: 'next' }];
    }
    switch (node.type) {
      case 'IfStatement':
        return this.#branch(node, steps);
      case 'TryStatement':
        return this.#try(node, steps);
      case 'SwitchStatement':
        return this.#switch(node, steps);
      case 'ReturnStatement':
        return this.#after(node.argument, steps, { end: 'return', node });
      case 'ThrowStatement':
        return this.#after(node.argument, steps, { end: 'throw', node });
      case 'BreakStatement':
        return [{ steps, end: 'break', node }];
      case 'ContinueStatement':
        return [{ steps, end: 'continue', node }];
      case 'LabeledStatement':
        return this.run(node.body, steps).map((path) =>
          isBreakTo(path, node.label.name) ? { steps: path.steps, end: 'next' } : path,
        );
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
        return this.#opaque(node, steps);
      default:
        return this.#leaf(node, steps);
    }
  }

  #list(statements: readonly Node[], start: readonly Step[]): Path[] {
    let live: Path[] = [{ steps: start, end: 'next' }];
    const ended: Path[] = [];
    for (const statement of statements) {
      const next: Path[] = [];
      for (const path of live) {
        for (const way of this.run(statement, path.steps)) (way.end === 'next' ? next : ended).push(way);
      }
      if (next.length + ended.length > PATH_LIMIT) throw new TooManyPaths();
      live = next;
    }
    return [...ended, ...live];
  }

  #branch(node: TSESTree.IfStatement, steps: readonly Step[]): Path[] {
    return this.#leaf(node.test, steps).flatMap((path) => {
      if (path.end !== 'next') return [path];
      const yes = this.run(node.consequent, [...path.steps, { kind: 'test', node: node.test, truth: true }]);
      const otherwise: readonly Step[] = [...path.steps, { kind: 'test', node: node.test, truth: false }];
      const no: Path[] = node.alternate
        ? this.run(node.alternate, otherwise)
        : [{ steps: otherwise, end: 'next' }];
      return [...yes, ...no];
    });
  }

  #try(node: TSESTree.TryStatement, steps: readonly Step[]): Path[] {
    const paths = this.run(node.block, steps).flatMap((path) => {
      if (path.end !== 'throw' || !node.handler) return [path];
      const caught: Step = { kind: 'caught', node: node.handler, param: node.handler.param };
      return this.run(node.handler.body, [...path.steps, caught]);
    });
    const { finalizer } = node;
    if (!finalizer) return paths;
    return paths.flatMap((path) => {
      if (path.end === 'repeat') return [path];
      return this.run(finalizer, path.steps).map((last) =>
        last.end === 'next' ? { ...path, steps: last.steps } : last,
      );
    });
  }

  #switch(node: TSESTree.SwitchStatement, steps: readonly Step[]): Path[] {
    const paths = node.cases.flatMap((branch, position) => {
      const test: Step = {
        kind: 'test',
        node: node.discriminant,
        truth: true,
        ...(branch.test ? { equals: branch.test } : {}),
      };
      return this.#list(
        node.cases.slice(position).flatMap((following) => following.consequent),
        [...steps, test],
      );
    });
    const none: Path = {
      steps: [...steps, { kind: 'test', node: node.discriminant, truth: false }],
      end: 'next',
    };
    const all = node.cases.some((branch) => !branch.test) ? paths : [...paths, none];
    return all.map((path) => (isBreakTo(path, undefined) ? { steps: path.steps, end: 'next' } : path));
  }

  #after(argument: Node | null, steps: readonly Step[], end: Pick<Path, 'end' | 'node'>): Path[] {
    if (!argument) return [{ steps, ...end }];
    return this.#leaf(argument, steps).map((path) =>
      path.end === 'next' ? { steps: path.steps, ...end } : path,
    );
  }

  /** An inner loop: it may fail as a whole; its own exits are not followed. */
  #opaque(node: Node, steps: readonly Step[]): Path[] {
    const failure = this.#heldFailure(node);
    const ways: Path[] = [{ steps: [...steps, { kind: 'maybe', node }], end: 'next' }];
    if (failure)
      ways.push({
        steps: [...steps, { kind: 'maybe', node }, { kind: 'fail', node, failure }],
        end: 'throw',
      });
    return ways;
  }

  /** What fails in a `try`: any other failure leaves, and never comes back. */
  #heldFailure(node: Node): GraphFailure | undefined {
    return isHeld(node, this.#context.syntax) ? this.#context.graphFailure(node) : undefined;
  }

  #leaf(node: Node, steps: readonly Step[]): Path[] {
    const ways = this.#repeats(node, steps);
    // A promise that is only returned or dropped rejects outside of the `try`.
    const failure = isAwaited(node) ? this.#heldFailure(node) : undefined;
    if (failure) ways.push({ steps: [...steps, { kind: 'fail', node, failure }], end: 'throw' });
    const kept = failure ? undefined : swallowed(node, this.#context);
    if (kept) ways.push({ steps: [...steps, { kind: 'eval', node }, kept], end: 'next' });
    if (isExit(node)) return [...ways, { steps, end: 'return', node }];
    ways.push({ steps: [...steps, { kind: 'eval', node }], end: 'next' });
    return ways;
  }

  /** Repetitions inside one expression. */
  #repeats(node: Node, steps: readonly Step[]): Path[] {
    return this.#calls?.in(node, steps) ?? [];
  }

  #isInteresting(node: Node): boolean {
    const known = this.#interesting.get(node);
    if (known !== undefined) return known;
    let found =
      (this.#focus !== undefined && contains(node, this.#focus)) ||
      this.#heldFailure(node) !== undefined ||
      swallowed(node, this.#context) !== undefined ||
      isExit(node) ||
      this.#repeats(node, []).length > 0;
    walkOwn(node, (child) => {
      found ||=
        JUMPS.has(child.type) ||
        (child.type === 'IfStatement' && decides(child, this.#decisive, this.#context.file)) ||
        (child.type === 'TryStatement' && this.#context.graphFailure(child.block) !== undefined) ||
        (child.type === 'CallExpression' && (this.#calls?.of(child, child, []).length ?? 0) > 0);
      return !found;
    });
    this.#interesting.set(node, found);
    return found;
  }
}
