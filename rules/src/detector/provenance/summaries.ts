import type { FunctionNode } from '../syntax.js';
import { withAlternatives } from './alternatives.js';
import { amongSentences } from './around.js';
import { idOf } from './callers.js';
import { isOpenFailure, withoutNode, type Collected } from './context.js';
import type { Engine } from './engine.js';
import { distinctSummaries, memo } from './once.js';
import { isFirstFound, ofOneLevel } from './outermost-first.js';
import { ofReturned } from './receivers.js';
import { clientsOf } from './result-clients.js';
import type { FunctionSummary, SummaryFailure, SummaryValue } from './summary.js';
import { keptOf, type Root } from './values.js';
import { returnedValues } from './given-by.js';

const MAX_RESULTS = 32;

/** What the functions of one file mean to others, each part when it is asked for: who catches errors does not ask for results. */
export function createSummaries(engine: Engine): (fn: FunctionNode) => FunctionSummary {
  const { context } = engine;
  const failures = memo((fn: FunctionNode) => distinctSummaries(withAlternatives(engine.collected(fn), fn, context).flatMap((failure) => summaryFailure(failure, fn))), []);
  const returns = memo((fn: FunctionNode) => summariseReturns(fn, engine), []);
  const client = memo((fn: FunctionNode): Pick<FunctionSummary, 'client'> => ({ client: ofReturned(fn, context) }), {});
  const clients = memo((fn: FunctionNode) => clientsOf(fn, context), {});
  return (fn) => ({
    id: idOf(fn, context),
    get failures() {
      return failures(fn);
    },
    get returns() {
      return returns(fn);
    },
    get client() {
      return client(fn).client;
    },
    get clients() {
      return clients(fn);
    },
  });
}

/** A failure in terms that hold outside of `fn`. */
function summaryFailure(failure: Collected, fn: FunctionNode): readonly SummaryFailure[] {
  if (failure.kind === 'graph') return [withoutNode(failure)];
  if (!isOpenFailure(failure)) return [{ kind: failure.kind, texts: failure.texts }];
  if (failure.fn !== fn) return [{ kind: 'unknown', texts: [] }];
  const { parameter, wrapped } = failure;
  if (failure.kind === 'call') return [{ kind: 'call', parameter, wrapped, ...(failure.isAwaited === true && { isAwaited: true }) }];
  const { client, chain, made } = failure;
  return [{ kind: 'url', parameter, wrapped, client, chain, ...(made && { made }) }];
}

/** The results of a function, in terms that hold outside of it. */
function summariseReturns(fn: FunctionNode, engine: Engine): readonly SummaryValue[] {
  const results: SummaryValue[] = [];
  const all = returnedValues(fn);
  for (const returned of all) {
    const values = engine.values(returned);
    for (const value of isFirstFound(returned, engine.context) ? ofOneLevel(values) : values) {
      const root = summaryRoot(value.root, fn);
      if (root && results.length < MAX_RESULTS) results.push({ root, path: value.path, at: value.at, text: value.text, ...keptOf(value) });
    }
  }
  return amongSentences(results, all.length > 1 ? all : [], engine.context);
}

function summaryRoot(root: Root, fn: FunctionNode): SummaryValue['root'] | undefined {
  if (root.kind === 'parameter') return root.fn === fn ? { kind: 'parameter', index: root.index } : undefined;
  if (root.kind === 'settled') return undefined;
  // The texts of the project's own errors tell which of those of a failed request are none of Graph's.
  const isOwn = root.kind === 'error' && root.failure.kind === 'own';
  const [failure] = isOwn || 'wrapped' in root.failure ? summaryFailure(root.failure, fn) : [];
  return failure && (isOwn || 'wrapped' in failure) ? { kind: root.kind, failure } : undefined;
}

