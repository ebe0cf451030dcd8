import { describeCode } from 'msgraph-errors';
import { literalText, unwrap, type Node } from '../../syntax/tree.js';
import { constantInit, numberOf, type RetryContext } from './context.js';
import type { Path, Step } from './ways.js';

/**
 * The statuses and codes that the tests on a way ask for: what has to fail how before the request is sent
 * again. Empty where no test names one.
 */
export function namedFailures({ steps }: Pick<Path, 'steps'>, context: RetryContext): readonly string[] {
  return [...new Set(steps.flatMap((step) => (step.kind === 'test' ? namedBy(step, context) : [])))];
}

function namedBy(
  { node, truth, equals }: Extract<Step, { kind: 'test' }>,
  context: RetryContext,
): readonly string[] {
  if (equals) return truth ? failureIn(equals, context) : [];
  return required(node, truth, context);
}

/** What a condition names when it has this outcome. */
function required(node: Node, truth: boolean, context: RetryContext): readonly string[] {
  const test = unwrap(node);
  if (test.type === 'UnaryExpression' && test.operator === '!')
    return required(test.argument, !truth, context);
  if (test.type === 'Identifier') {
    const init = constantInit(test, context);
    return init ? required(init, truth, context) : [];
  }
  if (test.type === 'LogicalExpression') {
    const sides = [required(test.left, truth, context), required(test.right, truth, context)];
    // Where one side alone is enough, both have to name something.
    const needsAll = (test.operator === '&&') === truth;
    return needsAll || sides.every((side) => side.length > 0) ? sides.flat() : [];
  }
  if (test.type === 'BinaryExpression') {
    const isEqual = test.operator === '===' || test.operator === '==';
    if (!(isEqual || test.operator === '!==' || test.operator === '!=') || isEqual !== truth) return [];
    return [test.left, test.right].flatMap((side) => failureIn(side, context));
  }
  if (!truth || test.type !== 'CallExpression' || test.callee.type !== 'MemberExpression') return [];
  const list = unwrap(test.callee.object);
  return list.type === 'ArrayExpression'
    ? list.elements.flatMap((element) => (element ? failureIn(element, context) : []))
    : [];
}

/** An HTTP status of a failure, or a code of the catalogue, as a constant. */
function failureIn(node: Node, context: RetryContext): readonly string[] {
  const number = numberOf(node, context);
  if (number !== undefined) return number >= 400 && number < 600 ? [String(number)] : [];
  const text = literalText(unwrap(node));
  if (text === undefined) return [];
  return /^[45]\d\d$/.test(text) || describeCode(text) ? [text] : [];
}
