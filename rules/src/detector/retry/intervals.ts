import type { TSESTree } from '@typescript-eslint/types';
import { calledName, contains, isFunction, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { judgeCycles } from './cycles.js';
import { PathFinder } from './paths.js';
import type { Repeating } from './recursion.js';
import { calledFunction } from './self.js';
import type { Cycle } from './state.js';

/**
 * Functions that an interval runs until they end it themselves, judged. One that somebody else may end has
 * another bound.
 */
export function judgeIntervals(context: RetryContext): Repeating[] {
  return context.syntax.callsNamed('setInterval').flatMap((call): Repeating[] => {
    const [given] = call.arguments;
    const self = given && (isFunction(given) ? given : calledFunction(given, context));
    const clears = self && clearsIn(call, self, context);
    const [first] = clears ?? [];
    if (!self || !clears || !first) return [];
    const verdict = judgeCycles(() => cyclesOf(call, self, first, clears, context), context);
    return [{ self, name: 'setInterval', verdict: { ...verdict, repeated: [] } }];
  });
}

/**
 * Where a function clears the interval that runs it; undefined where something else may, or is given what
 * ends it.
 */
function clearsIn(
  call: TSESTree.CallExpression,
  self: FunctionNode,
  { names, syntax }: RetryContext,
): readonly Node[] | undefined {
  const declared = syntax.parent(call);
  const id =
    declared?.type === 'VariableDeclarator'
      ? declared.id
      : declared?.type === 'AssignmentExpression'
        ? declared.left
        : undefined;
  const handle = id?.type === 'Identifier' ? names.variable(id) : undefined;
  if (!handle) return undefined;
  const read = handle.references
    .filter((reference) => reference.isRead())
    .map(({ identifier }) => syntax.parent(identifier));
  const isOwn = (node: Node | undefined): node is Node =>
    node?.type === 'CallExpression' && calledName(node.callee) === 'clearInterval' && contains(self, node);
  return read.every(isOwn) ? read : undefined;
}

function cyclesOf(
  call: TSESTree.CallExpression,
  self: FunctionNode,
  focus: Node,
  clears: readonly Node[],
  context: RetryContext,
): Cycle[] {
  return new PathFinder(context, { focus }).run(self.body).flatMap((path) => {
    const goesOn = path.end === 'next' || path.end === 'return';
    const isCleared = path.steps.some(
      ({ node, kind }) =>
        kind !== 'fail' && kind !== 'caught' && clears.some((clear) => contains(node, clear)),
    );
    return goesOn && !isCleared
      ? [{ path: { ...path, end: 'repeat' as const, node: call.callee, timer: true }, root: self }]
      : [];
  });
}
