import type { Evaluator } from './evaluator.js';
import type { Failures, FunctionValue, Value, Values } from './items.js';
import type { CallSite } from './places.js';
import { calledNameOf } from './call-context.js';
import { callLibrary, constructLibrary } from './library-calls.js';
import { constructLanguage } from './language.js';
import { globalName } from './library-values.js';
import { frameOf, limited, ofFirstRounds } from './frames.js';
import { givenByCalls } from './callbacks.js';
import type { Makers } from './make.js';
import { callMethod, callPath } from './methods.js';
import { isErrorName } from './path-names.js';
import { isPromiseLike } from './promises.js';
import { asShared } from './shared.js';
import { isStub } from './unknown-requests.js';
import { handedOut, thrownByArguments, unknownCall } from './unknown-calls.js';

/** What a call gives. */
export function callValue(
  callee: Value | undefined,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  switch (callee?.kind) {
    case 'function': {
      if (isStub(callee, evaluator)) return unknownCall(undefined, nameAt(site), args, site, evaluator, make);
      const given = evaluator.invoke(callee, args);
      return given.items.length > 0 ? given : handedOut(nameAt(site), args, site, evaluator, make);
    }
    case 'library':
      return callLibrary(callee, args, site, evaluator, make);
    case 'method':
      return callMethod(callee, args, site, evaluator, make);
    case 'error':
    case 'body':
    case 'parameter':
    case 'result':
      return callPath(callee, args, site, evaluator, make);
    case 'typed': {
      const type = callee.file.facts.nodes[callee.type];
      return type?.op === 'function-type' ? evaluator.typed(callee.file, type.result) : pool.empty;
    }
    default:
      return unknownCall(undefined, nameAt(site), args, site, evaluator, make);
  }
}

function nameAt({ file, node }: CallSite): string {
  const call = file.facts.nodes[node];
  return call?.op === 'call' || call?.op === 'new' ? calledNameOf(file, call) : '';
}

/** A call of a function of the project: what it returns, with its parameters filled. */
export function invokeFunction(
  fn: FunctionValue,
  args: readonly Values[],
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const frame = frameOf(fn.file, fn.fn, [...fn.bound, ...args], evaluator, make);
  const env = pool.env([
    ...(fn.env?.frames ?? []).filter((other) => other.file !== fn.file || other.fn !== fn.fn),
    frame,
  ]);
  if (fn.file.facts.functions[fn.fn]?.isAsync === true)
    return pool.one(make.async(fn.file, fn.fn, env, fn.isShared));
  const returned = ofFirstRounds(evaluator.fill(evaluator.returned(fn.file, fn.fn), env), frame, evaluator);
  return fn.isShared ? pool.flat(returned, (value) => pool.one(asShared(value, make))) : returned;
}

/** What `new` gives. */
export function constructValue(
  callee: Value,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  if (callee.kind === 'class')
    return pool.one(make.instance(callee.file, callee.cls, callee.env, limited(args, evaluator)));
  if (callee.kind !== 'library') return pool.empty;
  const global = globalName(callee);
  // An error of a package holds what it is made with, as one of the language does.
  if (!global && isErrorName(nameAt(site))) return pool.one(make.made(nameAt(site), args));
  if (global?.name === 'Promise') return promiseOfExecutor(args[0] ?? pool.empty, evaluator, make);
  const known =
    global && global.member === undefined
      ? constructLanguage(global.name, args, site, evaluator, make)
      : undefined;
  return known ?? constructLibrary(callee, args, site, evaluator, make);
}

/** `new Promise((resolve, reject) => …)` */
function promiseOfExecutor(executors: Values, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  return pool.flat(executors, (executor) => {
    if (executor.kind !== 'function') return pool.empty;
    const given = givenByCalls(executor, 0, undefined, 0, evaluator);
    const reasons = givenByCalls(executor, 1, undefined, 0, evaluator);
    const failures = pool.union(
      pool.flat(reasons, (value) => evaluator.thrown(value)),
      pool.flat(given, (value) => evaluator.rejected(value)),
      evaluator.fillFailures(evaluator.functionFailures(executor.file, executor.fn), executor.env),
    );
    // Of `resolve` and `reject` it is known that calling them fails with nothing.
    const settling = pool.env([{ file: executor.file, fn: executor.fn, args: [] }]);
    return pool.one<Value>(
      make.promise(
        pool.flat(given, (value) => evaluator.resolved(value)),
        evaluator.fillFailures(failures, settling),
      ),
    );
  });
}

/** What a call throws before it returns. */
export function thrownByCall(
  callee: Value,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const { pool, models } = evaluator;
  switch (callee.kind) {
    case 'function': {
      const { file, fn, env, bound } = callee;
      if (file.facts.functions[fn]?.isAsync === true) return pool.empty;
      const frame = frameOf(file, fn, [...bound, ...args], evaluator, make);
      return evaluator.fillFailures(
        evaluator.functionFailures(file, fn),
        pool.env([...(env?.frames ?? []).filter((other) => other.file !== file || other.fn !== fn), frame]),
      );
    }
    case 'library': {
      const isDescribed =
        models.request(callee.type, callee.path) !== undefined ||
        models.flows(callee.type, callee.path).length > 0;
      return isDescribed ? pool.empty : thrownByArguments(nameAt(site), args, evaluator);
    }
    case 'method':
      if (isPromiseLike(callee.receiver)) return pool.empty;
      if (callee.receiver.kind === 'function')
        return callee.name === 'call'
          ? thrownByCall(callee.receiver, args.slice(1), site, evaluator, make)
          : pool.empty;
      return thrownByArguments(callee.name, args, evaluator);
    case 'parameter':
      return callee.path.length === 0 ? pool.one(make.open('throw', callee)) : pool.empty;
    default:
      return pool.empty;
  }
}
