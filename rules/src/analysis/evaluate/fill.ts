import type { Evaluator } from './evaluator.js';
import { extend } from './extended.js';
import { attached, limited } from './frames.js';
import type {
  Environment,
  ErrorValue,
  Failure,
  LibraryCall,
  ParameterValue,
  ResultValue,
  Value,
  Values,
} from './items.js';
import { libraryCall } from './library-call.js';
import type { Makers } from './make.js';
import { parameterOf } from './open-values.js';
import { AWAITED } from './path-names.js';
import { functionsRead } from './reads.js';

type WrittenValue = Extract<
  Value,
  { kind: 'function' | 'async' | 'class' | 'instance' | 'object' | 'store' }
>;

/** A value with its parameters filled from an environment. */
export function fillValue(value: Value, env: Environment, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const fill = (values: Values): Values => evaluator.fill(values, env);
  switch (value.kind) {
    case 'parameter':
      return given(value, env, evaluator, make);
    case 'result':
      return filledResult(value, env, evaluator, make);
    case 'function':
    case 'async':
    case 'class':
    case 'instance':
    case 'object':
    case 'store':
      return pool.one<Value>(filledClosure(value, env, evaluator, make));
    case 'error':
      return pool.one(filledError(value, env, evaluator, make));
    case 'made':
      return pool.one(make.made(value.name, value.args.map(fill)));
    case 'extended':
      return extend(fill(pool.one<Value>(value.of)), value.added.map(fill), evaluator, make);
    case 'request':
    case 'response':
    case 'body':
      return filledRequest(value, env, evaluator, make);
    case 'text-of':
      return pool.flat(fill(pool.one(value.of)), (of) => pool.one(make.textOf(of, value.around)));
    case 'library':
      return value.call
        ? pool.one(make.library(value.type, value.path, filledCall(value.call, env, evaluator)))
        : pool.one(value);
    case 'method':
      return pool.flat(fill(pool.one(value.receiver)), (receiver) =>
        receiver === value.receiver ? pool.one<Value>(value) : evaluator.member(receiver, value.name),
      );
    case 'promise':
      return pool.one(make.promise(fill(value.resolved), evaluator.fillFailures(value.rejected, env)));
    case 'list':
      return pool.one(make.list(fill(value.element)));
    case 'tuple':
      return pool.one(make.tuple(value.elements.map(fill)));
    case 'record':
      return pool.one(make.record(value.entries.map(([name, entry]) => [name, fill(entry)] as const)));
    case 'map':
      return pool.one(make.map(fill(value.pairs)));
    default:
      return pool.one(value);
  }
}

/** Something that was written in a file, with what it may read of an environment. */
function filledClosure(value: WrittenValue, env: Environment, evaluator: Evaluator, make: Makers): Value {
  const { file } = value;
  const fill = (values: Values): Values => evaluator.fill(values, env);
  const around = (start: Parameters<typeof functionsRead>[1]): Environment | undefined =>
    attached(file, value.env, env, functionsRead(file.facts, start), evaluator, make);
  switch (value.kind) {
    case 'function':
      return make.fn(file, value.fn, around({ fn: value.fn }), value.bound.map(fill), value.isShared);
    case 'async':
      return make.async(file, value.fn, around({ fn: value.fn }), value.isShared);
    case 'class':
      return make.cls(file, value.cls, around({ cls: value.cls }));
    case 'instance':
      return make.instance(file, value.cls, around({ cls: value.cls }), value.args?.map(fill));
    case 'object':
      return make.object(file, value.node, around({ node: value.node }));
    case 'store':
      return make.store(file, value.variable, around({ variable: value.variable }));
  }
}

function filledError(
  { source, path }: ErrorValue,
  env: Environment,
  evaluator: Evaluator,
  make: Makers,
): ErrorValue {
  if (source.kind === 'failures')
    return make.error({ kind: 'failures', failures: evaluator.fillFailures(source.failures, env) }, path);
  const read = functionsRead(source.file.facts, { region: source.region });
  return make.error({ ...source, env: attached(source.file, source.env, env, read, evaluator, make) }, path);
}

function filledResult(value: ResultValue, env: Environment, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const args = value.args.map((values) => evaluator.fill(values, env));
  const site = { file: parameterOf(value).file, node: 0 };
  return pool.flat(evaluator.fill(pool.one<Value>(value.of), env), (callee) => {
    if (callee === value.of) return pool.one<Value>(value);
    let results: Values =
      callee.kind === 'parameter' || callee.kind === 'result'
        ? pool.one<Value>(make.result(callee, args))
        : evaluator.call(callee, args, site);
    for (const name of value.path)
      results = pool.flat(results, (result) =>
        name === AWAITED ? evaluator.resolved(result) : evaluator.member(result, name),
      );
    return results;
  });
}

/** What an environment gives to a parameter, or to the part of it that is meant. */
export function given(
  parameter: ParameterValue,
  env: Environment,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const frame = env.frames.find(({ file, fn }) => file === parameter.file && fn === parameter.fn);
  if (!frame) return pool.one(parameter);
  const { index, isRest, path } = parameter;
  const whole: Values = isRest
    ? pool.one(make.tuple(frame.args.slice(index)))
    : (frame.args[index] ?? pool.empty);
  // Many environments give the same, and many parts of it are read.
  return path.reduce(
    (values, name) =>
      evaluator.once(`read ${values.id} ${name}`, () =>
        pool.flat(values, (value) => evaluator.member(value, name)),
      ),
    whole,
  );
}

function filledRequest(
  value: Extract<Value, { kind: 'request' | 'response' | 'body' }>,
  env: Environment,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  if (value.request.kind === 'graph') return pool.one(value);
  const filled = evaluator.fillFailures(pool.one<Failure>(value.request), env);
  return pool.flat(filled, (failure) => {
    if (failure.kind !== 'graph' && failure.kind !== 'open-request') return pool.empty;
    if (value.kind === 'body') return pool.one<Value>(make.body(failure, value.path));
    return pool.one<Value>(
      value.kind === 'request' ? make.request(failure) : make.response(failure, value.path),
    );
  });
}

function filledCall(call: LibraryCall, env: Environment, evaluator: Evaluator): LibraryCall {
  const args = limited(
    call.args.map((values) => evaluator.fill(values, env)),
    evaluator,
  );
  const receiver = call.receiver && filledCall(call.receiver, env, evaluator);
  return libraryCall({ ...call, args, receiver }, evaluator);
}
