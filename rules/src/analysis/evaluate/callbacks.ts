import { COMPUTED, type FunctionUse } from '../facts/types.js';
import { argumentsOf } from './arguments.js';
import type { Evaluator } from './evaluator.js';
import type { FunctionValue, ParameterValue, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import { isWithin } from './reads.js';

/**
 * What a function gives to the calls of one of its parameters.
 * @param property the property of the parameter that is called, where it is not the parameter itself
 * @param place which argument of these calls
 */
export function givenByCalls(
  fn: FunctionValue,
  parameter: number,
  property: string | undefined,
  place: number,
  evaluator: Evaluator,
): Values {
  return evaluator.fill(openCalls(fn, parameter, property ?? '', place, evaluator), fn.env);
}

/**
 * The same with the parameters of the function left open. A function that hands the parameter on to itself
 * gives what it does there as well.
 */
function openCalls(
  { file, fn }: FunctionValue,
  parameter: number,
  path: string,
  place: number,
  evaluator: Evaluator,
): Values {
  const { pool } = evaluator;
  const isMeant = (item: Value): boolean =>
    item.kind === 'parameter' && item.file === file && item.fn === fn && pathBelow(item, parameter) === path;
  // All of what it is given may be handed on at once: `(...args) => ({ ...slice(...args) })`.
  const restIn = (values: Values): number | undefined =>
    values.items.flatMap((item) =>
      item.kind === 'parameter' &&
      item.file === file &&
      item.fn === fn &&
      item.isRest &&
      item.path.length === 0 &&
      item.index <= parameter
        ? [item.index]
        : [],
    )[0];
  return evaluator.once(`given by calls ${file.id} ${fn} ${parameter} ${path} ${place}`, () => {
    const calls = file.facts.functions.flatMap((facts, index) =>
      isWithin(file.facts, index, fn) ? facts.effects.filter(({ kind }) => kind === 'call') : [],
    );
    return pool.union(
      ...calls.flatMap(({ value }) => {
        const call = file.facts.nodes[value];
        if (call?.op !== 'call') return [];
        const callees = evaluator.value(file, call.callee);
        if (callees.items.some(isMeant))
          return [argumentsOf(file, call.args, evaluator)[place] ?? pool.empty];
        return call.args.map((argument, index) => {
          const given = evaluator.value(file, argument);
          const rest = file.facts.nodes[argument]?.op === 'spread' ? restIn(given) : undefined;
          if (rest !== undefined)
            return handedOn(callees, file, call.args, index + parameter - rest, path, place, evaluator);
          return given.items.some(isMeant)
            ? pool.union(
                handedOn(callees, file, call.args, index, path, place, evaluator),
                byOthers(callees)
                  ? evaluator.handedTo(file, { call: value, argument: index }, place)
                  : pool.empty,
              )
            : pool.empty;
        });
      }),
    );
  });
}

/**
 * What is read of the argument at `place`, which may be one of the rest: `(...ways)`,
 * `ways.some((way) => way(error))`.
 */
function pathBelow(
  { index, isRest, path: [first, ...below], path }: ParameterValue,
  place: number,
): string | undefined {
  if (!isRest) return index === place ? path.join('.') : undefined;
  return first === COMPUTED || first === String(place - index) ? below.join('.') : undefined;
}

/** Whether something is called that is no function of the project: `promise.catch(reject)`. */
function byOthers(callees: Values): boolean {
  return callees.items.some(({ kind }) => kind !== 'function');
}

/** What functions give to one that they are given as their argument at `index`. */
function handedOn(
  callees: Values,
  file: EvaluatedFile,
  nodes: readonly number[],
  index: number,
  path: string,
  place: number,
  evaluator: Evaluator,
): Values {
  const { pool } = evaluator;
  return pool.flat(callees, (callee) => {
    if (callee.kind !== 'function') return pool.empty;
    const given = openCalls(callee, index + callee.bound.length, path, place, evaluator);
    return evaluator.fill(
      given,
      pool.env([
        ...(callee.env?.frames ?? []),
        {
          file: callee.file,
          fn: callee.fn,
          args: [...callee.bound, ...argumentsWithout(file, nodes, index, evaluator)],
        },
      ]),
    );
  });
}

/** What a function of the project gives to a function that it is given: `withRetry(work, (error) => …)`. */
export function givenByHelper(
  helper: FunctionValue,
  file: EvaluatedFile,
  use: FunctionUse,
  index: number,
  evaluator: Evaluator,
): Values {
  const call = file.facts.nodes[use.call];
  if (call?.op !== 'call' && call?.op !== 'new') return evaluator.pool.empty;
  return handedOn(
    evaluator.pool.one<Value>(helper),
    file,
    call.args,
    use.argument,
    use.property ?? '',
    index,
    evaluator,
  );
}

/** The arguments of a call but the function in question: what that one does depends on the answer. */
function argumentsWithout(
  file: EvaluatedFile,
  nodes: readonly number[],
  place: number,
  evaluator: Evaluator,
): readonly Values[] {
  return nodes.map((node, index) =>
    index === place
      ? evaluator.pool.empty
      : (argumentsOf(file, [node], evaluator)[0] ?? evaluator.pool.empty),
  );
}
