import {
  isOfAllLevels,
  type Client,
  type FileEvaluation,
  type ProjectFunction,
  type Value as Item,
  type Values,
} from '../../analysis/index.js';
import { functionWith, rangeOf, unwrap, type FunctionNode, type Node } from '../../syntax/tree.js';
import type { Failure as FailureHere, FileContext } from './context.js';
import { FailuresOfCallers } from './failures-of-callers.js';
import { evaluationOfFile } from './file-evaluation.js';
import { functionsGiven } from './functions-given.js';
import { namedWhole, openValue, sentencesIn, withBeside, within, type Rest } from './items-of-facts.js';
import { sharedValue } from './marked-values.js';
import { expressionOf } from './names-of-values.js';
import { PlacesOfFacts } from './places-of-facts.js';
import { textsGiven, type GivenText } from './texts-given.js';
import type { ConcreteValue, Value } from './values.js';
import { ValuesOfCallers } from './values-of-callers.js';
import { ofWalks } from './walks-of-facts.js';
import { MAX_CALLERS, WaysTaken } from './ways-taken.js';

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
  /**
   * The functions of the project that an expression may be, with what its callers give; undefined where it may
   * be anything else.
   */
  functionsOf(node: Node): readonly CalledFunction[] | undefined;
  /** The calls of a function in this file. */
  callersOf(fn: FunctionNode): readonly Node[];
  /** The constant texts that an expression may begin with. */
  texts(node: Node): readonly string[];
  /** The constant texts that an expression may be, or that stand in a list, with what its callers give. */
  textsGiven(node: Node): readonly GivenText[];
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
  private readonly failing: FailuresOfCallers;
  private readonly given: ValuesOfCallers;
  private readonly ways = new WaysTaken();

  constructor(private readonly context: FileContext) {
    const { file, project, settings } = context;
    this.evaluation = project?.evaluation(file) ?? evaluationOfFile(file, settings);
    this.places = new PlacesOfFacts(context, this.evaluation);
    this.failing = new FailuresOfCallers(this.evaluation, this.places, this.ways);
    this.given = new ValuesOfCallers(this.evaluation, this.places, this.failing, this.ways);
  }

  values(node: Node): readonly Value[] {
    this.evaluation.begin();
    return this.valuesAt(node)
      .items.flatMap((item) => {
        const rest = this.restOf(item, node);
        const known =
          item.kind === 'error'
            ? this.given.ofError(item, { ...rest, path: item.path }, node, MAX_CALLERS)
            : [];
        return known.length > 0 ? known : openValue(item, node, rest, this.evaluation);
      })
      .map((value) => ({ ...value, walked: isOfAllLevels(value.path) }));
  }

  concrete(node: Node): readonly ConcreteValue[] {
    this.evaluation.begin();
    this.ways.begin();
    const { items, isPartial } = this.valuesAt(node);
    const readings = this.evaluation.readings(rangeOf(node));
    const sentences = sentencesIn(items);
    const all = items.flatMap((item) =>
      withBeside(item, within(sentences, this.restOf(item, node)), readings).flatMap((rest) =>
        namedWhole(this.given.ofItem(item, rest, node, 0), item),
      ),
    );
    if (this.ways.areTooMany) return [];
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
    return this.called(found);
  }

  functionsOf(node: Node): readonly CalledFunction[] | undefined {
    this.evaluation.begin();
    return functionsGiven(this.valuesAt(unwrap(node)), this.evaluation)?.map((found) => this.called(found));
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

  textsGiven(node: Node): readonly GivenText[] {
    this.evaluation.begin();
    return textsGiven(this.valuesAt(unwrap(node)), this.evaluation);
  }

  client(node: Node): Client | undefined {
    this.evaluation.begin();
    return this.evaluation.client(rangeOf(unwrap(node)));
  }

  rejections(call: Node): readonly FailureHere[] {
    this.evaluation.begin();
    this.ways.begin();
    const found = this.evaluation
      .rejections(rangeOf(call))
      .items.flatMap((item) => this.failing.closed(item, undefined, 0));
    return this.ways.areTooMany
      ? []
      : found.flatMap(({ failure }) => this.places.failureHere(failure, call) ?? []);
  }

  failures(node: Node): readonly FailureHere[] {
    const rejected = this.rejections(node);
    const found = this.evaluation
      .failuresIn(rangeOf(node))
      .flatMap((group) =>
        this.failing
          .ofGroup(group, node, 0)
          .flatMap(({ failure, at }) => this.places.failureHere(failure, at) ?? []),
      );
    return this.ways.areTooMany ? [] : [...found, ...rejected];
  }

  private called(found: ProjectFunction): CalledFunction {
    const range = this.evaluation.functionRange(found);
    const fn = range && functionWith(range, this.context.index);
    return fn ? { fn } : { path: found.file.path, index: found.fn };
  }

  private valuesAt(node: Node): Values {
    return this.evaluation.values(rangeOf(node));
  }

  private restOf(item: Item, node: Node): Rest {
    const expression = expressionOf(item, node, this.context, this.evaluation);
    return { path: [], at: [], text: false, expression };
  }
}
