import type { TSESTree } from '@typescript-eslint/types';
import { outermost, propertyName, unwrap, type FunctionNode, type Node } from '../syntax.js';
import { errors, type Engine } from './engine.js';
import { CALLED, readPath, type Value } from './values.js';

/**
 * What an expression may be in a callback that is written where a promise is taken: the parameter of `(res) => …` in
 * `fetch(url).then((res) => …)` is the response, that of `(err) => …` in `send().catch((err) => …)` what `send` fails with.
 */
export function arriving(node: Node, engine: Engine): readonly Value[] {
  return engine.values(node).flatMap((value): readonly Value[] => {
    const { root, path } = value;
    if (root.kind !== 'parameter' || root.index !== 0 || !root.fn || path[0] === CALLED) return [value];
    return takenBy(root.fn, engine)?.flatMap((given) => partOf(given, value)) ?? [value];
  });
}

function partOf(given: Value, value: Value): readonly Value[] {
  return readPath(given, value).map((part) => ({ ...part, at: [...value.at, ...part.at] }));
}

/** What the first parameter of a function gets from the promise that it is given to where it is written. */
function takenBy(fn: FunctionNode, engine: Engine): readonly Value[] | undefined {
  const outer = outermost(fn, engine.context.index);
  const call = engine.context.index.parent(outer);
  return call?.type === 'CallExpression' ? ofPromise(call, call.arguments.indexOf(outer as TSESTree.Expression), engine) : undefined;
}

/** What `.then` and `.catch` give to the function that is their `argument`-th one; undefined for other calls. */
export function ofPromise(call: TSESTree.CallExpression, argument: number, engine: Engine): readonly Value[] | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (callee.type !== 'MemberExpression' || argument < 0) return undefined;
  if ((name === 'catch' && argument === 0) || (name === 'then' && argument === 1)) return errors(engine.collected(unwrap(callee.object)));
  return name === 'then' && argument === 0 ? engine.values(callee.object) : undefined;
}
