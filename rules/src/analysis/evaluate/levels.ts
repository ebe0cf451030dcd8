import { COMPUTED } from '../facts/types.js';
import { isInnerError, MANY_LEVELS } from '../models/inner-errors.js';
import type { Value, Values } from './items.js';
import type { Pool } from './pool.js';

/** Whether a name leads to the next level of an error; a name that is only known at run time may. */
function isLevel(name: string): boolean {
  return isInnerError(name) || name === COMPUTED;
}

/** What is done with a value, as against a property of it. */
const isMark = (name: string): boolean => name.startsWith('$');

/** Longer paths are cut: nobody reads that deep. Levels are counted by themselves. */
const MAX_PATH = 7;

/**
 * The path below a value, one name longer. What has gone through all levels of an error stays there, so that
 * a walk comes to an end.
 */
export function longer(path: readonly string[], name: string): readonly string[] {
  // A part of a part is a part, and what is read as JSON twice is JSON: a mark that stands there already says
  // no more.
  const isCut =
    (isMark(name) && path.at(-1) === name) ||
    (isLevel(name) ? isOfAllLevels(path) : path.length - levelsIn(path) >= MAX_PATH);
  return isCut ? path : [...path, name];
}

/** How many levels a path may go down. */
export function levelsIn(path: readonly string[]): number {
  return path.filter(isLevel).length;
}

/** Whether a path goes as deep into an error as only a walk of all levels does. */
export function isOfAllLevels(path: readonly string[]): boolean {
  return levelsIn(path) >= MANY_LEVELS;
}

/** Whether a value is read from all levels of an error. */
export function isReadFromAllLevels(value: Value): boolean {
  return isOfAllLevels(pathOf(value));
}

/** The values that are not read from all levels of an error. */
export function ofFewLevels(values: Values, pool: Pool): Values {
  const kept = values.items.filter((value) => !isReadFromAllLevels(value));
  return kept.length === values.items.length ? values : pool.bag(kept, values.isPartial);
}

function pathOf(value: Value): readonly string[] {
  if (value.kind === 'text-of') return pathOf(value.of);
  return value.kind === 'error' ||
    value.kind === 'body' ||
    value.kind === 'parameter' ||
    value.kind === 'result'
    ? value.path
    : [];
}
