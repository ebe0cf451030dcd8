import { tokensOf } from '../models/paths.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryCall, LibraryValue, Value, Values } from './items.js';
import type { CallSite } from './places.js';
import { calledNameOf } from './call-context.js';
import { keptByCall } from './kept-members.js';
import { libraryCall } from './library-call.js';
import { callLanguage } from './language.js';
import { flowsOf, placed } from './flow-rows.js';
import { inputOf, sentBy } from './library-flows.js';
import { flowsInto } from './library-members.js';
import { globalName, isKnown, stepInto, UNKNOWN_PATH } from './library-values.js';
import type { Makers } from './make.js';
import { unknownCall } from './unknown-calls.js';

/** Calls on the results of calls are followed so far. */
const MAX_CHAIN = 12;

/** What a call of a place in a package gives. */
export function callLibrary(
  callee: LibraryValue,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool, models } = evaluator;
  const { type, path } = callee;
  if (path === UNKNOWN_PATH)
    return pool.union<Value>(
      pool.one(callee),
      unknownCall(callee, calledAt(site), args, site, evaluator, make),
    );
  const global = globalName(callee);
  const known = global && callLanguage(global.name, global.member, args, site, evaluator, make);
  if (known) return known;
  const kept = keptByCall(callee, args, evaluator, make);
  if (kept.items.length > 0) return kept;
  const call = libraryCall({ type, path, args, receiver: callee.call, site }, evaluator);
  if (call.depth > MAX_CHAIN) return pool.unknown;
  const request = models.request(type, path);
  if (request?.gives !== undefined) return pool.one(make.library(request.gives, '', call));
  const result = { ...stepInto(callee, 'ReturnValue', evaluator, make) };
  const value =
    result.path === UNKNOWN_PATH
      ? make.library(result.type, UNKNOWN_PATH)
      : make.library(result.type, result.path, call);
  const rows = models.flows(type, path);
  // What a client gives may hold more than the promise of an answer.
  if (request)
    return pool.union(
      sentBy(request, call, evaluator, make),
      ...(result.path === UNKNOWN_PATH ? [] : [pool.one<Value>(value)]),
    );
  // Where rows say no more than what its error may hold, the call is followed like any other.
  const isDescribed = rows.some(({ output }) => !output.startsWith('Rejects.')) || result.type !== type;
  return pool.union<Value>(
    isKnown(value) ? pool.one(value) : pool.empty,
    ...flowsInto(value, evaluator, make),
    rejections(call, evaluator, make),
    isDescribed ? pool.empty : unknownCall(callee, calledAt(site), args, site, evaluator, make),
  );
}

function calledAt({ file, node }: CallSite): string {
  const call = file.facts.nodes[node];
  return call?.op === 'call' || call?.op === 'new' ? calledNameOf(file, call) : '';
}

/**
 * A promise that fails as rows say: of this call, or of the call of a function that an earlier one has given
 * back.
 */
function rejections(call: LibraryCall, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const own = flowsOf(call, evaluator).flatMap((row) =>
    /^Rejects\b/.test(row.output)
      ? [placed(inputOf(row, call, evaluator, make), tokensOf(row.output).slice(1), evaluator, make)]
      : [],
  );
  const { receiver } = call;
  const isOfResult =
    receiver !== undefined && call.type === receiver.type && call.path === `${receiver.path}.ReturnValue`;
  const earlier = isOfResult
    ? flowsOf(receiver, evaluator).flatMap((row) =>
        row.output === 'ReturnValue.ReturnValue.Rejects' ? [inputOf(row, receiver, evaluator, make)] : [],
      )
    : [];
  const failures = pool.flat(pool.union(...own, ...earlier), (error) => evaluator.thrown(error));
  return failures.items.length > 0 ? pool.one(make.promise(pool.empty, failures)) : pool.empty;
}

/** `new Class()` of a package. */
export function constructLibrary(
  callee: LibraryValue,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const { type, path } = callee;
  if (path === UNKNOWN_PATH) return pool.one(callee);
  const instance = stepInto(callee, 'Instance', evaluator, make);
  const call = libraryCall({ type, path, args, receiver: callee.call, site }, evaluator);
  if (!isKnown(instance)) return pool.empty;
  return pool.one(
    instance.path === UNKNOWN_PATH ? instance : make.library(instance.type, instance.path, call),
  );
}
