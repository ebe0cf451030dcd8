import type { ClassFacts, ValueId } from '../facts/types.js';
import type { Evaluator } from './evaluator.js';
import type { Bag, InstanceValue, Value } from './items.js';
import type { EvaluatedFile } from './places.js';
import type { Makers } from './make.js';

/** More classes than this say no more of what any of them does. */
const MAX_CLASSES = 12;

/** Where classes are looked for that may implement an interface or extend a class of a name. */
interface Places {
  readonly paths: (name: string, from: string) => readonly string[];
  readonly read: (path: string) => EvaluatedFile | undefined;
}

/** Instances of the classes that implement an interface, in its own file and in those that may hold one. */
export function implementingClasses(
  file: EvaluatedFile,
  type: ValueId,
  places: Places,
  evaluator: Evaluator,
  make: Makers,
): Bag<InstanceValue> {
  const node = file.facts.nodes[type];
  const name = node?.op === 'interface' ? (file.facts.interfaces[node.interface]?.name ?? '') : '';
  return classesWhere(
    (holder, cls) => cls.implements.some((of) => isType(holder, of, file, type, evaluator)),
    name,
    file,
    places,
    evaluator,
    make,
  );
}

/** Instances of the classes that extend a class themselves. */
export function extendingClasses(
  file: EvaluatedFile,
  cls: number,
  places: Places,
  evaluator: Evaluator,
  make: Makers,
): Bag<InstanceValue> {
  const isParent = (value: Value): boolean =>
    value.kind === 'class' && value.file === file && value.cls === cls;
  return classesWhere(
    (holder, { superclass }) => superclass !== 0 && evaluator.value(holder, superclass).items.some(isParent),
    file.facts.classes[cls]?.name ?? '',
    file,
    places,
    evaluator,
    make,
  );
}

function classesWhere(
  isMeant: (holder: EvaluatedFile, cls: ClassFacts) => boolean,
  name: string,
  file: EvaluatedFile,
  { paths, read }: Places,
  { pool }: Evaluator,
  make: Makers,
): Bag<InstanceValue> {
  if (name === '') return pool.empty;
  const found: InstanceValue[] = [];
  for (const path of new Set([file.path, ...paths(name, file.path)])) {
    const holder = path === file.path ? file : read(path);
    holder?.facts.classes.forEach((cls, index) => {
      if (isMeant(holder, cls)) found.push(make.instance(holder, index, undefined));
    });
    if (found.length > MAX_CLASSES) return pool.unknown;
  }
  return pool.bag(found);
}

/** Whether a class names a type by what it is called in its own file. */
function isType(
  holder: EvaluatedFile,
  of: ValueId,
  file: EvaluatedFile,
  type: ValueId,
  evaluator: Evaluator,
): boolean {
  if (holder === file && of === type) return true;
  return evaluator
    .typed(holder, of)
    .items.some((item) => item.kind === 'typed' && item.file === file && item.type === type);
}
