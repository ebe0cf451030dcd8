import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf, type Variable } from '../../syntax/scope.js';
import { childrenOf, contains, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';
import { identifiersIn } from './same.js';
import { isParameterOf, type Cycle, type ExpressionJudge } from './state.js';

/**
 * Whether a comparison asks how long this round has lasted: `Date.now() > deadline` where each round makes a
 * deadline of its own. What a round before took does not count, so that it ends nothing.
 */
export function asksTimeOfRound(
  { left, right }: TSESTree.BinaryExpression,
  cycle: Cycle,
  context: RetryContext,
  isStable: ExpressionJudge,
): boolean {
  const parts = [...termsOf(left), ...termsOf(right)];
  const begun = parts.filter((part) => isBegunInRound(part, cycle, context));
  const clocks = parts.filter((part) => isClock(part));
  return (
    begun.length > 0 &&
    clocks.length > 0 &&
    parts.every((part) => begun.includes(part) || clocks.includes(part) || isStable(part))
  );
}

/** What is added and subtracted. */
function termsOf(node: Node): readonly Node[] {
  const inner = unwrap(node);
  return inner.type === 'BinaryExpression' && /^[-+]$/.test(inner.operator)
    ? [...termsOf(inner.left), ...termsOf(inner.right)]
    : [inner];
}

/** `Date.now()`, `performance.now()`, `process.uptime()`, `new Date()`, `new Date().getTime()` */
function isClock(node: Node): boolean {
  const inner = unwrap(node);
  if (inner.type === 'UnaryExpression') return isClock(inner.argument);
  if (inner.type === 'NewExpression')
    return inner.callee.type === 'Identifier' && inner.callee.name === 'Date' && inner.arguments.length === 0;
  const callee = inner.type === 'CallExpression' ? unwrap(inner.callee) : undefined;
  if (callee?.type !== 'MemberExpression') return false;
  if (propertyName(callee) === 'getTime') return isClock(callee.object);
  const object = unwrap(callee.object);
  return (
    object.type === 'Identifier' &&
    /^(?:Date\.now|performance\.now|process\.(?:uptime|hrtime))$/.test(
      `${object.name}.${propertyName(callee) ?? ''}`,
    )
  );
}

/** A variable that each round reads from a clock anew, once. */
function isBegunInRound(node: Node, cycle: Cycle, context: RetryContext): boolean {
  const variable = node.type === 'Identifier' ? context.names.variable(node) : undefined;
  if (!variable || variable.references.some((reference) => reference.isWrite() && reference.init !== true))
    return false;
  const init = initOf(variable, cycle);
  return init !== undefined && readsClock(init);
}

function initOf(variable: Variable, { self, path, given }: Cycle): Node | undefined {
  const [name] = variable.identifiers;
  const declared = definitionOf(variable)?.node as Node | undefined;
  if (self && isParameterOf(variable, self)) {
    const position = self.params.findIndex((parameter) => name !== undefined && contains(parameter, name));
    const parameter = self.params[position];
    return parameter?.type === 'AssignmentPattern' && given && !given[position] ? parameter.right : undefined;
  }
  const isInside = path.steps.some(
    (step) => step.kind === 'eval' && declared !== undefined && contains(step.node, declared),
  );
  return declared?.type === 'VariableDeclarator' && isInside ? (declared.init ?? undefined) : undefined;
}

export function readsClock(node: Node): boolean {
  return isClock(node) || childrenOf(node).some(readsClock);
}

/** Whether a test on the way reads a clock: who repeats until a time has come waits for something. */
export function asksClock({ path }: Cycle, context: RetryContext): boolean {
  const asks = (node: Node): boolean =>
    readsClock(node) || identifiersIn(node).some((name) => readsClockAt(name, context));
  return path.steps.some((step) => step.kind === 'test' && asks(step.node));
}

/** `const elapsed = Date.now() - start` */
function readsClockAt(name: TSESTree.Identifier, context: RetryContext): boolean {
  const init = constantInit(name, context);
  return init !== undefined && readsClock(init);
}
