import { EvaluationThrows, UNKNOWN } from './outcomes.js';

const OF_TEXTS: ReadonlySet<string> = new Set([
  'includes',
  'startsWith',
  'endsWith',
  'indexOf',
  'lastIndexOf',
  'toLowerCase',
  'toUpperCase',
  'toLocaleLowerCase',
  'toLocaleUpperCase',
  'trim',
  'toString',
  'match',
  'search',
  'slice',
  'split',
  'substring',
  'replace',
  'charAt',
  'concat',
]);
const OF_LISTS: ReadonlySet<string> = new Set([
  'includes',
  'indexOf',
  'lastIndexOf',
  'join',
  'concat',
  'slice',
]);
/** Those that take a callback: what it gives must be known for each item that is looked at. */
const WITH_CALLBACK: ReadonlySet<string> = new Set(['some', 'every', 'find', 'findIndex', 'filter', 'map']);

/**
 * Calls a method that is the same in every program: of a text, a number, a list, a set, a pattern.
 * @returns what it gives, or `UNKNOWN`
 * @throws {EvaluationThrows} where the value has no such method
 */
export function callMethod(owner: unknown, name: string, given: readonly unknown[]): unknown {
  if (typeof owner === 'string')
    return OF_TEXTS.has(name) ? called(owner, name, given) : missing(owner, name);
  if (typeof owner === 'number' || typeof owner === 'boolean')
    return name === 'toString' ? String(owner) : missing(owner, name);
  if (owner instanceof RegExp)
    return name === 'test' || name === 'exec' ? matched(owner, name, given) : UNKNOWN;
  if (owner instanceof Set) return name === 'has' ? owner.has(given[0]) : UNKNOWN;
  if (owner === Math || owner === Number) return ofNumbers(owner as typeof Math | typeof Number, name, given);
  if (Array.isArray(owner)) return ofList(owner, name, given);
  const method = (owner as Record<string, unknown>)[name];
  if (method === undefined) throw new EvaluationThrows();
  return name === 'toString' && owner instanceof Error ? String(owner) : UNKNOWN;
}

/** `Math.floor`, `Number.parseInt`: all but the one that gives something else each time. */
function ofNumbers(owner: typeof Math | typeof Number, name: string, given: readonly unknown[]): unknown {
  if (!(name in owner)) throw new EvaluationThrows();
  return name === 'random' ? UNKNOWN : called(owner, name, given);
}

/** A method that the language has, and that is only not modelled, is no fault of the program. */
function missing(owner: string | number | boolean, name: string): unknown {
  if (name in Object(owner)) return UNKNOWN;
  throw new EvaluationThrows();
}

function called(owner: unknown, name: string, given: readonly unknown[]): unknown {
  return (owner as Record<string, (...args: readonly unknown[]) => unknown>)[name]?.(...given);
}

function matched(pattern: RegExp, name: 'test' | 'exec', [text]: readonly unknown[]): unknown {
  return name === 'test' ? pattern.test(String(text)) : pattern.exec(String(text));
}

function ofList(items: readonly unknown[], name: string, given: readonly unknown[]): unknown {
  if (OF_LISTS.has(name)) return called(items, name, given);
  const [callback] = given;
  // A list may stand for the set that is made of it.
  if (name === 'has') return items.includes(callback);
  if (!WITH_CALLBACK.has(name) || typeof callback !== 'function') return UNKNOWN;
  const seen: unknown[] = [];
  const result = called(items, name, [
    (item: unknown): unknown => {
      const value = (callback as (item: unknown) => unknown)(item);
      seen.push(value);
      return value;
    },
  ]);
  return seen.includes(UNKNOWN) ? UNKNOWN : result;
}
