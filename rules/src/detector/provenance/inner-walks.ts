import type { Variable } from '../scope.js';
import { isFunction, type Node } from '../syntax.js';
import type { FileContext } from './context.js';
import { placeOf, type Place } from './places.js';
import { sourcesOf } from './place-sources.js';
import { placesBehind, type Origin } from './value-places.js';

/** More places than a walk has by far; past them nothing is known. */
const MAX_PLACES = 200;

const steppers = new WeakMap<FileContext, Map<Place, boolean>>();

/**
 * Whether a place holds one level of an error after the other: it gets, in a loop or by recursion, an inner error of what it held
 * before. Whatever is read from it is read from all levels.
 */
function holdsLevels(place: Place, context: FileContext): boolean {
  const known = steppers.get(context) ?? new Map<Place, boolean>();
  steppers.set(context, known);
  const answer = known.get(place) ?? comesBack(place, context);
  known.set(place, answer);
  return answer;
}

/** Whether the value of a place may come from itself by way of an inner error, as often as there is one. */
function comesBack(start: Place, context: FileContext): boolean {
  const seen = new Map<Place, Set<number>>();
  const open: { readonly place: Place; readonly isInner: boolean; readonly repeats: boolean }[] = [{ place: start, isInner: false, repeats: false }];
  for (let step = open.pop(); step && seen.size < MAX_PLACES; step = open.pop()) {
    for (const { origin, repeats } of sourcesOf(step.place, context)) {
      if (origin.isWithin) continue;
      const next = { place: origin.place, isInner: step.isInner || origin.isInner, repeats: step.repeats || repeats };
      if (next.place === start && next.isInner && next.repeats) return true;
      const ways = seen.get(next.place) ?? new Set<number>();
      const way = Number(next.isInner) * 2 + Number(next.repeats);
      if (ways.has(way)) continue;
      seen.set(next.place, ways.add(way));
      open.push(next);
    }
  }
  return false;
}

const inner = new WeakMap<FileContext, boolean>();

/** A file that never says `inner` goes to no inner error by itself, and most files do not. */
function mayStepInside(context: FileContext): boolean {
  const known = inner.get(context) ?? /inner/i.test(context.file.text);
  inner.set(context, known);
  return known;
}

const walked = new WeakMap<FileContext, Map<Variable, boolean>>();

/** Whether a variable gets something of every level of an error: it runs over them, or is filled by what does. */
export function isOfAllLevels(variable: Variable, context: FileContext): boolean {
  if (!mayStepInside(context)) return false;
  const known = walked.get(context) ?? new Map<Variable, boolean>();
  walked.set(context, known);
  const answer = known.get(variable) ?? reachesLevels([{ ...placeOf(variable, context), isWithin: false }], context);
  known.set(variable, answer);
  return answer;
}

/** Whether an expression has something of every level of an error in it: `codes(error)`, `[error.code, ...codes(error.innerError)]`. */
export function isWalk(node: Node, context: FileContext): boolean {
  return mayStepInside(context) && reachesLevels(placesBehind(node, context), context);
}

/** A parameter of a function that is written where it is handed over: nobody else calls it. */
function isOfCallback(parameter: Node, { index }: FileContext): boolean {
  const fn = index.parent(parameter);
  const call = fn && isFunction(fn) ? index.parent(fn) : undefined;
  return call?.type === 'CallExpression' && call.callee !== fn;
}

/** A parameter that does not run over the levels itself is left to its callers. */
function reachesLevels(origins: readonly Origin[], context: FileContext): boolean {
  const open = origins.map(({ place }) => place);
  const seen = new Set<Place>();
  for (let place = open.pop(); place && seen.size < MAX_PLACES; place = open.pop()) {
    if (seen.has(place)) continue;
    seen.add(place);
    if (holdsLevels(place, context)) return true;
    if (!('type' in place) || isOfCallback(place, context)) open.push(...sourcesOf(place, context).map(({ origin }) => origin.place));
  }
  return false;
}
