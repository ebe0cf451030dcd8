import type { TSESTree } from '@typescript-eslint/types';
import { isTimer } from './waiting.js';
import { propertyName, unwrap, walk } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { calledFunction } from './self.js';

const WAITS_AND_LOGS =
  /^(?:.*\.)?(?:.*[sS]leep|.*[dD]elay|.*[wW]ait|wait.*|setTimeout|.*[bB]ackoff.*|log|info|warn|error|debug|trace|verbose|log[A-Z]\w*|record\w*|capture\w*|track\w*|push|unshift|set)$|^(?:Math|console|logger|log)\./;

const DECISIONS: ReadonlySet<string> = new Set([
  'ThrowStatement',
  'IfStatement',
  'ConditionalExpression',
  'AssignmentExpression',
]);

/** True for a call that only waits, computes a wait or writes a log: what it is given ends nothing. */
export function isWaitOrLog(call: TSESTree.CallExpression, context: RetryContext): boolean {
  return WAITS_AND_LOGS.test(calleeText(call)) || isOwnWait(call, context);
}

/** The names of a callee and of what stands before its last dot: `sleep`, `this.sleep`, `console.log`. */
export function calleeText(call: TSESTree.CallExpression): string {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression') return '';
  const object = unwrap(callee.object);
  const owner =
    object.type === 'Identifier'
      ? object.name
      : object.type === 'MemberExpression'
        ? (propertyName(object) ?? '')
        : object.type === 'ThisExpression'
          ? 'this'
          : '';
  return `${owner}.${propertyName(callee) ?? ''}`;
}

/**
 * A function of this file that arms a timer and can do nothing else about its argument, whatever its name is.
 */
function isOwnWait(call: TSESTree.CallExpression, context: RetryContext): boolean {
  const target = calledFunction(call.callee, context);
  if (!target) return false;
  const found = new Set<string>();
  walk(target.body, (child) => {
    if (child.type === 'CallExpression' && isTimer(child.callee)) found.add('arms');
    if (DECISIONS.has(child.type)) found.add('decides');
    return true;
  });
  return found.has('arms') && !found.has('decides');
}
