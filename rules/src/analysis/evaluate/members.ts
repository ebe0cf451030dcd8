import { COMPUTED, SPREAD, type ValueNode } from '../facts/types.js';
import { classMember, implementedMember, instanceMember, superMember } from './class-members.js';
import type { Evaluator } from './evaluator.js';
import { extendedMember } from './extended.js';
import type { ObjectValue, StoreValue, Value, Values } from './items.js';
import { libraryMember } from './library-flows.js';
import type { Makers } from './make.js';
import { isOpenPath, partOf } from './methods.js';
import { exportedValue } from './modules.js';
import { PART } from './path-names.js';
import { typedMember } from './typed-values.js';

/** Parts of a response that tell how the request went. */
const OUTCOMES: ReadonlySet<string> = new Set(['ok', 'status', 'statusCode', 'statusText', 'headers']);

const isIndex = (name: string): boolean => /^\d+$/.test(name);

/** A property of a value; where it has none of that name, a method that may be called on it. */
export function memberOf(value: Value, name: string, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const method = (): Values => pool.one(make.method(value, name));
  if (name === PART && !isOpenPath(value))
    return value.kind === 'text-of' ? partOf(value, evaluator, make) : pool.one(value);
  switch (value.kind) {
    case 'object':
      return evaluator.once(
        `member ${value.id} ${name}`,
        () => objectMember(value, name, evaluator) ?? method(),
      );
    case 'store':
      return evaluator.once(
        `member ${value.id} ${name}`,
        () => storeMember(value, name, evaluator) ?? method(),
      );
    case 'record':
      return value.entries.find(([entry]) => entry === name)?.[1] ?? pool.empty;
    case 'tuple':
      if (name === COMPUTED) return pool.union(...value.elements);
      return isIndex(name) ? (value.elements[Number(name)] ?? pool.empty) : method();
    case 'list':
      return isIndex(name) ? value.element : method();
    case 'namespace':
      return exportedValue(value.file, name, evaluator, make);
    case 'instance':
      return evaluator.once(
        `member ${value.id} ${name}`,
        () =>
          instanceMember(value, name, evaluator, make) ??
          implementedMember(value, name, evaluator, make) ??
          method(),
      );
    case 'class':
      return evaluator.once(
        `member ${value.id} ${name}`,
        () => classMember(value, name, evaluator) ?? method(),
      );
    case 'superclass':
      return superMember(value, name, evaluator, make);
    case 'typed':
      return evaluator.once(`member ${value.id} ${name}`, () => typedMember(value, name, evaluator, make));
    case 'error':
      return pool.one(make.error(value.source, make.longer(value.path, name)));
    case 'body':
      return pool.one(make.body(value.request, make.longer(value.path, name)));
    case 'response':
      if (name === 'data' || name === 'body') return pool.one(make.body(value.request));
      return OUTCOMES.has(name)
        ? pool.one(make.response(value.request, make.longer(value.path, name)))
        : method();
    case 'parameter':
      return pool.one(
        make.parameter(value.file, value.fn, value.index, value.isRest, make.longer(value.path, name)),
      );
    case 'result':
      return pool.one(make.result(value.of, value.args, make.longer(value.path, name)));
    case 'made':
      return madeMember(value, name, evaluator, make);
    case 'extended':
      return evaluator.once(`member ${value.id} ${name}`, () => extendedMember(value, name, evaluator));
    case 'text':
      if (name === 'href') return pool.one(value);
      return isHost(name) ? hostOf(value.text, evaluator, make) : method();
    case 'library':
      return libraryMember(value, `Member[${name}]`, evaluator, make);
    case 'method':
      // Of a function that nobody knows, nothing is known.
      return pool.empty;
    default:
      return method();
  }
}

/** Parts of a URL of which the host of a request is made. */
const isHost = (name: string): boolean => name === 'hostname' || name === 'host';

/** The host of a URL of which the beginning is known. */
function hostOf(url: string, { pool }: Evaluator, make: Makers): Values {
  const [, host] = /^https?:\/\/([^/:?#]+)(?=[/:?#]|$)/i.exec(url) ?? [];
  return host === undefined ? pool.empty : pool.one(make.text(host));
}

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

function madeMember(
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

function nodeOf({ file, node }: ObjectValue): ValueNode | undefined {
  return file.facts.nodes[node];
}

function objectMember(object: ObjectValue, name: string, evaluator: Evaluator): Values | undefined {
  const node = nodeOf(object);
  if (node?.op === 'array') return arrayMember(object, node.items, name, evaluator);
  if (node?.op !== 'object') return undefined;
  const { pool } = evaluator;
  const found: Values[] = [];
  // The last property of a name is the one that counts, and what is spread before it does not.
  for (const [key, id] of node.properties.toReversed()) {
    if (key === SPREAD) {
      const spread = pool.flat(read(object, id, evaluator), (item) => evaluator.member(item, name));
      if (spread.items.some(({ kind }) => kind !== 'method')) found.push(spread);
    } else if (key === name || key === COMPUTED) {
      found.push(propertyOf(object, id, evaluator));
      if (key === name) break;
    }
  }
  return found.length > 0 ? pool.union(...found) : undefined;
}

function propertyOf(object: ObjectValue, id: number, evaluator: Evaluator): Values {
  const node = object.file.facts.nodes[id];
  if (node?.op === 'getter') return evaluator.fill(evaluator.returned(object.file, node.fn), object.env);
  return read(object, id, evaluator);
}

function read({ file, env }: ObjectValue | StoreValue, id: number, evaluator: Evaluator): Values {
  return evaluator.fill(evaluator.value(file, id), env);
}

function arrayMember(
  object: ObjectValue,
  items: readonly number[],
  name: string,
  evaluator: Evaluator,
): Values | undefined {
  if (!isIndex(name)) return undefined;
  const spread = items.findIndex((id) => object.file.facts.nodes[id]?.op === 'spread');
  const index = Number(name);
  if (spread >= 0 && index >= spread) return evaluator.elements(object);
  return read(object, items[index] ?? 0, evaluator);
}

function storeMember(store: StoreValue, name: string, evaluator: Evaluator): Values | undefined {
  const { pool } = evaluator;
  const stores = store.file.facts.variables[store.variable]?.stores ?? [];
  const found = stores.flatMap(([key, id]): readonly Values[] => {
    if (key === name || (key === COMPUTED && (isIndex(name) || name === COMPUTED)))
      return [read(store, id, evaluator)];
    if (key !== SPREAD) return [];
    return [
      pool.flat(read(store, id, evaluator), (item) =>
        item === store ? pool.empty : evaluator.member(item, name),
      ),
    ];
  });
  return found.length > 0 ? pool.union(...found) : undefined;
}

/** What a list, a map, or an object with any key holds. */
export function elementsOf(value: Value, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  switch (value.kind) {
    case 'object':
      return evaluator.once(`elements ${value.id}`, () => objectElements(value, evaluator));
    case 'store': {
      const stores = value.file.facts.variables[value.variable]?.stores ?? [];
      return evaluator.once(`elements ${value.id}`, () =>
        pool.union(...stores.flatMap(([key, id]) => (key === SPREAD ? [] : [read(value, id, evaluator)]))),
      );
    }
    case 'tuple':
      return pool.union(...value.elements);
    case 'record':
      return pool.union(...value.entries.map(([, entry]) => entry));
    case 'list':
      return value.element;
    case 'map':
      return value.pairs;
    case 'error':
    case 'body':
    case 'parameter':
    case 'result':
      return evaluator.member(value, COMPUTED);
    case 'typed':
      return evaluator.once(`elements ${value.id}`, () => typedElements(value, evaluator, make));
    default:
      return pool.empty;
  }
}

function typedElements(
  { file, type }: Extract<Value, { kind: 'typed' }>,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const node = file.facts.nodes[type];
  if (node?.op === 'list-type') return evaluator.typed(file, node.element);
  if (node?.op !== 'map-type') return pool.empty;
  const values = evaluator.typed(file, node.value);
  return node.isRecord ? values : pool.one(make.tuple([pool.empty, values]));
}

function objectElements(object: ObjectValue, evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const node = nodeOf(object);
  if (node?.op === 'object')
    return pool.union(
      ...node.properties.map(([key, id]) =>
        key === SPREAD
          ? pool.flat(read(object, id, evaluator), (item) => evaluator.elements(item))
          : propertyOf(object, id, evaluator),
      ),
    );
  if (node?.op !== 'array') return pool.empty;
  return pool.union(
    ...node.items.map((id) => {
      const values = read(object, id, evaluator);
      return object.file.facts.nodes[id]?.op === 'spread'
        ? pool.flat(values, (item) => evaluator.elements(item))
        : values;
    }),
  );
}
