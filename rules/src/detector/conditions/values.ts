/** A value that can be written down in a condition. */
export type Plain = string | number | boolean | bigint | null | undefined | RegExp;
/** What an expression is; undefined where that is not known. */
export type Known = { readonly value: Plain | readonly Plain[] } | undefined;

/** Stands for an object; equal to nothing that is written down. */
export const SOMETHING: RegExp = Object.freeze(/(?:)/);

export const isList = (value: Plain | readonly Plain[]): value is readonly Plain[] => Array.isArray(value);

export const OPERATORS: Readonly<Record<string, ((left: number, right: number) => number | boolean) | undefined>> = {
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
export const ROUNDINGS: Readonly<Record<string, ((value: number) => number) | undefined>> = { floor: Math.floor, trunc: Math.trunc, round: Math.round, ceil: Math.ceil };
export const CONVERSIONS: Readonly<Record<string, ((value: Plain) => Plain) | undefined>> = { String, Number, Boolean, parseInt: (value) => Number.parseInt(String(value), 10), parseFloat: (value) => Number.parseFloat(String(value)) };

export function numberIn(known: Known): number | undefined {
  if (typeof known?.value === 'number') return known.value;
  return typeof known?.value === 'string' && /^\d+$/.test(known.value) ? Number(known.value) : undefined;
}

/** Whether two values are equal; undefined where that is not known. Of the error of an answer only that it is there is known. */
export function equal(left: Known, right: Known, isLoose: boolean): boolean | undefined {
  if (!left || !right || isList(left.value) || isList(right.value)) return undefined;
  const [one, other] = [left.value, right.value];
  const isNothing = [one, other].map((value) => value === undefined || value === null);
  if (isNothing.some(Boolean)) return isNothing.every(Boolean);
  if (one === SOMETHING || other === SOMETHING) return undefined;
  return isLoose ? String(one) === String(other) : one === other;
}
