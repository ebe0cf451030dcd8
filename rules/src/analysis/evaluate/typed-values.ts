import type { ValueId, ValueNode } from '../facts/types.js';
import { instanceMember } from './class-members.js';
import type { Evaluator } from './evaluator.js';
import type { LibraryValue, Value, Values } from './items.js';
import { libraryCall } from './library-call.js';
import type { EvaluatedFile } from './places.js';
import { asErrors } from './running.js';
import { instanceOf, stepInto } from './library-values.js';
import type { Makers } from './make.js';
import { placesOfModule } from './module-places.js';
import { oneOfSeveral } from './shared.js';
import { findExport } from './modules.js';
import { namedInstance } from './named.js';

/**
 * A value of which only the type is known: an instance of a class, a place in a package, what an interface
 * describes.
 */
export function typedValue(file: EvaluatedFile, type: ValueId, evaluator: Evaluator, make: Makers): Values {
  const { pool, models } = evaluator;
  const node = file.facts.nodes[type];
  if (!node) return pool.empty;
  const values = pool.union(
    writtenType(file, type, node, evaluator, make),
    namedInstance(file.facts, node, evaluator, make),
  );
  return pool.flat(values, (value) => {
    const client = value.kind === 'library' ? models.error(value.type, value.path) : undefined;
    return client === undefined
      ? pool.one<Value>(value.kind === 'library' ? keeping(value, file, type, evaluator, make) : value)
      : asErrors(pool.one(make.graph(client, { file, node: type })), evaluator, make);
  });
}

/** What a value of a type keeps may be put there in the file that names the type. */
function keeping(
  value: LibraryValue,
  file: EvaluatedFile,
  node: ValueId,
  evaluator: Evaluator,
  make: Makers,
): Value {
  const { type, path } = value;
  if (!evaluator.models.keeps(type)) return value;
  const site = { file, node };
  return make.library(type, '', libraryCall({ type, path, args: [], receiver: undefined, site }, evaluator));
}

function writtenType(
  file: EvaluatedFile,
  type: ValueId,
  node: ValueNode,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  switch (node.op) {
    case 'class':
      return pool.one(make.instance(file, node.cls, undefined));
    case 'interface':
    case 'list-type':
    case 'map-type':
    case 'function-type':
      return pool.one(make.typed(file, type));
    case 'union':
      return pool.union(...node.of.map((item) => evaluator.typed(file, item)));
    case 'variable':
      return pool.union(
        ...(file.facts.variables[node.variable]?.values ?? []).map((item) =>
          file.facts.nodes[item]?.op === 'class' ? evaluator.typed(file, item) : pool.empty,
        ),
      );
    case 'promise-type':
      return pool.one(make.promise(evaluator.typed(file, node.value), pool.empty));
    case 'result-type':
      return pool.flat(evaluator.typed(file, node.of), (fn) =>
        fn.kind === 'function' ? evaluator.invoke(fn, []) : pool.empty,
      );
    case 'awaited-type':
      return pool.flat(evaluator.typed(file, node.of), (value) => evaluator.resolved(value));
    case 'instance-type':
      return pool.flat(evaluator.typed(file, node.of), (value) => instanceOf(value, evaluator, make));
    case 'type-query':
      return evaluator.value(file, node.value);
    case 'import':
      return importedType(file, node.module, node.name, evaluator, make);
    case 'member': {
      const owner = file.facts.nodes[node.object];
      return owner?.op === 'import' && (owner.name === '*' || owner.name === 'default')
        ? importedType(file, owner.module, node.name, evaluator, make)
        : pool.empty;
    }
    default:
      return pool.empty;
  }
}

function importedType(
  file: EvaluatedFile,
  module: string,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const target = evaluator.module(module, file);
  const described = placesOfModule(module, file, target, evaluator, make).map((place) =>
    stepInto(stepInto(place, `Member[${name}]`, evaluator, make), 'Instance', evaluator, make),
  );
  const found = target && findExport(target, name, evaluator);
  return pool.union(pool.bag<Value>(described), found ? evaluator.typed(found.file, found.node) : pool.empty);
}

/** A member that an interface describes, or a class has that implements it. */
export function typedMember(
  value: Extract<Value, { kind: 'typed' }>,
  name: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool } = evaluator;
  const { file, type } = value;
  const node = file.facts.nodes[type];
  if (node?.op === 'map-type' && node.isRecord) return evaluator.typed(file, node.value);
  const facts = node?.op === 'interface' ? file.facts.interfaces[node.interface] : undefined;
  if (!facts) return node?.op === 'interface' ? pool.empty : pool.one(make.method(value, name));
  const described = facts.members.flatMap(([member, of]) =>
    member === name ? [evaluator.typed(file, of)] : [],
  );
  const inherited = facts.extends.map((parent) =>
    pool.flat(evaluator.typed(file, parent), (above) =>
      above === value ? pool.empty : evaluator.member(above, name),
    ),
  );
  const classes = evaluator.classesOf(file, type).items;
  const implemented = classes.map(
    (instance) => instanceMember(instance, name, evaluator, make) ?? pool.empty,
  );
  const found = pool.union(...implemented);
  if (found.items.length === 0) return pool.union(...described, ...inherited);
  return oneOfSeveral(found, implemented, [], { file, node: 0 }, evaluator, make);
}
