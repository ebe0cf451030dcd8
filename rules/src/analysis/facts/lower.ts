import type { TSESTree } from '@typescript-eslint/types';
import { lowerType } from './annotations.js';
import { Builder } from './builder.js';
import type { Lowering, Node } from './context.js';
import { lowerExpression } from './expressions.js';
import { lowerClass, lowerFunction } from './functions.js';
import { bindPattern, declarePattern } from './patterns.js';
import type { Extent } from './position.js';
import { lowerBlock, lowerStatement } from './statements.js';
import type { Alternatives, Effect, FileFacts, ValueId } from './types.js';

type Range = readonly [start: number, end: number];

/** The facts of a file, and where their nodes stand in its text. */
export interface LoweredFile {
  readonly facts: FileFacts;
  /**
   * The value of the expression at this place; 0 where nothing is known. Parsers differ in their nodes, not
   * in the places.
   */
  valueAt(range: Range): ValueId;
  /** The place of a call, or of what an `await` waits for. */
  rangeOf(node: ValueId): Range | undefined;
  /** The text of a function. */
  functionRange(fn: number): Range | undefined;
  /** What may fail in the text at this place and is not handled in it. */
  effectsIn(range: Range): EffectsInText;
}

/** What a function does that is written in a text is not meant. */
export interface EffectsInText {
  /** The function that the text stands in, or is. */
  readonly fn: number;
  readonly isFunction: boolean;
  readonly effects: readonly Effect[];
}

/** What a type checker knows of an expression at its place, guards included. */
export type TypesOf = (node: TSESTree.Node) => Alternatives;

/** Expressions that read something or call it. */
const READS: ReadonlySet<string> = new Set([
  'Identifier',
  'MemberExpression',
  'CallExpression',
  'AwaitExpression',
]);

const known = new WeakMap<TSESTree.Program, LoweredFile>();

/**
 * Lowers a file to the graph of its values and effects; without types, once for each syntax tree.
 * @param program as typescript-estree makes it, from whatever parser
 * @param typesOf gives no types where they say nothing of a value
 */
export function lowerFile(program: TSESTree.Program, typesOf?: TypesOf): LoweredFile {
  if (typesOf) return lower(program, typesOf);
  const lowered = known.get(program) ?? lower(program);
  known.set(program, lowered);
  return lowered;
}

function lower(program: TSESTree.Program, typesOf?: TypesOf): LoweredFile {
  const builder = new Builder();
  const lowering: Lowering = {
    builder,
    expression(node, name) {
      if (!node) return 0;
      const value = withTypes(
        lowerExpression(node, name, lowering),
        typesOf && READS.has(node.type) ? typesOf(node) : [],
        builder,
      );
      if (value !== 0) builder.valueOf.set(node, value);
      return value;
    },
    statement(node) {
      lowerStatement(node, lowering);
    },
    block(body, isFunctionBody = false) {
      lowerBlock(body, isFunctionBody, lowering);
    },
    type: (node) => lowerType(node, lowering),
    bind(pattern, value) {
      bindPattern(pattern, value, lowering);
    },
    declare(pattern) {
      declarePattern(pattern, lowering);
    },
    fn: (node, options = {}) => lowerFunction(node, options, lowering),
    cls: (node) => lowerClass(node, lowering),
  };
  builder.addFunction('');
  lowering.block(program.body.flatMap(statementsOf), true);
  const facts = builder.facts();
  return {
    facts,
    ...placesOf(facts, builder.valueOf),
    functionRange: (fn) =>
      builder.extents.find((extent) => extent.fn === fn && extent.region === 0)?.node.range,
    effectsIn: (range) => effectsIn(range, facts, builder.extents),
  };
}

function withTypes(value: ValueId, types: Alternatives, builder: Builder): ValueId {
  return types.length === 0 ? value : builder.add({ op: 'checked', value, types });
}

/** In components, the statements of a script stand in a node of its own. */
function statementsOf(node: Node): readonly Node[] {
  const { body } = node as { readonly body?: unknown };
  return Array.isArray(body) && node.type !== 'BlockStatement' ? (body as readonly Node[]) : [node];
}

/** What a `try` returns without `await` is an effect of the function, not of the `try`. */
function effectsIn([start, end]: Range, { functions }: FileFacts, extents: readonly Extent[]): EffectsInText {
  const extent = extents.findLast(({ node: { range } }) => range[0] <= start && end <= range[1]);
  const { fn, region } = extent ?? { fn: 0, region: 0 };
  const effects = (functions[fn]?.effects ?? []).filter(
    (effect) => effect.region === region && start <= effect.start && effect.start < end,
  );
  const isFunction = region === 0 && extent?.node.range[0] === start && extent.node.range[1] === end;
  return { fn, isFunction, effects };
}

/** Texts are shorter than 2^26 characters. */
const placeKey = ([start, end]: Range): number => start * 2 ** 26 + end;

function placesOf(
  facts: FileFacts,
  valueOf: ReadonlyMap<TSESTree.Node, ValueId>,
): Pick<LoweredFile, 'valueAt' | 'rangeOf'> {
  let values: Map<number, ValueId> | undefined;
  let ranges: Map<ValueId, Range> | undefined;
  return {
    valueAt(range) {
      // Of two expressions at one place the outer one is noted later.
      values ??= new Map([...valueOf].map(([{ range: place }, value]) => [placeKey(place), value]));
      return values.get(placeKey(range)) ?? 0;
    },
    rangeOf(node) {
      ranges ??= rangesOf(facts, valueOf);
      const of = facts.nodes[node];
      return ranges.get(of?.op === 'await' ? of.value : node);
    },
  };
}

/**
 * Of several expressions with one value the first one counts. What a type checker knows of stands where its
 * value does.
 */
function rangesOf({ nodes }: FileFacts, valueOf: ReadonlyMap<TSESTree.Node, ValueId>): Map<ValueId, Range> {
  const ranges = new Map<ValueId, Range>();
  for (const [{ range }, value] of [...valueOf].toReversed()) {
    const node = nodes[value];
    ranges.set(value, range);
    if (node?.op === 'checked') ranges.set(node.value, range);
  }
  return ranges;
}
