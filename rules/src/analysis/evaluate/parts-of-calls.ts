import { givenByCalls } from './callbacks.js';
import { BATCH } from '../models/batches.js';
import { givenToMethods } from './call-context.js';
import { readPath, type Evaluator } from './evaluator.js';
import type { LibraryCall, Value, Values } from './items.js';
import { instanceOf } from './library-values.js';
import type { Makers } from './make.js';
import { namesIn } from './names-in.js';

/** What the type is of that is written at a call: `useState<Client>()`. */
export function typeArgument(
  { site: { file, node } }: LibraryCall,
  index: number,
  evaluator: Evaluator,
): Values {
  const call = file.facts.nodes[node];
  return evaluator.typed(
    file,
    (call?.op === 'call' || call?.op === 'new' ? call.types?.[index] : undefined) ?? 0,
  );
}

/** Names in a list of names. */
const MAX_NAMES = 8;

/** Paths of properties as libraries take them: `'response.data.error'`, `['response', 'data', 'error']`. */
function pathsIn(values: Values, evaluator: Evaluator): readonly (readonly string[])[] {
  return values.items.flatMap((item) => {
    if (item.kind === 'text')
      return item.isWhole ? [item.text.split(/[.[\]'"]+/).filter((name) => name !== '')] : [];
    const names = Array.from(
      { length: MAX_NAMES },
      (_, index) =>
        evaluator
          .member(item, String(index))
          .items.flatMap((name) => (name.kind === 'text' && name.isWhole ? [name.text] : []))[0],
    );
    const end = names.indexOf(undefined);
    const known = names.slice(0, end === -1 ? MAX_NAMES : end) as readonly string[];
    return known.length > 0 ? [known] : [];
  });
}

/**
 * `Argument[0].Parameter[0].Given[0]`: what the function gives to calls of its parameter, or of a property of
 * that; with `ReturnValue` what a function gives that it gives there.
 */
export function givenCalls(functions: Values, tokens: readonly string[], evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const numberIn = (token: string): number => Number(/\[(\d+)\]/.exec(token)?.[1] ?? 0);
  const [, property] = tokens.map((token) => /^Member\[(.+)\]$/.exec(token)).find((found) => found) ?? [];
  const place = numberIn(tokens.find((token) => token.startsWith('Given')) ?? '');
  const given = pool.flat(functions, (fn) =>
    fn.kind === 'function'
      ? givenByCalls(fn, numberIn(tokens[0] ?? ''), property, place, evaluator)
      : pool.empty,
  );
  return tokens.at(-1) === 'ReturnValue'
    ? pool.flat(given, (value) => (value.kind === 'function' ? evaluator.invoke(value, []) : pool.empty))
    : given;
}

/**
 * An object as it is read through a proxy that gives the values of references in it: `store.error` of
 * `{ error: ref(null) }`.
 */
function unreferenced(value: Value, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const referenced = (item: Value): Values =>
    pool.bag(evaluator.member(item, 'value').items.filter(({ kind }) => kind !== 'method'));
  return pool.one<Value>(
    make.record(
      namesIn(value).map((name) => [name, pool.flat(evaluator.member(value, name), referenced)] as const),
    ),
  );
}

/** The answers that stand in the answer to a request that holds several, by the names of these. */
function answersIn({ request }: Extract<Value, { kind: 'body' }>, { pool }: Evaluator, make: Makers): Values {
  const answer = pool.one<Value>(make.response(request));
  return pool.one<Value>(make.map(pool.one<Value>(make.tuple([pool.empty, answer]))));
}

/** The texts that a call is given by its program: they stand in what the call makes as well. */
function constantTexts(call: LibraryCall | undefined): readonly string[] {
  const items = (call?.args ?? []).flatMap((values) => values.items);
  return items.flatMap((item) => (item.kind === 'text' && item.text.trim() !== '' ? [item.text] : []));
}

/** The step from a value that a token of a path stands for; undefined for tokens of something else. */
export function stepOf(
  token: string,
  list: string,
  origin: LibraryCall | undefined,
  evaluator: Evaluator,
  make: Makers,
): ((value: Value) => Values) | undefined {
  const { pool } = evaluator;
  switch (token) {
    case 'Instance':
      return (value) => instanceOf(value, evaluator, make);
    case 'Member':
      return (value) =>
        value.kind === 'text'
          ? pool.empty
          : pool.union(...list.split(',').map((property) => readPath(value, [property], evaluator)));
    case 'CalledWith':
      return (value) => givenToMethods(value, list.split(','), evaluator);
    case 'ArrayElement':
      return (value) => evaluator.elements(value);
    case 'Property':
      return (value) =>
        pool.union(
          ...pathsIn(origin?.args[Number(list)] ?? pool.empty, evaluator).map((names) =>
            readPath(value, names, evaluator),
          ),
        );
    case 'Unref':
      return (value) => unreferenced(value, evaluator, make);
    case 'Resolves':
      return (value) => evaluator.resolved(value);
    case 'Parts':
      return (value) => (value.kind === 'body' ? answersIn(value, evaluator, make) : pool.empty);
    case 'Text':
      return (value) =>
        value.kind === 'text' ? pool.empty : pool.one(make.textOf(value, constantTexts(origin)));
    default:
      return undefined;
  }
}

/** Whether a call, or one that made what it is called on, is given the address of a batch. */
export function isBatch(call: LibraryCall): boolean {
  for (let current: LibraryCall | undefined = call; current; current = current.receiver) {
    if (current.args.some(({ items }) => items.some((item) => item.kind === 'text' && BATCH.test(item.text))))
      return true;
  }
  return false;
}
