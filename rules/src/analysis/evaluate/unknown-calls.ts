import type { Evaluator } from './evaluator.js';
import type { Failures, Value, Values } from './items.js';
import type { CallSite } from './places.js';
import { libraryCall } from './library-call.js';
import { inputOf } from './library-flows.js';
import { failuresOfRunning } from './running.js';
import type { Makers } from './make.js';
import { UNKNOWN, unknownRequest } from './unknown-requests.js';

/**
 * The row for callees of which nothing is known: what its function arguments fail with, it fails with,
 * whether they are written there or named; so it does with promises that it is given.
 */
export function unknownCall(
  callee: Value | undefined,
  name: string,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool, models } = evaluator;
  if (models.runsLater(name) || (callee?.kind === 'library' && models.barrier(callee.type) !== undefined))
    return pool.empty;
  const sent = unknownRequest(name, args, site, evaluator, make);
  if (sent) return sent;
  // Behind a function stands what it is called with: `limit(send, id, token)`.
  const run = args.slice(0, 1 + args.findIndex(isFunctionOnly) || undefined);
  const failures = pool.union(
    ...run.map((values) =>
      pool.flat(values, (value) => failuresOfArgument(value, packageOf(callee), evaluator, make)),
    ),
    ...args
      .slice(run.length)
      .map((values) =>
        pool.flat(values, (value) =>
          isOpen(value) ? pool.empty : failuresOfArgument(value, packageOf(callee), evaluator, make),
        ),
      ),
  );
  return pool.union<Value>(
    handedOut(name, args, site, evaluator, make),
    travelling(args, evaluator),
    failures.items.length > 0 ? pool.one<Value>(make.promise(pool.empty, failures)) : pool.empty,
  );
}

/** What a container, or whatever else hands things out, is asked for by its type or class. */
export function handedOut(
  name: string,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool, models } = evaluator;
  const rows = models.asked(name);
  if (rows.length === 0) return pool.empty;
  const call = libraryCall({ type: UNKNOWN, path: '', args, receiver: undefined, site }, evaluator);
  return pool.union(...rows.map((row) => inputOf(row, call, evaluator, make)));
}

/** Arguments that come out of an unknown function as they are: `dispatch(action)`. */
export function travelling(args: readonly Values[], { pool, models }: Evaluator): Values {
  return pool.bag(
    args.flatMap(({ items }) => items.filter((item) => item.kind === 'library' && models.travels(item.type))),
  );
}

/** The package that a callee is of; globals are of none. */
function packageOf(callee: Value | undefined): string | undefined {
  return callee?.kind === 'library' && callee.type !== 'global' ? callee.type : undefined;
}

const isFunctionOnly = ({ items }: Values): boolean =>
  items.length > 0 && items.every(({ kind }) => kind === 'function');

const isOpen = ({ kind }: Value): boolean => kind === 'parameter' || kind === 'result';

function failuresOfArgument(
  value: Value,
  caller: string | undefined,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  switch (value.kind) {
    case 'function':
      return failuresOfRunning(value, evaluator);
    case 'async':
    case 'promise':
    case 'request':
      return evaluator.rejected(value);
    case 'parameter':
      return value.path.length <= 1
        ? evaluator.pool.one(make.open('call', value, false, undefined, caller))
        : evaluator.pool.empty;
    default:
      return evaluator.pool.empty;
  }
}

/** What function arguments throw while an unknown callee runs them. */
export function thrownByArguments(name: string, args: readonly Values[], evaluator: Evaluator): Failures {
  const { pool, models } = evaluator;
  if (models.runsLater(name)) return pool.empty;
  return pool.union(
    ...args.map((values) =>
      pool.flat(values, (value) =>
        value.kind === 'function' ? evaluator.thrownBy(value, [], { file: value.file, node: 0 }) : pool.empty,
      ),
    ),
  );
}
