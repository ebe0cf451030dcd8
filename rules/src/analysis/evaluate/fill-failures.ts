import type { Evaluator } from './evaluator.js';
import { given } from './fill.js';
import type { Environment, Failure, Failures, Value } from './items.js';
import { parameterOf } from './open-values.js';
import { type EvaluatedFile } from './places.js';
import { failuresOfRunning } from './running.js';
import { wrap } from './made.js';
import type { Makers } from './make.js';
import { requestTo } from './requests.js';

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
