import type { Evaluator } from './evaluator.js';
import type { Failures, ParameterValue, ResultValue, Value, Values } from './items.js';
import type { CallSite } from './places.js';
import { flowsInto } from './library-members.js';
import { asErrors } from './running.js';
import { stepInto, UNKNOWN_PATH } from './library-values.js';
import { RESPONSE_CLIENTS } from '../models/responses.js';
import { EACH_METHODS } from './method-names.js';
import { AWAITED } from './path-names.js';
import type { Makers } from './make.js';
import { asShared, sharedFailure } from './shared.js';

/** What awaiting a value gives. */
export function resolvedValue(value: Value, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  switch (value.kind) {
    case 'async':
      return evaluator.once(`resolved ${value.id}`, () =>
        pool.flat(evaluator.fill(evaluator.returned(value.file, value.fn), value.env), (item) =>
          item === value
            ? pool.empty
            : pool.flat(evaluator.resolved(item), (result) =>
                pool.one(value.isShared ? asShared(result, make) : result),
              ),
        ),
      );
    case 'promise':
      return value.resolved;
    case 'request':
      // What the other clients give is the answer to a request that has succeeded.
      return RESPONSE_CLIENTS.has(value.request.client) ? pool.one(make.response(value.request)) : pool.empty;
    case 'result':
      return pool.one(
        value.path.at(-1) === AWAITED
          ? value
          : make.result(value.of, value.args, make.longer(value.path, AWAITED)),
      );
    case 'library': {
      if (value.path === UNKNOWN_PATH) return pool.one(value);
      const next = stepInto(value, 'Resolves', evaluator, make);
      return pool.union<Value>(
        pool.bag<Value>(next.path === UNKNOWN_PATH ? [value] : [next, value]),
        ...flowsInto(next, evaluator, make),
      );
    }
    case 'typed':
    default:
      return pool.one(value);
  }
}

/** What awaiting a value fails with. */
export function rejectedValue(value: Value, evaluator: Evaluator, make: Makers): Failures {
  const { pool } = evaluator;
  switch (value.kind) {
    case 'async': {
      const failures = evaluator.fillFailures(evaluator.functionFailures(value.file, value.fn), value.env);
      return value.isShared
        ? pool.flat(failures, (failure) => pool.one(sharedFailure(failure, make)))
        : failures;
    }
    case 'promise':
      return value.rejected;
    case 'request':
      return pool.one(value.request);
    case 'parameter':
      return isPartOfAnswer(value) ? pool.empty : pool.one(make.open('await', value));
    case 'result':
      return value.path.length === 0 && !isListMethod(value)
        ? pool.one(make.open('call', value.of))
        : pool.empty;
    default:
      return pool.empty;
  }
}

/**
 * A part of what a callback is given, when nothing is known of that: `(page) => resolve(page.value)`. Nobody
 * puts a promise there.
 */
function isPartOfAnswer({ file, fn, path }: ParameterValue): boolean {
  return path.length > 0 && file.facts.functions[fn]?.use !== undefined;
}

/** `items.map((item) => …)` gives a list, whatever the items are. */
function isListMethod({ of, args }: ResultValue): boolean {
  return (
    EACH_METHODS.has(of.path.at(-1) ?? '') && args[0]?.items.some(({ kind }) => kind === 'function') === true
  );
}

export function isPromiseLike({ kind }: Value): boolean {
  return kind === 'async' || kind === 'promise' || kind === 'request';
}

/** `then`, `catch` and `finally` of a promise. */
export function callPromise(
  receiver: Value,
  name: string,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const [first = pool.empty, second = pool.empty] = args;
  const run = (
    callbacks: Values,
    given: Values,
  ): { readonly resolved: Values; readonly rejected: Failures } => {
    const results = pool.flat(callbacks, (callback) => evaluator.call(callback, [given], site));
    const thrown = pool.flat(callbacks, (callback) => evaluator.thrownBy(callback, [given], site));
    return {
      resolved: pool.flat(results, (item) => evaluator.resolved(item)),
      rejected: pool.union(
        thrown,
        pool.flat(results, (item) => evaluator.rejected(item)),
      ),
    };
  };
  const rejected = evaluator.rejected(receiver);
  const resolved = evaluator.resolved(receiver);
  const handled = (callbacks: Values) => run(callbacks, asErrors(rejected, evaluator, make));
  if (name === 'catch') {
    const { resolved: answer, rejected: again } = handled(first);
    return pool.one(make.promise(pool.union(resolved, answer), first.items.length > 0 ? again : pool.empty));
  }
  // `done`, `fail` and `always` of jQuery give the promise again.
  if (name === 'finally' || name === 'done' || name === 'fail' || name === 'always')
    return pool.one(receiver);
  if (name !== 'then') return pool.empty;
  const next = first.items.length > 0 ? run(first, resolved) : { resolved, rejected: pool.empty };
  const caught = second.items.length > 0 ? handled(second) : { resolved: pool.empty, rejected };
  return pool.one(
    make.promise(pool.union(next.resolved, caught.resolved), pool.union(next.rejected, caught.rejected)),
  );
}
