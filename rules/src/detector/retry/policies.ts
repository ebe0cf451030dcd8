import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, type Node } from '../../syntax/tree.js';
import { constantInit, type RetryContext } from './context.js';
import { verdictOf, type LibraryCall } from './library-call.js';
import { isHarmless } from './option-callbacks.js';
import { constantOf, MAX_NAMES, namedOptions } from './options.js';

/** What selects the failures to repeat, as cockatiel 3.2 exports it. */
const SELECTS: ReadonlySet<string> = new Set(['handleAll', 'handleType', 'handleWhen', 'orType', 'orWhen']);

/** `retry(handleAll, { backoff }).execute(work)` of cockatiel: without `maxAttempts`, it repeats for ever. */
export function judgePolicies(context: RetryContext): LibraryCall[] {
  if (!context.file.text.includes('cockatiel')) return [];
  return context.syntax.callsNamed('execute').flatMap((call) => {
    const callee = unwrap(call.callee);
    const policy = callee.type === 'MemberExpression' ? policyOf(callee.object, context) : undefined;
    const [work, signal] = call.arguments;
    if (!policy || !work) return [];
    const mayEnd = signal !== undefined || !isFunction(work) || !work.params.every(isSignalOnly);
    return [{ call, verdict: verdictOf(!mayEnd && isEndless(policy, context), context.graphFailure(work)) }];
  });
}

/**
 * A function that is given the attempt may end it. The signal alone is of one attempt where nobody gives one:
 * `({ signal }) => …`
 */
function isSignalOnly(parameter: Node): boolean {
  return (
    parameter.type === 'ObjectPattern' &&
    parameter.properties.every(
      (property) => property.type === 'Property' && propertyName(property) === 'signal',
    )
  );
}

/**
 * The call of `retry` that made a policy, also one that is wrapped around a time for each attempt:
 * `wrap(again, timeout(1000))`.
 */
function policyOf(policy: Node, context: RetryContext): TSESTree.CallExpression | undefined {
  const created = madeBy(policy, context);
  if (!created || isExport(created.callee, 'retry', context)) return created;
  const [outer, ...inner] = created.arguments.map((argument) => madeBy(argument, context));
  const isWrapped =
    isExport(created.callee, 'wrap', context) &&
    inner.every((each) => each && isExport(each.callee, 'timeout', context));
  return isWrapped && outer && isExport(outer.callee, 'retry', context) ? outer : undefined;
}

function madeBy(policy: Node, context: RetryContext, depth = 0): TSESTree.CallExpression | undefined {
  const inner = unwrap(policy);
  const named = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  if (named && depth < MAX_NAMES) return madeBy(named, context, depth + 1);
  return inner.type === 'CallExpression' ? inner : undefined;
}

function isEndless(created: TSESTree.CallExpression, context: RetryContext): boolean {
  const [selected, given] = created.arguments;
  if (!selected || !isSelection(selected, context)) return false;
  if (!given) return true;
  const options = namedOptions(given, context);
  if (!options || options.has('attempts')) return false;
  const limit = options.get('maxAttempts');
  return limit === undefined || constantOf(limit, context) === Infinity;
}

/** `handleAll`, `handleWhen((error) => error.statusCode === 429)` */
function isSelection(node: Node, context: RetryContext, depth = 0): boolean {
  const inner = unwrap(node);
  const named = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  if (named) return depth < MAX_NAMES && isSelection(named, context, depth + 1);
  if (inner.type !== 'CallExpression') return isExport(inner, 'handleAll', context);
  const callee = unwrap(inner.callee);
  const name =
    callee.type === 'MemberExpression' ? propertyName(callee) : importedBy(callee, context.names)?.name;
  if (
    name === undefined ||
    !SELECTS.has(name) ||
    !inner.arguments.every((argument) => isSteady(argument, context))
  )
    return false;
  return callee.type === 'MemberExpression' && !isExport(callee, name, context)
    ? isSelection(callee.object, context, depth + 1)
    : isExport(callee, name, context);
}

/** A class of errors, or a function that only looks at the failure. */
function isSteady(argument: TSESTree.CallExpressionArgument, context: RetryContext): boolean {
  return isFunction(argument)
    ? isHarmless(argument, context)
    : argument.type === 'Identifier' && /^[A-Z]/.test(argument.name);
}

function isExport(node: Node, name: string, { names }: RetryContext): boolean {
  const imported = importedBy(node, names);
  return imported?.module === 'cockatiel' && imported.name === name;
}
