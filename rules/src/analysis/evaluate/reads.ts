import type { FileFacts, ValueId, ValueNode } from '../facts/types.js';

/** Whether a function stands in another one, or is it. */
export function isWithin(facts: FileFacts, inner: number, outer: number): boolean {
  for (let fn = inner; ;) {
    if (fn === outer) return true;
    const parent = facts.functions[fn]?.parent ?? 0;
    if (parent === fn) return false;
    fn = parent;
  }
}

type Start =
  | { readonly node: ValueId }
  | { readonly fn: number }
  | { readonly cls: number }
  | { readonly variable: number }
  | { readonly region: number };

const answers = new WeakMap<FileFacts, Map<number, ReadonlySet<number>>>();

/**
 * The functions of the file whose parameters a piece of it may read, through variables, closures and regions.
 */
export function functionsRead(facts: FileFacts, start: Start): ReadonlySet<number> {
  const known = answers.get(facts) ?? new Map<number, ReadonlySet<number>>();
  answers.set(facts, known);
  const key = keyOf(start);
  const found = known.get(key) ?? search(facts, start);
  known.set(key, found);
  return found;
}

/** Tells pieces of a file apart. */
function keyOf(start: Start): number {
  if ('node' in start) return start.node * 5;
  if ('fn' in start) return start.fn * 5 + 1;
  if ('cls' in start) return start.cls * 5 + 2;
  return 'variable' in start ? start.variable * 5 + 3 : start.region * 5 + 4;
}

function search(facts: FileFacts, start: Start): ReadonlySet<number> {
  const found = new Set<number>();
  const seen = new Set([keyOf(start)]);
  const queue: Start[] = [start];
  const push = (next: Start): void => {
    const key = keyOf(next);
    if (seen.has(key)) return;
    seen.add(key);
    queue.push(next);
  };
  for (let item = queue.pop(); item; item = queue.pop()) visit(item, facts, found, push);
  return found;
}

function visit(item: Start, facts: FileFacts, found: Set<number>, push: (next: Start) => void): void {
  const add = (...nodes: readonly ValueId[]): void => {
    for (const node of nodes) if (node !== 0) push({ node });
  };
  if ('node' in item) visitNode(facts, item.node, found, push, add);
  else if ('fn' in item) {
    const fn = facts.functions[item.fn];
    add(...(fn?.returns ?? []), ...(fn?.effects ?? []).map(({ value }) => value));
  } else if ('cls' in item) {
    const cls = facts.classes[item.cls];
    if (cls && cls.constructor_ >= 0) found.add(cls.constructor_);
    add(
      ...(cls?.members ?? []).map(([, value]) => value),
      ...(cls?.stores ?? []).map(([, value]) => value),
      cls?.superclass ?? 0,
    );
  } else if ('variable' in item) {
    const variable = facts.variables[item.variable];
    add(...(variable?.values ?? []), ...(variable?.stores ?? []).map(([, value]) => value));
  } else {
    const region = facts.regions[item.region];
    for (const effect of facts.functions[region?.fn ?? 0]?.effects ?? [])
      if (effect.region === item.region) add(effect.value);
  }
}

function visitNode(
  facts: FileFacts,
  id: ValueId,
  found: Set<number>,
  push: (next: Start) => void,
  add: (...nodes: readonly ValueId[]) => void,
): void {
  const node = facts.nodes[id];
  switch (node?.op) {
    case 'parameter': {
      found.add(node.fn);
      const use = facts.functions[node.fn]?.use;
      if (use) add(use.call);
      return;
    }
    case 'variable':
      push({ variable: node.variable });
      return;
    case 'function':
    case 'getter':
      push({ fn: node.fn });
      return;
    case 'class':
    case 'this':
    case 'super':
      push({ cls: node.cls });
      return;
    case 'caught':
      push({ region: node.region });
      return;
    default:
      if (node) add(...operandsOf(node));
  }
}

/** The nodes that a node is made of. */
function operandsOf(node: ValueNode): readonly ValueId[] {
  switch (node.op) {
    case 'call':
    case 'new':
      return [node.callee, ...node.args];
    case 'object':
      return node.properties.map(([, value]) => value);
    case 'array':
      return node.items;
    case 'template':
      return node.parts;
    case 'union':
      return node.of;
    case 'member':
      return [node.object];
    case 'element':
      return [node.object, node.key];
    case 'await':
    case 'checked':
    case 'few':
    case 'spread':
    case 'tail':
      return [node.value];
    default:
      return [];
  }
}
