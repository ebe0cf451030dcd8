import type { Evaluator } from './evaluator.js';
import type { Environment, Frame, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import type { Makers } from './make.js';
import { MAX_DEPTH } from './pool.js';

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
