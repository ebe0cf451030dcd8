import type { Evaluator } from './evaluator.js';
import {
  parameterOf,
  type Environment,
  type EvaluatedFile,
  type Failure,
  type Failures,
  type Frame,
  type LibraryCall,
  type ParameterValue,
  type ResultValue,
  type Value,
  type Values,
} from './items.js';
import { AWAITED } from './path-names.js';
import { libraryCall } from './library-call.js';
import type { Makers } from './make.js';
import { MAX_DEPTH } from './pool.js';
import { functionsRead } from './reads.js';
import { requestTo } from './requests.js';
import { failuresOfRunning } from './library-flows.js';
import { extend } from './extended.js';
import { wrap } from './made.js';

/** A value with its parameters filled from an environment. */
export function fillValue(value: Value, env: Environment, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const fill = (values: Values): Values => evaluator.fill(values, env);
  const attach = (read: ReadonlySet<number>): Environment | undefined =>
    'env' in value ? attached(value.file, value.env, env, read, evaluator, make) : undefined;
  switch (value.kind) {
    case 'parameter':
      return given(value, env, evaluator, make);
    case 'result':
      return filledResult(value, env, evaluator, make);
    case 'function':
      return pool.one(
        make.fn(
          value.file,
          value.fn,
          attach(functionsRead(value.file.facts, { fn: value.fn })),
          value.bound.map(fill),
          value.isShared,
        ),
      );
    case 'async':
      return pool.one(
        make.async(
          value.file,
          value.fn,
          attach(functionsRead(value.file.facts, { fn: value.fn })),
          value.isShared,
        ),
      );
    case 'class':
      return pool.one(
        make.cls(value.file, value.cls, attach(functionsRead(value.file.facts, { cls: value.cls }))),
      );
    case 'instance':
      return pool.one(
        make.instance(
          value.file,
          value.cls,
          attach(functionsRead(value.file.facts, { cls: value.cls })),
          value.args?.map(fill),
        ),
      );
    case 'object':
      return pool.one(
        make.object(value.file, value.node, attach(functionsRead(value.file.facts, { node: value.node }))),
      );
    case 'store':
      return pool.one(
        make.store(
          value.file,
          value.variable,
          attach(functionsRead(value.file.facts, { variable: value.variable })),
        ),
      );
    case 'error': {
      const { source } = value;
      if (source.kind === 'failures')
        return pool.one(
          make.error(
            { kind: 'failures', failures: evaluator.fillFailures(source.failures, env) },
            value.path,
          ),
        );
      const read = functionsRead(source.file.facts, { region: source.region });
      return pool.one(
        make.error(
          { ...source, env: attached(source.file, source.env, env, read, evaluator, make) },
          value.path,
        ),
      );
    }
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
function given(parameter: ParameterValue, env: Environment, evaluator: Evaluator, make: Makers): Values {
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

/** The environment of a closure with another one around it: only what the closure reads is kept. */
function attached(
  file: EvaluatedFile,
  own: Environment | undefined,
  around: Environment,
  read: ReadonlySet<number>,
  evaluator: Evaluator,
  make: Makers,
): Environment | undefined {
  const frames: Frame[] = (own?.frames ?? []).map((frame) =>
    frameOf(
      frame.file,
      frame.fn,
      frame.args.map((values) => evaluator.fill(values, around)),
      evaluator,
      make,
    ),
  );
  for (const frame of around.frames) {
    const isKnown = frames.some(({ file: other, fn }) => other === frame.file && fn === frame.fn);
    if (!isKnown && frame.file === file && read.has(frame.fn)) frames.push(frame);
  }
  return evaluator.pool.env(frames);
}

/**
 * What a call gives a function. One that is written as an argument does not call itself; so an object that it
 * has made before comes without what it was given then. Else a list that is mapped to itself,
 * `items = items.map((item) => ({ ...item, id }))`, would be another one in each round.
 */
export function frameOf(
  file: EvaluatedFile,
  fn: number,
  args: readonly Values[],
  evaluator: Evaluator,
  make: Makers,
): Frame {
  if (file.facts.functions[fn]?.use === undefined) return { file, fn, args: limited(args, evaluator) };
  const { pool } = evaluator;
  const isOwn = (frame: Frame): boolean => frame.file === file && frame.fn === fn;
  const withoutOwn = (value: Value): Values => {
    if (value.kind !== 'object' || !value.env?.frames.some(isOwn)) return pool.one(value);
    return pool.one(
      make.object(value.file, value.node, pool.env(value.env.frames.filter((frame) => !isOwn(frame)))),
    );
  };
  return {
    file,
    fn,
    args: limited(
      args.map((values) => (values.depth > 0 ? pool.flat(values, withoutOwn) : values)),
      evaluator,
    ),
  };
}

/** Arguments within arguments end somewhere, or a recursion would never. */
export function limited(args: readonly Values[], { pool }: Evaluator): readonly Values[] {
  return args.map((values) => (values.depth >= MAX_DEPTH ? pool.unknown : values));
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

/** A failure with its parameters filled from an environment. */
export function fillFailure(
  failure: Failure,
  env: Environment,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  const { pool } = evaluator;
  if (failure.kind === 'open-request') {
    const urls = given(failure.url, env, evaluator, make);
    return wrapAll(
      requestTo(urls, failure.client, failure.site, evaluator, make),
      failure,
      env,
      evaluator,
      make,
    );
  }
  if (failure.kind !== 'open') return pool.one(failure);
  const values = evaluator.fill(pool.one<Value>(failure.of), env);
  const found = pool.flat(values, (value): Failures => {
    if (value === failure.of) return pool.one<Failure>(failure);
    if (value.kind === 'parameter' || value.kind === 'result')
      return pool.one(make.open(failure.how, value, false, undefined, failure.package));
    return failuresOfUse(value, failure.how, parameterOf(failure.of).file, evaluator);
  });
  const { package: name } = failure;
  return wrapAll(
    found.items.length === 0 && name !== undefined ? pool.one(make.foreign(name)) : found,
    failure,
    env,
    evaluator,
    make,
  );
}

function failuresOfUse(
  value: Value,
  how: Extract<Failure, { kind: 'open' }>['how'],
  file: EvaluatedFile,
  evaluator: Evaluator,
): Failures {
  if (how === 'await') return evaluator.rejected(value);
  if (how === 'value') return evaluator.thrown(value);
  if (how === 'throw') return evaluator.thrownBy(value, [], { file, node: 0 });
  if (value.kind === 'function') return failuresOfRunning(value, evaluator);
  return evaluator.pool.flat(evaluator.call(value, [], { file, node: 0 }), (result) =>
    evaluator.rejected(result),
  );
}

/** What a failure was made as, in an environment. */
function wrapAll(
  failures: Failures,
  { wrapped, made }: Extract<Failure, { kind: 'open' | 'open-request' }>,
  env: Environment,
  evaluator: Evaluator,
  make: Makers,
): Failures {
  if (wrapped === false) return failures;
  const { pool } = evaluator;
  const thrown = made?.of && evaluator.fill(pool.one<Value>(made.of), env).items;
  const makings = made && thrown && thrown.length > 0 ? thrown.map((of) => ({ ...made, of })) : [made];
  return pool.flat(failures, (failure) =>
    pool.bag(makings.map((making) => wrap(failure, wrapped, making, make))),
  );
}
