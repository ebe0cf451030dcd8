import { COMPUTED, SPREAD, type FileFacts, type ValueId } from '../facts/types.js';
import { readPath, type Evaluator } from './evaluator.js';
import type { ObjectValue, StoreValue, Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import type { Beside, Fact } from './known-beside.js';
import { EACH_METHODS } from './method-names.js';

/** Values that are read out of an object literal. */
export interface Reading {
  readonly items: readonly Value[];
  readonly beside: Beside;
}

/**
 * Objects with more properties than a result with a flag has are something else, such as rows or settings.
 */
const MAX_FACTS = 12;

/** Names of names of names end somewhere. */
const MAX_ALIASES = 8;

/**
 * What the expression of a node reads out of object literals: `result.text`, `const { text } = result`,
 * `result.text.trim()`.
 */
export function readingsAt(file: EvaluatedFile, node: ValueId, evaluator: Evaluator): readonly Reading[] {
  const { base, path } = accessOf(file.facts, subjectOf(file.facts, node), 0);
  return readingsOf(evaluator.value(file, base), path, evaluator);
}

/** What is read at `path` out of those of the values that are object literals. */
export function readingsOf(
  values: Values,
  path: readonly string[],
  evaluator: Evaluator,
): readonly Reading[] {
  return values.items.flatMap((item) => {
    if (item.kind === 'store') return readingsOfStore(item, path, evaluator);
    return item.kind === 'object' ? readingsIn(item, path, evaluator) : [];
  });
}

/**
 * What is put into an object beside a value, right there: `result.ok = false; result.text = error.message;`.
 */
function readingsOfStore(
  { file, variable, env }: StoreValue,
  [name, ...rest]: readonly string[],
  evaluator: Evaluator,
): readonly Reading[] {
  const stores = file.facts.variables[variable]?.stores ?? [];
  return stores.flatMap(([key, value, block]): readonly Reading[] => {
    if (key !== name || block === undefined) return [];
    const items = evaluator
      .fill(evaluator.value(file, value), env)
      .items.flatMap((item) => readPath(item, rest, evaluator).items);
    const facts = Object.fromEntries(
      stores.flatMap(([other, of, around]) => (around === block ? [[other, factOf(file.facts, of)]] : [])),
    );
    return [{ items, beside: { from: [name], facts, isOpen: true } }];
  });
}

function readingsIn(
  object: ObjectValue,
  [name, ...rest]: readonly string[],
  evaluator: Evaluator,
): readonly Reading[] {
  // What is one of a list has nothing beside it there.
  if (object.file.facts.nodes[object.node]?.op === 'array')
    return name === undefined
      ? []
      : readingsOf(
          name === COMPUTED ? evaluator.elements(object) : evaluator.member(object, name),
          rest,
          evaluator,
        );
  const known = name === undefined ? undefined : factsOf(object, name);
  if (name === undefined || !known) return [];
  const values = evaluator.member(object, name).items;
  const inner = values.flatMap((item) => (item.kind === 'object' ? readingsIn(item, rest, evaluator) : []));
  const read = values.flatMap((item) =>
    item.kind === 'object' && rest.length > 0 ? [] : readPath(item, rest, evaluator).items,
  );
  return [
    ...(read.length > 0 ? [{ items: read, beside: { ...known, from: [name] } }] : []),
    ...inner.map(({ items, beside }) => ({
      items,
      beside: {
        from: [name, ...beside.from],
        facts: { ...known.facts, ...within(name, beside.facts) },
        ...((known.isOpen === true || beside.isOpen === true) && { isOpen: true }),
      },
    })),
  ];
}

function within(name: string, facts: Beside['facts']): Beside['facts'] {
  return Object.fromEntries(Object.entries(facts).map(([key, fact]) => [`${name}.${key}`, fact]));
}

/** The properties of a literal that has `name` as well; undefined for anything else. */
function factsOf({ file, node }: ObjectValue, name: string): Omit<Beside, 'from'> | undefined {
  const literal = file.facts.nodes[node];
  if (
    literal?.op !== 'object' ||
    literal.properties.length > MAX_FACTS ||
    !literal.properties.some(([key]) => key === name)
  )
    return undefined;
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

/**
 * What a method is called on that makes a text or a part of it: `result.text` of `result.text.toLowerCase()`.
 */
function subjectOf(facts: FileFacts, start: ValueId): ValueId {
  let id = start;
  for (let steps = 0; steps < MAX_ALIASES; steps++) {
    const node = facts.nodes[id];
    const callee = node?.op === 'call' ? facts.nodes[node.callee] : undefined;
    const next = callee?.op === 'member' ? (mapped(facts, id) ?? callee.object) : aliased(facts, id)[0];
    if (next === undefined) return id;
    id = next;
  }
  return id;
}

/** What each element of a list is made: `part.text` of `parts.map((part) => part.text)`. */
function mapped(facts: FileFacts, id: ValueId): ValueId | undefined {
  const call = facts.nodes[id];
  const callee = call?.op === 'call' ? facts.nodes[call.callee] : undefined;
  const callback =
    call?.op === 'call' && callee?.op === 'member' && callee.name === 'map'
      ? facts.nodes[call.args[0] ?? 0]
      : undefined;
  const [result, ...others] =
    callback?.op === 'function' ? (facts.functions[callback.fn]?.returns ?? []) : [];
  return others.length === 0 ? result : undefined;
}

/** The list of which a node is any element: by its place, or as the parameter of a callback. */
function listOf(facts: FileFacts, id: ValueId): ValueId | undefined {
  const node = facts.nodes[id];
  if (node?.op === 'element') return node.object;
  const use = node?.op === 'parameter' && node.index === 0 ? facts.functions[node.fn]?.use : undefined;
  const call = use?.argument === 0 && use.property === undefined ? facts.nodes[use.call] : undefined;
  const callee = call?.op === 'call' ? facts.nodes[call.callee] : undefined;
  return callee?.op === 'member' && EACH_METHODS.has(callee.name) ? callee.object : undefined;
}

/** The access path of a node, by way of names that stand for one expression. */
function accessOf(
  facts: FileFacts,
  id: ValueId,
  depth: number,
): { readonly base: ValueId; readonly path: readonly string[] } {
  const node = facts.nodes[id];
  if (depth < MAX_ALIASES && node?.op === 'member') {
    const { base, path } = accessOf(facts, node.object, depth + 1);
    return { base, path: [...path, node.name] };
  }
  const list = listOf(facts, id);
  if (depth < MAX_ALIASES && list !== undefined) {
    const { base, path } = accessOf(facts, list, depth + 1);
    return { base, path: [...path, COMPUTED] };
  }
  const [only] = aliased(facts, id);
  if (
    only === undefined ||
    depth >= MAX_ALIASES ||
    (facts.nodes[only]?.op !== 'member' && listOf(facts, only) === undefined)
  )
    return { base: id, path: [] };
  return accessOf(facts, only, depth + 1);
}

/** What a variable stands for that is given a value once; none for any other node. */
function aliased(facts: FileFacts, id: ValueId): readonly ValueId[] {
  const node = facts.nodes[id];
  const variable = node?.op === 'variable' ? facts.variables[node.variable] : undefined;
  return variable && variable.values.length === 1 && variable.stores.length === 0 ? variable.values : [];
}
