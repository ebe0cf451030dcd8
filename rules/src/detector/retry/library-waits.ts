import type { TSESTree } from '@typescript-eslint/types';
import { importedBy } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, type FunctionNode, type Node } from '../../syntax/tree.js';
import { StatusConditions } from '../conditions/statuses.js';
import { requestsOf, senderOf } from './configured.js';
import type { RetryContext } from './context.js';
import type { Sent } from './library-call.js';
import { functionIn, onlyResult } from './option-callbacks.js';
import { constantOf, namedOptions, optionsOf, type Option } from './options.js';
import { isQuery, workIn } from './queries.js';
import { readerOf, STATUS_NAMES } from './responses.js';

/** A wait that a library is told, and that is the same whatever the header says. */
export interface LibraryWait {
  readonly sent: Sent;
  readonly option: TSESTree.Property;
  readonly statuses: readonly number[];
}

/** The statuses after which Graph says how long to wait. */
const THROTTLED = [429, 503];
const MINUTE = 60_000;

/**
 * Libraries that wait as long as an option says, and never look at the header when it is set, for what is
 * repeated after throttling.
 * @see https://github.com/softonic/axios-retry#options
 * @see https://github.com/unjs/ofetch#%EF%B8%8F-auto-retry
 * @see https://tanstack.com/query/latest/docs/framework/react/guides/query-retries
 * @see https://rxjs.dev/api/operators/retry
 */
export function judgeLibraryWaits(context: RetryContext): readonly LibraryWait[] {
  if (!/retryDelay|\bdelay\b/.test(context.file.text)) return [];
  return context.syntax
    .all('CallExpression')
    .flatMap((call) => LIBRARIES.flatMap((waitsOf) => waitsOf(call, context) ?? []));
}

type WaitFinder = (call: TSESTree.CallExpression, context: RetryContext) => LibraryWait | undefined;

const LIBRARIES: readonly WaitFinder[] = [axiosRetry, ofetch, query, observable];

/**
 * `axiosRetry(client, { retryDelay: () => 1000, retryCondition: (error) => error.response?.status === 429 })`
 */
function axiosRetry(
  { callee, arguments: [client, given] }: TSESTree.CallExpression,
  context: RetryContext,
): LibraryWait | undefined {
  if (importedBy(callee, context.names)?.module !== 'axios-retry' || !client) return undefined;
  const option = delayIn(given, 'retryDelay', context);
  const condition = option && given && optionIn(given, 'retryCondition', context);
  return (
    option && found(option, condition && asked(condition, 0, context), () => requestsOf(client, context))
  );
}

/**
 * `ofetch.create({ retryDelay: 500, retryStatusCodes: [429] })`, which repeats after 429 without being told.
 */
function ofetch(call: TSESTree.CallExpression, context: RetryContext): LibraryWait | undefined {
  const given = call.arguments.find((argument) => delayIn(argument, 'retryDelay', context));
  const option = delayIn(given, 'retryDelay', context);
  const sent = option && senderOf(call, (client) => client === 'ofetch', context);
  if (!option || !sent || !given) return undefined;
  const times = optionIn(given, 'retry', context);
  if (times && !constantOf(times, context)) return undefined;
  const list = optionIn(given, 'retryStatusCodes', context);
  const codes = list?.type === 'Elsewhere' ? list : list && unwrap(list);
  const statuses =
    codes?.type === 'ArrayExpression'
      ? codes.elements.map((element) => (element ? constantOf(element, context) : undefined))
      : codes
        ? []
        : THROTTLED.slice(0, 1);
  return found(option, new Set(statuses.filter((status) => typeof status === 'number')), () => sent);
}

/** `useQuery({ queryFn, retry: (count, error) => error.statusCode === 429, retryDelay: 2000 })` */
function query(call: TSESTree.CallExpression, context: RetryContext): LibraryWait | undefined {
  if (!isQuery(call, context)) return undefined;
  const given = call.arguments.find((argument) => delayIn(argument, 'retryDelay', context));
  const option = delayIn(given, 'retryDelay', context);
  const condition = option && given && optionIn(given, 'retry', context);
  const options = given && optionsOf(given, context);
  return (
    option &&
    options &&
    found(option, condition && asked(condition, 1, context), () =>
      workIn(options)
        .map((work) => context.graphFailure(work))
        .find((failure) => failure !== undefined),
    )
  );
}

/**
 * `source.pipe(retry({ count: 3, delay: (error) => (error.status === 429 ? timer(1000) : throwError(() => error)) }))`
 */
function observable(call: TSESTree.CallExpression, context: RetryContext): LibraryWait | undefined {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'pipe') return undefined;
  for (const argument of call.arguments) {
    const operator =
      argument.type === 'CallExpression' && isOfRx(argument.callee, 'retry', context)
        ? argument.arguments[0]
        : undefined;
    const option = operator && propertyIn(operator, 'delay', context);
    const fn = option && unwrap(option.value);
    const result = fn && isFunction(fn) ? onlyResult(fn) : undefined;
    if (!option || !fn || !isFunction(fn) || result?.type !== 'ConditionalExpression') continue;
    const truth = [true, false].find((each) => isTimer(each ? result.consequent : result.alternate, context));
    const statuses = truth === undefined ? undefined : statusesFor(result.test, truth, fn, 0, context);
    const wait = found(option, statuses, () => context.graphFailure(callee.object));
    if (wait) return wait;
  }
  return undefined;
}

/** `timer(1000)` */
function isTimer(node: Node, context: RetryContext): boolean {
  const inner = unwrap(node);
  const [first] =
    inner.type === 'CallExpression' && isOfRx(inner.callee, 'timer', context) ? inner.arguments : [];
  return first !== undefined && isShort(first, context);
}

function isOfRx(callee: Node, name: string, { names }: RetryContext): boolean {
  const imported = importedBy(callee, names);
  return imported?.name === name && (imported.module === 'rxjs' || imported.module === 'rxjs/operators');
}

function found(
  option: TSESTree.Property,
  asked: ReadonlySet<number> | undefined,
  sentBy: () => Sent | undefined,
): LibraryWait | undefined {
  const statuses = THROTTLED.filter((status) => asked?.has(status));
  const sent = statuses.includes(429) ? sentBy() : undefined;
  return sent && { sent, option, statuses };
}

/** The option that says how long is waited, where that is always the same. */
function delayIn(
  given: Node | undefined,
  name: string,
  context: RetryContext,
): TSESTree.Property | undefined {
  const option = given && propertyIn(given, name, context);
  const value = option && unwrap(option.value);
  const delay = isFunction(value) ? onlyResult(value) : value;
  return option && delay && isShort(delay, context) ? option : undefined;
}

function isShort(delay: Node, context: RetryContext): boolean {
  const ms = constantOf(delay, context);
  return typeof ms === 'number' && ms < MINUTE;
}

function propertyIn(given: Node, name: string, context: RetryContext): TSESTree.Property | undefined {
  const option = optionsOf(given, context)?.properties.find(
    (property) => property.type === 'Property' && propertyName(property) === name,
  );
  return option?.type === 'Property' ? option : undefined;
}

function optionIn(given: Node, name: string, context: RetryContext): Option | undefined {
  return namedOptions(given, context)?.get(name);
}

/** The statuses for which a callback says to go on. */
function asked(condition: Option, error: number, context: RetryContext): ReadonlySet<number> | undefined {
  const fn = functionIn(condition);
  const result = fn && onlyResult(fn);
  return fn && result ? statusesFor(result, true, fn, error, context) : undefined;
}

/**
 * The same of one condition in it. What the callback is given as the failure is one of the request that is
 * repeated.
 */
function statusesFor(
  test: Node,
  truth: boolean,
  fn: FunctionNode,
  error: number,
  context: RetryContext,
): ReadonlySet<number> | undefined {
  const reader = readerOf(context);
  const parameter = fn.params[error];
  const isOfFailure = (node: Node): boolean => {
    const inner = unwrap(node);
    if (inner.type === 'MemberExpression') return isOfFailure(inner.object);
    return inner.type === 'Identifier' && context.names.variable(inner)?.identifiers[0] === parameter;
  };
  const isStatus = (node: Node): boolean =>
    node.type === 'MemberExpression' &&
    STATUS_NAMES.has(propertyName(node) ?? '') &&
    isOfFailure(node.object);
  return new StatusConditions({
    ...reader,
    partOf: (node, of) => reader.partOf(node, of) ?? (isStatus(unwrap(node)) ? 'status' : undefined),
  }).askedWith(test, truth);
}
