import type { Evaluator } from './evaluator.js';
import type { Failure, FunctionValue, Value, Values } from './items.js';
import type { CallSite } from './places.js';
import { CUT_METHODS, ELEMENT_METHODS, PART_METHODS, SAME_LIST, TEXT_METHODS } from './method-names.js';
import { listMethod, storedValue, typedMethod, valuesOfMap } from './list-methods.js';
import { AWAITED, PART, TEXT } from './path-names.js';
import type { Makers } from './make.js';
import { callPromise, isPromiseLike } from './promises.js';
import { travelling, unknownCall } from './unknown-calls.js';
import { unknownRequest } from './unknown-requests.js';

/**
 * Methods by which a promise is handled; others of a request tell what is sent, and give the request again.
 */
const HANDLES: ReadonlySet<string> = new Set(['then', 'catch', 'finally', 'done', 'fail', 'always']);
/** Methods of a request that read the body of its response: `ky.get(url).json()`. */
const READS: ReadonlySet<string> = new Set(['json', 'text', 'blob', 'arrayBuffer', 'buffer']);

/** A call of a method. */
export function callMethod(
  { receiver, name }: Extract<Value, { kind: 'method' }>,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  if (receiver.kind === 'request' && !HANDLES.has(name))
    return pool.one(
      READS.has(name)
        ? make.promise(
            pool.one(make.body(receiver.request, name === 'text' ? [TEXT] : [])),
            pool.one<Failure>(receiver.request),
          )
        : receiver,
    );
  if (isPromiseLike(receiver)) return callPromise(receiver, name, args, site, evaluator, make);
  switch (receiver.kind) {
    case 'function':
      return callFunctionMethod(receiver, name, args, evaluator, make);
    case 'response':
      return readResponse(receiver, name, evaluator, make);
    case 'text':
    case 'text-of':
    case 'made':
      if (PART_METHODS.has(name)) return pool.one(make.list(partOf(receiver, evaluator, make)));
      if (CUT_METHODS.has(name)) return partOf(receiver, evaluator, make);
      return TEXT_METHODS.has(name) ? pool.one(make.textOf(receiver)) : pool.empty;
    case 'map':
      if (name === 'values') return pool.one(make.list(valuesOfMap(receiver, [], evaluator)));
      if (name === 'entries') return pool.one(make.list(receiver.pairs));
      return name === 'get'
        ? valuesOfMap(receiver, args, evaluator)
        : listMethod(receiver, name, args, site, evaluator, make);
    case 'store':
      return name === 'get'
        ? storedValue(receiver, args, evaluator)
        : listMethod(receiver, name, args, site, evaluator, make);
    case 'typed':
      return typedMethod(receiver, name, args, site, evaluator, make);
    case 'object':
    case 'tuple':
    case 'list':
      return listMethod(receiver, name, args, site, evaluator, make);
    default:
      return unknownCall(undefined, name, args, site, evaluator, make);
  }
}

function callFunctionMethod(
  receiver: FunctionValue,
  name: string,
  args: readonly Values[],
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  if (name === 'bind')
    return pool.one(
      make.fn(
        receiver.file,
        receiver.fn,
        receiver.env,
        [...receiver.bound, ...args.slice(1)],
        receiver.isShared,
      ),
    );
  if (name === 'call') return evaluator.invoke(receiver, args.slice(1));
  if (name !== 'apply') return pool.empty;
  return pool.flat(args[1] ?? pool.empty, (list) =>
    evaluator.invoke(
      receiver,
      [0, 1, 2].map((index) => evaluator.member(list, String(index))),
    ),
  );
}

/** Reading the body of a response. */
function readResponse(
  receiver: Extract<Value, { kind: 'request' | 'response' }>,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const promised = (body: Value): Values => pool.one(make.promise(pool.one(body), pool.empty));
  if (name === 'json') return promised(make.body(receiver.request));
  if (name === 'text') return promised(make.body(receiver.request, [TEXT]));
  return name === 'clone' ? pool.one(receiver) : pool.empty;
}

/**
 * `error.message.toLowerCase()`: names below an error, a body or a parameter are a path, the last one may be
 * a method.
 */
export function callPath(
  value: PathValue,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const name = value.path.at(-1);
  const isOpen = value.kind === 'parameter' || value.kind === 'result';
  if (name === undefined || name === AWAITED)
    return isOpen
      ? (unknownRequest('', args, site, evaluator, make) ??
          pool.union(pool.one<Value>(make.result(value, args)), travelling(args, evaluator)))
      : pool.empty;
  const owner = shorter(value, make);
  if (PART_METHODS.has(name)) return pool.one(make.list(partOf(owner, evaluator, make)));
  if (CUT_METHODS.has(name)) return partOf(owner, evaluator, make);
  // `concat` may be of a list as well.
  if (TEXT_METHODS.has(name))
    return pool.one(name === 'concat' && !isOpen && owner.path.length > 0 ? owner : make.textOf(owner));
  if (SAME_LIST.has(name) || ELEMENT_METHODS.has(name)) return pool.one(owner);
  if (value.kind === 'body' && name === 'text') return pool.one(make.body(value.request, [TEXT]));
  // An answer that a part of an error is: `error.response.clone().text()`.
  if (!isOpen && name === 'text') return pool.one(make.textOf(owner));
  if (!isOpen) return name === 'json' || name === 'clone' ? pool.one(owner) : pool.empty;
  if (name === 'then' || name === 'catch' || name === 'finally')
    return callPromise(owner, name, args, site, evaluator, make);
  const isOfFunction = args[0]?.items.some(({ kind }) => kind === 'function') === true;
  if ((name === 'map' || name === 'flatMap') && isOfFunction)
    return pool.union(
      pool.one<Value>(make.result(value, args)),
      listMethod(owner, name, args, site, evaluator, make),
    );
  return (
    unknownRequest(name, args, site, evaluator, make) ??
    pool.union(
      pool.one<Value>(make.result(value, args)),
      unknownCall(value, name, args, site, evaluator, make),
    )
  );
}

/** A part of a text. */
export function partOf(value: Value, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  if (value.kind === 'text-of')
    return pool.flat(partOf(value.of, evaluator, make), (part) => pool.one(make.textOf(part, value.around)));
  return isOpenPath(value) ? evaluator.member(value, PART) : pool.one(make.textOf(value));
}

/** Values of which a part is told by a path. */
export type PathValue = Extract<Value, { kind: 'error' | 'body' | 'parameter' | 'result' }>;

/** Whether any name may stand below a value: it is not known what it holds. */
export function isOpenPath(value: Value): value is PathValue {
  return (
    value.kind === 'error' || value.kind === 'body' || value.kind === 'parameter' || value.kind === 'result'
  );
}

/** The value that the last name of a path was read from. */
export function shorter(value: PathValue, make: Makers): PathValue {
  const path = value.path.slice(0, -1);
  if (value.kind === 'error') return make.error(value.source, path);
  if (value.kind === 'result') return make.result(value.of, value.args, path);
  return value.kind === 'body'
    ? make.body(value.request, path)
    : make.parameter(value.file, value.fn, value.index, value.isRest, path);
}
