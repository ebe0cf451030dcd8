import { argumentsInLine, superclassesOf } from './class-members.js';
import type { Evaluator } from './evaluator.js';
import {
  type BodyValue,
  type Failure,
  type Failures,
  type InstanceValue,
  type MadeValue,
  type Making,
  type StoreValue,
  type Value,
  type Values,
} from './items.js';
import { THROWN_TEXT, type Wrapped } from './wrapping.js';
import type { Makers } from './make.js';
import { TEXT } from './path-names.js';

/** A failure as it arrives in an error that was made of it. */
export function wrap(failure: Failure, wrapped: Wrapped, made: Making | undefined, make: Makers): Failure {
  if (!('wrapped' in failure)) return failure;
  const again = failure.wrapped === true || wrapped === true ? true : wrapped;
  const making = made
    ? {
        as: made.as ?? failure.made?.as,
        texts: isNamed(made) ? made.texts : (failure.made?.texts ?? []),
        of: shallow(made.of),
      }
    : failure.made;
  if (failure.kind === 'graph')
    return make.graph(failure.client, failure.site, again, making, failure.isShared);
  if (failure.kind === 'open-request')
    return make.openRequest(failure.client, failure.site, failure.url, again, making);
  return make.open(failure.how, failure.of, again, making, failure.package);
}

const isNamed = ({ as, texts }: Making): boolean => as !== undefined || texts.length > 0;

/**
 * What is thrown may hold errors that hold what was thrown before: deeper than this it is not looked into.
 */
const MAX_THROWN = 2;

/** The class of the error that a variable holds which is filled before it is thrown. */
function nameOfStored({ file, variable }: StoreValue, evaluator: Evaluator): string | undefined {
  const values = (file.facts.variables[variable]?.values ?? []).flatMap(
    (id) => evaluator.value(file, id).items,
  );
  return values.flatMap((item) =>
    item.kind === 'made' || item.kind === 'instance' ? [nameOf(item)] : [],
  )[0];
}

function nameOf(value: MadeValue | InstanceValue): string {
  return value.kind === 'made' ? value.name : (value.file.facts.classes[value.cls]?.name ?? '');
}

function shallow(of: Value | undefined): Value | undefined {
  return of && of.depth <= MAX_THROWN ? of : undefined;
}

/** More constant texts of one error are not looked at. */
const MAX_TEXTS = 12;
/** Objects in objects of the arguments of an error. */
const MAX_NESTING = 2;

/**
 * What is handled when an error is thrown that the project has made: its own texts, and the failures that it
 * was made of.
 * @param args what it was made with
 * @param added what was put into it afterwards, of which only a message is a text of the error
 */
export function failuresOfMade(
  of: Value,
  name: string,
  args: readonly Values[],
  evaluator: Evaluator,
  make: Makers,
  added: readonly Values[] = [],
): Failures {
  // An error may be made of itself.
  return evaluator.once(`made ${of.id}`, () => findFailuresOfMade(of, name, args, evaluator, make, added));
}

function findFailuresOfMade(
  of: Value,
  name: string,
  args: readonly Values[],
  evaluator: Evaluator,
  make: Makers,
  added: readonly Values[],
): Failures {
  const { pool } = evaluator;
  const messages = added.map((values) => pool.flat(values, (item) => evaluator.member(item, 'message')));
  const texts = partsIn([...args, ...messages], evaluator).flatMap((part) =>
    part.kind === 'text' ? [part.text] : part.kind === 'text-of' ? part.around : [],
  );
  const distinct = [...new Set(texts)].slice(0, MAX_TEXTS);
  const made = { as: name, texts: distinct, of };
  const roots = partsIn([...args, ...added], evaluator).flatMap((part) => evaluator.rootsOf(part).items);
  return pool.bag([make.own(name, distinct), ...roots.map((root) => wrap(root, true, made, make))]);
}

/** Values that hold others. */
const HOLDERS: ReadonlySet<Value['kind']> = new Set(['object', 'store', 'list', 'tuple', 'record']);

/** What stands in objects and lists, and in those in them. */
function partsIn(all: readonly Values[], evaluator: Evaluator, nesting = 0): readonly Value[] {
  return all.flatMap(({ items }) =>
    items.flatMap((item) =>
      HOLDERS.has(item.kind) && nesting < MAX_NESTING
        ? partsIn([evaluator.elements(item)], evaluator, nesting + 1)
        : [item],
    ),
  );
}

/** Whether a class extends the error of the language, at whatever distance. */
export function isErrorClass(
  { file, cls }: Pick<InstanceValue, 'file' | 'cls'>,
  evaluator: Evaluator,
  height = 0,
): boolean {
  if (height > 8) return false;
  return superclassesOf(file, cls, evaluator).some((parent) =>
    parent.kind === 'library'
      ? /(?:Error|Exception)\]$/.test(parent.path) || parent.type !== 'global'
      : parent.kind === 'class' && isErrorClass(parent, evaluator, height + 1),
  );
}

function asPart(failure: Failure, make: Makers): Failure {
  return failure.kind === 'graph' && failure.wrapped === false
    ? make.graph('unknown', failure.site, false, failure.made, failure.isShared)
    : failure;
}

function thrownBody({ path, request }: BodyValue, make: Makers): Failure {
  const last = path.at(-1);
  if (last === 'message' || last === TEXT)
    return wrap(request, true, { as: THROWN_TEXT, texts: [], of: undefined }, make);
  // The object that Graph has answered with: whoever handles it reads its codes as they are.
  return request.kind === 'graph'
    ? make.graph('unknown', request.site, false, undefined, request.isShared)
    : wrap(request, true, undefined, make);
}

/** What is handled when a value is thrown. */
export function thrownValue(value: Value, evaluator: Evaluator, make: Makers): Failures {
  const { pool } = evaluator;
  switch (value.kind) {
    case 'error':
      // A part of an error looks like the errors of no client: `Promise.reject(error.response.data)`.
      return value.path.length === 0 || value.path.at(-1) === 'message'
        ? evaluator.failuresOf(value)
        : pool.flat(evaluator.failuresOf(value), (failure) => pool.one(asPart(failure, make)));
    case 'parameter':
    case 'result':
      return pool.one(make.open('value', value));
    case 'body':
      return pool.one(thrownBody(value, make));
    case 'made':
      return failuresOfMade(value, value.name, value.args, evaluator, make);
    case 'store':
      // `error.info = await response.json()` before it is thrown.
      return pool.flat(
        pool.flat(evaluator.elements(value), (item) => evaluator.rootsOf(item)),
        (root) =>
          pool.one(wrap(root, true, { as: nameOfStored(value, evaluator), texts: [], of: value }, make)),
      );
    case 'instance':
      // Anything can be thrown, whatever its class extends.
      return failuresOfMade(value, nameOf(value), argumentsInLine(value, evaluator), evaluator, make);
    case 'extended': {
      const { of, added } = value;
      return failuresOfMade(
        value,
        nameOf(of),
        of.kind === 'made' ? of.args : argumentsInLine(of, evaluator),
        evaluator,
        make,
        added,
      );
    }
    case 'record':
      return failuresOfMade(
        value,
        '',
        value.entries.map(([, entry]) => entry),
        evaluator,
        make,
      );
    case 'object':
      return failuresOfMade(value, '', [pool.one<Value>(value)], evaluator, make);
    case 'text':
      return pool.one(make.own('', [value.text]));
    case 'text-of':
      return pool.flat(evaluator.rootsOf(value), (root) =>
        pool.one(wrap(root, true, { as: THROWN_TEXT, texts: value.around, of: undefined }, make)),
      );
    case 'response':
      return pool.flat(evaluator.rootsOf(value), (root) => pool.one(wrap(root, true, undefined, make)));
    default:
      return pool.empty;
  }
}

/** The failures that a value is, or is made of. */
export function rootsOf(value: Value, evaluator: Evaluator, make: Makers): Failures {
  const { pool } = evaluator;
  switch (value.kind) {
    case 'error':
      return evaluator.failuresOf(value);
    case 'body':
    case 'response':
      return pool.one<Failure>(value.request);
    case 'text-of':
      return rootsOf(value.of, evaluator, make);
    case 'parameter':
    case 'result':
      return pool.one(make.open('value', value));
    case 'made':
    case 'extended':
      return thrownValue(value, evaluator, make);
    case 'instance':
      return isErrorClass(value, evaluator) ? thrownValue(value, evaluator, make) : pool.empty;
    default:
      return pool.empty;
  }
}
