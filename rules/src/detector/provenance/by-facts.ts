import {
  isOfAllLevels,
  parameterOf,
  type Client,
  type ErrorValue,
  type FailureGroup,
  type FileEvaluation,
  type Failure,
  type Given,
  type OpenValue,
  type Value as Item,
  type Values,
} from '../../analysis/index.js';
import { functionWith, rangeOf, unwrap, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { Failure as FailureHere, FileContext } from './context.js';
import { evaluationOfFile } from './file-evaluation.js';
import {
  bagOf,
  namedWhole,
  openValue,
  partsIn,
  pathOf,
  sentencesIn,
  withBeside,
  within,
  type Rest,
} from './items-of-facts.js';
import { isFoundIn, partsOfThrown, pathIn } from './kept-by-facts.js';
import { asCopied, heldBy, sharedFailure, sharedValue, withCode } from './marked-values.js';
import { accessPath, baseOf, namesAround, readFrom } from './names-of-values.js';
import { PlacesOfFacts } from './places-of-facts.js';
import { OpenParameters, ofWalks } from './walks-of-facts.js';
import type { ConcreteValue, RootExpression, Value } from './values.js';

/** Callers of callers of the function in which something is tested. */
const MAX_CALLERS = 3;

/**
 * Functions that hand each other parts of what they get have exponentially many ways. Past this many, nothing
 * is known.
 */
const MAX_WAYS = 1000;

/** A function of this file, or the number of one of another. */
export type CalledFunction =
  { readonly fn: FunctionNode } | { readonly path: string; readonly index: number };

/** Answers of the evaluation of facts, in the terms of the rules. */
export interface ByFacts {
  /** What an expression may be; parameters stay open. */
  values(node: Node): readonly Value[];
  /** What an expression may be, with what its callers give. */
  concrete(node: Node): readonly ConcreteValue[];
  /**
   * Whether an expression has something of every level of an error in it: it is read from all of them, or has
   * elements that are.
   */
  hasLevels(node: Node): boolean;
  /** The one function of the project that an expression is. */
  functionOf(node: Node): CalledFunction | undefined;
  /** The calls of a function in this file. */
  callersOf(fn: FunctionNode): readonly Node[];
  /** The constant texts that an expression may begin with. */
  texts(node: Node): readonly string[];
  /** The client that an expression is. */
  client(node: Node): Client | undefined;
  /** What the promise that a call gives may reject with, with what its callers give. */
  rejections(call: Node): readonly FailureHere[];
  /**
   * What may fail in a function, a statement or an expression that is not handled in it, and what an
   * expression rejects with.
   */
  failures(node: Node): readonly FailureHere[];
}

export function createByFacts(context: FileContext): ByFacts {
  return new Asker(context);
}

/** Asks the evaluation about one file. */
class Asker implements ByFacts {
  private readonly evaluation: FileEvaluation;
  private readonly places: PlacesOfFacts;
  private ways = 0;
  private readonly open = new OpenParameters();

  constructor(private readonly context: FileContext) {
    const { file, project, settings } = context;
    this.evaluation = project?.evaluation(file) ?? evaluationOfFile(file, settings);
    this.places = new PlacesOfFacts(context, this.evaluation);
  }

  values(node: Node): readonly Value[] {
    this.evaluation.begin();
    return this.valuesAt(node)
      .items.flatMap((item) => {
        const rest = this.restOf(item, node);
        const known =
          item.kind === 'error' ? this.ofError(item, { ...rest, path: item.path }, node, MAX_CALLERS) : [];
        return known.length > 0 ? known : openValue(item, node, rest, this.evaluation);
      })
      .map((value) => ({ ...value, walked: isOfAllLevels(value.path) }));
  }

  concrete(node: Node): readonly ConcreteValue[] {
    this.evaluation.begin();
    this.ways = 0;
    const { items, isPartial } = this.valuesAt(node);
    const readings = this.evaluation.readings(rangeOf(node));
    const sentences = sentencesIn(items);
    const all = items.flatMap((item) =>
      withBeside(item, within(sentences, this.restOf(item, node)), readings).flatMap((rest) =>
        namedWhole(this.ofItem(item, rest, node, 0), item),
      ),
    );
    if (this.ways > MAX_WAYS) return [];
    return ofWalks(isPartial ? all.map(sharedValue) : all);
  }

  hasLevels(node: Node): boolean {
    this.evaluation.begin();
    return (
      this.evaluation.hasAllLevels(rangeOf(node)) || this.concrete(node).some(({ walked }) => walked === true)
    );
  }

  functionOf(node: Node): CalledFunction | undefined {
    this.evaluation.begin();
    const [found, ...others] = this.evaluation.functions(rangeOf(unwrap(node)));
    if (!found || others.some(({ file, fn }) => file !== found.file || fn !== found.fn)) return undefined;
    const range = this.evaluation.functionRange(found);
    const fn = range && functionWith(range, this.context.index);
    return fn ? { fn } : { path: found.file.path, index: found.fn };
  }

  callersOf(fn: FunctionNode): readonly Node[] {
    this.evaluation.begin();
    const found = this.evaluation.functionAt(rangeOf(fn));
    return found
      ? this.evaluation
          .callers(found.file, found.fn)
          .flatMap(({ file, call }) => this.places.syntaxAt(this.evaluation.rangeOf(file, call)) ?? [])
      : [];
  }

  texts(node: Node): readonly string[] {
    this.evaluation.begin();
    return this.valuesAt(unwrap(node)).items.flatMap((item) => (item.kind === 'text' ? [item.text] : []));
  }

  client(node: Node): Client | undefined {
    this.evaluation.begin();
    return this.evaluation.client(rangeOf(unwrap(node)));
  }

  rejections(call: Node): readonly FailureHere[] {
    this.evaluation.begin();
    this.ways = 0;
    const found = this.evaluation
      .rejections(rangeOf(call))
      .items.flatMap((item) => this.closed(item, undefined, 0));
    return this.ways > MAX_WAYS
      ? []
      : found.flatMap(({ failure }) => this.places.failureHere(failure, call) ?? []);
  }

  failures(node: Node): readonly FailureHere[] {
    const rejected = this.rejections(node);
    const found = this.evaluation
      .failuresIn(rangeOf(node))
      .flatMap((group) =>
        this.ofGroup(group, node, 0).flatMap(({ failure, at }) => this.places.failureHere(failure, at) ?? []),
      );
    return this.ways > MAX_WAYS ? [] : [...found, ...rejected];
  }

  /** Where it is not known which call fails, each failure is one of its own. */
  private ofGroup(
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

  private valuesAt(node: Node): Values {
    return this.evaluation.values(rangeOf(node));
  }

  private ofItem(item: Item, rest: Rest, at: Node, depth: number): readonly ConcreteValue[] {
    switch (item.kind) {
      case 'text-of':
        return this.ofItem(item.of, { ...within(item.around, rest), text: true }, at, depth);
      case 'error':
        return this.ofError(item, { ...rest, path: item.path }, at, depth);
      case 'body':
      case 'response': {
        const { path, isText } = pathOf(item);
        return this.closed(item.request, rest.caller, depth).flatMap(
          ({ failure, caller }): readonly ConcreteValue[] =>
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

  private ofError(value: ErrorValue, rest: Rest, at: Node, depth: number): readonly ConcreteValue[] {
    return this.evaluation
      .groups(value)
      .flatMap((group) => this.ofGroup(group, this.places.givenAt(rest, at), depth))
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
    if (depth >= MAX_CALLERS || ++this.ways > MAX_WAYS) return [];
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

  /** What the callers of the function give that a failure depends on. */
  private closed(
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
    if (depth >= MAX_CALLERS || ++this.ways > MAX_WAYS) return [];
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

  private restOf(item: Item, node: Node): Rest {
    return { path: [], at: [], text: false, expression: this.expressionOf(item, node) };
  }

  /** A name at a place for the whole of which an item is a part. */
  private expressionOf(item: Item, at: Node): RootExpression | undefined {
    if (item.kind === 'text-of') return this.expressionOf(item.of, at);
    if (
      item.kind !== 'error' &&
      item.kind !== 'body' &&
      item.kind !== 'response' &&
      item.kind !== 'parameter'
    )
      return undefined;
    const { names, file } = this.context;
    const wholes = this.evaluation.wholes(item);
    const isWhole = (node: Node): boolean =>
      this.valuesAt(node).items.some((value) => wholes.includes(bodyIn(value)));
    const access =
      accessPath(at).findLast(isWhole) ??
      readFrom(at, this.context).find(isWhole) ??
      namesAround(at, this.context).find(isWhole);
    const base = access && baseOf(access);
    const variable = base && (names.variable(base) ?? names.lookup(base.name, at));
    // The name alone: where it is declared, its type stands beside it.
    return (
      variable && {
        text: access.type === 'Identifier' ? access.name : file.text.slice(...access.range),
        variable,
      }
    );
  }
}

/** The text of a body is as good as the body. */
function bodyIn(value: Item): Item {
  return value.kind === 'text-of' && value.of.kind === 'body' && value.around.length === 0 ? value.of : value;
}
