import type { TSESTree } from '@typescript-eslint/types';
import type { GraphFailure, Provenance } from '../provenance/index.js';
import { definitionOf, type NameIndex } from '../../syntax/scope.js';
import { isFunction, unwrap, type Node, type SyntaxIndex } from '../../syntax/tree.js';
import type { SourceFile } from '../types.js';

export type { GraphFailure } from '../provenance/index.js';

/** What the retry analysis asks of one file. */
export interface RetryContext {
  readonly file: SourceFile;
  readonly syntax: SyntaxIndex;
  readonly names: NameIndex;
  readonly provenance: Provenance;
  /** The first Graph request that can make `node` throw or reject. */
  graphFailure(node: Node): GraphFailure | undefined;
  /** `provenance.concrete`, asked once for each node: the same test stands on many ways. */
  valuesOf(node: Node): ReturnType<Provenance['concrete']>;
}

export function createContext(provenance: Provenance): RetryContext {
  const { file, index, names } = provenance.context;
  const values = new Map<Node, ReturnType<Provenance['concrete']>>();
  const failures = new Map<Node, GraphFailure | undefined>();
  return {
    file,
    syntax: index,
    names,
    provenance,
    graphFailure(node) {
      if (!failures.has(node)) failures.set(node, provenance.graphFailure(node));
      return failures.get(node);
    },
    valuesOf(node) {
      const found = values.get(node) ?? provenance.concrete(node);
      values.set(node, found);
      return found;
    },
  };
}

/** Name of a plain parameter, with or without a default. */
export function parameterName(parameter: TSESTree.Parameter): string | undefined {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target.type === 'Identifier' ? target.name : undefined;
}

/** The initialiser of a variable that is never written again. */
export function constantInit(
  node: TSESTree.Identifier,
  context: Pick<RetryContext, 'names'>,
): Node | undefined {
  const variable = context.names.variable(node);
  const declarator = definitionOf(variable)?.node as Node | undefined;
  if (
    !variable ||
    variable.defs.length !== 1 ||
    declarator?.type !== 'VariableDeclarator' ||
    declarator.id.type !== 'Identifier'
  )
    return undefined;
  if (
    !declarator.init ||
    variable.references.some((reference) => reference.isWrite() && reference.init !== true)
  )
    return undefined;
  const init = unwrap(declarator.init);
  return isFunction(init) ? undefined : init;
}

/** The number that a literal or a constant holds. */
export function numberOf(node: Node, context: Pick<RetryContext, 'names'>): number | undefined {
  const inner = unwrap(node);
  if (inner.type === 'Literal' && typeof inner.value === 'number') return inner.value;
  const init = inner.type === 'Identifier' ? constantInit(inner, context) : undefined;
  return init && init !== inner ? numberOf(init, context) : undefined;
}
