import type { ValueNode } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import { extend } from './extended.js';
import type { Value, Values } from './items.js';
import type { EvaluatedFile } from './places.js';
import { importedValue } from './modules.js';
import { ofFewLevels } from './levels.js';
import { globalValue, UNKNOWN_PATH } from './library-values.js';
import type { Makers } from './make.js';
import { namedValue } from './named.js';
import { checkedValue } from './checked.js';
import { argumentsOf } from './arguments.js';
import { functionsIn, oneOfSeveral } from './shared.js';
import { template } from './texts.js';

/** What a node of a file may be, with parameters left open. */
export function valueOfNode(
  file: EvaluatedFile,
  node: ValueNode,
  id: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  return evaluator.pool.union(
    writtenValue(file, node, id, evaluator, make),
    namedValue(file.facts, node, evaluator, make),
  );
}

function writtenValue(
  file: EvaluatedFile,
  node: ValueNode,
  id: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const value = (inner: number): Values => evaluator.value(file, inner);
  switch (node.op) {
    case 'template':
      return template(node.parts.map(value), evaluator, make);
    case 'parameter':
      return parameter(file, node, evaluator, make);
    case 'global':
      return pool.one(globalValue(node.name, evaluator, make));
    case 'import':
      return importedValue(file, node.module, node.name, evaluator, make);
    case 'call':
    case 'new': {
      const result = callValue(file, node, id, evaluator, make);
      return node.isFew ? ofFewLevels(result, pool) : result;
    }
    case 'few':
      return ofFewLevels(value(node.value), pool);
    case 'member':
      return pool.flat(value(node.object), (object) => evaluator.member(object, node.name));
    case 'element':
      return element(value(node.object), value(node.key), evaluator);
    case 'spread':
      return value(node.value);
    case 'tail':
      return pool.flat(value(node.value), (list) => tailOf(list, node.from, evaluator, make));
    case 'union':
      return pool.union(...node.of.map(value));
    case 'await':
      return pool.flat(value(node.value), (inner) => evaluator.resolved(inner));
    case 'variable':
      return variable(file, node.variable, evaluator, make);
    case 'typed':
      return evaluator.typed(file, node.type);
    case 'checked':
      return checkedValue(file, node, id, evaluator, make);
    default: {
      const item = itemAt(file, node, id, make);
      return item ? pool.one(item) : pool.empty;
    }
  }
}

/** What a node is by itself, whatever is known of others. */
function itemAt(file: EvaluatedFile, node: ValueNode, id: number, make: Makers): Value | undefined {
  switch (node.op) {
    case 'text':
      return make.text(node.text);
    case 'pattern':
      return make.pattern(node.source);
    case 'object':
    case 'array':
      return make.object(file, id, undefined);
    case 'function':
      return make.fn(file, node.fn, undefined);
    case 'class':
      return make.cls(file, node.cls, undefined);
    case 'this':
      return node.isStatic ? make.cls(file, node.cls, undefined) : make.instance(file, node.cls, undefined);
    case 'super':
      return make.superclass(file, node.cls);
    case 'caught':
      return make.error({ kind: 'region', file, region: node.region, env: undefined });
    default:
      return undefined;
  }
}

function variable(file: EvaluatedFile, index: number, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  const facts = file.facts.variables[index];
  if (!facts) return pool.empty;
  const values = facts.values.map((value) => evaluator.value(file, value));
  const all = pool.union(...values);
  return facts.stores.length > 0
    ? extend(all, [pool.one<Value>(make.store(file, index, undefined))], evaluator, make)
    : all;
}

/**
 * A function that is written as an argument gets what its callee gives it; others are open until a caller
 * fills them.
 */
function parameter(
  file: EvaluatedFile,
  { fn, index, isRest, type }: Extract<ValueNode, { op: 'parameter' }>,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const given = file.facts.functions[fn]?.use ? evaluator.givenTo(file, fn, index) : pool.empty;
  const typed = type === 0 ? pool.empty : evaluator.typed(file, type);
  // What rows say of a type of a package holds whoever gives it.
  if (
    typed.items.length > 0 &&
    typed.items.every((item) => item.kind === 'library' && item.path !== UNKNOWN_PATH)
  )
    return typed;
  return pool.union(
    given.items.length > 0 ? given : pool.one<Value>(make.parameter(file, fn, index, isRest)),
    typed,
  );
}

function callValue(
  file: EvaluatedFile,
  node: Extract<ValueNode, { op: 'call' | 'new' }>,
  id: number,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const callees = evaluator.value(file, node.callee);
  const args = argumentsOf(file, node.args, evaluator);
  const site = { file, node: id };
  if (callees.items.length === 0) return evaluator.call(NO_CALLEE, args, site);
  return evaluator.pool.flat(
    oneOfSeveral(callees, functionsIn(callees, evaluator), args, site, evaluator, make),
    (callee) =>
      node.op === 'new' ? evaluator.construct(callee, args, site) : evaluator.call(callee, args, site),
  );
}

/** Stands for a callee of which nothing is known. */
export const NO_CALLEE: Value = { kind: 'text', text: '', isWhole: false, id: 0, depth: 0 };

/** A key that may be something unknown as well gives whatever the object holds. */
function element(objects: Values, keys: Values, evaluator: Evaluator): Values {
  const { pool } = evaluator;
  const names = keys.items.flatMap((key) => (key.kind === 'text' && key.isWhole ? [key.text] : []));
  const isKnown = names.length > 0 && names.length === keys.items.length && !keys.isPartial;
  return pool.flat(objects, (object) =>
    pool.union(
      ...names.map((name) => evaluator.member(object, name)),
      ...(isKnown ? [] : [evaluator.elements(object)]),
    ),
  );
}

function tailOf(list: Value, from: number, evaluator: Evaluator, make: Makers): Values {
  const { pool } = evaluator;
  if (list.kind === 'tuple') return pool.one(make.tuple(list.elements.slice(from)));
  const each = evaluator.elements(list);
  return each.items.length > 0 ? pool.one(make.list(each)) : pool.empty;
}
