import { UNKNOWN } from './outcomes.js';

/** What the language itself gives under a name, as far as conditions use it. */
export const GLOBALS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['String', String],
  ['Number', Number],
  ['Boolean', Boolean],
  ['parseInt', Number.parseInt],
  ['parseFloat', Number.parseFloat],
  ['isNaN', (value: unknown) => Number.isNaN(Number(value))],
  ['isFinite', (value: unknown) => Number.isFinite(Number(value))],
  ['Math', Math],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
]);

/** Without the flags that keep a position from one call to the next. */
export function patternOf({ pattern, flags }: { readonly pattern: string; readonly flags: string }): unknown {
  try {
    return new RegExp(pattern, flags.replace(/[gy]/g, ''));
  } catch {
    return UNKNOWN;
  }
}

export const COMPARISONS: Readonly<Record<string, ((left: unknown, right: unknown) => boolean) | undefined>> =
  {
    '===': (left, right) => left === right,
    '!==': (left, right) => left !== right,
    '==': (left, right) => left == right,
    '!=': (left, right) => left != right,
  };

export const ARITHMETIC: Readonly<
  Record<string, ((left: number, right: number) => number | boolean) | undefined>
> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
  '|': (left, right) => left | right,
};
