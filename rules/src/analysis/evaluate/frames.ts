import type { Evaluator } from './evaluator.js';
import type { Environment, Frame, ObjectValue, OpenValue, StoreValue, Value, Values } from './items.js';
import { parameterOf, stepsOf } from './open-values.js';
import type { EvaluatedFile } from './places.js';
import type { Makers } from './make.js';
import { MAX_DEPTH } from './pool.js';

/** Properties and calls that lead from a parameter to what another function is given of it. */
const MAX_STEPS = 5;
/** The same where a function calls itself: `messageOf(error.response.data)`. */
const MAX_STEPS_OF_RECURSION = 2;

/** The environment of a closure with another one around it: only what the closure reads is kept. */
export function attached(
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
 * What a call gives a function. A variable in which the function itself stores something comes without what the
 * function was given then, or a recursion that hands it on would have other arguments in each round. So does an
 * object of a function that is written as an argument, which does not call itself: a list that is mapped to
 * itself, `items = items.map((item) => ({ ...item, id }))`, would be another one each time.
 */
export function frameOf(
  file: EvaluatedFile,
  fn: number,
  args: readonly Values[],
  evaluator: Evaluator,
  make: Makers,
): Frame {
  const { pool } = evaluator;
  const isArgument = file.facts.functions[fn]?.use !== undefined;
  const isOwn = (frame: { readonly file: EvaluatedFile; readonly fn: number }): boolean =>
    frame.file === file && frame.fn === fn;
  const withoutOwn = (value: Value): Values => {
    if (!isHanded(value, isArgument) || !value.env?.frames.some(isOwn)) return pool.one(value);
    const env = pool.env(value.env.frames.filter((frame) => !isOwn(frame)));
    return pool.one(
      value.kind === 'store'
        ? make.store(value.file, value.variable, env)
        : make.object(value.file, value.node, env),
    );
  };
  const given = args.map((values) => (values.depth > 0 ? pool.flat(values, withoutOwn) : values));
  const isRecursion = (value: OpenValue): boolean => isOwn(parameterOf(value));
  return { file, fn, args: limited(given, evaluator).map((values) => near(values, isRecursion, evaluator)) };
}

const isHanded = (value: Value, isArgument: boolean): value is StoreValue | ObjectValue =>
  value.kind === 'store' || (isArgument && value.kind === 'object');

/** Arguments within arguments end somewhere, or a recursion would never. */
export function limited(args: readonly Values[], { pool }: Evaluator): readonly Values[] {
  return args.map((values) => (values.depth >= MAX_DEPTH ? pool.unknown : values));
}

/**
 * What is not many steps away from a parameter. Of a recursion the rest would be another one in each round, which
 * says no more about what the function gives than the first ones.
 */
function near(values: Values, isRecursion: (value: OpenValue) => boolean, { pool }: Evaluator): Values {
  const isOpen = (value: Value): value is OpenValue => value.kind === 'parameter' || value.kind === 'result';
  const isFar = (value: Value): boolean => isOpen(value) && stepsOf(value) > MAX_STEPS;
  const isLater = (value: Value): boolean =>
    isOpen(value) && stepsOf(value) > MAX_STEPS_OF_RECURSION && isRecursion(value);
  const kept = values.items.filter((value) => !isFar(value) && !isLater(value));
  if (kept.length === values.items.length) return values;
  return pool.bag(kept, values.isPartial || values.items.some((value) => isFar(value) && !isLater(value)));
}

/**
 * What a function gives that calls itself, of which only the first rounds are told apart: `x.message`,
 * `x.cause.message`.
 */
export function ofFirstRounds(values: Values, { file, fn }: Frame, { pool }: Evaluator): Values {
  const isLater = (value: Value): boolean => {
    if (value.kind !== 'parameter' && value.kind !== 'result') return false;
    const parameter = parameterOf(value);
    return parameter.file === file && parameter.fn === fn && stepsOf(value) > MAX_STEPS_OF_RECURSION + 1;
  };
  const kept = values.items.filter((value) => !isLater(value));
  return kept.length === values.items.length ? values : pool.bag(kept, values.isPartial);
}
