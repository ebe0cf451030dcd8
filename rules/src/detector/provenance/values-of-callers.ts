import {
  parameterOf,
  type ErrorValue,
  type Failure,
  type FileEvaluation,
  type Given,
  type OpenValue,
  type Value as Item,
} from '../../analysis/index.js';
import type { Node } from '../../syntax/tree.js';
import type { Failure as FailureHere } from './context.js';
import type { FailuresOfCallers } from './failures-of-callers.js';
import { bagOf, partsIn, pathOf, sentencesIn, withBeside, within, type Rest } from './items-of-facts.js';
import { isFoundIn, partsOfThrown, pathIn } from './kept-by-facts.js';
import { asCopied, heldBy, sharedValue, withCode } from './marked-values.js';
import type { PlacesOfFacts } from './places-of-facts.js';
import { OpenParameters } from './walks-of-facts.js';
import type { ConcreteValue } from './values.js';
import { MAX_CALLERS, type WaysTaken } from './ways-taken.js';

/** What values are, with what callers give where they depend on it. */
export class ValuesOfCallers {
  private readonly open = new OpenParameters();

  constructor(
    private readonly evaluation: FileEvaluation,
    private readonly places: PlacesOfFacts,
    private readonly failures: FailuresOfCallers,
    private readonly ways: WaysTaken,
  ) {}

  ofItem(item: Item, rest: Rest, at: Node, depth: number): readonly ConcreteValue[] {
    switch (item.kind) {
      case 'text-of':
        return this.ofItem(item.of, { ...within(item.around, rest), text: true }, at, depth);
      case 'error':
        return this.ofError(item, { ...rest, path: item.path }, at, depth);
      case 'body':
      case 'response': {
        const { path, isText } = pathOf(item);
        return this.failures
          .closed(item.request, rest.caller, depth)
          .flatMap(({ failure, caller }): readonly ConcreteValue[] =>
            failure.kind === 'graph'
              ? [
                  {
                    root: {
                      kind: item.kind,
                      failure: this.places.graphHere(failure, this.places.answeredAt(failure, at)),
                    },
                    ...rest,
                    path,
                    text: rest.text || isText,
                    ...(caller !== undefined && { caller }),
                  },
                ]
              : [],
          );
      }
      case 'parameter':
      case 'result':
        return this.ofCallers(item, rest, at, depth);
      case 'object':
      case 'store':
        return partsIn(item, rest, this.evaluation).flatMap((inner) =>
          this.ofItem(inner.part, inner.rest, at, depth),
        );
      default:
        return [];
    }
  }

  ofError(value: ErrorValue, rest: Rest, at: Node, depth: number): readonly ConcreteValue[] {
    return this.evaluation
      .groups(value)
      .flatMap((group) => this.failures.ofGroup(group, this.places.givenAt(rest, at), depth))
      .flatMap(({ failure, at: node }): readonly ConcreteValue[] => {
        const here = this.places.failureHere(failure, node);
        return here ? this.ofThrown(failure, here, value, rest, at, depth) : [];
      });
  }

  /** A part of an error, of one that the project has made what was put there. */
  private ofThrown(
    failure: Failure,
    here: FailureHere,
    { path }: ErrorValue,
    rest: Rest,
    at: Node,
    depth: number,
  ): readonly ConcreteValue[] {
    const parts = depth < MAX_CALLERS ? partsOfThrown(failure, path, this.evaluation) : undefined;
    if (!parts) return [{ root: { kind: 'error', failure: here }, ...rest }];
    const root = { kind: 'error', failure: withCode(here) } as const;
    const expression = isFoundIn(path[0]) ? rest.expression : undefined;
    return parts.flatMap((item) => {
      if (item.kind !== 'error') return [{ root, ...rest, expression, ...pathIn(item, rest) }];
      const inner = this.ofError(item, { ...rest, expression, path: item.path }, at, depth + 1);
      return expression ? inner.map((part) => heldBy(part, here)) : inner.map((part) => asCopied(part, here));
    });
  }

  /** What the callers of the function give that a value depends on. */
  private ofCallers(item: OpenValue, rest: Rest, at: Node, depth: number): readonly ConcreteValue[] {
    if (!this.ways.mayGoOn(depth)) return [];
    const parameter = parameterOf(item);
    return this.open.within(parameter, () =>
      this.evaluation
        .callers(parameter.file, parameter.fn)
        .flatMap((call) =>
          call.isFew
            ? this.open.counted(() => this.ofCall(call, item, rest, at, depth))
            : this.ofCall(call, item, rest, at, depth),
        ),
    );
  }

  private ofCall(
    { place, args, isShared }: Given,
    item: OpenValue,
    rest: Rest,
    at: Node,
    depth: number,
  ): readonly ConcreteValue[] {
    const { file, fn } = parameterOf(item);
    const frame = { file, fn, args };
    const filled = this.evaluation.fill(bagOf<Item>(item), frame);
    const readings =
      item.kind === 'parameter' && item.path.length > 0 && !rest.beside
        ? this.evaluation.readingsOf(
            this.evaluation.fill(bagOf<Item>(this.evaluation.wholes(item)[0] ?? item), frame),
            item.path,
          )
        : [];
    const here = within(sentencesIn(filled.items), { ...rest, caller: rest.caller ?? place });
    const found = filled.items.flatMap((given) =>
      given === item
        ? []
        : withBeside(given, here, readings).flatMap((beside) => this.ofItem(given, beside, at, depth + 1)),
    );
    return isShared || filled.isPartial ? found.map(sharedValue) : found;
  }
}
