import { UNKNOWN } from '../detector/conditions/outcomes.js';

export type Operand = () => unknown;

/** `a || b` with operands that may not be known; one alone keeps its value. */
export function some(operands: readonly Operand[], count: number): unknown {
  let result: unknown = false;
  for (const operand of operands) {
    const value = operand();
    if (count === 1) return value;
    if (value === UNKNOWN) result = UNKNOWN;
    else if (value) return true;
  }
  return result;
}

/** `a && b`, in the same way. */
export function every(operands: readonly Operand[], count: number): unknown {
  let result: unknown = true;
  for (const operand of operands) {
    const value = operand();
    if (count === 1) return value;
    if (value === UNKNOWN) result = UNKNOWN;
    else if (!value) return false;
  }
  return result;
}
