import { failuresOfRoot, type ConcreteValue } from '../provenance/values.js';
import type { GraphFailure } from '../provenance/context.js';

/**
 * The request whose failure a value is a part of, where nothing but requests of one client can have failed,
 * and the error arrives as the client has made it.
 */
export function onlyRequest(values: readonly ConcreteValue[]): GraphFailure | undefined {
  let first: GraphFailure | undefined;
  for (const { root } of values) {
    for (const failure of failuresOfRoot(root)) {
      if (failure.kind !== 'graph' || failure.wrapped !== false || failure.shared === true) return undefined;
      if (first && first.client !== failure.client) return undefined;
      first ??= failure;
    }
  }
  return first;
}
