import { COMPUTED, SPREAD, type FileFacts, type ValueId } from '../facts/types.js';
import { readPath, type Evaluator } from './evaluator.js';
import type { Beside, EvaluatedFile, Fact, ObjectValue, Value, Values } from './items.js';

/** Values that are read out of an object literal. */
export interface Reading {
  readonly items: readonly Value[];
  readonly beside: Beside;
}

/** Objects with more properties than a result with a flag has are something else, such as rows or settings. */
const MAX_FACTS = 12;

/** Names of names of names end somewhere. */
const MAX_ALIASES = 8;

/** What the expression of a node reads out of object literals: `result.text`, `const { text } = result`, `result.text.trim()`. */
export function readingsAt(file: EvaluatedFile, node: ValueId, evaluator: Evaluator): readonly Reading[] {
  const { base, path } = accessOf(file.facts, subjectOf(file.facts, node), 0);
  return readingsOf(evaluator.value(file, base), path, evaluator);
}

/** What is read at `path` out of those of the values that are object literals. */
export function readingsOf(values: Values, path: readonly string[], evaluator: Evaluator): readonly Reading[] {
  return values.items.flatMap((item) => (item.kind === 'object' ? readingsIn(item, path, evaluator) : []));
}

function readingsIn(object: ObjectValue, [name, ...rest]: readonly string[], evaluator: Evaluator): readonly Reading[] {
  const known = name === undefined ? undefined : factsOf(object, name);
  if (name === undefined || !known) return [];
  const values = evaluator.member(object, name).items;
  const inner = values.flatMap((item) => (item.kind === 'object' ? readingsIn(item, rest, evaluator) : []));
  const read = values.flatMap((item) => (item.kind === 'object' && rest.length > 0 ? [] : readPath(item, rest, evaluator).items));
  return [
    ...(read.length > 0 ? [{ items: read, beside: { ...known, from: [name] } }] : []),
    ...inner.map(({ items, beside }) => ({ items, beside: { from: [name, ...beside.from], facts: { ...known.facts, ...within(name, beside.facts) }, ...((known.isOpen === true || beside.isOpen === true) && { isOpen: true }) } })),
  ];
}

function within(name: string, facts: Beside['facts']): Beside['facts'] {
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [`${name}.${key}`, fact]));
}

/** The properties of a literal that has `name` as well; undefined for anything else. */
function factsOf({ file, node }: ObjectValue, name: string): Omit<Beside, 'from'> | undefined {
  const literal = file.facts.nodes[node];
  if (literal?.op !== 'object' || literal.properties.length > MAX_FACTS || !literal.properties.some(([key]) => key === name)) return undefined;
  let facts: Record<string, Fact> = {};
  let isOpen = false;
  for (const [key, value] of literal.properties) {
    if (key === SPREAD || key === COMPUTED) {
      // It may give another value to what stands before it.
      facts = Object.fromEntries(Object.keys(facts).map((before) => [before, {}]));
      isOpen = true;
    } else facts[key] = factOf(file.facts, value);
  }
  return { facts, ...(isOpen && { isOpen }) };
}

function factOf(facts: FileFacts, id: ValueId): Fact {
  const node = facts.nodes[id];
  switch (node?.op) {
    case 'constant':
      return { is: node.value };
    case 'text':
      return { is: node.isNumber ? Number(node.text) : node.text };
    case 'function':
    case 'object':
    case 'array':
    case 'class':
    case 'new':
    case 'caught':
      return { isThere: true };
    case 'variable': {
      const [only] = aliased(facts, id);
      return only === undefined || facts.nodes[only]?.op !== 'caught' ? {} : { isThere: true };
    }
    default:
      return {};
  }
}

/** What a method is called on that makes a text or a part of it: `result.text` of `result.text.toLowerCase()`. */
function subjectOf(facts: FileFacts, start: ValueId): ValueId {
  let id = start;
  for (let steps = 0; steps < MAX_ALIASES; steps++) {
    const node = facts.nodes[id];
    const callee = node?.op === 'call' ? facts.nodes[node.callee] : undefined;
    const next = callee?.op === 'member' ? callee.object : aliased(facts, id)[0];
    if (next === undefined) return id;
    id = next;
  }
  return id;
}

/** The access path of a node, by way of names that stand for one expression. */
function accessOf(facts: FileFacts, id: ValueId, depth: number): { readonly base: ValueId; readonly path: readonly string[] } {
  const node = facts.nodes[id];
  if (depth < MAX_ALIASES && node?.op === 'member') {
    const { base, path } = accessOf(facts, node.object, depth + 1);
    return { base, path: [...path, node.name] };
  }
  const [only] = aliased(facts, id);
  if (only === undefined || depth >= MAX_ALIASES || facts.nodes[only]?.op !== 'member') return { base: id, path: [] };
  return accessOf(facts, only, depth + 1);
}

/** What a variable stands for that is given a value once; none for any other node. */
function aliased(facts: FileFacts, id: ValueId): readonly ValueId[] {
  const node = facts.nodes[id];
  const variable = node?.op === 'variable' ? facts.variables[node.variable] : undefined;
  return variable && variable.values.length === 1 && variable.stores.length === 0 ? variable.values : [];
}
