import type { TSESTree } from '@typescript-eslint/types';
import { unwrap, walk, type Node } from '../../syntax/tree.js';
import type { Range } from '../types.js';
import type { RetryContext } from './context.js';
import { judgeCycles, type FailingCycle, type Verdict } from './cycles.js';
import { PathFinder } from './paths.js';
import type { Cycle } from './state.js';
import type { Path, Step } from './ways.js';

export type RetryLoop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;

export interface LoopFinding {
  readonly loop: RetryLoop;
  readonly found: FailingCycle;
}

export interface JudgedLoop {
  readonly loop: RetryLoop;
  readonly verdict: Verdict;
}

/** Loops that may repeat a request, judged. `for…of` and `for…in` end with what they walk over. */
export function judgeLoops(context: RetryContext): JudgedLoop[] {
  const { syntax } = context;
  const loops: readonly RetryLoop[] = [
    ...syntax.all('WhileStatement'),
    ...syntax.all('DoWhileStatement'),
    ...syntax.all('ForStatement'),
  ];
  return loops
    .filter((loop) => mayFail(loop, context))
    .map((loop) => ({ loop, verdict: judgeCycles(() => cyclesOf(loop, context), context) }));
}

/** Cheap: a loop without an `await` or a promise chain repeats nothing. */
function mayFail(loop: RetryLoop, context: RetryContext): boolean {
  return context.file.text.slice(loop.range[0], loop.range[1]).includes('await');
}

function cyclesOf(loop: RetryLoop, context: RetryContext): Cycle[] {
  const finder = new PathFinder(context, { decisive: namesIn(loop.test) });
  const test: Step[] =
    loop.test && !isAlwaysTrue(loop.test) ? [{ kind: 'test', node: loop.test, truth: true }] : [];
  const before = loop.type === 'DoWhileStatement' ? [] : test;
  const after: readonly Step[] =
    loop.type === 'DoWhileStatement'
      ? test
      : loop.type === 'ForStatement' && loop.update
        ? [{ kind: 'eval', node: loop.update }]
        : [];
  return backTo(loop, finder.run(loop.body, before), context).map((cycle) => ({
    ...cycle,
    path: { ...cycle.path, steps: [...cycle.path.steps, ...after] },
  }));
}

/** The ways through the body of a loop that lead to its next round. */
export function backTo(loop: Node, ways: readonly Path[], context: RetryContext): Cycle[] {
  const label = labelOf(loop, context);
  return ways.filter((path) => isBack(path, label)).map((path) => ({ path, root: loop }));
}

/** The variables of a loop's own condition. */
function namesIn(test: Node | null): ReadonlySet<string> {
  const names = new Set<string>();
  if (!test) return names;
  walk(test, (child) => {
    if (child.type === 'Identifier') names.add(child.name);
    return true;
  });
  return names;
}

function isBack(path: Path, label: string | undefined): boolean {
  if (path.end === 'next') return true;
  if (path.end !== 'continue' || path.node?.type !== 'ContinueStatement') return false;
  return path.node.label === null || path.node.label.name === label;
}

function labelOf(loop: Node, { syntax }: RetryContext): string | undefined {
  const parent = syntax.parent(loop);
  return parent?.type === 'LabeledStatement' ? parent.label.name : undefined;
}

/** `true`, `1`, `!0`, `!false`. */
export function isAlwaysTrue(test: Node): boolean {
  const node = unwrap(test);
  if (node.type === 'Literal') return Boolean(node.value);
  return (
    node.type === 'UnaryExpression' &&
    node.operator === '!' &&
    unwrap(node.argument).type === 'Literal' &&
    !(unwrap(node.argument) as TSESTree.Literal).value
  );
}

/** `while (…)` without its body: reporting a whole loop would underline a page of code. */
export function headOf(loop: RetryLoop, { file }: Pick<RetryContext, 'file'>): Range {
  const [start] = loop.range;
  if (loop.type === 'DoWhileStatement') return [start, start + 'do'.length];
  return [start, start + file.text.slice(start, loop.body.range[0]).trimEnd().length];
}
