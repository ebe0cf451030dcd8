import type { Evaluator } from './evaluator.js';
import { extend } from './extended.js';
import type { Values, Value } from './items.js';
import type { CallSite } from './places.js';
import { asErrors } from './running.js';
import { itemsOf } from './lists.js';
import type { Makers } from './make.js';
import { isErrorName, JSON_OF, PART, TEXT } from './path-names.js';

/** Calls of what the language itself defines; undefined for others. */
export function callLanguage(
  name: string,
  member: string | undefined,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values | undefined {
  const { pool } = evaluator;
  const [first = pool.empty] = args;
  if (name === 'Promise' && member !== undefined) return promiseOf(member, first, evaluator, make);
  if (name === 'Object' && member !== undefined) return objectOf(member, args, evaluator, make);
  if (name === 'Array' && member !== undefined) return arrayOf(member, args, site, evaluator, make);
  if (name === 'Reflect')
    return member === 'apply' ? pool.flat(first, (value) => evaluator.call(value, [], site)) : pool.empty;
  if (name === 'String' || (name === 'JSON' && member === 'stringify'))
    return pool.flat(first, (value) => pool.one(make.textOf(value)));
  if (name === 'JSON')
    return member === 'parse' ? pool.flat(first, (value) => parsed(value, evaluator, make)) : pool.empty;
  if (name === 'structuredClone' || /^encodeURI/.test(name)) return first;
  if (isErrorName(name) && member === undefined) return pool.one(make.made(name, args));
  return undefined;
}

/** `new Name()` of the language; undefined for other names. */
export function constructLanguage(
  name: string,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values | undefined {
  const { pool } = evaluator;
  const [first = pool.empty, second = pool.empty] = args;
  if (name === 'Map' || name === 'WeakMap')
    return pool.one(make.map(pool.flat(first, (list) => evaluator.elements(list))));
  if (name === 'Set') return pool.one(make.list(pool.flat(first, (list) => evaluator.elements(list))));
  if (name === 'URL' || name === 'Request') return pool.union(first, name === 'URL' ? second : pool.empty);
  if (isErrorName(name)) return pool.one(make.made(name, args));
  return undefined;
}

/** The text of a body or of an error, read as JSON. */
function parsed(value: Value, { pool }: Evaluator, make: Makers): Values {
  const inner = value.kind === 'text-of' ? value.of : value;
  if (inner.kind === 'body')
    return pool.one(
      make.body(
        inner.request,
        inner.path.filter((name) => name !== TEXT && name !== PART),
      ),
    );
  if (inner.kind === 'error' || inner.kind === 'parameter') return evaluatorPath(inner, pool, make);
  return pool.empty;
}

function evaluatorPath(
  value: Extract<Value, { kind: 'error' | 'parameter' }>,
  pool: Evaluator['pool'],
  make: Makers,
): Values {
  const path = make.longer(value.path, JSON_OF);
  return pool.one<Value>(
    value.kind === 'error'
      ? make.error(value.source, path)
      : make.parameter(value.file, value.fn, value.index, value.isRest, path),
  );
}

function promiseOf(member: string, first: Values, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const resolved = (values: Values): Values => pool.flat(values, (value) => evaluator.resolved(value));
  const rejected = (values: Values) => pool.flat(values, (value) => evaluator.rejected(value));
  if (member === 'resolve') return pool.one(make.promise(resolved(first), rejected(first)));
  if (member === 'reject')
    return pool.one(
      make.promise(
        pool.empty,
        pool.flat(first, (value) => evaluator.thrown(value)),
      ),
    );
  const all = pool.flat(first, (list) => evaluator.elements(list));
  if (member === 'any')
    return pool.one(
      make.promise(
        resolved(all),
        evaluator.thrown(
          make.made('AggregateError', [pool.one(make.list(asErrors(rejected(all), evaluator, make)))]),
        ),
      ),
    );
  if (member === 'race') return pool.one(make.promise(resolved(all), rejected(all)));
  if (member !== 'all' && member !== 'allSettled') return pool.empty;
  const settled = (values: Values): Values =>
    pool.one(
      make.record([
        ['reason', asErrors(rejected(values), evaluator, make)],
        ['value', resolved(values)],
      ]),
    );
  const each = member === 'all' ? resolved : settled;
  const lists = pool.flat(first, (list) => {
    const items = itemsOf(list, evaluator);
    return pool.one(items ? make.tuple(items.map(each)) : make.list(each(evaluator.elements(list))));
  });
  return pool.one(make.promise(lists, member === 'all' ? rejected(all) : pool.empty));
}

function objectOf(member: string, args: readonly Values[], evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const [first = pool.empty] = args;
  switch (member) {
    case 'assign':
      return extend(first, args.slice(1), evaluator, make);
    case 'freeze':
    case 'seal':
    case 'create':
      return first;
    case 'values':
      return pool.flat(first, (object) => pool.one(make.list(evaluator.elements(object))));
    case 'entries':
      return pool.flat(first, (object) =>
        pool.one(make.list(pool.one(make.tuple([pool.empty, evaluator.elements(object)])))),
      );
    case 'fromEntries':
      return pool.one(make.map(pool.flat(first, (list) => evaluator.elements(list))));
    default:
      return pool.empty;
  }
}

function arrayOf(
  member: string,
  args: readonly Values[],
  site: CallSite,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const [first = pool.empty, map] = args;
  if (member === 'of') return pool.one(make.tuple(args));
  if (member !== 'from') return pool.empty;
  const each = pool.flat(first, (list) => evaluator.elements(list));
  return pool.one(make.list(map ? pool.flat(map, (fn) => evaluator.call(fn, [each], site)) : each));
}
