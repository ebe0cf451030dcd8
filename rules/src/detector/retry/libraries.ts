import type { TSESTree } from '@typescript-eslint/types';
import { importOf } from '../../syntax/scope.js';
import { isFunction, propertyName, unwrap, walk, type Node } from '../../syntax/tree.js';
import { handedToFirst } from './asked-again.js';
import type { RetryContext } from './context.js';
import { isInert } from './inert.js';
import { stepAt, verdictOf, type LibraryCall, type Sent } from './library-call.js';
import { functionIn, goesOn } from './option-callbacks.js';
import { constantOf, namedOptions, type Option } from './options.js';

/** How one retry library is called and told to go on for ever. */
interface Library {
  readonly exports: readonly string[];
  /** Position of the repeated function and of the options. */
  readonly work: number;
  readonly options: number;
  /** Options that mean "for ever" with one of these values. */
  readonly forever: Readonly<Record<string, readonly (number | boolean | string)[]>>;
  /** Options that end it all the same. */
  readonly bounds: readonly string[];
  /** Callbacks that end it by what they throw, and by nothing else. */
  readonly watchers?: readonly string[];
  /**
   * Callbacks that are asked whether to go on, beside the limit and in its place. The failure is their first
   * argument.
   */
  readonly asks?: readonly string[];
  readonly decides?: readonly string[];
  /** The function has to ask for each repetition, with a call of its first parameter. */
  readonly isAsked?: true;
  /** Options may stand before the function. */
  readonly isEitherWay?: true;
}

/** @see https://redux-toolkit.js.org/rtk-query/usage/customizing-queries#automatic-retries */
const TOOLKIT: Library = {
  exports: ['retry'],
  work: 0,
  options: 1,
  forever: { maxRetries: [Infinity] },
  bounds: [],
  decides: ['retryCondition'],
};

/**
 * Read in the packages' own sources and documentation: p-retry 6–9, async-retry 1.3, promise-retry 2,
 * exponential-backoff 3.1, @lifeomic/attempt 3, ts-retry-promise 0.8.
 */
const LIBRARIES: Readonly<Record<string, Library>> = {
  'p-retry': {
    exports: ['default'],
    work: 0,
    options: 1,
    forever: { forever: [true], retries: [Infinity] },
    bounds: ['maxRetryTime', 'signal', 'shouldConsumeRetry'],
    watchers: ['onFailedAttempt'],
    asks: ['shouldRetry'],
  },
  'async-retry': {
    exports: ['default', '*'],
    work: 0,
    options: 1,
    forever: { forever: [true], retries: [Infinity] },
    bounds: ['maxRetryTime'],
    watchers: ['onRetry'],
  },
  'promise-retry': {
    exports: ['default', '*'],
    work: 0,
    options: 1,
    forever: { forever: [true], retries: [Infinity] },
    bounds: ['maxRetryTime'],
    isAsked: true,
    isEitherWay: true,
  },
  'exponential-backoff': {
    exports: ['backOff'],
    work: 0,
    options: 1,
    forever: { numOfAttempts: [Infinity] },
    bounds: [],
    asks: ['retry'],
  },
  '@lifeomic/attempt': {
    exports: ['retry'],
    work: 0,
    options: 1,
    forever: { maxAttempts: [0, Infinity] },
    bounds: ['timeout', 'handleError', 'beforeAttempt', 'handleTimeout'],
  },
  'ts-retry-promise': {
    exports: ['retry'],
    work: 0,
    options: 1,
    forever: { retries: ['INFINITELY', Infinity] },
    bounds: [],
    asks: ['retryIf'],
  },
  '@reduxjs/toolkit/query': TOOLKIT,
  '@reduxjs/toolkit/query/react': TOOLKIT,
};

/** Functions of libraries that are given the work and the options in one call. */
export function judgeFunctions(context: RetryContext): LibraryCall[] {
  if (!Object.keys(LIBRARIES).some((name) => context.file.text.includes(name))) return [];
  return context.syntax.all('CallExpression').flatMap((call) => {
    const library = libraryOf(call, context);
    if (!library) return [];
    const isTurned = library.isEitherWay && call.arguments[0]?.type === 'ObjectExpression';
    const [work, options] = (isTurned ? [1, 0] : [library.work, library.options]).map(
      (position) => call.arguments[position],
    );
    if (!work) return [];
    const isEndless = options !== undefined && isForever(options, library, context);
    return [{ call, verdict: verdictOf(isEndless, sentBy(work, call, library, context)) }];
  });
}

/** What a library sends again. */
function sentBy(work: Node, call: Node, { isAsked }: Library, context: RetryContext): Sent | undefined {
  if (isAsked) return handedToFirst(work, context);
  return context.graphFailure(isFunction(work) ? work : call) ?? madeSender(work, context);
}

/** `retry(fetchBaseQuery({ baseUrl }))`: what is repeated is a client of Graph. */
function madeSender(work: Node, context: RetryContext): Sent | undefined {
  const made = context.provenance.client(work);
  return made?.isGraph === true ? { client: made.client, chain: [stepAt(work, context)] } : undefined;
}

function libraryOf(call: TSESTree.CallExpression, { names }: RetryContext): Library | undefined {
  const callee = unwrap(call.callee);
  const base = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  const variable = base.type === 'Identifier' ? names.variable(base) : undefined;
  const imported = variable && importOf(variable);
  if (!imported || !Object.hasOwn(LIBRARIES, imported.module)) return undefined;
  const library = LIBRARIES[imported.module];
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : imported.name;
  return library && name !== undefined && library.exports.includes(name) ? library : undefined;
}

function isForever(
  given: Node,
  { forever, bounds, watchers = [], asks = [], decides = [] }: Library,
  context: RetryContext,
): boolean {
  const options = [...(namedOptions(given, context) ?? [])];
  const mayEnd = options.some(
    ([name, value]) =>
      bounds.includes(name) ||
      (watchers.includes(name) && !onlyWatches(value, context)) ||
      ([...asks, ...decides].includes(name) && !goesOn(value, context)),
  );
  return (
    !mayEnd &&
    options.some(
      ([name, value]) =>
        decides.includes(name) ||
        (Object.hasOwn(forever, name) && forever[name]?.includes(constantOf(value, context) ?? '') === true),
    )
  );
}

/** A callback that is told of a failure and only writes a log. */
function onlyWatches(callback: Option, context: RetryContext): boolean {
  const fn = functionIn(callback);
  if (!fn) return false;
  let watches = true;
  walk(fn.body, (child) => {
    if (
      child.type === 'ThrowStatement' ||
      child.type === 'AssignmentExpression' ||
      child.type === 'UpdateExpression' ||
      child.type === 'NewExpression'
    )
      watches = false;
    if (child.type === 'CallExpression') watches &&= isInert(child, context);
    return watches;
  });
  return watches;
}
