import type { Failure } from '../../analysis/index.js';
import type { Failure as FailureHere } from './context.js';
import { roleOf, type ConcreteValue } from './values.js';

/** A part of an error that another error holds: whoever has that one has no more than the part. */
export function asCopied(part: ConcreteValue, { kind, ...outer }: FailureHere): ConcreteValue {
  const { root } = part;
  if (
    root.kind !== 'error' ||
    root.failure.kind !== 'graph' ||
    kind !== 'graph' ||
    !('wrapped' in outer) ||
    roleOf(part) === 'other'
  )
    return part;
  // A test for the class of the other error lets the part through.
  const as = outer.made?.as;
  return {
    ...part,
    root: {
      kind: 'error',
      failure: {
        ...root.failure,
        wrapped: outer.wrapped,
        ...(as !== undefined && { made: { as, texts: root.failure.made?.texts ?? [] } }),
      },
    },
  };
}

/**
 * An error that another error holds as it is, which one has been tested for what holds it:
 * `if (error instanceof WrappedError) error.cause`.
 */
export function heldBy(part: ConcreteValue, outer: FailureHere): ConcreteValue {
  const name = outer.kind === 'graph' ? outer.made?.as : undefined;
  return name === undefined || name === '' ? part : { ...part, heldBy: name };
}

/** Of what was put into an error it is known what it is. */
export function withCode(failure: FailureHere): FailureHere {
  return failure.kind === 'graph' && failure.made
    ? { ...failure, made: { as: failure.made.as, texts: failure.made.texts } }
    : failure;
}

export function sharedValue(value: ConcreteValue): ConcreteValue {
  const { root } = value;
  return root.failure.kind === 'graph'
    ? { ...value, root: { kind: root.kind, failure: { ...root.failure, shared: true } } }
    : value;
}

/** What a call of one of several functions fails with. */
export function sharedFailure(failure: Failure): Failure {
  return failure.kind === 'graph' ? { ...failure, isShared: true } : failure;
}
