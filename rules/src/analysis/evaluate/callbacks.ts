import type { FunctionUse } from '../facts/types.js';
import { argumentsOf } from './arguments.js';
import type { Evaluator } from './evaluator.js';
import type { EvaluatedFile, FunctionValue, Values } from './items.js';
import { isWithin } from './reads.js';

/**
 * What a function gives to the calls of one of its parameters.
 * @param property the property of the parameter that is called, where it is not the parameter itself
 * @param place which argument of these calls
 */
export function givenByCalls(fn: FunctionValue, parameter: number, property: string | undefined, place: number, evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const { file } = fn;
  const path = property ?? '';
  const found = file.facts.functions.flatMap((facts, index) => {
    if (!isWithin(file.facts, index, fn.fn)) return [];
    return facts.effects.flatMap(({ kind, value }) => {
      const call = kind === 'call' ? file.facts.nodes[value] : undefined;
      if (call?.op !== 'call') return [];
      const isCalled = evaluator.value(file, call.callee).items.some((item) => item.kind === 'parameter' && item.file === file && item.fn === fn.fn && item.index === parameter && item.path.join('.') === path);
      return isCalled ? [argumentsOf(file, call.args, evaluator)[place] ?? pool.empty] : [];
    });
  });
  return evaluator.fill(pool.union(...found), fn.env);
}

/** What a function of the project gives to a function that it is given: `withRetry(work, (error) => …)`. */
export function givenByHelper(helper: FunctionValue, file: EvaluatedFile, use: FunctionUse, index: number, evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const call = file.facts.nodes[use.call];
  if (call?.op !== 'call' && call?.op !== 'new') return pool.empty;
  const given = givenByCalls(helper, use.argument + helper.bound.length, use.property, index, evaluator);
  if (given.items.length === 0) return given;
  // The callback itself is left out: what it does depends on the answer.
  const args = argumentsWithout(file, call.args, use.argument, evaluator);
  return evaluator.fill(given, pool.env([...(helper.env?.frames ?? []), { file: helper.file, fn: helper.fn, args: [...helper.bound, ...args] }]));
}

function argumentsWithout(file: EvaluatedFile, nodes: readonly number[], place: number, evaluator: Evaluator): readonly Values[] {
  return nodes.map((node, index) => (index === place ? evaluator.pool.empty : (argumentsOf(file, [node], evaluator)[0] ?? evaluator.pool.empty)));
}
