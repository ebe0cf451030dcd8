import type { CallNode, FunctionUse } from '../facts/types.js';
import { argumentsOf } from './arguments.js';
import { givenByHelper } from './callbacks.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryValue, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import { libraryCall } from './library-call.js';
import { givenAt } from './library-flows.js';
import { asErrors } from './running.js';
import { requestType } from '../models/grammar.js';
import type { Makers } from './make.js';
import { EACH_METHODS } from './method-names.js';
import { isOpenPath, shorter, type PathValue } from './methods.js';
import { TEXT } from './path-names.js';
import { isPromiseLike } from './promises.js';

/**
 * What a function gets as its `index`-th parameter from a call that it is an argument of, by what the callee
 * does with it.
 * @param file where the call stands
 * @param arity how many parameters the function has
 */
export function givenByUse(
  file: EvaluatedFile,
  arity: number | undefined,
  use: FunctionUse,
  index: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const call = file.facts.nodes[use.call];
  if (call?.op !== 'call' && call?.op !== 'new') return pool.empty;
  return pool.flat(evaluator.value(file, call.callee), (callee): Values => {
    const sent =
      callee.kind === 'method' && callee.receiver.kind === 'request' ? callee.receiver.request : undefined;
    const byRows =
      sent && callee.kind === 'method'
        ? givenByRows(
            { type: requestType(sent.client), path: `Member[${callee.name}]`, call: undefined },
            file,
            arity,
            call,
            use,
            evaluator,
            make,
          )[index]
        : undefined;
    if (byRows) return byRows;
    if (callee.kind === 'method' && use.property === undefined)
      return givenByMethod(callee, use, index, evaluator, make);
    if (isOpenPath(callee) && use.property === undefined && callee.path.length > 0)
      return givenByPath(callee, use, index, evaluator, make);
    if (callee.kind === 'library')
      return givenByLibrary(callee, file, arity, call, use, index, evaluator, make);
    return callee.kind === 'function' ? givenByHelper(callee, file, use, index, evaluator) : pool.empty;
  });
}

function givenByMethod(
  { receiver, name }: Extract<Value, { kind: 'method' }>,
  { argument }: FunctionUse,
  index: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  if (isPromiseLike(receiver))
    return index === 0 ? givenByPromise(receiver, name, argument, evaluator, make) : pool.empty;
  if (receiver.kind === 'response')
    return (name === 'on' || name === 'once') && index === 0
      ? pool.one(make.body(receiver.request, [TEXT]))
      : pool.empty;
  if (receiver.kind === 'map' && name === 'forEach')
    return index === 0 ? pool.flat(receiver.pairs, (pair) => evaluator.member(pair, '1')) : pool.empty;
  if (EACH_METHODS.has(name)) return index === 0 ? evaluator.elements(receiver) : pool.empty;
  return name === 'reduce' && index === 1 ? evaluator.elements(receiver) : pool.empty;
}

function givenByPromise(
  promise: Value,
  name: string,
  argument: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  if (name === 'catch' || name === 'fail' || (name === 'then' && argument === 1))
    return asErrors(evaluator.rejected(promise), evaluator, make);
  return name === 'then' || name === 'done' ? evaluator.resolved(promise) : evaluator.pool.empty;
}

/**
 * `promise.catch((error) => …)` and `list.forEach((item) => …)` of a parameter, or of a part of an error:
 * `error.errors.some((item) => …)`.
 */
function givenByPath(
  callee: PathValue,
  { argument }: FunctionUse,
  index: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const name = callee.path.at(-1) ?? '';
  const owner = shorter(callee, make);
  if (index === 0 && (name === 'then' || name === 'catch'))
    return givenByPromise(owner, name, argument, evaluator, make);
  if (index !== (name === 'reduce' ? 1 : 0)) return pool.empty;
  return EACH_METHODS.has(name) || name === 'reduce' ? evaluator.elements(owner) : pool.empty;
}

function givenByLibrary(
  callee: LibraryValue,
  file: EvaluatedFile,
  arity: number | undefined,
  call: CallNode,
  use: FunctionUse,
  index: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool, models } = evaluator;
  const isHandler =
    models.request(callee.type, callee.path) !== undefined &&
    use.property === undefined &&
    index === 0 &&
    arity === 1;
  return pool.union(
    givenByRows(callee, file, arity, call, use, evaluator, make)[index] ?? pool.empty,
    ...(isHandler ? [responsesOf(file, use.call, evaluator, make)] : []),
  );
}

function givenByRows(
  { type, path, call: receiver }: Pick<LibraryValue, 'type' | 'path' | 'call'>,
  file: EvaluatedFile,
  arity: number | undefined,
  { args }: CallNode,
  use: FunctionUse,
  evaluator: Evaluator,
  make: Makers,
): readonly Values[] {
  const place = [
    `Argument[${use.argument}]`,
    ...(use.property?.split('.').map((name) => `Member[${name}]`) ?? []),
  ].join('.');
  const call = libraryCall(
    { type, path, args: argumentsOf(file, args, evaluator), receiver, site: { file, node: use.call } },
    evaluator,
  );
  return givenAt(place, arity, call, evaluator, make);
}

/** `https.get(url, (response) => …)` */
function responsesOf(file: EvaluatedFile, call: number, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  return pool.flat(evaluator.value(file, call), (value) =>
    value.kind === 'request' ? pool.one<Value>(make.response(value.request)) : pool.empty,
  );
}
