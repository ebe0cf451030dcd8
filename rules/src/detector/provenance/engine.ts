import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '../scope.js';
import { propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { callersOf, isVisibleOutside, nameOf, type Caller } from './callers.js';
import { functionOf } from './callees.js';
import { isGraphUrl, isLoginUrl, SDK_VERBS } from './clients.js';
import { stringPrefixes } from './constants.js';
import { writtenValues } from './written.js';
import { graphOf, parameterOf } from './apply.js';
import { ofPromise } from './arriving.js';
import { isOpenFailure, type Collected, type Failure, type FileContext, type GraphFailure, type OtherFailure, type ParameterFailure } from './context.js';
import { distinctFailures, distinctValues, memo } from './once.js';
import { evaluate, failureOfType } from './evaluate.js';
import { collectFailures } from './failures.js';
import { resultsOf } from './given-functions.js';
import { urlsIn } from './requests.js';
import { createSummaries } from './summaries.js';
import type { GivenArgument } from './project.js';
import { wrappedAgain, type FunctionSummary, type SummaryFailure, type SummaryValue } from './summary.js';
import { bindings } from './bindings.js';
import { failuresWhenRun, workIn } from './queries.js';
import { CALLED, isWhole, keptOf, readPath } from './values.js';
import type { ClosedRoot, ConcreteValue, Root, Value } from './values.js';

/** Whether a URL is one of Graph, of something else, or open. `sign-in`: of a token endpoint. */
export type UrlVerdict = 'graph' | 'foreign' | 'sign-in' | undefined;

/** What a request that is none to Graph may fail with. */
export function failureByUrl(verdict: Exclude<UrlVerdict, 'graph'>, node: Node): OtherFailure {
  return { kind: verdict ?? 'unknown', node, texts: verdict === 'sign-in' ? ['token endpoint'] : [] };
}

/** The analysis of one file: every question is answered once, cycles end with "nothing known". */
export interface Engine {
  readonly context: FileContext;
  /** What may make `node` throw or reject, its callers' arguments included. */
  failures(node: Node): readonly Failure[];
  /** The same with what depends on the callers left open. */
  collected(node: Node): readonly Collected[];
  /** Failures of the elements of `Promise.allSettled(node)`. */
  elementFailures(node: Node): readonly Collected[];
  /** What an expression may be; parameters stay open. */
  values(node: Node): readonly Value[];
  /** What an expression may be, with what the callers in this file give for parameters. */
  concrete(node: Node): readonly ConcreteValue[];
  variableValues(variable: Variable): readonly Value[];
  summary(fn: FunctionNode): FunctionSummary;
  failureOfType(type: Node | undefined): GraphFailure | undefined;
  urlVerdict(url: Node): UrlVerdict;
}

const MAX_CALLER_DEPTH = 4;

/** Functions that hand each other parts of what they get, as in a tree walk, have exponentially many ways. Past this many, nothing is known. */
const MAX_WAYS = 2000;

export function createEngine(context: FileContext): Engine {
  const collected = memo((node: Node) => collectFailures(node, engine), []);
  const valued = memo((node: Node) => distinctValues(evaluate(node, engine)), []);
  const ofVariable = memo((variable: Variable) => bindings(variable, engine), []);
  /** Open failures become what the callers of this file make of them. */
  function close(failure: Collected, depth = 0): readonly Failure[] {
    if (!isOpenFailure(failure)) return [failure];
    if (depth > MAX_CALLER_DEPTH) return [{ kind: 'unknown', node: failure.node, texts: [] }];
    const here = callersOf(failure.fn, context).flatMap((caller) => closeAt(failure, caller, depth));
    const closed = [...here, ...remoteArguments(failure.fn, failure.parameter).flatMap((given) => closeRemote(failure, given))];
    if (closed.length > 0 || (failure.kind === 'call' && failure.isAwaited === true)) return closed;
    return [{ kind: 'unknown', node: failure.node, texts: [] }];
  }

  function closeAt(failure: ParameterFailure, caller: Caller, depth: number): readonly Failure[] {
    if (caller.argument !== undefined) return [];
    const given = caller.call.arguments[failure.parameter];
    if (!given) return [];
    if (failure.kind === 'url') {
      const [url = given] = urlsIn(given, context);
      const verdict = engine.urlVerdict(url);
      if (verdict === 'graph') return [graphOf(failure, failure.node)];
      const passed = verdict === undefined ? parameterOf(unwrap(url), context) : undefined;
      // A function that calls itself with its own parameter says nothing new of it.
      if (passed?.fn === failure.fn) return [];
      return passed ? close({ ...failure, ...passed }, depth + 1) : [failureByUrl(verdict, failure.node)];
    }
    const parameter = parameterOf(unwrap(given), context);
    if (parameter) return close({ ...failure, ...parameter }, depth + 1);
    const resolved = failure.isAwaited === true ? { fn: given } : functionOf(given, context);
    if (!resolved || 'summary' in resolved) return closeRuns(failure, resolved?.summary.failures);
    const closed = collected(resolved.fn).flatMap((item) => close(item, depth + 1));
    return closed.map((item) => ({ ...item, node: failure.node, ...('wrapped' in item ? { wrapped: wrappedAgain(item.wrapped, failure.wrapped) } : {}) }));
  }

  function closeRemote(failure: ParameterFailure, { runs, rejects, prefixes }: GivenArgument): readonly Failure[] {
    const { node } = failure;
    if (failure.kind === 'url') {
      const verdict = prefixVerdict(prefixes, context.settings.hosts);
      return verdict === 'graph' ? [graphOf(failure, node)] : [failureByUrl(verdict, node)];
    }
    return closeRuns(failure, failure.isAwaited === true ? rejects : runs);
  }

  /** `runs`: what the function of another file may fail with that is given for the one that is run here. */
  function closeRuns({ node, ...failure }: ParameterFailure, runs: readonly SummaryFailure[] | undefined): readonly Failure[] {
    if (!runs) return [{ kind: 'unknown', node, texts: [] }];
    return runs.flatMap((item): readonly Failure[] => {
      if (item.kind === 'graph') return [{ ...item, wrapped: wrappedAgain(item.wrapped, failure.wrapped), node }];
      return item.kind === 'call' || item.kind === 'url' ? [{ kind: 'unknown', node, texts: [] }] : [{ ...item, node }];
    });
  }

  let ways = 0;

  function concreteValues(node: Node): readonly ConcreteValue[] {
    const outer = ways;
    ways = 0;
    const found = distinctValues(valued(node).flatMap((value) => concrete(value)));
    const isComplete = ways <= MAX_WAYS;
    ways = outer;
    return isComplete ? found : [];
  }

  function concrete(value: Value, depth = 0): readonly ConcreteValue[] {
    const { root } = value;
    if (++ways > MAX_WAYS) return [];
    if (root.kind !== 'parameter') return closeRoots(root).map((closed) => ({ ...value, root: closed }));
    const { fn, index } = root;
    if (!fn || depth > MAX_CALLER_DEPTH) return [];
    const isCalled = value.path[0] === CALLED;
    const path = isCalled ? value.path.slice(1) : value.path;
    const read = (given: Value, caller: string): readonly ConcreteValue[] => {
      // The variable that stands for the outcome of a promise is not the error.
      const expression = isWhole(given) && given.root.kind !== 'settled' ? value.expression : undefined;
      const parts = readPath(given, { ...value, path }).flatMap((part) => concrete({ ...part, at: [...value.at, ...part.at], expression, caller }, depth + 1));
      return parts.map((found) => ({ ...found, caller: found.caller ?? caller }));
    };
    const here = callersOf(fn, context).flatMap((caller) => {
      const place = `${context.file.path}:${String(caller.call.range[0])}`;
      const given = isCalled ? resultsAt(index, caller) : parameterValues(fn, index, caller);
      return (given.length > 0 ? given : errors([{ kind: 'unknown', node: fn, texts: [] }])).flatMap((item) => read(item, place));
    });
    const elsewhere = (isCalled ? [] : remoteArguments(fn, index)).flatMap(({ values }, call) => values.flatMap((item) => remoteValues(item, fn).flatMap((given) => read(given, `#${String(call)}`))));
    return distinctValues([...here, ...elsewhere]);
  }

  /** What the other files of the project give to a parameter. */
  function remoteArguments(fn: FunctionNode, index: number): readonly GivenArgument[] {
    const name = isVisibleOutside(fn, context) ? nameOf(fn, context) : undefined;
    return name === undefined ? [] : (context.project?.arguments(engine.summary(fn).id, name, index) ?? []);
  }

  function closeRoots(root: Exclude<Root, { kind: 'parameter' }>): readonly ClosedRoot[] {
    if (root.kind === 'settled') return [{ kind: 'settled', failures: root.failures.flatMap((failure) => close(failure)) }];
    const closed = close(root.failure);
    if (root.kind === 'error') return closed.map((failure) => ({ kind: 'error', failure }));
    return closed.flatMap((failure): readonly ClosedRoot[] => (failure.kind === 'graph' ? [{ kind: root.kind, failure }] : []));
  }

  /** What the function returns that `caller` gives to a parameter. */
  function resultsAt(index: number, { call, argument }: Caller): readonly Value[] {
    const given = argument === undefined ? call.arguments[index] : undefined;
    return given ? resultsOf(given, engine) : [];
  }

  /** What `caller` gives to the `index`-th parameter of `fn`. */
  function parameterValues(fn: FunctionNode, index: number, caller: Caller): readonly Value[] {
    const { call, argument } = caller;
    if (argument === undefined || call.type === 'NewExpression') {
      const given = call.arguments[index];
      return given && given.type !== 'SpreadElement' ? engine.values(given) : [];
    }
    if (index !== 0) return [];
    return caller.property === undefined ? callbackValues(fn, call, argument) : handlerValues(call);
  }

  /** `pRetry(work, { onFailedAttempt: (error) => … })`, `{ queryFn, onError }`: a handler beside the functions that may fail. */
  function handlerValues(call: TSESTree.CallExpression): readonly Value[] {
    const given = call.arguments.map(unwrap).flatMap((argument) => (argument.type === 'ObjectExpression' ? workIn(argument) : [argument]));
    return errors(given.flatMap((argument) => failuresWhenRun(argument, call, engine)));
  }

  /** The first parameter of a callback: `.catch(cb)`, `.then(_, cb)`, an SDK callback, array methods. */
  function callbackValues(fn: FunctionNode, call: TSESTree.CallExpression, argument: number): readonly Value[] {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') return [];
    const name = propertyName(callee) ?? '';
    const taken = ofPromise(call, argument, engine);
    if (taken) return taken;
    if ((SDK_VERBS.has(name) || name === 'request') && fn.params.length >= 1 && argument === call.arguments.length - 1) return errors(collected(call));
    return ['forEach', 'map', 'filter', 'some', 'every', 'find', 'flatMap'].includes(name) ? engine.values(callee.object) : [];
  }

  const engine: Engine = {
    context,
    collected,
    failures: (node) => distinctFailures(collected(node).flatMap((failure) => close(failure))),
    elementFailures(node) {
      const inner = unwrap(node);
      if (inner.type === 'ArrayExpression') return inner.elements.flatMap((item) => (item ? engine.elementFailures(item) : []));
      const direct = collected(inner);
      if (direct.length > 0 || inner.type !== 'Identifier') return direct;
      const variable = context.names.variable(inner);
      return variable ? writtenValues(variable, context).flatMap((value) => engine.elementFailures(value)) : [];
    },
    values: valued,
    concrete: concreteValues,
    variableValues: ofVariable,
    summary: (fn) => summaries(fn),
    failureOfType: (type) => failureOfType(type, engine),
    urlVerdict(url) {
      return prefixVerdict(stringPrefixes(url, context), context.settings.hosts);
    },
  };
  const summaries = createSummaries(engine);
  return engine;
}

function prefixVerdict(prefixes: readonly string[], hosts: readonly string[] | undefined): UrlVerdict {
  if (prefixes.some((prefix) => isGraphUrl(prefix, hosts))) return 'graph';
  if (prefixes.some(isLoginUrl)) return 'sign-in';
  return prefixes.some((prefix) => /^https?:/.test(prefix)) ? 'foreign' : undefined;
}

/** What a value of another file is here. */
function remoteValues(value: SummaryValue, fn: FunctionNode): readonly Value[] {
  const { root, path, at, text } = value;
  if (root.kind === 'parameter') return [];
  const { failure } = root;
  if (failure.kind === 'call' || failure.kind === 'url') return [];
  const rest = { path, at, text, expression: undefined, ...keptOf(value) };
  if (root.kind === 'error') return [{ root: { kind: 'error', failure: { ...failure, node: fn } }, ...rest }];
  return failure.kind === 'graph' ? [{ root: { kind: root.kind, failure: { ...failure, node: fn } }, ...rest }] : [];
}

export function errors(failures: readonly Collected[]): readonly Value[] {
  return failures.map((failure) => ({ root: { kind: 'error', failure }, path: [], at: [], text: false, expression: undefined }));
}
