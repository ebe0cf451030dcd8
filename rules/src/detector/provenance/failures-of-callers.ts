import { parameterOf, type Failure, type FailureGroup, type FileEvaluation } from '../../analysis/index.js';
import type { Node } from '../../syntax/tree.js';
import { bagOf } from './items-of-facts.js';
import { sharedFailure } from './marked-values.js';
import type { PlacesOfFacts } from './places-of-facts.js';
import type { WaysTaken } from './ways-taken.js';

/** Failures, with what callers give where they depend on it. */
export class FailuresOfCallers {
  constructor(
    private readonly evaluation: FileEvaluation,
    private readonly places: PlacesOfFacts,
    private readonly ways: WaysTaken,
  ) {}

  /** Where it is not known which call fails, each failure is one of its own. */
  ofGroup(
    { effect, failures }: FailureGroup,
    at: Node,
    depth: number,
  ): readonly { readonly failure: Failure; readonly at: Node }[] {
    const node = (effect && this.places.syntaxAt(this.evaluation.rangeOf(effect.file, effect.node))) ?? {
      ...at,
    };
    // Where not everything is known that may fail, Graph is one of several possibilities.
    return failures.items
      .flatMap((item) => this.closedOrUnknown(item, depth))
      .map((failure) => ({ failure: failures.isPartial ? sharedFailure(failure) : failure, at: node }));
  }

  /** What the callers of the function give that a failure depends on. */
  closed(
    failure: Failure,
    caller: string | undefined,
    depth: number,
  ): readonly { readonly failure: Failure; readonly caller: string | undefined }[] {
    const parameter =
      failure.kind === 'open'
        ? parameterOf(failure.of)
        : failure.kind === 'open-request'
          ? failure.url
          : undefined;
    if (!parameter) return [{ failure, caller }];
    if (!this.ways.mayGoOn(depth)) return [];
    return this.evaluation.callers(parameter.file, parameter.fn).flatMap(({ place, args, isShared }) => {
      const filled = this.evaluation.fillFailures(bagOf(failure), {
        file: parameter.file,
        fn: parameter.fn,
        args,
      });
      const found = filled.items.flatMap((item) =>
        item === failure ? [] : this.closed(item, caller ?? place, depth + 1),
      );
      return isShared || filled.isPartial
        ? found.map((item) => ({ ...item, failure: sharedFailure(item.failure) }))
        : found;
    });
  }

  /** Something that nobody is seen to give may fail as well. */
  private closedOrUnknown(failure: Failure, depth: number): readonly Failure[] {
    const closed = this.closed(failure, undefined, depth).map((item) => item.failure);
    const isOpen = failure.kind === 'open-request' || (failure.kind === 'open' && failure.how !== 'throw');
    if (closed.length > 0 || !isOpen) return closed;
    const name = failure.kind === 'open' ? failure.package : undefined;
    return [
      name === undefined
        ? { kind: 'unknown', id: 0, depth: 0 }
        : { kind: 'foreign', package: name, id: 0, depth: 0 },
    ];
  }
}
