import type { Evaluator } from './evaluator.js';
import type { Value, Values } from './items.js';
import type { Makers } from './make.js';

/** @see https://tc39.es/ecma262/#sec-error-objects */
const LANGUAGE_ERRORS: ReadonlySet<string> = new Set([
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
  'URIError',
]);

/** A property of an error that is made of texts and other errors. */
export function madeMember(
  value: Extract<Value, { kind: 'made' }>,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  if (!LANGUAGE_ERRORS.has(value.name)) return packageErrorMember(value.args, name, evaluator, make);
  const [first = pool.empty, second = pool.empty, third = pool.empty] = value.args;
  const [text, options] = value.name === 'AggregateError' ? [second, third] : [first, second];
  if (name === 'errors') return value.name === 'AggregateError' ? first : pool.empty;
  if (name === 'message') return pool.flat(text, (item) => pool.one(make.textOf(item)));
  return name === 'cause' ? pool.flat(options, (item) => evaluator.member(item, 'cause')) : pool.empty;
}

/**
 * The error of a package: its text and its cause stand somewhere in what it is made with,
 * `new HTTPException(502, { message, cause })`.
 */
function packageErrorMember(
  args: readonly Values[],
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const texts = (values: Values): Values => pool.flat(values, (item) => pool.one(make.textOf(item)));
  const all = pool.union(...args);
  const inOptions = pool.flat(all, (item) =>
    item.kind === 'object'
      ? pool.bag(evaluator.member(item, name).items.filter(({ kind }) => kind !== 'method'))
      : pool.empty,
  );
  if (name === 'message')
    return pool.union(
      texts(pool.bag(all.items.filter(({ kind }) => kind !== 'object' && kind !== 'library'))),
      texts(inOptions),
    );
  if (name !== 'cause') return pool.empty;
  return pool.union(
    inOptions,
    pool.bag(all.items.filter((item) => item.kind === 'error' && item.path.length === 0)),
  );
}
