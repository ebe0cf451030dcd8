import type { ValueId } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import type { Bag, EvaluatedFile, InstanceValue } from './items.js';
import type { Makers } from './make.js';

/** More classes than this say no more of what any of them does. */
const MAX_CLASSES = 12;

/** Instances of the classes that implement an interface, in its own file and in those that may hold one. */
export function implementingClasses(file: EvaluatedFile, type: ValueId, implementers: (name: string) => readonly string[], evaluator: Evaluator, make: Makers, read: (path: string) => EvaluatedFile | undefined): Bag<InstanceValue> {
  const { pool } = evaluator;
  const node = file.facts.nodes[type];
  const name = node?.op === 'interface' ? (file.facts.interfaces[node.interface]?.name ?? '') : '';
  if (name === '') return pool.empty;
  const found: InstanceValue[] = [];
  for (const path of new Set([file.path, ...implementers(name)])) {
    const holder = path === file.path ? file : read(path);
    holder?.facts.classes.forEach((cls, index) => {
      if (cls.implements.some((of) => isType(holder, of, file, type, evaluator))) found.push(make.instance(holder, index, undefined));
    });
    if (found.length > MAX_CLASSES) return pool.unknown;
  }
  return pool.bag(found);
}

/** Whether a class names a type by what it is called in its own file. */
function isType(holder: EvaluatedFile, of: ValueId, file: EvaluatedFile, type: ValueId, evaluator: Evaluator): boolean {
  if (holder === file && of === type) return true;
  return evaluator.typed(holder, of).items.some((item) => item.kind === 'typed' && item.file === file && item.type === type);
}
