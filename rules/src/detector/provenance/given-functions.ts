import { unwrap, type Node } from '../syntax.js';
import { parameterOf } from './apply.js';
import { functionOf } from './callees.js';
import type { FileContext } from './context.js';
import type { Engine } from './engine.js';
import { CALLED, type Value } from './values.js';
import { returnedValues } from './given-by.js';

/** What a call of a parameter returns, which whoever gives the function decides: `fn()` in `async function run(fn)`. */
export function calledParameter(callee: Node, context: FileContext): readonly Value[] {
  const parameter = parameterOf(callee, context);
  if (!parameter) return [];
  return [{ root: { kind: 'parameter', fn: parameter.fn, index: parameter.parameter }, path: [CALLED], at: [], text: false, expression: undefined }];
}

/** What a function returns that is given to one that runs it: the response of `() => fetch(url)` in `retry(() => fetch(url))`. */
export function resultsOf(given: Node, engine: Engine): readonly Value[] {
  const { context } = engine;
  const inner = unwrap(given);
  const resolved = functionOf(inner, context);
  if (!resolved) return calledParameter(inner, context);
  return 'fn' in resolved ? returnedValues(resolved.fn).flatMap((value) => engine.values(value)) : [];
}
