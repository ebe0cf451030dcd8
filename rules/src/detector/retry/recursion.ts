import { contains, enclosingFunction, isFunction, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { judgeCycles, type FailingCycle, type Verdict } from './cycles.js';
import { PathFinder } from './paths.js';
import { calledFunction, isMadeByHook, nameOf, referredName, refersTo } from './self.js';
import type { Cycle } from './state.js';
import { mentions } from './through.js';
import type { Path } from './ways.js';

export interface RecursionFinding {
  readonly self: FunctionNode;
  readonly name: string;
  readonly found: FailingCycle;
}

export interface Repeating {
  readonly self: FunctionNode;
  readonly name: string;
  readonly verdict: Verdict;
}

/** Functions that call themselves or let a timer call them, judged. */
export function judgeRecursions(context: RetryContext): Repeating[] {
  return functionsThatRepeat(context).flatMap((self) => {
    const name = nameOf(self, context)?.name;
    if (name === undefined) return [];
    const verdict = judgeCycles(
      () => cyclesOf(self, new PathFinder(context, { self }).run(self.body), context),
      context,
    );
    return [
      {
        self,
        name,
        verdict: isOfAnother(self, verdict)
          ? { left: { reason: 'no-failure' } }
          : isCleared(self, verdict, context)
            ? { left: { reason: 'cleared' } }
            : verdict,
      },
    ];
  });
}

/** Of two functions that call each other, the one that sends the request repeats it. */
function isOfAnother(self: FunctionNode, verdict: Verdict): boolean {
  if (!('found' in verdict)) return false;
  const { cycle, failedAt } = verdict.found;
  const step = cycle.path.steps[failedAt];
  return step !== undefined && !contains(self, step.node);
}

/** A component that clears its timers ends them when it goes away, or before. */
function isCleared(self: FunctionNode, verdict: Verdict, context: RetryContext): boolean {
  return (
    'found' in verdict &&
    verdict.found.cycle.path.timer === true &&
    isMadeByHook(self, context) &&
    context.file.text.includes('clearTimeout')
  );
}

/** Functions with a reference to themselves somewhere inside, or in another function that they call. */
function functionsThatRepeat(context: RetryContext): FunctionNode[] {
  const found = new Set<FunctionNode>();
  const names = namesOfFunctions(context);
  const consider = (reference: Node): void => {
    if (!names.has(referredName(reference) ?? '')) return;
    const called = calledFunction(reference, context);
    for (
      let fn = enclosingFunction(reference, context.syntax);
      fn;
      fn = enclosingFunction(fn, context.syntax)
    ) {
      if (
        !found.has(fn) &&
        (refersTo(reference, fn, context) || (called && called !== fn && mentions(called, fn, context)))
      )
        found.add(fn);
    }
  };
  for (const call of context.syntax.all('CallExpression')) {
    consider(call.callee);
    for (const argument of call.arguments) if (!isFunction(argument)) consider(argument);
  }
  return [...found];
}

/** Most calls are of something else, and need not be compared with every function around them. */
function namesOfFunctions(context: RetryContext): ReadonlySet<string> {
  const names = new Set<string>();
  const { syntax } = context;
  for (const fn of [
    ...syntax.all('FunctionDeclaration'),
    ...syntax.all('FunctionExpression'),
    ...syntax.all('ArrowFunctionExpression'),
  ]) {
    const name = nameOf(fn, context)?.name;
    if (name !== undefined) names.add(name);
    if (fn.id) names.add(fn.id.name);
  }
  return names;
}

function cyclesOf(self: FunctionNode, paths: readonly Path[], { syntax }: RetryContext): Cycle[] {
  // Calling a generator runs nothing yet: `yield*` does.
  const runs = (node: Node): boolean => {
    const parent = syntax.parent(node);
    return !self.generator || (parent?.type === 'YieldExpression' && parent.delegate);
  };
  return paths.flatMap((path) =>
    path.end === 'repeat' && path.node && runs(path.node)
      ? [{ path, root: self, self, ...(path.given && { given: path.given }) }]
      : [],
  );
}
