import { indexNames } from '../../syntax/scope.js';
import { indexSyntax } from '../../syntax/syntax-index.js';
import type { Node } from '../../syntax/tree.js';
import type { DetectorSettings, SourceFile } from '../types.js';
import type { Failure, FileContext, GraphFailure } from './context.js';
import { isOnFailurePath, readsOutcome, type Answers } from './failure-path.js';
import type { ProjectView } from './project.js';
import { createByFacts, type ByFacts, type CalledFunction } from './by-facts.js';
import { THROWN_TEXT, type Client } from '../../analysis/index.js';
import type { GivenText } from './texts-given.js';
import type { ConcreteValue, Value } from './values.js';

export type { GraphFailure } from './context.js';
export type { ProjectView } from './project.js';

/** Answers where errors and responses of one file come from. */
export interface Provenance extends Answers {
  /** What an expression may be; parameters stay open. */
  values(node: Node): readonly Value[];
  /**
   * Whether an expression has something of every level of an error in it: it is read from all of them, or has
   * elements that are.
   */
  hasLevels(node: Node): boolean;
  /**
   * What may fail in a function, a statement or an expression that is not handled in it, and what an
   * expression rejects with.
   */
  failures(node: Node): readonly Failure[];
  /**
   * The functions of the project that an expression may be, with what its callers give; undefined where it may
   * be anything else.
   */
  functionsOf(node: Node): readonly CalledFunction[] | undefined;
  /** The constant texts that an expression may begin with. */
  texts(node: Node): readonly string[];
  /** The constant texts that an expression may be, or that stand in a list, with what its callers give. */
  textsGiven(node: Node): readonly GivenText[];
  /** The client that an expression is, or the function of one that sends requests. */
  client(node: Node): Client | undefined;
  /** The Graph request whose Response `node` is, as in `const res = await fetch(GRAPH_URL)`. */
  responseOrigin(node: Node): GraphFailure | undefined;
  /** The first Graph request that can make `node` throw or reject. */
  graphFailure(node: Node): GraphFailure | undefined;
  /** Whether `node` is only reached when a Graph response has failed. */
  isOnFailurePath(node: Node): boolean;
  /** Whether a condition reads how the answer to a Graph request went. */
  readsOutcome(test: Node): boolean;
}

export function createProvenance(
  file: SourceFile,
  settings: DetectorSettings = {},
  project?: ProjectView,
): Provenance {
  const index = indexSyntax(file);
  const context: FileContext = {
    file,
    index,
    names: indexNames(file, (node) => index.parent(node)),
    settings,
    project,
  };
  let made: ByFacts | undefined;
  const byFacts = (): ByFacts => (made ??= createByFacts(context));
  const answers: Answers & Pick<Provenance, 'values'> = {
    context,
    functionOf: (node) => byFacts().functionOf(node),
    callersOf: (fn) => byFacts().callersOf(fn),
    values: (node) => byFacts().values(node),
    concrete: (node) => byFacts().concrete(node).map(asThrown),
  };
  return {
    ...answers,
    functionsOf: (node) => byFacts().functionsOf(node),
    hasLevels: (node) => byFacts().hasLevels(node),
    texts: (node) => byFacts().texts(node),
    textsGiven: (node) => byFacts().textsGiven(node),
    client: (node) => byFacts().client(node),
    failures: (node) => byFacts().failures(node),
    graphFailure: (node) => byFacts().failures(node).find(isGraphFailure),
    isOnFailurePath: (node) => isOnFailurePath(node, answers),
    readsOutcome: (test) => readsOutcome(test, answers),
    responseOrigin(node) {
      for (const value of answers.concrete(node)) {
        if (value.root.kind === 'response' && value.path.length === 0 && value.at.length === 0)
          return value.root.failure;
      }
      return undefined;
    },
  };
}

const isGraphFailure = (failure: Failure): failure is GraphFailure => failure.kind === 'graph';

/** An error that is thrown as a text is that text. */
function asThrown(value: ConcreteValue): ConcreteValue {
  const { root } = value;
  if (root.kind !== 'error' || root.failure.kind !== 'graph' || root.failure.made?.as !== THROWN_TEXT)
    return value;
  return {
    ...value,
    text: true,
    ...(root.failure.made.texts.length > 0 && { around: root.failure.made.texts }),
  };
}
