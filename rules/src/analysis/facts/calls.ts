import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode, keyOf, strip, type Lowering, type Node } from './context.js';
import { isShortRecursion } from './rounds.js';
import { store } from './patterns.js';
import { COMPUTED, SPREAD, type CallNode, type ValueId } from './types.js';

export function lowerCall(node: TSESTree.CallExpression, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const callee = strip(node.callee);
  const module = requiredModule(node, callee, lowering);
  if (module !== undefined) return builder.import(module, '*');
  const call = addCall('call', node, callee, lowering);
  if (callee.type === 'MemberExpression') noteStores(node, callee, call, lowering);
  return call;
}

export function lowerNew(node: TSESTree.NewExpression, lowering: Lowering): ValueId {
  return addCall('new', node, strip(node.callee), lowering);
}

/** `require('module')` */
function requiredModule(
  node: TSESTree.CallExpression,
  callee: Node,
  { builder }: Lowering,
): string | undefined {
  const [first] = node.arguments;
  if (
    callee.type !== 'Identifier' ||
    callee.name !== 'require' ||
    first?.type !== 'Literal' ||
    builder.lookup('require')
  )
    return undefined;
  return typeof first.value === 'string' ? first.value : undefined;
}

function addCall(
  op: CallNode['op'],
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  callee: Node,
  lowering: Lowering,
): ValueId {
  const { builder } = lowering;
  const { code, fn } = builder.at;
  const isFew = code && isFunctionNode(code) && isShortRecursion(node, code, builder.fn().name, lowering);
  const types = (node.typeArguments?.params ?? []).map((type) => lowering.type(type));
  const call = {
    op,
    callee: lowering.expression(callee),
    args: [] as ValueId[],
    ...(types.some((type) => type !== 0) && { types }),
    span: [node.range[0], node.range[1]] as const,
    fn,
    ...(isFew === true && { isFew }),
  };
  // The arguments refer to the call that they are given to.
  const id = builder.add(call);
  node.arguments.forEach((argument, index) => call.args.push(lowerArgument(argument, id, index, lowering)));
  giveInPlace(node, callee, call.args, lowering);
  builder.effect('call', id, node.range[0]);
  return id;
}

/**
 * A function that is called where it is written gets what stands there, and nothing else:
 * `(function ($) { … })(jQuery)`.
 */
function giveInPlace(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  callee: Node,
  args: readonly ValueId[],
  lowering: Lowering,
): void {
  const { builder } = lowering;
  const isByCall = callee.type === 'MemberExpression' && keyOf(callee) === 'call';
  const fn = strip(isByCall ? callee.object : callee);
  // By its name it may be called again.
  if (!isFunctionNode(fn) || fn.id || node.arguments.some(({ type }) => type === 'SpreadElement')) return;
  fn.params.forEach((parameter, index) => {
    const given = args[isByCall ? index + 1 : index] ?? 0;
    const variable =
      parameter.type === 'Identifier' ? builder.nodes[builder.valueOf.get(parameter) ?? 0] : undefined;
    const values = variable?.op === 'variable' ? builder.variables[variable.variable]?.values : undefined;
    const place = values?.findIndex((id) => builder.nodes[id]?.op === 'parameter') ?? -1;
    if (values && place >= 0 && given !== 0) values[place] = given;
  });
}

/** A function that is written as an argument, or as a property of one, knows the call that gets it. */
function lowerArgument(argument: Node, call: ValueId, index: number, lowering: Lowering): ValueId {
  const { builder } = lowering;
  const inner = strip(argument);
  if (isFunctionNode(inner)) {
    const value = builder.add({ op: 'function', fn: lowering.fn(inner, { use: { call, argument: index } }) });
    builder.valueOf.set(inner, value);
    return value;
  }
  const value = lowering.expression(argument);
  if (inner.type === 'ObjectExpression') noteUses(inner, call, index, '', lowering);
  return value;
}

/** `call({ onError: function, hooks: { failed: function } })` */
function noteUses(
  object: TSESTree.ObjectExpression,
  call: ValueId,
  argument: number,
  prefix: string,
  lowering: Lowering,
): void {
  const { builder } = lowering;
  for (const property of object.properties) {
    if (property.type !== 'Property') continue;
    const name = keyOf(property);
    const inner = strip(property.value);
    if (name === undefined) continue;
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (inner.type === 'ObjectExpression') noteUses(inner, call, argument, path, lowering);
    if (!isFunctionNode(inner)) continue;
    const value = builder.nodes[builder.valueOf.get(inner) ?? 0];
    if (value?.op === 'function') builder.fn(value.fn).use = { call, argument, property: path };
  }
}

/** Methods that put their last argument into the list or map that they are called on. */
const ADDS: ReadonlySet<string> = new Set(['push', 'unshift', 'add', 'set', 'append']);

function noteStores(
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  call: ValueId,
  lowering: Lowering,
): void {
  const { builder } = lowering;
  const { args } = builder.nodes[call] as CallNode;
  const name = keyOf(callee);
  const last = args.at(-1) ?? 0;
  if (name !== undefined && ADDS.has(name) && last !== 0) {
    const key = builder.nodes[args[0] ?? 0];
    const given = builder.nodes[last];
    const value = given?.op === 'spread' ? builder.element(given.value) : last;
    store(
      callee.object,
      name === 'set' && args.length === 2 && key?.op === 'text' ? key.text : COMPUTED,
      value,
      lowering,
      name !== 'set' && name !== 'append',
    );
  }
  if (name === 'set' && args.length === 2) noteEntry(callee.object, args, call, lowering);
  const owner = strip(callee.object);
  const [target] = node.arguments;
  if (
    name !== 'assign' ||
    owner.type !== 'Identifier' ||
    owner.name !== 'Object' ||
    !target ||
    target.type === 'SpreadElement'
  )
    return;
  for (const value of args.slice(1)) if (value !== 0) store(target, SPREAD, value, lowering);
}

/**
 * `map.set(key, value)`: the map may be one with this entry. A request, or whatever else has a method of this
 * name, is none.
 */
function noteEntry(owner: Node, args: readonly ValueId[], call: ValueId, lowering: Lowering): void {
  const { builder } = lowering;
  const { span, fn } = builder.nodes[call] as CallNode;
  if (!valuesOf(owner, lowering).some((value) => isMap(value, lowering))) return;
  const entries = builder.add({ op: 'array', items: [builder.add({ op: 'array', items: args })] });
  const map = builder.add({ op: 'new', callee: builder.global('Map'), args: [entries], span, fn });
  const inner = strip(owner);
  if (inner.type === 'Identifier') builder.write(builder.lookup(inner.name), map);
  else if (inner.type === 'MemberExpression') store(inner.object, keyOf(inner) ?? COMPUTED, map, lowering);
}

/** What is known so far of a variable, or of a property of `this`. */
function valuesOf(owner: Node, { builder }: Lowering): readonly ValueId[] {
  const inner = strip(owner);
  const variable = inner.type === 'Identifier' ? builder.lookup(inner.name)?.variable : undefined;
  if (variable !== undefined) return builder.variables[variable]?.values ?? [];
  if (
    inner.type !== 'MemberExpression' ||
    strip(inner.object).type !== 'ThisExpression' ||
    builder.at.cls < 0
  )
    return [];
  const { members, stores } = builder.cls(builder.at.cls);
  return [...members, ...stores].flatMap(([name, value]) => (name === keyOf(inner) ? [value] : []));
}

function isMap(value: ValueId, { builder }: Lowering): boolean {
  const node = builder.nodes[value];
  const callee = node?.op === 'new' ? builder.nodes[node.callee] : undefined;
  return callee?.op === 'global' && callee.name === 'Map';
}
