import type { KeepsRow } from './types.js';

/** The methods by which something is put into what keeps it, or read from it. */
export function methodsOf({ putBy = [], readBy = [] }: KeepsRow): readonly string[] {
  return [...putBy, ...readBy];
}
