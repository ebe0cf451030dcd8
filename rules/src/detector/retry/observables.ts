import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, walk, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { RetryContext } from './context.js';
import { verdictOf, type LibraryCall } from './library-call.js';
import { functionIn, isHarmless, onlyResult } from './option-callbacks.js';
import { constantOf, namedOptions } from './options.js';

/** `http.get(url).pipe(retry())` of RxJS 7: without a count, it subscribes again for ever. */
export function judgeObservables(context: RetryContext): LibraryCall[] {
  if (!context.file.text.includes('rxjs')) return [];
  return context.syntax.callsNamed('pipe').flatMap((call): LibraryCall[] => {
    const callee = unwrap(call.callee);
    const operators = call.arguments.flatMap((argument) => operatorOf(argument, call, context) ?? []);
    if (callee.type !== 'MemberExpression' || operators.length === 0) return [];
    // Operators around it may end it: a time, a number, a signal.
    const isEndless =
      operators.some((operator) => repeatsForever(operator, context)) &&
      !call.arguments.some((argument) => mayEnd(argument, context));
    return [{ call, isObservable: true, verdict: verdictOf(isEndless, context.graphFailure(callee.object)) }];
  });
}

interface Operator {
  readonly name: 'retry' | 'retryWhen' | 'catchError';
  readonly given: TSESTree.CallExpressionArgument | undefined;
}

function operatorOf(argument: Node, pipe: Node, context: RetryContext): Operator | undefined {
  const name = nameOf(argument, context);
  if (
    (name !== 'retry' &&
      name !== 'retryWhen' &&
      !(name === 'catchError' && givesFailed(argument, pipe, context))) ||
    argument.type !== 'CallExpression'
  )
    return undefined;
  return { name, given: argument.arguments[0] };
}

/**
 * `catchError((error, caught) => caught)`,
 * `const again$ = source.pipe(catchError(() => timer(1000).pipe(switchMap(() => again$))))`: subscribes again
 * to what has failed, with nothing but waits before.
 */
function givesFailed(argument: Node, pipe: Node, context: RetryContext): boolean {
  const [handler] = argument.type === 'CallExpression' ? argument.arguments : [];
  const fn = handler && unwrap(handler);
  if (!isFunction(fn)) return false;
  const declared = context.syntax.parent(pipe);
  const failed = [fn.params[1], declared?.type === 'VariableDeclarator' ? declared.id : undefined].flatMap(
    (name) => (name?.type === 'Identifier' ? (context.names.variable(name) ?? []) : []),
  );
  const subscribes = (node: Node | undefined): boolean => {
    if (node?.type === 'Identifier')
      return failed.some((variable) => variable === context.names.variable(node));
    const callee = node?.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    if (
      node?.type !== 'CallExpression' ||
      callee?.type !== 'MemberExpression' ||
      propertyName(callee) !== 'pipe' ||
      nameOf(unwrap(callee.object), context) !== 'timer'
    )
      return false;
    const [only, ...others] = node.arguments;
    const next =
      only?.type === 'CallExpression' && FLATTENING.has(nameOf(only, context) ?? '')
        ? only.arguments[0]
        : undefined;
    return others.length === 0 && isFunction(next) && subscribes(onlyResult(next));
  };
  return subscribes(onlyResult(fn));
}

/** Operators that go on with the observable that a function gives. */
const FLATTENING: ReadonlySet<string> = new Set(['switchMap', 'mergeMap', 'concatMap', 'exhaustMap']);

/** The name under which RxJS exports what an argument calls. */
function nameOf(argument: Node, { names }: RetryContext): string | undefined {
  const imported = argument.type === 'CallExpression' ? importedBy(argument.callee, names) : undefined;
  return imported && (imported.module === 'rxjs' || imported.module === 'rxjs/operators')
    ? imported.name
    : undefined;
}

const ENDS: ReadonlySet<string> = new Set([
  'timeout',
  'timeoutWith',
  'takeUntil',
  'take',
  'takeWhile',
  'first',
]);

function mayEnd(argument: Node, context: RetryContext): boolean {
  return ENDS.has(nameOf(argument, context) ?? '');
}

function repeatsForever({ name, given }: Operator, context: RetryContext): boolean {
  if (name === 'catchError') return true;
  if (name === 'retryWhen') return given !== undefined && onlyWaits(given, context);
  if (!given) return true;
  const limit = constantOf(given, context);
  if (limit !== undefined) return limit === Infinity;
  const options = namedOptions(given, context);
  const count = options?.get('count');
  const delay = options?.get('delay');
  if (!options || (count && constantOf(count, context) !== Infinity)) return false;
  if (!delay || constantOf(delay, context) !== undefined) return true;
  const fn = functionIn(delay);
  return fn !== undefined && (isHarmless(fn, context) || givesTimer(fn, context));
}

const GOES_ON: ReadonlySet<string> = new Set(['ExpressionStatement', 'VariableDeclaration']);

/**
 * `(error, count) => timer(count * 1000)`: how long it waits depends on the count, whether it goes on does
 * not.
 */
function givesTimer({ body }: FunctionNode, context: RetryContext): boolean {
  const before = body.type === 'BlockStatement' ? body.body.slice(0, -1) : [];
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : undefined;
  const result =
    body.type !== 'BlockStatement' ? body : last?.type === 'ReturnStatement' ? last.argument : undefined;
  return (
    result != null &&
    before.every(({ type }) => GOES_ON.has(type)) &&
    ['timer', 'interval', 'of'].includes(nameOf(unwrap(result), context) ?? '')
  );
}

/** `(errors) => errors.pipe(delay(1000))`: no other operator, so nothing counts, completes or throws. */
function onlyWaits(notifier: Node, context: RetryContext): boolean {
  const fn = unwrap(notifier);
  if (!isFunction(fn) || !isHarmless(fn, context)) return false;
  let waits = true;
  walk(fn.body, (child) => {
    if (child.type !== 'CallExpression') return true;
    const callee = unwrap(child.callee);
    const isPipe = callee.type === 'MemberExpression' && propertyName(callee) === 'pipe';
    if (!isPipe && !['delay', 'tap'].includes(nameOf(child, context) ?? ''))
      waits = isFunction(callee) || isLog(callee);
    return waits;
  });
  return waits;
}

function isLog(callee: Node): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'console'
  );
}
