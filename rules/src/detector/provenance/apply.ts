import { argumentsOf, functionOf } from './callees.js';
import { beginning } from './constants.js';
import { step, type Collected, type FileContext, type GraphFailure } from './context.js';
import { failureByUrl, type Engine } from './engine.js';
import { urlsIn } from './requests.js';
import type { EvidenceStep } from '../types.js';
import { definitionOf } from '../scope.js';
import { contains, isFunction, parametersOf, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { writtenValues } from './written.js';
import { wrappedAgain, type SummaryFailure } from './summary.js';

const MAX_CHAIN = 8;

/** What a failure of a called function means at the call `at`. */
export function applySummary(failure: SummaryFailure, at: Node, engine: Engine, inline = false): readonly Collected[] {
  const { context } = engine;
  if (failure.kind === 'graph') {
    const chain = inline ? failure.chain : prepend(at, failure.chain, context);
    return [{ ...failure, chain, node: at }];
  }
  if (failure.kind !== 'call' && failure.kind !== 'url') return [{ kind: failure.kind, node: at, texts: failure.texts }];
  const given = at.type === 'CallExpression' ? argumentsOf(at)[failure.parameter] : undefined;
  if (!given) return [];
  if (failure.kind === 'url') return requestArgument(given, failure, at, engine);
  // The caller's own visit of the arguments has counted what is written there, unless the error is made anew.
  const isCounted = failure.wrapped === false && (failure.isAwaited === true || isFunction(unwrap(given)));
  return isCounted && !parameterOf(unwrap(given), engine.context) ? [] : failuresOfArgument(given, failure, at, engine);
}

function prepend(at: Node, chain: readonly EvidenceStep[], context: FileContext): readonly EvidenceStep[] {
  return [step(context, at), ...chain].slice(0, MAX_CHAIN);
}

/** What an argument may fail with when the called function runs it, or waits for it. */
export function failuresOfArgument(given: Node, { wrapped, isAwaited }: Extract<SummaryFailure, { kind: 'call' }>, at: Node, engine: Engine): readonly Collected[] {
  const inner = unwrap(given);
  const parameter = parameterOf(inner, engine.context);
  if (parameter) return [{ kind: 'call', ...parameter, node: at, wrapped, ...(isAwaited === true && { isAwaited }) }];
  return failuresOfRun(inner, isAwaited === true, at, engine).map((failure) => ('wrapped' in failure ? { ...failure, wrapped: wrappedAgain(failure.wrapped, wrapped) } : failure));
}

function failuresOfRun(given: Node, isAwaited: boolean, at: Node, engine: Engine): readonly Collected[] {
  if (isAwaited) return engine.collected(given).map((failure) => ({ ...failure, node: at }));
  const resolved = functionOf(given, engine.context);
  if (!resolved) return [];
  const failures = 'fn' in resolved ? engine.summary(resolved.fn).failures : resolved.summary.failures;
  // What the argument gets when it is run is not written at this call.
  const settled = failures.map((failure): SummaryFailure => (failure.kind === 'call' || failure.kind === 'url' ? { kind: 'unknown', texts: [] } : failure));
  return settled.flatMap((failure) => applySummary(failure, at, engine));
}

function requestArgument(given: Node, failure: Extract<SummaryFailure, { kind: 'url' }>, at: Node, engine: Engine): readonly Collected[] {
  const [url = given] = urlsIn(given, engine.context);
  const verdict = engine.urlVerdict(url);
  if (verdict === 'graph') return [{ ...graphOf(failure, at), chain: prepend(at, failure.chain, engine.context) }];
  return verdict ? [failureByUrl(verdict, at)] : [openUrl(url, failure, at, engine.context)];
}

/** A request whose URL a parameter gives, or one that is not known. */
export function openUrl(url: Node, from: Pick<Extract<SummaryFailure, { kind: 'url' }>, 'client' | 'chain' | 'wrapped' | 'made'>, at: Node, context: FileContext): Collected {
  const parameter = parameterBehind(url, context);
  if (!parameter) return { kind: 'unknown', node: at, texts: [] };
  const { client, chain, wrapped, made } = from;
  return { kind: 'url', ...parameter, client, chain, node: at, wrapped, ...(made && { made }) };
}

/** The failure of a request whose URL turned out to be one of Graph. */
export function graphOf({ client, chain, wrapped, made }: Extract<SummaryFailure, { kind: 'url' }>, node: Node): GraphFailure {
  return { kind: 'graph', client, chain, node, wrapped, ...(made && { made }) };
}

/** The parameter that a URL begins with, also by way of variables: `let next = path; while (next) …`. */
function parameterBehind(url: Node, context: FileContext, depth = 0): ReturnType<typeof urlParameter> {
  const start = beginning(url);
  const found = urlParameter(start, context);
  const variable = start.type === 'Identifier' && depth < MAX_ALIASES ? context.names.variable(start) : undefined;
  if (found || !variable) return found;
  for (const value of writtenValues(variable, context)) {
    const behind = parameterBehind(value, context, depth + 1);
    if (behind) return behind;
  }
  return undefined;
}

const MAX_ALIASES = 4;

/** The parameter that gives a URL: itself, as `options.url`, or taken apart as `{ url }`. */
function urlParameter(node: Node, context: FileContext): { readonly fn: FunctionNode; readonly parameter: number } | undefined {
  if (node.type === 'MemberExpression') return URL_PROPERTIES.has(propertyName(node) ?? '') ? parameterOf(unwrap(node.object), context) : undefined;
  const whole = parameterOf(node, context);
  const definition = node.type === 'Identifier' ? definitionOf(context.names.variable(node)) : undefined;
  const fn = definition?.node as Node | undefined;
  if (whole || !isFunction(fn) || node.type !== 'Identifier' || !URL_PROPERTIES.has(node.name)) return whole;
  const parameter = parametersOf(fn).findIndex((item) => (item.type === 'AssignmentPattern' ? item.left : item).type === 'ObjectPattern' && contains(item, definition?.name as Node));
  return parameter < 0 ? undefined : { fn, parameter };
}

const URL_PROPERTIES: ReadonlySet<string> = new Set(['url', 'uri', 'baseURL', 'href']);

/** The parameter that a name stands for, of whatever function declares it. */
export function parameterOf(node: Node, context: FileContext): { readonly fn: FunctionNode; readonly parameter: number } | undefined {
  const definition = node.type === 'Identifier' ? definitionOf(context.names.variable(node)) : undefined;
  const fn = definition?.node as Node | undefined;
  if (!isFunction(fn)) return undefined;
  const parameter = parametersOf(fn).findIndex((item) => item === definition?.name || (item.type === 'AssignmentPattern' && item.left === definition?.name));
  return parameter < 0 ? undefined : { fn, parameter };
}
