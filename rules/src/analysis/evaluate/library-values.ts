import { NAMED } from '../models/names.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryCall, LibraryValue, Value, Values } from './items.js';
import type { Makers } from './make.js';
import { isErrorName } from './path-names.js';

/** The path of a place in a package of which no row speaks. */
export const UNKNOWN_PATH = '?';

/** Objects of which all names are global as well. */
const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['window', 'globalThis', 'self', 'global']);
/** Global objects and functions that the language itself defines, and which are evaluated. */
const LANGUAGE: ReadonlySet<string> = new Set([
  'Promise',
  'Object',
  'Array',
  'JSON',
  'Reflect',
  'String',
  'Map',
  'WeakMap',
  'Set',
  'URL',
  'Request',
  'structuredClone',
  'encodeURI',
  'encodeURIComponent',
]);

export function globalValue(name: string, evaluator: Evaluator, make: Makers): LibraryValue {
  return libraryValue('global', `Member[${name}]`, undefined, evaluator, make);
}

/**
 * A place in a package: its type where a row names one, and one value for all places of which no row speaks.
 */
export function libraryValue(
  type: string,
  path: string,
  call: LibraryCall | undefined,
  { models }: Evaluator,
  make: Makers,
): LibraryValue {
  const named = models.typeAt(type, path);
  if (named !== undefined) return make.library(named, '', call);
  if (models.leadsOn(type, path) || (type === 'global' && isLanguage(path)))
    return make.library(type, path, call);
  return make.library(type, UNKNOWN_PATH);
}

function isLanguage(path: string): boolean {
  const [, name = ''] = /^Member\[(\w+)\](?:\.Member\[\w+\])?$/.exec(path) ?? [];
  return LANGUAGE.has(name) || GLOBAL_OBJECTS.has(name) || isErrorName(name);
}

/** One step from a place in a package to the next. */
export function stepInto(
  { type, path, call }: LibraryValue,
  token: string,
  evaluator: Evaluator,
  make: Makers,
): LibraryValue {
  if (path === UNKNOWN_PATH) return make.library(type, UNKNOWN_PATH);
  const [, owner] = /^Member\[(\w+)\]$/.exec(path) ?? [];
  if (type === 'global' && owner !== undefined && GLOBAL_OBJECTS.has(owner))
    return libraryValue('global', token, call, evaluator, make);
  return libraryValue(type, path === '' ? token : `${path}.${token}`, call, evaluator, make);
}

/** Of something of which only the name is known there is no more than rows say. */
export function isKnown({ type, path }: LibraryValue): boolean {
  return type !== NAMED || path !== UNKNOWN_PATH;
}

/** The name of a global, such as `Promise`, and of what is read from it: `all`. */
export function globalName({
  type,
  path,
}: LibraryValue): { readonly name: string; readonly member: string | undefined } | undefined {
  const [, name, member] =
    (type === 'global' ? /^Member\[(\w+)\](?:\.Member\[(\w+)\])?$/.exec(path) : null) ?? [];
  return name === undefined ? undefined : { name, member };
}

/** An instance of a class, of which no more is known. */
export function instanceOf(value: Value, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  if (value.kind === 'class') return pool.one(make.instance(value.file, value.cls, value.env));
  return value.kind === 'library' ? pool.one(stepInto(value, 'Instance', evaluator, make)) : pool.empty;
}
