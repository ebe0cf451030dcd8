import type { OpenValue, ParameterValue } from './items.js';
import { levelsIn } from './levels.js';

/** The parameter that must be filled before an open value is known. */
export function parameterOf(value: OpenValue): ParameterValue {
  return value.kind === 'parameter' ? value : parameterOf(value.of);
}

/** How many properties and calls lead from a parameter to a value. Levels of an error are counted by themselves. */
export function stepsOf(value: OpenValue): number {
  const steps = value.path.length - levelsIn(value.path);
  return value.kind === 'result' ? steps + 1 + stepsOf(value.of) : steps;
}
