import { calledName, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { askedVariables, variablesIn } from './asked.js';
import { constantInit, type RetryContext } from './context.js';
import { judgeCycles, type FailingCycle } from './cycles.js';
import { backTo } from './loops.js';
import { PathFinder } from './paths.js';

/**
 * Requests that `for (const attempt of [1, 2, 3])` sends again: such a loop ends, but may not wait as asked.
 */
export function judgeAttempts(context: RetryContext): readonly FailingCycle[] {
  return context.syntax
    .all('ForOfStatement')
    .filter(({ right }) => isListOfAttempts(right, context))
    .flatMap((loop) => {
      const { repeated = [] } = judgeCycles(
        () => backTo(loop, new PathFinder(context).run(loop.body), context),
        context,
      );
      const counters = variablesIn(loop.left, context);
      return repeated.filter(({ failure }) => {
        const asked = askedVariables([failure.node], loop, context);
        return !counters.some((counter) => asked.has(counter));
      });
    });
}

/**
 * `[1, 2, 3]`, `Array(3).keys()`, `Array.from({ length: 3 })`: what has numbers in it that nobody wrote for a
 * request.
 */
function isListOfAttempts(node: Node, context: RetryContext): boolean {
  const inner = unwrap(node);
  if (inner.type === 'Identifier') {
    const init = constantInit(inner, context);
    return init !== undefined && init.type !== 'Identifier' && isListOfAttempts(init, context);
  }
  if (inner.type === 'ArrayExpression')
    return inner.elements.every((element) =>
      element?.type === 'SpreadElement'
        ? isListOfAttempts(element.argument, context)
        : element?.type === 'Literal' && typeof element.value === 'number',
    );
  if (inner.type !== 'CallExpression' && inner.type !== 'NewExpression') return false;
  const {
    callee,
    arguments: [first],
  } = inner;
  if (callee.type === 'Identifier') return callee.name === 'Array' && inner.arguments.length === 1;
  if (callee.type !== 'MemberExpression') return false;
  if (/^(?:keys|fill|entries)$/.test(propertyName(callee) ?? ''))
    return isListOfAttempts(callee.object, context);
  return (
    calledName(callee.object) === 'Array' &&
    propertyName(callee) === 'from' &&
    first?.type === 'ObjectExpression' &&
    inner.arguments.length === 1
  );
}
