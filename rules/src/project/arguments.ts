import type { TSESTree } from '@typescript-eslint/types';
import { calleeOf, functionOf, type Callee } from '../detector/provenance/callees.js';
import { isOpenFailure, withoutNode, type Failure } from '../detector/provenance/context.js';
import type { Engine } from '../detector/provenance/engine.js';
import { stringPrefixes } from '../detector/provenance/constants.js';
import type { GivenArgument } from '../detector/provenance/project.js';
import { urlsIn } from '../detector/provenance/requests.js';
import type { SummaryFailure, SummaryValue } from '../detector/provenance/summary.js';
import { keptOf } from '../detector/provenance/values.js';
import { calledName, isFunction, propertyName, unwrap, type Node } from '../detector/syntax.js';
import type { Modules } from './modules.js';

interface Wanted {
  readonly id: string;
  readonly name: string;
  readonly parameter: number;
}

const MAX_CALLS = 60;

/**
 * What every call of a function outside of its own file gives to one of its parameters.
 * @param files those that may call the function
 */
export function collectArguments(wanted: Wanted, files: readonly string[], modules: Modules): readonly GivenArgument[] {
  const calls: GivenArgument[] = [];
  const own = wanted.id.slice(0, wanted.id.lastIndexOf('#'));
  for (const file of files) {
    if (calls.length >= MAX_CALLS) break;
    if (file === own) continue;
    const engine = modules.get(file)?.engine;
    if (engine) calls.push(...callsIn(engine, wanted));
  }
  return calls;
}

function callsIn(engine: Engine, wanted: Wanted): readonly GivenArgument[] {
  const { context } = engine;
  const runs = (callee: Callee | undefined): boolean => callee !== undefined && 'summary' in callee && callee.summary.id === wanted.id;
  const direct = context.index.callsNamed(wanted.name).flatMap((call): readonly GivenArgument[] => {
    const given = call.arguments[wanted.parameter];
    return given && given.type !== 'SpreadElement' && runs(calleeOf(call, context)) ? [argumentOf(given, engine)] : [];
  });
  if (wanted.parameter !== 0) return direct;
  const handlers = ['catch', 'then'].flatMap((name) => context.index.callsNamed(name)).flatMap((call): readonly GivenArgument[] => {
    const handler = rejectionHandler(call);
    return handler && calledName(handler) === wanted.name && runs(functionOf(handler, context)) ? [{ values: rejections(call, engine), runs: undefined, rejects: [], prefixes: [] }] : [];
  });
  return [...direct, ...handlers];
}

/** `.catch(handler)`, `.then(_, handler)` */
function rejectionHandler(call: TSESTree.CallExpression): Node | undefined {
  if (call.callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(call.callee);
  return name === 'catch' ? call.arguments[0] : name === 'then' ? call.arguments[1] : undefined;
}

function rejections(call: TSESTree.CallExpression, engine: Engine): readonly SummaryValue[] {
  const promise = (call.callee as TSESTree.MemberExpression).object;
  return engine.failures(promise).map((failure) => ({ root: { kind: 'error', failure: plain(failure) }, path: [], at: [], text: false }));
}

const UNKNOWN: SummaryValue = { root: { kind: 'error', failure: { kind: 'unknown', texts: [] } }, path: [], at: [], text: false };

function argumentOf(node: Node, engine: Engine): GivenArgument {
  const callee = functionOf(node, engine.context);
  const runs = callee && ('fn' in callee ? engine.failures(callee.fn).map(plain) : callee.summary.failures);
  return { values: valuesOf(node, engine), runs, rejects: isFunction(unwrap(node)) ? [] : engine.failures(node).map(plain), prefixes: urlsIn(node, engine.context).flatMap((url) => stringPrefixes(url, engine.context)) };
}

/** A call whose argument is not understood still counts: as one that gives something unknown. */
function valuesOf(node: Node, engine: Engine): readonly SummaryValue[] {
  const values = engine.concrete(node).flatMap((value): readonly SummaryValue[] => {
    const { root, path, at, text } = value;
    return root.kind === 'settled' ? [] : [{ root: { kind: root.kind, failure: plain(root.failure) }, path, at, text, ...keptOf(value) }];
  });
  return values.length > 0 ? values : [UNKNOWN];
}

function plain(failure: Failure): SummaryFailure {
  if (isOpenFailure(failure)) return { kind: 'unknown', texts: [] };
  if (failure.kind === 'graph') return withoutNode(failure);
  return { kind: failure.kind, texts: failure.texts };
}
