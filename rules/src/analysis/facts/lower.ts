import type { TSESTree } from '@typescript-eslint/types';
import { lowerType } from './annotations.js';
import { Builder } from './builder.js';
import type { Lowering, Node } from './context.js';
import { lowerExpression } from './expressions.js';
import { lowerClass, lowerFunction } from './functions.js';
import { bindPattern, declarePattern } from './patterns.js';
import { lowerBlock, lowerStatement } from './statements.js';
import type { Alternatives, FileFacts, ValueId } from './types.js';

type Range = readonly [start: number, end: number];

/** The facts of a file, and where their nodes stand in its text. */
export interface LoweredFile {
  readonly facts: FileFacts;
  /** The value of the expression at this place; 0 where nothing is known. Parsers differ in their nodes, not in the places. */
  valueAt(range: Range): ValueId;
  /** The place of a call, or of what an `await` waits for. */
  rangeOf(node: ValueId): Range | undefined;
}

/** What a type checker knows of an expression at its place, guards included. */
export type TypesOf = (node: TSESTree.Node) => Alternatives;

/** Expressions that read something or call it. */
const READS: ReadonlySet<string> = new Set(['Identifier', 'MemberExpression', 'CallExpression', 'AwaitExpression']);

/**
 * Lowers a file to the graph of its values and effects.
 * @param program as typescript-estree makes it, from whatever parser
 * @param typesOf gives no types where they say nothing of a value
 */
export function lowerFile(program: TSESTree.Program, typesOf?: TypesOf): LoweredFile {
  const builder = new Builder();
  const lowering: Lowering = {
    builder,
    expression(node, name) {
      if (!node) return 0;
      const value = withTypes(lowerExpression(node, name, lowering), typesOf && READS.has(node.type) ? typesOf(node) : [], builder);
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
  return { facts, ...placesOf(facts, builder.valueOf) };
}

function withTypes(value: ValueId, types: Alternatives, builder: Builder): ValueId {
  return types.length === 0 ? value : builder.add({ op: 'checked', value, types });
}

/** In components, the statements of a script stand in a node of its own. */
function statementsOf(node: Node): readonly Node[] {
  const { body } = node as { readonly body?: unknown };
  return Array.isArray(body) && node.type !== 'BlockStatement' ? (body as readonly Node[]) : [node];
}

function placesOf(facts: FileFacts, valueOf: ReadonlyMap<TSESTree.Node, ValueId>): Omit<LoweredFile, 'facts'> {
  let values: Map<string, ValueId> | undefined;
  let ranges: Map<ValueId, Range> | undefined;
  return {
    valueAt(range) {
      // Of two expressions at one place the outer one is noted later.
      values ??= new Map([...valueOf].map(([{ range: place }, value]) => [place.join(), value]));
      return values.get(range.join()) ?? 0;
    },
    rangeOf(node) {
      ranges ??= rangesOf(facts, valueOf);
      const of = facts.nodes[node];
      return ranges.get(of?.op === 'await' ? of.value : node);
    },
  };
}

/** Of several expressions with one value the first one counts. What a type checker knows of stands where its value does. */
function rangesOf({ nodes }: FileFacts, valueOf: ReadonlyMap<TSESTree.Node, ValueId>): Map<ValueId, Range> {
  const ranges = new Map<ValueId, Range>();
  for (const [{ range }, value] of [...valueOf].toReversed()) {
    const node = nodes[value];
    ranges.set(value, range);
    if (node?.op === 'checked') ranges.set(node.value, range);
  }
  return ranges;
}
