import type { FileFacts, ValueNode } from '../facts/types.js';
import { NAMED } from '../models/names.js';
import type { Evaluator } from './evaluator.js';
import type { Value, Values } from './items.js';
import { libraryValue } from './library-values.js';
import type { Makers } from './make.js';

/** What rows say of the name of a node, wherever what it names comes from. */
export function namedValue(facts: FileFacts, node: ValueNode, evaluator: Evaluator, make: Makers): Values {
  return valuesOfNames(() => namesOf(facts, node), '', evaluator, make);
}

/** What rows say of the values of a type, by its name. */
export function namedInstance(facts: FileFacts, type: ValueNode, evaluator: Evaluator, make: Makers): Values {
  return valuesOfNames(
    () => (type.op === 'member' ? [type.name] : namesOf(facts, type)),
    '.Instance',
    evaluator,
    make,
  );
}

function valuesOfNames(
  names: () => readonly string[],
  step: string,
  evaluator: Evaluator,
  make: Makers,
): Values {
  const { pool, models } = evaluator;
  if (!models.leadsOn(NAMED, '')) return pool.empty;
  const paths = names()
    .map((name) => `Member[${name}]${step}`)
    .filter((path) => models.leadsOn(NAMED, path));
  return pool.bag<Value>(paths.map((path) => libraryValue(NAMED, path, undefined, evaluator, make)));
}

function namesOf(facts: FileFacts, node: ValueNode): readonly string[] {
  switch (node.op) {
    case 'global':
      return [node.name];
    case 'import':
      return [node.name, ...(node.local === undefined ? [] : [node.local])];
    case 'variable':
      return [facts.variables[node.variable]?.name ?? ''];
    case 'class':
      return [facts.classes[node.cls]?.name ?? ''];
    case 'interface':
      return [facts.interfaces[node.interface]?.name ?? ''];
    case 'member': {
      // `this.api` is called `api`, and what is read of a module goes by its own name.
      const owner = facts.nodes[node.object];
      return owner?.op === 'this' ||
        owner?.op === 'object' ||
        (owner?.op === 'variable' && facts.variables[owner.variable]?.name === '') ||
        (owner?.op === 'import' && owner.name === '*')
        ? [node.name]
        : [];
    }
    default:
      return [];
  }
}
