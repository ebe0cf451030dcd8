import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../../syntax/scope.js';
import { contains, unwrap, walk, type FunctionNode, type Node } from '../../syntax/tree.js';
import { variablesIn } from './asked.js';
import { parameterName, type RetryContext } from './context.js';
import { isEvent } from './flow.js';
import { isToldOutcome } from './responses.js';
import { calledFunction, nameOf, referredName, refersTo } from './self.js';
import type { Given, Path } from './ways.js';

/** Whether a function calls another one somewhere, or hands it on. */
export function mentions(fn: FunctionNode, target: FunctionNode, context: RetryContext): boolean {
  const references = referencesIn(fn);
  return namesOf(target, context).some(
    (name) => references.get(name)?.some((reference) => refersTo(reference, target, context)) === true,
  );
}

function namesOf(target: FunctionNode, context: RetryContext): readonly string[] {
  return [nameOf(target, context)?.name, target.id?.name].filter((name) => name !== undefined);
}

/** The same, or whether it calls a function that does. */
export function leadsTo(fn: FunctionNode, target: FunctionNode, context: RetryContext): boolean {
  if (mentions(fn, target, context)) return true;
  return [...referencesIn(fn).values()].flat().some((reference) => {
    const called = calledFunction(reference, context);
    return called !== undefined && called !== fn && mentions(called, target, context);
  });
}

/**
 * Whether a call runs the function that is its last argument: a request, an event, and what another module
 * offers for it.
 */
export function runsLast(call: TSESTree.CallExpression, last: FunctionNode, context: RetryContext): boolean {
  if (context.graphFailure(call) !== undefined || isEvent(call)) return true;
  return isToldOutcome(last, context) || importedBy(call.callee, context.names) !== undefined;
}

const known = new WeakMap<FunctionNode, ReadonlyMap<string, readonly Node[]>>();

/** What may be a function in the calls of a function, callees and arguments, by the last name of each. */
function referencesIn(fn: FunctionNode): ReadonlyMap<string, readonly Node[]> {
  const answered = known.get(fn);
  if (answered) return answered;
  const found = new Map<string, Node[]>();
  walk(fn.body, (child) => {
    for (const part of child.type === 'CallExpression' ? [child.callee, ...child.arguments] : []) {
      const name = referredName(part);
      if (name !== undefined) found.set(name, [...(found.get(name) ?? []), part]);
    }
    return true;
  });
  known.set(fn, found);
  return found;
}

/**
 * What a function gets back through another one that it calls: `load(id)` calls `renewed(id)`, which calls
 * `load(key)` with its own parameter `key`, so that `load` gets its `id` again.
 * @param call the call of the other function
 * @param given what that one gives
 * @returns undefined where something is counted or chosen on the way, so that it is not the same
 */
export function givenThrough(
  fn: FunctionNode,
  call: TSESTree.CallExpression,
  { given, steps }: Path,
  context: RetryContext,
): Given | undefined {
  if (!given || !call.arguments.every((argument) => isPlain(argument, context))) return undefined;
  const own = fn.params.flatMap((parameter) => variablesIn(parameter, context));
  const reads = (node: Node): boolean =>
    own.some((variable) => variable.references.some(({ identifier }) => contains(node, identifier)));
  const passed = given.map((argument): TSESTree.CallExpressionArgument | undefined => {
    const value = unwrap(argument);
    const variable = value.type === 'Identifier' ? context.names.variable(value) : undefined;
    const position =
      variable && own.includes(variable)
        ? fn.params.findIndex((parameter) => parameterName(parameter) === variable.name)
        : -1;
    if (position >= 0) return isPlain(argument, context) ? call.arguments[position] : undefined;
    return !reads(argument) || value.type === 'AwaitExpression' || value.type === 'CallExpression'
      ? argument
      : undefined;
  });
  if (passed.includes(undefined)) return undefined;
  const isChosen = steps.some((step) => step.kind === 'test' && contains(fn, step.node) && reads(step.node));
  return isChosen && !passed.every((argument) => argument && isPlain(argument, context))
    ? undefined
    : (passed as Given);
}

/** A literal, or a variable that nobody writes. */
function isPlain(argument: TSESTree.CallExpressionArgument, { names }: RetryContext): boolean {
  const value = unwrap(argument);
  if (value.type === 'Literal') return true;
  const variable = value.type === 'Identifier' ? names.variable(value) : undefined;
  return (
    variable !== undefined &&
    variable.references.every((reference) => !reference.isWrite() || reference.init === true)
  );
}
