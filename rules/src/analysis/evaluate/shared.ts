import type { Evaluator } from './evaluator.js';
import type { Failure, FunctionValue, Value, Values } from './items.js';
import type { CallSite } from './places.js';
import type { Makers } from './make.js';

/** What comes out of a method that stands for several. */
export function asShared(value: Value, make: Makers): Value {
  if (value.kind === 'async') return make.async(value.file, value.fn, value.env, true);
  if (!('request' in value) || value.request.kind !== 'graph') return value;
  const { client, site, wrapped, made } = value.request;
  const request = make.graph(client, site, wrapped, made, true);
  if (value.kind === 'body') return make.body(request, value.path);
  return value.kind === 'request' ? make.request(request) : make.response(request, value.path);
}

/** What fails where one of several functions is called, or only for some of what is asked. */
export function sharedFailure(failure: Failure, make: Makers): Failure {
  return failure.kind === 'graph'
    ? make.graph(failure.client, failure.site, failure.wrapped, failure.made, true)
    : failure;
}

/** The functions among some values, each by itself. */
export function functionsIn(values: Values, { pool }: Evaluator): readonly Values[] {
  const functions = new Map(
    values.items.flatMap((item) =>
      item.kind === 'function' ? [[`${item.file.id}.${item.fn}`, item] as const] : [],
    ),
  );
  return [...functions.values()].map((fn) => pool.one<Value>(fn));
}

/**
 * One of several functions, of which not all send a request to Graph: what it fails with is one of several
 * possibilities.
 * @param each the possibilities
 */
export function oneOfSeveral(
  values: Values,
  each: readonly Values[],
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  if (
    each.length < 2 ||
    each.every(({ items }) =>
      items.some((item) => item.kind === 'function' && reachesGraph(item, args, site, evaluator)),
    )
  )
    return values;
  return pool.flat(values, (item) =>
    pool.one<Value>(
      item.kind === 'function' ? make.fn(item.file, item.fn, item.env, item.bound, true) : item,
    ),
  );
}

function reachesGraph(
  fn: FunctionValue,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
): boolean {
  const failures = evaluator.pool.flat(evaluator.call(fn, args, site), (value) => evaluator.rejected(value));
  return [...failures.items, ...evaluator.thrownBy(fn, args, site).items].some(
    ({ kind }) => kind === 'graph' || kind === 'open-request',
  );
}
