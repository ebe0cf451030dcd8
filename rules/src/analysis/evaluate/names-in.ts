import { COMPUTED, SPREAD } from '../facts/types.js';
import type { Value } from './items.js';

/** The names of what is written out in an object, or put into one. */
export function namesIn(value: Value): readonly string[] {
  const node = value.kind === 'object' ? value.file.facts.nodes[value.node] : undefined;
  const properties =
    value.kind === 'store'
      ? value.file.facts.variables[value.variable]?.stores
      : node?.op === 'object'
        ? node.properties
        : undefined;
  return [...new Set((properties ?? []).map(([name]) => name))].filter(
    (name) => name !== SPREAD && name !== COMPUTED,
  );
}
