import { indexNames } from '../scope.js';
import { childrenOf, indexSyntax, isFunction, type Node } from '../syntax.js';
import type { DetectorSettings, SourceFile } from '../types.js';
import type { Failure, FileContext, GraphFailure } from './context.js';
import { createEngine, type Engine } from './engine.js';
import { isOnFailurePath, readsOutcome } from './failure-path.js';
import type { ProjectView } from './project.js';
import { createByFacts } from './by-facts.js';
import { THROWN_TEXT } from '../../analysis/index.js';
import { isWalk } from './inner-walks.js';
import { failuresOfRoot, roleOf, UNANSWERED, type ConcreteValue, type Root, type Value } from './values.js';

export type { GraphFailure } from './context.js';
export type { Engine } from './engine.js';
export type { ProjectView } from './project.js';

/** Answers where errors and responses of one file come from. */
export interface Provenance extends Engine {
  /** Answers without the evaluation of facts, for questions that are asked too often for it. */
  readonly near: Engine;
  /** What an expression may be with what its callers give, by the evaluation of facts alone: it also knows what packages make. */
  concreteByFacts(node: Node): readonly ConcreteValue[];
  /** The Graph request whose Response `node` is, as in `const res = await fetch(GRAPH_URL)`. */
  responseOrigin(node: Node): GraphFailure | undefined;
  /** The first Graph request that can make `node` throw or reject, by all that is known. */
  graphFailure(node: Node): GraphFailure | undefined;
  /** Whether `node` is only reached when a Graph response has failed. */
  isOnFailurePath(node: Node): boolean;
  /** Whether a condition reads how the answer to a Graph request went. */
  readsOutcome(test: Node): boolean;
}

export function createProvenance(file: SourceFile, settings: DetectorSettings = {}, project?: ProjectView): Provenance {
  const index = indexSyntax(file);
  const context: FileContext = { file, index, names: indexNames(file, (node) => index.parent(node)), settings, project };
  const engine = createEngine(context);
  const byFacts = createByFacts(context);
  return {
    ...engine,
    near: engine,
    concreteByFacts: (node) => byFacts.concrete(node),
    values(node) {
      const known = engine.values(node);
      return known.some(({ root }) => root.kind !== 'parameter' && !isUnanswered(root)) ? known : [...known, ...ofLevels(byFacts.values(node), node, context)];
    },
    concrete(node) {
      const known = engine.concrete(node);
      const isOwn = known.some(isOfOwnError);
      if (!isOwn && known.some(isPart)) return known.map(asThrown);
      const found = ofLevels(byFacts.concrete(node), node, context);
      if (isOwn && found.some(isAnswered)) return found.map(asThrown);
      if (!found.some(isPart) && known.some(isAnswered)) return known.map(asThrown);
      return (found.some(isAnswered) || (found.some(isOfGraph) && !known.some(isOfGraph)) ? found : known).map(asThrown);
    },
    graphFailure(node) {
      const known = engine.failures(node);
      const found = known.find(isGraphFailure);
      if (found || known.some(({ kind }) => kind === 'foreign' || kind === 'sign-in')) return found;
      return promisesOf(node).flatMap((promise) => byFacts.rejections(promise)).find(isGraphFailure);
    },
    isOnFailurePath: (node) => isOnFailurePath(node, engine),
    readsOutcome: (test) => readsOutcome(test, engine),
    responseOrigin(node) {
      for (const value of engine.concrete(node)) {
        if (value.root.kind === 'response' && value.path.length === 0 && value.at.length === 0) return value.root.failure;
      }
      return undefined;
    },
  };
}

/** What is read from all levels of an error by the shape of the walk, where the evaluation says nothing of that. */
function ofLevels<V extends Value>(values: readonly V[], node: Node, context: FileContext): readonly V[] {
  return values.some(({ walked }) => walked === undefined) && isWalk(node, context) ? values.map((value) => ({ ...value, walked: true })) : values;
}

const isGraphFailure = (failure: Failure): failure is GraphFailure => failure.kind === 'graph';

/** The promises of which a node rejects with what they do: of a function those that it waits for or gives back. */
function promisesOf(node: Node): readonly Node[] {
  if (!isFunction(node)) return [...(node.type === 'CallExpression' ? [node] : []), ...awaitedIn(node)];
  const { body } = node;
  if (body.type !== 'BlockStatement') return promisesOf(body);
  return [...awaitedIn(body), ...body.body.flatMap((statement) => (statement.type === 'ReturnStatement' && statement.argument?.type === 'CallExpression' ? [statement.argument] : []))];
}

/** What is waited for in a node. What its functions wait for is theirs, and what a `try` holds does not leave it. */
function awaitedIn(node: Node): readonly Node[] {
  if (isFunction(node) || (node.type === 'TryStatement' && node.handler)) return [];
  return [...(node.type === 'AwaitExpression' ? [node.argument] : []), ...childrenOf(node).flatMap(awaitedIn)];
}

/** A property, other than the text, of an error that the project has made: what it holds is known to the evaluation alone. */
function isOfOwnError({ root, path }: ConcreteValue): boolean {
  return root.kind === 'error' && root.failure.kind === 'graph' && root.failure.made !== undefined && path.length > 0 && path[0] !== 'message';
}

/** Whether it is known what part of an answer of Graph a value is. */
function isPart(value: ConcreteValue): boolean {
  return isAnswered(value) && roleOf(value) !== 'other';
}

/** Whether Graph has answered. */
function isAnswered({ root }: ConcreteValue): boolean {
  return !isUnanswered(root) && failuresOfRoot(root).some(({ kind }) => kind === 'graph');
}

/** What `fetch` itself fails with says nothing of an answer. */
function isUnanswered(root: Root): boolean {
  return root.kind === 'error' && root.failure.kind === 'graph' && root.failure.wrapped === false && UNANSWERED.has(root.failure.client);
}

/** An error that is thrown as a text is that text. */
function asThrown(value: ConcreteValue): ConcreteValue {
  const { root } = value;
  if (root.kind !== 'error' || root.failure.kind !== 'graph' || root.failure.made?.as !== THROWN_TEXT) return value;
  return { ...value, text: true, ...(root.failure.made.texts.length > 0 && { around: root.failure.made.texts }) };
}

function isOfGraph({ root }: ConcreteValue): boolean {
  return failuresOfRoot(root).some(({ kind }) => kind === 'graph');
}
