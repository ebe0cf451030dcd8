import type { OpenValue, ParameterValue } from './items.js';

/** The parameter that must be filled before an open value is known. */
export function parameterOf(value: OpenValue): ParameterValue {
  return value.kind === 'parameter' ? value : parameterOf(value.of);
}
